import { describeInk, pageNumberInk } from '../documents/ink.mjs'
import { characterPitch, describeGrid, gridProblems, isInTypeArea, linesOf, runningTextPages, typeArea } from '../documents/lines.mjs'
import { openModel } from '../documents/model.mjs'
import { pdfBlocks } from '../documents/pdf-blocks.mjs'
import { mm, openPdf } from '../documents/pdf.mjs'
import { squeeze } from '../documents/text.mjs'
import { applyRules } from '../results.mjs'
import { inkProblems } from './libreoffice.mjs'

/** GB/T 9704 as listed in standards/output.md §1, measured on the placed text. */
const rules = [
  { id: 'G-01', title: 'A4', check: checkPaper },
  { id: 'G-04', title: 'text within the type area of 156 × 225 mm', check: checkTypeArea },
  { id: 'G-05', title: 'running text in 16 pt, one face', check: checkBodyFace },
  { id: 'G-06', title: '22 lines × 28 characters', check: checkGrid, measure: measureGrid },
  { id: 'G-07', title: 'text is black', check: checkBlack },
  { id: 'G-10', title: 'title in 22 pt, centred, no stub of a line', check: checkTitle },
  { id: 'G-12', title: 'paragraphs indented by two characters, turned lines flush', check: checkIndent },
  { id: 'G-13', title: 'headings in 16 pt, levels 1 and 2 in faces of their own', check: checkHeadingFaces },
  { id: 'G-16', title: 'the first page shows running text', check: checkFirstPage },
  { id: 'G-18', title: 'lines justified but for the last', check: checkJustified },
  { id: 'G-24', title: 'organ and date placed as without a seal', check: checkSignature },
  { id: 'G-30', title: 'page numbers “— 1 —” in 14 pt on every page', check: checkPageNumbers },
  { id: 'G-31', title: 'page number’s ink 7 mm ± 0.5 below the type area', check: checkInk, measure: measureInk },
  { id: 'G-32', title: 'page numbers odd right, even left, one character inset', check: checkSides },
]

export const pdfLayout = {
  formats: ['pdf'],
  rules,
  titles: Object.fromEntries(rules.map(({ id, title }) => [id, title])),
  run: (files) => applyRules(files, 'pdf', openPdf, rules),
}

const near = (one, other, tolerance) => Math.abs(one - other) <= tolerance
const shown = (text) => `“${text.slice(0, 14)}”`
const isUpright = (page) => page.height > page.width
const bodyParagraphs = (pdf) => pdfBlocks(pdf).filter((block) => block.type === 'P' && block.lines.length > 0)
/** A mark at either end of a line may have given up half of its width. */
const HALF = 8.5

function checkPaper({ pages }) {
  const isA4 = ({ width, height }) => near(Math.min(width, height), 595.28, 0.5) && near(Math.max(width, height), 841.89, 0.5)
  return pages
    .filter((page) => !isA4(page))
    .map((page) => `page ${page.number}: ${mm(page.width).toFixed(1)} × ${mm(page.height).toFixed(1)} mm`)
}

function checkTypeArea({ pages }) {
  return pages.filter(isUpright).flatMap(({ number, runs }) =>
    runs
      .filter((run) => !run.artifact && run.text.trim())
      .filter(
        ({ x, y, size, width }) =>
          x < typeArea.left - HALF || x + width > typeArea.right + HALF || y - 0.95 * size < typeArea.top - 3 || y > typeArea.bottom + 1,
      )
      .map(
        (run) =>
          `page ${number}: ${shown(run.text)} at ${mm(run.x).toFixed(1)}–${mm(run.x + run.width).toFixed(1)} mm, ${mm(run.y).toFixed(1)} mm down`,
      ),
  )
}

/** Characters that the face lacks come from another one; but one face has nearly all of the text. */
/** 版记 is set in 14 pt (7.4). */
const isImprint = ({ lines }) =>
  /^(?:抄送|抄报|分送)[：:]|印发$/.test(
    lines
      .flatMap((line) => line.runs.map((run) => run.text))
      .join('')
      .replace(/\s/g, ''),
  )

function checkBodyFace(pdf) {
  const runs = bodyParagraphs(pdf)
    .filter((block) => !isImprint(block))
    .flatMap((block) => block.lines)
    .flatMap((line) => line.runs)
  if (runs.length === 0) return null
  const sizes = runs.filter((run) => !near(run.size, 16, 0.05)).map((run) => `${shown(run.text)} in ${run.size} pt`)
  const counts = new Map()
  for (const run of runs) counts.set(run.font, (counts.get(run.font) ?? 0) + run.text.length)
  const share = Math.max(...counts.values()) / [...counts.values()].reduce((sum, count) => sum + count)
  return share >= 0.6 ? sizes : [...sizes, `the main face has only ${(100 * share).toFixed(0)} % of the text`]
}

function checkGrid({ pages }, file) {
  const full = runningTextPages(pages)
  return full.length > 0 ? gridProblems(full, { exact: file.isGrid }) : null
}

function checkBlack({ pages }) {
  return pages.flatMap(({ number, painting }) =>
    painting.paints.filter(({ isText, fill }) => isText && !isBlack(fill)).map(({ fill }) => `page ${number}: text in ${fill.join(' ')}`),
  )
}

async function measureGrid({ pages }) {
  const full = runningTextPages(pages)
  return full.length > 0 ? describeGrid(full) : undefined
}

const isBlack = (fill) => (fill.length === 4 ? fill[3] === 1 : fill.every((part) => part === 0))

function checkTitle(pdf) {
  const title = pdfBlocks(pdf).find((block) => block.type === 'H1')
  if (!title) return null
  const longest = Math.max(...title.lines.map((line) => line.right - line.left))
  return title.lines.flatMap(({ text, left, right, size }) => [
    ...(near(size, 22, 0.05) ? [] : [`${shown(text)} in ${size} pt`]),
    ...(near(left - typeArea.left, typeArea.right - right, 2 + (endsInMark(text) ? size / 2 : 0))
      ? []
      : [`${shown(text)} is off the centre by ${((left - typeArea.left - typeArea.right + right) / 2).toFixed(1)} pt`]),
    ...(right - left >= longest / 4 ? [] : [`${shown(text)} is a stub of a line`]),
  ])
}

/** With the model at hand its roles tell what is running text; else what starts near the left edge is. */
async function runningParagraphs(pdf, file) {
  const model = await openModel(file)
  const paragraphs = bodyParagraphs(pdf)
  if (!model) return paragraphs.filter((block) => block.lines[0].left < typeArea.left + 60)
  const texts = new Set(
    model.blocks.filter((block) => block.kind === 'paragraph' && block.role === 'body').map((block) => squeeze(block.text)),
  )
  return paragraphs.filter((block) => texts.has(squeeze(block.lines.map((line) => line.text).join(''))))
}

async function checkIndent(pdf, file) {
  const paragraphs = await runningParagraphs(pdf, file)
  if (paragraphs.length === 0) return null
  const within = (x, expected) => x > expected - HALF && x < expected + 0.6
  return paragraphs.flatMap(({ lines: [first, ...others] }) => [
    ...(within(first.left, typeArea.left + 2 * characterPitch)
      ? []
      : [`${shown(first.text)} is indented by ${(first.left - typeArea.left).toFixed(1)} pt`]),
    ...others
      .filter((line) => !within(line.left, typeArea.left))
      .map((line) => `${shown(line.text)} starts ${(line.left - typeArea.left).toFixed(1)} pt from the edge`),
  ])
}

function checkHeadingFaces(pdf) {
  const faces = new Map()
  const problems = []
  for (const { type, lines } of pdfBlocks(pdf).filter((block) => /^(H[2-6]|P)$/.test(block.type) && !isImprint(block))) {
    for (const run of lines.flatMap((line) => line.runs)) {
      if (!near(run.size, 16, 0.05)) problems.push(`${type} ${shown(run.text)} in ${run.size} pt`)
      if (/\p{Script=Han}/u.test(run.text) && !faces.has(type)) faces.set(type, run.font)
    }
  }
  if (!faces.has('H2')) return null
  const own = [...faces].filter(([type]) => ['H2', 'H3', 'P'].includes(type))
  return new Set(own.map(([, face]) => face)).size === own.length ? problems : [...problems, 'H2, H3 and P share a face']
}

function checkFirstPage(pdf) {
  const paragraphs = bodyParagraphs(pdf)
  if (paragraphs.length === 0) return null
  return paragraphs.some((block) => block.lines[0].page === 1) ? [] : ['no paragraph on the first page']
}

async function checkJustified(pdf, file) {
  const lines = (await runningParagraphs(pdf, file)).flatMap((block) => block.lines.slice(0, -1))
  if (lines.length === 0) return null
  const endsFlush = ({ text, right }) => near(right, typeArea.right, endsInMark(text) ? HALF : 1.2)
  return lines
    .filter((line) => !endsFlush(line) && !line.text.endsWith('\n') && !isHopeless(line))
    .map((line) => `${shown(line.text)} on page ${line.page} ends ${(typeArea.right - line.right).toFixed(1)} pt before the edge`)
}

/** An address leaves nothing to stretch: a line of it stays short rather than be torn apart by more than an em in each place. */
function isHopeless({ text, right, size }) {
  const places = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return typeArea.right - right > places * size
}

const endsInMark = (text) => /[\p{P}\s]$/u.test(text)

/** 7.3.5.2: the shorter of the two lines decides which of them stands two characters from the right. */
async function checkSignature(pdf, file) {
  const model = await openModel(file)
  const line = (role) => {
    const block = model?.blocks.findLast((block) => block.kind === 'paragraph' && block.role === role)
    return block && bodyParagraphs(pdf).findLast((candidate) => squeeze(candidate.lines[0].text) === squeeze(block.text))?.lines[0]
  }
  const [organ, date] = [line('signature'), line('date')]
  if (!organ || !date) return null
  const gap = ({ right }) => (typeArea.right - right) / characterPitch
  const width = ({ left, right }) => right - left
  const longer = width(date) > width(organ) ? date : organ
  return [
    ...(longer === date || near(organ.left + 2 * characterPitch, date.left, 6)
      ? []
      : ['the date does not start two characters after the organ']),
    ...(near(gap(longer), 2, 0.4) ? [] : [`${shown(longer.text)} stands ${gap(longer).toFixed(1)} characters from the right`]),
  ]
}

const footerOf = ({ runs }) => linesOf(runs.filter((run) => run.artifact && run.upright)).findLast((line) => !isInTypeArea(line))

function checkPageNumbers({ pages }) {
  return pages.flatMap((page) => {
    if (!isUpright(page)) return numberAnywhere(page)
    const footer = footerOf(page)
    if (!footer) return [`page ${page.number} has no number`]
    const isRight = footer.text.replace(/\s+/g, ' ').trim() === `— ${page.number} —` && near(footer.size, 14, 0.05)
    return isRight ? [] : [`page ${page.number}: “${footer.text}” in ${footer.size} pt`]
  })
}

/** On a landscape page the number stands where the upright page has it, turned. */
function numberAnywhere(page) {
  const text = page.runs
    .filter((run) => run.artifact)
    .map((run) => run.text)
    .join('')
  return squeeze(text).includes(`—${page.number}—`) ? [] : [`page ${page.number} has no number`]
}

function inksOf(pdf) {
  pdf.inks ??= pageNumberInk(pdf.path)
  return pdf.inks
}

async function checkInk(pdf) {
  return inkProblems(await inksOf(pdf), pdf.pages)
}

async function measureInk(pdf) {
  return describeInk((await inksOf(pdf)).filter((_, index) => isUpright(pdf.pages[index])))
}

function checkSides({ pages }) {
  const inset = 14
  return pages.filter(isUpright).flatMap((page) => {
    const footer = footerOf(page)
    if (!footer) return [`page ${page.number} has no number`]
    const distance = page.number % 2 === 1 ? typeArea.right - footer.right : footer.left - typeArea.left
    return near(distance, inset, 2) ? [] : [`page ${page.number}: the number stands ${distance.toFixed(1)} pt from its side`]
  })
}
