/** `nianbao/read`: reading and checking, without the writers. */
export { ArgumentError } from './arguments.js'
export { readReports } from './read-all.js'
export type { ReadReports } from './read.js'
export type { ProfileRead } from '../checks/load-profile.js'
export type { DiagnosticJson } from '../diagnostics/render.js'
export { describeFinding, diagnosticToJson, formatDiagnostic } from './findings.js'
export { parseProfile } from './texts.js'
export type { ReadOptions, ReadOutcome, ReadReport } from '../convert.js'
