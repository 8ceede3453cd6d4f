import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openModel, cellsOf, tablesOf } from '../documents/model.mjs'
import { squeeze } from '../documents/text.mjs'
import { convertInputs, outFolder } from '../inputs.mjs'

/** The figures are what a report is for: the data file, the page and the Word file must agree on every one. */
export const figures = {
  formats: ['json'],
  titles: {
    'C-json': 'the figures of the JSON are those that the document shows',
    'R-html': 'the page read back gives the same report',
    'R-docx': 'the Word file read back gives the same report',
  },
  async run(files) {
    const [fromHtml, fromDocx] = await Promise.all([readBack(files, 'html'), readBack(files, 'docx')])
    return (await Promise.all(files.map((file) => judge(file, fromHtml.get(file.name), fromDocx.get(file.name))))).flat()
  },
}

/** The outputs of one format converted once more, to JSON: the path of each by the file's name. */
async function readBack(files, format) {
  const inputs = files.filter((file) => file[format]).map((file) => ({ path: file[format], name: file.name, set: file.set ?? 'all' }))
  const converted = await convertInputs(inputs, join(outFolder, `read-${format}`), { to: ['json'] })
  return new Map(converted.map((file) => [file.name, file.json]))
}

async function judge(file, fromHtml, fromDocx) {
  const report = await readReport(file.json)
  const model = await openModel(file)
  return [
    { id: 'C-json', file: file.name, problems: model ? shownProblems(report, model) : null },
    { id: 'R-html', file: file.name, problems: file.html ? await readBackProblems(report, fromHtml) : null },
    { id: 'R-docx', file: file.name, problems: file.docx ? await readBackProblems(report, fromDocx) : null },
  ]
}

async function readReport(path) {
  const content = JSON.parse(await readFile(path, 'utf8'))
  return content.report ?? content
}

function shownProblems({ figures }, model) {
  const cells = tablesOf(model)
    .flatMap((table) => table.parts)
    .flatMap(cellsOf)
    .filter((cell) => cell.figure)
  const byPath = new Map(cells.map((cell) => [cell.figure.path, cell]))
  return figures.flatMap(({ path, value }) => {
    const cell = byPath.get(path)
    if (!cell) return [`${path} is not shown`]
    return value === null || bareNumber(cell.text) === String(value) ? [] : [`${path} is ${value}, shown as “${cell.text}”`]
  })
}

/** A change shows its sign, an amount may show its unit. */
function bareNumber(text) {
  return squeeze(text)
    .replace(/^\+/, '')
    .replace(/万?元$/, '')
}

async function readBackProblems(report, path) {
  if (!path) return ['it cannot be read back']
  const [before, after] = [essence(report), essence(await readReport(path))]
  return Object.keys(before)
    .filter((key) => before[key] !== after[key])
    .map((key) => `${key}: ${firstDifference(before[key], after[key])}`)
}

/** What must survive: title, organ, year, the words in their order, the figures with their states. */
function essence({ title, organ, year, preamble, sections, closing, figures }) {
  const texts = (blocks) =>
    blocks.map((block) => block.text ?? block.table ?? JSON.stringify(block.rows.map((row) => row.map((cell) => cell.text)))).join('⏎')
  return {
    title: squeeze(title?.value ?? ''),
    organ: organ?.value ?? '',
    year: String(year?.value ?? ''),
    text: squeeze([texts(preamble), ...sections.map((section) => `${section.heading}⏎${texts(section.blocks)}`), texts(closing)].join('⏎')),
    figures: figures
      .map(({ path, value, state }) => `${path}=${value} ${state}`)
      .toSorted()
      .join('⏎'),
  }
}

function firstDifference(one, other) {
  let at = 0
  while (one[at] === other[at]) at++
  const from = Math.max(0, at - 20)
  return `“${one.slice(from, at + 30)}” became “${other.slice(from, at + 30)}”`
}
