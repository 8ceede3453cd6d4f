import { writeLayout } from './layout.js'
import type { EmittedReport } from './report.js'
import type { Sheet } from './sheet.js'
import { bareStyles, flatten, pipeStyles, withoutRepeats, writeLines, type SheetWriter } from './styles.js'

const sheetWriters: Readonly<Record<string, SheetWriter>> = {
  ...pipeStyles,
  ...bareStyles,
  M18: (sheet) => writeLayout(sheet),
  M20: (sheet) => writeLayout(sheet, { charPerLine: sheet.id === 'disputes' }),
}

/** Every text style by its number in the catalogue of styles, writing a whole report. */
export const reportWriters: Readonly<Record<string, (report: EmittedReport) => string[]>> = {
  ...Object.fromEntries(Object.entries(sheetWriters).map(([id, write]) => [id, (report: EmittedReport) => writeLines(report, write)])),
  M16: (report) => withoutRepeats(writeLines(report, bareStyles['M15']!)),
  M17: flatten,
}

/** Styles in which an empty cell leaves no trace that could be counted. */
export const blanksVanish: ReadonlySet<string> = new Set(['M15', 'M16', 'M17', 'M18', 'M19', 'M20', 'M21'])

/** The report with its tables' labels written otherwise. */
export function withLabels(report: EmittedReport, write: (label: string) => string): EmittedReport {
  return withSheets(report, (sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => row.map((cell) => (cell.isValue ? cell : { ...cell, text: write(cell.text) }))),
  }))
}

/** The report with its tables changed. */
export function withSheets(report: EmittedReport, change: (sheet: Sheet) => Sheet): EmittedReport {
  return { ...report, sections: report.sections.map((section) => (section.sheet ? { ...section, sheet: change(section.sheet) } : section)) }
}
