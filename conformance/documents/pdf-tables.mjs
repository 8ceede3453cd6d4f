import { textString } from './pdf.mjs'
import { descendants, placesOf } from './structure-tree.mjs'

const rowGroups = ['THead', 'TBody', 'TFoot']

/** Every table of the structure tree: its node and its rows of cells, each cell with its place in the grid. */
export function pdfTables(pdf) {
  pdf.tables ??= [...descendants(pdf.structure ?? {})].filter((node) => node.type === 'Table').map((node) => readTable(node, pdf))
  return pdf.tables
}

function readTable(node, pdf) {
  const rows = node.kids.flatMap((kid) => rowsOf(kid, kid.type))
  const occupied = rows.map(() => [])
  const overlaps = []
  const cells = rows.flatMap(({ row, group }, rowIndex) => {
    let column = 0
    return row.kids.map((kid) => {
      while (occupied[rowIndex][column]) column++
      const cell = readCell(kid, pdf, { group, row: rowIndex, column })
      if (!occupy(occupied, cell)) overlaps.push(`the cell “${cell.text.slice(0, 12)}” overlaps another or leaves the table`)
      return cell
    })
  })
  return { node, rows, cells, overlaps, columnCounts: occupied.map((row) => row.filter(Boolean).length) }
}

function rowsOf(node, group) {
  if (node.type === 'TR') return [{ row: node, group }]
  return rowGroups.includes(node.type) ? node.kids.flatMap((kid) => rowsOf(kid, node.type)) : []
}

function readCell(node, pdf, place) {
  const { attributes, dictionary } = node
  return {
    ...place,
    node,
    type: node.type,
    rowSpan: attributes['/RowSpan'] ?? 1,
    colSpan: attributes['/ColSpan'] ?? 1,
    scope: attributes['/Scope'],
    id: textString(dictionary['/ID']),
    headers: (pdf.objects.resolve(attributes['/Headers']) ?? []).map(textString),
    text: nodeText(node, pdf),
  }
}

function occupy(occupied, { row, column, rowSpan, colSpan }) {
  let free = true
  for (let down = row; down < row + rowSpan; down++) {
    for (let across = column; across < column + colSpan; across++) {
      if (!occupied[down] || occupied[down][across]) free = false
      else occupied[down][across] = true
    }
  }
  return free
}

/** The runs of a node in reading order, each with its page. */
export function nodeRuns(node, pdf) {
  return [...placesOf(node)].flatMap(({ page, mcid }) => {
    const found = pdf.pages.find(({ reference }) => reference === page)
    return (found?.runsByMcid.get(mcid) ?? []).map((run) => ({ ...run, page: found.number }))
  })
}

export function nodeText(node, pdf) {
  return nodeRuns(node, pdf)
    .map((run) => run.text)
    .join('')
}
