/**
 * The public interface: read, check and write annual disclosure reports.
 *
 *     const { reports } = await readReports(bytes, '2024.txt')
 *     const [docx, pdf] = await writeReport(reports[0], ['docx', 'pdf'], { name: '2024', fonts: fontLoader([]), attach: false })
 */
export { readReports, writeReport, type Output, type ReadOptions, type ReadOutcome, type ReadReport } from './convert.js'
export { diagnosticToJson, formatDiagnostic } from './diagnostics/render.js'
export type { Diagnostic } from './diagnostics/diagnostic.js'
export { fontLoader } from './fonts/load-fonts.js'
export { correctionsSchema, type Correction, type Corrections } from './model/correction.js'
export type { Document } from './model/document.js'
export type { Figure, Report } from './model/report.js'
export { formats, type Format } from './writers/registry.js'
