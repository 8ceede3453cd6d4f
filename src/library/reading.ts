/** `nianbao/read`: reading and checking, without the writers. */
export { ArgumentError } from './arguments.js'
export { readReports } from './read.js'
export { parseProfile, type ProfileRead } from '../checks/load-profile.js'
export { describeFinding, diagnosticToJson, formatDiagnostic, type DiagnosticJson } from '../diagnostics/render.js'
export type { ReadOptions, ReadOutcome, ReadReport } from '../convert.js'
