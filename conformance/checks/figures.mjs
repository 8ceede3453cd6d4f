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
    'R-ofd': 'the OFD read back gives the same report',
    'R-xlsx': 'the workbook read back gives the same report',
    'R-pdf': 'the PDF read back gives the same words and figures',
  },
  async run(files) {
    const back = new Map(
      await Promise.all(['html', 'docx', 'ofd', 'xlsx', 'pdf'].map(async (format) => [format, await readBack(files, format)])),
    )
    return (await Promise.all(files.map((file) => judge(file, (format) => back.get(format).get(file.name))))).flat()
  },
}

/** The outputs of one format converted once more, to JSON: the path of each by the file's name. */
async function readBack(files, format) {
  const inputs = files.filter((file) => file[format]).map((file) => ({ path: file[format], name: file.name, set: file.set ?? 'all' }))
  const converted = await convertInputs(inputs, join(outFolder, `read-${format}`), { to: ['json'] })
  return new Map(converted.map((file) => [file.name, file.json]))
}

async function judge(file, pathOf) {
  const report = await readReport(file.json)
  const model = await openModel(file)
  return [
    { id: 'C-json', file: file.name, problems: model ? shownProblems(report, model) : null },
    ...(await Promise.all(
      ['html', 'docx', 'ofd', 'xlsx'].map(async (format) => {
        const problems = file[format] ? await readBackProblems(report, pathOf(format)) : null
        return { id: `R-${format}`, file: file.name, problems }
      }),
    )),
    {
      id: 'R-pdf',
      file: file.name,
      problems: file.pdf ? await readBackProblems(onPaper(report), pathOf('pdf'), report.title?.origin === 'read' ? [] : ['title']) : null,
    },
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

async function readBackProblems(report, path, unsaid = []) {
  if (!path) return ['it cannot be read back']
  const [before, after] = [essence(report), essence(await readReport(path))]
  return Object.keys(before)
    .filter((key) => before[key] !== after[key] && !unsaid.includes(key))
    .map((key) => `${key}: ${firstDifference(before[key], after[key])}`)
}

/** A page shows neither that a figure was worked out nor that the title was. */
function onPaper(report) {
  const figures = report.figures.map((figure) => (figure.state === 'inferred' ? { ...figure, state: 'read' } : figure))
  return { ...report, figures }
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
