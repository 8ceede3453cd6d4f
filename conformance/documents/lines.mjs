import { points } from './pdf.mjs'

/** GB/T 9704: the type area of an upright A4 page, and the grid of 22 lines of 28 characters. */
export const typeArea = { left: points(28), right: points(210 - 26), top: points(37), bottom: points(297 - 35) }
export const linePitch = 28.95
export const characterPitch = 15.75
export const linesPerPage = 22
export const charactersPerLine = 28

const BODY_SIZE = 16

/** The runs of a page put together into lines, top to bottom: `{ text, left, right, y, size }`. */
export function linesOf(runs) {
  const lines = []
  for (const run of runs.filter((run) => run.text.trim())) {
    const line = lines.find((line) => Math.abs(line.y - run.y) < 1 && Math.abs(line.size - run.size) < 0.5)
    if (line) line.runs.push(run)
    else lines.push({ y: run.y, size: run.size, runs: [run] })
  }
  return lines.map(joinRuns).sort((one, other) => one.y - other.y)
}

function joinRuns({ y, size, runs }) {
  const sorted = runs.toSorted((one, other) => one.x - other.x)
  const last = sorted.at(-1)
  return { y, size, text: sorted.map((run) => run.text).join(''), left: sorted[0].x, right: last.x + last.width, runs: sorted }
}

export function isInTypeArea(line) {
  return line.y > typeArea.top && line.y < typeArea.bottom + 2
}

/** Pages of nothing but running text: where a grid of 22 × 28 can be counted. The last page is never full. */
export function runningTextPages(pages) {
  return pages
    .slice(0, -1)
    .map((page) => ({ number: page.number, lines: linesOf(page.runs).filter(isInTypeArea) }))
    .filter((page) => page.lines.length > 0 && page.lines.every((line) => Math.abs(line.size - BODY_SIZE) < 0.3))
}

/**
 * What is wrong with the grid. A page may be short where a table or a heading with its text did not fit on it, by two
 * lines before running text; a line of Han characters only, filled to the right edge, holds 28, or 27 where a mark could not begin
 * the next. `exact` is for text that gives no such reason; `leeway` is how far a renderer may put a line beside its place.
 */
export function gridProblems(pages, { exact = false, leeway = 0.25 } = {}) {
  const fewestCharacters = exact ? charactersPerLine : charactersPerLine - 1
  return pages.flatMap((page) => [
    ...lineCountProblems(page, pages, exact),
    ...pitchProblems(page, leeway),
    ...page.lines
      .filter(isFullHanLine)
      .filter((line) => line.text.length > charactersPerLine || line.text.length < fewestCharacters)
      .map((line) => `page ${page.number}: ${line.text.length} characters in “${line.text.slice(0, 10)}…”`),
  ])
}

/** The most lines on a page, and the most characters on a line, of those that are Han only and full. */
export function describeGrid(pages) {
  const lines = Math.max(...pages.map((page) => page.lines.length))
  const full = pages.flatMap((page) => page.lines).filter(isFullHanLine)
  return full.length > 0 ? `${lines} × ${Math.max(...full.map((line) => line.text.length))}` : `${lines} lines`
}

function lineCountProblems({ number, lines }, pages, exact) {
  const goesOn = pages.some((page) => page.number === number + 1)
  const fewest = exact ? linesPerPage : goesOn ? linesPerPage - 2 : 1
  return lines.length > linesPerPage || lines.length < fewest ? [`page ${number}: ${lines.length} lines`] : []
}

/**
 * Each line stands near its place, and small errors do not add up over the page. Only lines in the page's main face are
 * measured: another face, of a heading, has its baseline elsewhere in the same line height.
 */
function pitchProblems({ number, lines }, leeway) {
  const faces = lines.map(mainFace)
  const face = mostFrequent(faces)
  const own = lines.filter((_, index) => faces[index] === face)
  const gaps = own.slice(1).map((line, index) => line.y - own[index].y)
  const steps = gaps.map((gap) => Math.round(gap / linePitch))
  const stray = gaps.filter((gap, index) => Math.abs(gap - steps[index] * linePitch) > leeway)
  const drift = own.at(-1).y - own[0].y - linePitch * steps.reduce((sum, step) => sum + step, 0)
  return [
    ...stray.map((gap) => `page ${number}: ${gap.toFixed(2)} pt between two lines`),
    ...(Math.abs(drift) > 2 * leeway ? [`page ${number}: the last line is ${drift.toFixed(2)} pt off its place`] : []),
  ]
}

function mainFace({ runs }) {
  return runs.toSorted((one, other) => other.text.length - one.text.length)[0].font
}

function mostFrequent(values) {
  const count = (value) => values.filter((other) => other === value).length
  return values.toSorted((one, other) => count(other) - count(one))[0]
}

function isFullHanLine(line) {
  return /^\p{Script=Han}+$/u.test(line.text) && line.left < typeArea.left + 2 && line.right > typeArea.right - characterPitch
}
