import { modelText, openModel } from '../documents/model.mjs'
import { artifactText, pdfBlocks } from '../documents/pdf-blocks.mjs'
import { nodeRuns, pdfTables } from '../documents/pdf-tables.mjs'
import { openPdf } from '../documents/pdf.mjs'
import { squeeze } from '../documents/text.mjs'
import { applyRules } from '../results.mjs'

/** What may stand where a line or a page ends: GB/T 15834 §5.1 (standards/output.md §2) and issue 4. */
const rules = [
  { id: 'PG-heading', title: 'no heading alone at the foot of a page', check: checkHeadings },
  { id: 'PG-lines', title: 'no single line of a paragraph alone on a page', check: checkSingleLines },
  { id: 'PG-rows', title: 'no table row split over two pages', check: checkRows },
  { id: 'PG-total', title: 'rows of totals stay with the row above', check: checkTotals },
  { id: 'PG-header', title: 'table headers shown again on every page', check: checkRepeatedHeaders },
  { id: 'PG-continued', title: 'labels of row groups that run on are shown again with （续）', check: checkContinuedLabels },
  { id: 'L-01', title: 'no line starts with a mark that may not', check: checkLineStarts },
  { id: 'L-02', title: 'no line ends with a mark that may not', check: checkLineEnds },
  { id: 'L-03', title: '—— and …… are not split', check: checkPairs },
  { id: 'L-04', title: 'numbers are not split', check: checkNumbers },
  { id: 'L-12', title: 'a paragraph’s last line has at least two characters', check: checkLastLines },
]

export const pdfPages = {
  formats: ['pdf'],
  rules,
  titles: Object.fromEntries(rules.map(({ id, title }) => [id, title])),
  run: (files) => applyRules(files, 'pdf', openPdf, rules),
}

const notAtLineStart = new Set('。，、；：？！．‼⁇⁈⁉”’）〕】〗》〉］｝」』·‧～–／/,.;:?!)]}%％‰℃°')
const notAtLineEnd = new Set('“‘（〔【〖《〈［｛「『／/([{￥¥$№§')
const shown = (text) => `“${text.trim().slice(0, 14)}”`

/** Each line of a block with the next one: `check` tells whether the break between them is at fault. */
function brokenLines(pdf, isFault) {
  return pdfBlocks(pdf).flatMap(({ lines }) =>
    lines.slice(1).flatMap((next, index) => {
      const [before, after] = [lines[index].text.trimEnd(), next.text.trimStart()]
      return isFault(before, after) ? [`page ${next.page}: ${before.slice(-8)}⏎${after.slice(0, 8)}`] : []
    }),
  )
}

function checkLineStarts(pdf) {
  return brokenLines(pdf, (before, after) => notAtLineStart.has(after[0]) || (after[0] === '—' && after[1] !== '—'))
}

function checkLineEnds(pdf) {
  return brokenLines(pdf, (before) => notAtLineEnd.has(before.at(-1)))
}

function checkPairs(pdf) {
  return brokenLines(pdf, (before, after) => before.at(-1) === after[0] && '—…⋯'.includes(after[0]))
}

/** Where a space stands between two numbers they may part; the placed text does not show it, the document does. */
async function checkNumbers(pdf, file) {
  const model = await openModel(file)
  const whole = model ? modelText(model) : undefined
  return brokenLines(pdf, (before, after) => {
    const [tail, head] = [/\d[\d.,]*$/.exec(before)?.[0], /^(?:[.,]?\d[\d.,]*|[%％‰])/.exec(after)?.[0]]
    if (tail === undefined || head === undefined || isLongWord(before, after)) return false
    return whole === undefined || whole.includes(tail + head)
  })
}

/** A web address longer than a line has to break somewhere. */
function isLongWord(before, after) {
  return /[!-~]*$/.exec(before)[0].length + /^[!-~]*/.exec(after)[0].length > 28
}

function checkLastLines(pdf) {
  const long = pdfBlocks(pdf).filter((block) => block.type === 'P' && block.lines.length > 1)
  if (long.length === 0) return null
  return long
    .map((block) => squeeze(block.lines.at(-1).text))
    .filter((text) => text.replace(/\p{P}/gu, '').length < 2)
    .map((text) => `a last line “${text}”`)
}

function checkHeadings(pdf) {
  const pages = new Map()
  for (const block of pdfBlocks(pdf)) for (const line of block.lines) pages.set(line.page, { type: block.type, line })
  const last = Math.max(...pages.keys())
  return [...pages]
    .filter(([page, { type }]) => type.startsWith('H') && page !== last)
    .map(([page, { line }]) => `page ${page} ends with ${shown(line.text)}`)
}

function checkSingleLines(pdf) {
  return pdfBlocks(pdf)
    .filter((block) => block.type === 'P')
    .flatMap(({ lines }) => {
      const pages = [...new Set(lines.map((line) => line.page))]
      if (pages.length === 1) return []
      return pages
        .filter((page) => lines.filter((line) => line.page === page).length < 2)
        .map((page) => `page ${page}: one line of ${shown(lines[0].text)}`)
    })
}

const tallestRow = 20

function checkRows(pdf) {
  const tables = pdfTables(pdf)
  if (tables.length === 0) return null
  return tables.flatMap(({ cells, rows }) =>
    rows.flatMap((_, index) => {
      const own = cells.filter((cell) => cell.row === index && cell.rowSpan === 1)
      const pages = new Set(own.flatMap((cell) => nodeRuns(cell.node, pdf)).map((run) => run.page))
      const isTall = own.some((cell) => new Set(nodeRuns(cell.node, pdf).map((run) => run.y)).size > tallestRow)
      return pages.size > 1 && !isTall ? [`the row ${shown(own[0].text)} stands on the pages ${[...pages]}`] : []
    }),
  )
}

const pageOfCell = (cell, pdf) => nodeRuns(cell.node, pdf)[0]?.page

function pageOfRow(table, row, pdf) {
  return table.cells
    .filter((cell) => cell.row === row && cell.rowSpan === 1)
    .map((cell) => pageOfCell(cell, pdf))
    .find(Boolean)
}

function checkTotals(pdf) {
  const tables = pdfTables(pdf)
  if (tables.length === 0) return null
  return tables.flatMap((table) =>
    table.cells
      .filter((cell) => cell.type === 'TH' && cell.group === 'TBody' && /总计$|合计$/.test(squeeze(cell.text)) && cell.row > 0)
      .filter((cell) => table.cells.some((other) => other.row === cell.row - 1 && other.group === 'TBody'))
      .filter((cell) => pageOfCell(cell, pdf) !== pageOfRow(table, cell.row - 1, pdf))
      .map((cell) => `${shown(cell.text)} starts page ${pageOfCell(cell, pdf)}`),
  )
}

function pagesOf(table, pdf) {
  return [...new Set(table.rows.map((_, row) => pageOfRow(table, row, pdf)).filter(Boolean))]
}

const artifactsOn = (number, pdf) => squeeze(artifactText(pdf.pages[number - 1]))

function checkRepeatedHeaders(pdf) {
  const running = pdfTables(pdf).filter((table) => pagesOf(table, pdf).length > 1 && table.cells.some((cell) => cell.group === 'THead'))
  if (running.length === 0) return null
  return running.flatMap((table) =>
    pagesOf(table, pdf)
      .slice(1)
      .flatMap((page) =>
        table.cells
          .filter((cell) => cell.group === 'THead' && !artifactsOn(page, pdf).includes(squeeze(cell.text)))
          .map((cell) => `page ${page} lacks the header ${shown(cell.text)}`),
      ),
  )
}

function checkContinuedLabels(pdf) {
  const groups = pdfTables(pdf).flatMap((table) =>
    table.cells
      .filter((cell) => cell.type === 'TH' && cell.group === 'TBody' && cell.rowSpan > 1)
      .flatMap((cell) => laterPages(table, cell, pdf).map((page) => ({ cell, page }))),
  )
  if (groups.length === 0) return null
  return groups
    .filter(({ cell, page }) => !artifactsOn(page, pdf).includes(`${squeeze(cell.text)}（续）`))
    .map(({ cell, page }) => `page ${page} lacks ${shown(cell.text)}（续）`)
}

function laterPages(table, { row, rowSpan }, pdf) {
  const pages = Array.from({ length: rowSpan }, (_, index) => pageOfRow(table, row + index, pdf)).filter(Boolean)
  return [...new Set(pages)].filter((page) => page !== pages[0])
}
