import { openHtml } from '../documents/html.mjs'
import { openModel, tablesOf } from '../documents/model.mjs'
import { pdfTables } from '../documents/pdf-tables.mjs'
import { openPdf } from '../documents/pdf.mjs'
import { squeeze } from '../documents/text.mjs'

/** A figure is read aloud with its headers: they must be the same ones in every output. */
export const headers = {
  formats: ['pdf', 'html'],
  titles: {
    'C-headers-html': 'each figure of the page has the headers of the document',
    'C-headers-pdf': 'each figure of the PDF has the headers of the document',
  },
  async run(files) {
    return (await Promise.all(files.map(compare))).flat()
  },
}

async function compare(file) {
  const model = await openModel(file)
  const expected = model ? modelCells(model) : []
  const results = (html, pdf) => [
    { id: 'C-headers-html', file: file.name, problems: html },
    { id: 'C-headers-pdf', file: file.name, problems: pdf },
  ]
  if (expected.length === 0) return results(null, null)
  return results(differences(htmlCells(await openHtml(file.html)), expected), differences(pdfCells(await openPdf(file.pdf)), expected))
}

/** The data cells in reading order: `{ text, headers, caption }`, the headers as texts. */
function modelCells(model) {
  return tablesOf(model).flatMap((table) => {
    const cells = table.parts.flatMap((part) =>
      [...part.head, ...part.body].flatMap((row) => row.cells.map((cell) => ({ ...cell, caption: part.caption }))),
    )
    const texts = new Map(cells.filter((cell) => cell.id).map((cell) => [cell.id, squeeze(cell.text)]))
    return cells
      .filter((cell) => !cell.scope)
      .map(({ text, headers, caption }) => ({
        text: squeeze(text),
        headers: headers.map((id) => texts.get(id)),
        caption: caption === null ? undefined : squeeze(caption),
      }))
  })
}

function pdfCells(pdf) {
  return pdfTables(pdf).flatMap(({ cells }) => {
    const texts = new Map(cells.filter((cell) => cell.id).map((cell) => [cell.id, squeeze(cell.text)]))
    return cells
      .filter((cell) => cell.type === 'TD')
      .map(({ text, headers }) => ({ text: squeeze(text), headers: headers.map((id) => texts.get(id)) }))
  })
}

function htmlCells({ $ }) {
  return $('main table')
    .toArray()
    .flatMap((table) => {
      const texts = new Map(
        $(table)
          .find('th[id]')
          .toArray()
          .map((node) => [$(node).attr('id'), squeeze($(node).text())]),
      )
      return $(table)
        .find('td')
        .toArray()
        .map((cell) => {
          const ids = ($(cell).attr('headers') ?? '').split(/\s+/).filter(Boolean)
          return {
            text: squeeze($(cell).text()),
            headers: ids.length > 0 ? ids.map((id) => texts.get(id)) : headersByPlace($, table, cell),
          }
        })
    })
}

/** Without ids the headers are those above in the same column and those before in the same row. */
function headersByPlace($, table, cell) {
  const column = $(cell)
    .prevAll()
    .toArray()
    .reduce((sum, node) => sum + Number($(node).attr('colspan') ?? 1), 0)
  const above = $(table)
    .find('thead tr')
    .toArray()
    .flatMap((row) => {
      let at = 0
      return $(row)
        .children()
        .toArray()
        .filter((node) => {
          const from = at
          at += Number($(node).attr('colspan') ?? 1)
          return node.name === 'th' && from <= column && column < at
        })
    })
  return [...above, ...$(cell).prevAll('th').toArray()].map((node) => squeeze($(node).text()))
}

/** The part's caption may be named as one more header where it is a row of the grid. */
function differences(found, expected) {
  if (found.length !== expected.length) return [`${found.length} data cells, ${expected.length} in the document`]
  return expected.flatMap(({ text, headers, caption }, index) => {
    const own = new Set(found[index].headers)
    const missing = headers.filter((header) => header && !own.has(header))
    const extra = [...own].filter((header) => header && !headers.includes(header) && header !== caption)
    return missing.length + extra.length > 0 ? [`cell ${index + 1} “${text}”: lacks [${missing}], has [${extra}] too many`] : []
  })
}
