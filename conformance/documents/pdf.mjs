import { readFile } from 'node:fs/promises'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { mustRun } from '../processes.mjs'
import { readContentStream } from './content-stream.mjs'
import { readStructure } from './structure-tree.mjs'

const POINTS_PER_MM = 72 / 25.4
export const mm = (points) => points / POINTS_PER_MM
export const points = (millimetres) => millimetres * POINTS_PER_MM

const opened = new Map()

/** As `readPdf`, once for all checks of the same file. */
export function openPdf(path) {
  if (!opened.has(path)) opened.set(path, readPdf(path))
  return opened.get(path)
}

/** Everything the checks ask of a PDF: bytes, objects (by qpdf), placed text (by pdfjs), structure. */
export async function readPdf(path) {
  const bytes = await readFile(path)
  const objects = await readObjects(path)
  const pages = await readPages(bytes, objects)
  const structure = readStructure(objects)
  return { path, bytes, objects, pages, structure, catalog: objects.resolve(objects.trailer['/Root']) }
}

/** The object graph as qpdf sees it; strings carry qpdf's prefix u: or b:, names their slash. */
async function readObjects(path) {
  const { stdout } = await mustRun('qpdf', [
    '--warning-exit-0',
    '--json=2',
    '--json-stream-data=inline',
    '--decode-level=generalized',
    path,
  ])
  const table = JSON.parse(stdout).qpdf[1]
  const resolve = (value) => {
    if (typeof value !== 'string' || !/^\d+ \d+ R$/.test(value)) return value
    const found = table[`obj:${value}`]
    return found?.stream ? { ...found.stream.dict, stream: Buffer.from(found.stream.data, 'base64') } : found?.value
  }
  const all = Object.entries(table)
    .filter(([key]) => key.startsWith('obj:'))
    .map(([key]) => ({ reference: key.slice(4), value: resolve(key.slice(4)) }))
  return { trailer: table.trailer.value, resolve, all }
}

/** `u:` strings are text already, `b:` strings are bytes in hex. */
export function textString(value) {
  if (typeof value !== 'string') return undefined
  if (value.startsWith('u:')) return value.slice(2)
  return value.startsWith('b:') ? Buffer.from(value.slice(2), 'hex').toString('latin1') : value
}

async function readPages(bytes, objects) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true })
    const dictionary = objects.resolve(`${page.ref.num} ${page.ref.gen} R`)
    const [left, bottom, right, top] = page.view
    const runs = placeRuns(content, { left, top })
    pages.push({
      number,
      runs,
      runsByMcid: groupByMcid(runs),
      reference: `${page.ref.num} ${page.ref.gen} R`,
      dictionary,
      width: right - left,
      height: top - bottom,
      painting: readContentStream(contentBytes(dictionary, objects)),
    })
  }
  await pdf.destroy()
  return pages
}

function groupByMcid(runs) {
  const groups = new Map()
  for (const run of runs) groups.set(run.mcid, [...(groups.get(run.mcid) ?? []), run])
  return groups
}

function contentBytes(dictionary, objects) {
  const contents = objects.resolve(dictionary['/Contents'])
  const streams = Array.isArray(contents) ? contents.map(objects.resolve) : [contents]
  return Buffer.concat(streams.flatMap((stream) => [stream?.stream ?? Buffer.alloc(0), Buffer.from('\n')]))
}

/**
 * pdfjs's items with the marked content they stand in: `{ text, x, y, size, width, font, mcid, artifact }`,
 * `y` being the baseline's distance from the top of the page, `x` that from its left edge.
 */
function placeRuns(content, corner) {
  const runs = []
  const marks = []
  for (const item of content.items) {
    if (item.type?.startsWith('beginMarkedContent')) marks.push({ tag: item.tag, mcid: mcidOf(item.id) })
    else if (item.type === 'endMarkedContent') marks.pop()
    else if (item.str) runs.push({ ...place(item, corner), ...belonging(marks) })
  }
  return runs
}

function mcidOf(id) {
  const match = /_mc(\d+)$/.exec(id ?? '')
  return match ? Number(match[1]) : undefined
}

function place(item, { left, top }) {
  const [a, b, , , x, y] = item.transform
  return {
    text: item.str,
    x: x - left,
    y: top - y,
    size: Math.hypot(a, b),
    upright: Math.abs(b) < 0.01,
    width: item.width,
    font: item.fontName,
  }
}

function belonging(marks) {
  const mcid = marks.findLast((mark) => mark.mcid !== undefined)?.mcid
  return { mcid, artifact: marks.some((mark) => mark.tag === 'Artifact') }
}
