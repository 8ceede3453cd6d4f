import { fontLoader } from '../dist/fonts/load-fonts.js'
import { readReports, writeReport } from '../dist/index.js'
import { generateReport, styles } from './generate.mjs'
import { formatMs, summarise, timed } from './measure.mjs'

/** What nianbao itself takes: warm times per report, growth, memory. */

const stages = ['read + match + check', 'compose', 'html', 'docx', 'pdf']
export const loadFonts = fontLoader([])

/** Distinct reports in all styles, as the bytes of their files. */
export function makeReports(count, sentences) {
  return Array.from({ length: count }, (_, seed) => {
    const { name, text } = generateReport(seed, styles[seed % styles.length], sentences)
    return { name, bytes: Buffer.from(text) }
  })
}

/** Reads, checks and writes one report in all three formats; gives the time of each stage. */
export async function convertTimed({ name, bytes }) {
  let read
  const times = { 'read + match + check': await timed(async () => void (read = await readReports(bytes, name))) }
  // The document is composed when a writer first asks for it.
  times.compose = await timed(async () => void read.reports[0].document)
  for (const format of ['html', 'docx', 'pdf']) times[format] = await timed(() => write(read.reports[0], format))
  // Packages of Word files are let go of only between turns of the event loop.
  await new Promise(setImmediate)
  return times
}

function write(report, format) {
  return writeReport(report, [format], { name: 'report', fonts: [] })
}

/** Per stage: `best`, the median over reports of each one's best of three runs, and `median` over all runs. The first fifty warm the program up. */
export async function measureWarm(reports) {
  for (const report of reports.slice(0, 50)) await convertTimed(report)
  const all = []
  for (const report of reports) all.push([await convertTimed(report), await convertTimed(report), await convertTimed(report)])
  const total = (times) => stages.reduce((sum, stage) => sum + times[stage], 0)
  const summary = (pick) => ({
    best: summarise(all.map((runs) => Math.min(...runs.map(pick)))).median,
    median: summarise(all.flatMap((runs) => runs.map(pick))).median,
  })
  return new Map([...stages.map((stage) => [stage, summary((times) => times[stage])]), ['all', summary(total)]])
}

/** Rows: 1, 10 and 100 times the prose, and as many times the files. */
export async function measureGrowth(runs = 3) {
  const rows = []
  for (const factor of [1, 10, 100]) {
    const [report] = makeReports(1, 40 * factor)
    const times = []
    for (let run = 0; run < runs; run++) times.push(await convertTimed(report))
    const best = (stage) => Math.min(...times.map((one) => one[stage]))
    rows.push([`${factor}× length`, `${(report.bytes.length / 1000).toFixed(0)} KB`, ...stages.map((stage) => formatMs(best(stage)))])
  }
  for (const count of [10, 100, 1000]) {
    const times = []
    for (const report of makeReports(count)) times.push(await convertTimed(report))
    const mean = (stage) => times.reduce((sum, one) => sum + one[stage], 0) / count
    rows.push([`${count} files`, 'mean per report', ...stages.map((stage) => formatMs(mean(stage)))])
  }
  return rows
}
