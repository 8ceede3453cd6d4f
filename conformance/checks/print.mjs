import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { withPages } from '../browser.mjs'
import { gridProblems, linesOf, runningTextPages, typeArea } from '../documents/lines.mjs'
import { mm, points, readPdf } from '../documents/pdf.mjs'
import { squeeze } from '../documents/text.mjs'
import { outFolder } from '../inputs.mjs'

/** The page as Chromium prints it: the sheet of GB/T 9704. */
export const print = {
  formats: ['html'],
  titles: {
    'print-paper': 'prints on A4, all text within the type area',
    'print-grid': 'prints 22 lines × 28 characters',
    'print-hidden': 'prints neither navigation nor skip link',
    'print-heads': 'prints table headers again on every page',
    'print-number': 'prints page numbers “— 1 —”, odd right, even left',
  },
  async run(files) {
    const folder = join(outFolder, 'print')
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    const items = files.map((file, index) => ({ file, path: join(folder, `${index + 1}.pdf`) }))
    return (await withPages(items, printAndMeasure)).flat()
  },
}

async function printAndMeasure(page, { file, path }) {
  await page.goto(pathToFileURL(file.html).href)
  const hidden = await page.evaluate(() =>
    [...document.querySelectorAll('nav a, nav p, a[href="#main"]')].map((element) => element.textContent),
  )
  const main = await page.evaluate(textOfReport)
  const heads = await page.evaluate(() =>
    [...document.querySelectorAll('thead')].map((head) => [...head.querySelectorAll('th')].map((cell) => cell.textContent)),
  )
  await page.pdf({ path, preferCSSPageSize: true, printBackground: true })
  const { pages } = await readPdf(path)
  const result = (id, problems) => ({ id, file: file.name, problems })
  const full = runningTextPages(pages)
  return [
    result('print-paper', pages.flatMap(paperProblems)),
    result('print-grid', full.length > 0 ? gridProblems(full, { exact: file.isGrid, leeway: PIXEL_LEEWAY }) : null),
    result('print-hidden', hidden.length > 0 ? hiddenProblems(hidden, main, pages) : null),
    result('print-heads', heads.length > 0 ? headProblems(heads, pages) : null),
    result('print-number', pages.flatMap(numberProblems)),
  ]
}

const LEEWAY = 8.5
/** Chromium sets lines on whole pixels, and a line with digits of another face a little off. */
const PIXEL_LEEWAY = 1.6

/** The type area of a sheet on its side: the upright one turned a quarter to the left. */
const sidewaysArea = { left: points(35), right: points(297 - 37), top: points(28), bottom: points(210 - 26) }
const isSideways = ({ width, height }) => width > height

function paperProblems(page) {
  const { number, width, height, runs } = page
  const area = isSideways(page) ? sidewaysArea : typeArea
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  const paper = Math.abs(mm(short) - 210) < 0.5 && Math.abs(mm(long) - 297) < 0.5 ? [] : [`page ${number}: ${mm(width)} × ${mm(height)} mm`]
  const outside = runs
    .filter((run) => run.text.trim() && run.upright && run.y < area.bottom)
    .filter(({ x, width, y, size }) => x < area.left - LEEWAY || x + width > area.right + LEEWAY || y - size < area.top - 4)
  return [
    ...paper,
    ...outside.map((run) => `page ${number}: “${run.text.slice(0, 12)}” at ${mm(run.x).toFixed(0)}–${mm(run.x + run.width).toFixed(0)} mm`),
  ]
}

/** In the page: its main text without any navigation in it. */
function textOfReport() {
  const main = document.querySelector('main').cloneNode(true)
  for (const nav of main.querySelectorAll('nav')) nav.remove()
  return main.textContent
}

/** A section's name stands in the contents and over the section: it must not be printed more often than the text has it. */
function hiddenProblems(hidden, main, pages) {
  const printed = squeeze(
    pages
      .flatMap((page) => page.runs)
      .map((run) => run.text)
      .join(''),
  )
  const count = (text, piece) => text.split(piece).length - 1
  const pieces = [...new Set(hidden.map(squeeze))].filter(Boolean)
  return pieces.filter((piece) => count(printed, piece) > count(squeeze(main), piece)).map((piece) => `“${piece.slice(0, 16)}” is printed`)
}

/**
 * Of a header of several cells: it must start each page on which its table goes on. Which pages those are is not
 * known here; but a page whose first line is a body row of a table has no header above it.
 */
function headProblems(heads, pages) {
  const headerCells = new Set(heads.flat().map(squeeze))
  return pages.slice(1).flatMap(({ number, runs }) => {
    const first = linesOf(runs)[0]
    const isFigures = first !== undefined && first.runs.filter((run) => /^\s*\d+\s*$/.test(run.text)).length >= 4
    return isFigures && !headerCells.has(squeeze(first.text)) ? [`page ${number} starts with the row “${first.text.slice(0, 20)}”`] : []
  })
}

/** On a sheet on its side too the number stands at the foot: CSS as the checkers know it cannot turn it. */
function numberProblems(page) {
  const area = isSideways(page) ? sidewaysArea : typeArea
  const { number, runs } = page
  const footer = linesOf(runs).findLast((line) => line.y > area.bottom)
  if (footer?.text.replace(/\s+/g, ' ').trim() !== `— ${number} —`) return [`page ${number}: “${footer?.text ?? ''}”`]
  const isRight = footer.left > (area.left + area.right) / 2
  return isRight === (number % 2 === 1) ? [] : [`page ${number}: the number is on the wrong side`]
}
