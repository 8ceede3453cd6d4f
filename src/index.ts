/**
 * The public interface: read, correct, check and write annual disclosure reports. docs/library.md has examples.
 *
 *     const { reports } = await readReports(bytes, '2024.txt')
 *     const [docx, pdf] = await writeReport(reports[0], ['docx', 'pdf'])
 */
export { ArgumentError, type ReportLike } from './library/arguments.js'
export { readReports } from './library/read-all.js'
export type { ReadReports } from './library/read.js'
export { writeReport, type WriteOptions } from './library/write.js'
export { describeFinding, diagnosticToJson, formatDiagnostic } from './library/findings.js'
export { parseCorrections, parseProfile } from './library/texts.js'
export { checkReport, renderReviewSheet, renderSarif, type ReviewOptions } from './library/review.js'
export type { ProfileRead } from './checks/load-profile.js'
export { defaultProfile, type Profile } from './checks/profile.js'
export type { CheckOptions } from './checks/index.js'
export type { Output, ReadOptions, ReadOutcome, ReadReport } from './convert.js'
export type { CorrectionsOf } from './corrections/index.js'
export type { Wish } from './corrections/wish.js'
export { catalogue, findEntry, type Code, type Entry, type Severity } from './diagnostics/catalogue.js'
export type { Diagnostic } from './diagnostics/diagnostic.js'
export type { DiagnosticJson } from './diagnostics/render.js'
export { FontError } from './fonts/font-error.js'
export { parseFont, type OwnFont } from './fonts/load-fonts.js'
export { forms } from './forms/index.js'
export { correctionsSchema, type Correction } from './model/correction.js'
export type { Document } from './model/document.js'
export type { Form } from './model/form.js'
export { reportSchema, type Content, type Figure, type Report, type Section } from './model/report.js'
export type { Source } from './model/source.js'
export { reportJsonSchema } from './writers/json-schema.js'
export { defaultFormats, formats, type Format } from './writers/registry.js'
