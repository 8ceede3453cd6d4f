import { readReportsWith, type ReadOptions, type ReadOutcome } from '../convert.js'
import type { Readers } from '../readers/registry.js'
import { needBytes, needOptions, needText } from './arguments.js'
import { readNeeds } from './read-needs.js'

/**
 * Reads every report in a file and checks it. Never throws because of what the file holds: what could not be read, or is wrong, is in the
 * findings.
 *
 * @param bytes The file as it is; kind and encoding are found out.
 * @param name Its name, for findings and where the bytes leave its kind open.
 * @throws {ArgumentError} where an argument is no bytes, no name, or an option that there is not or whose value cannot be meant
 */
export type ReadReports = (bytes: Uint8Array, name: string, options?: ReadOptions) => Promise<ReadOutcome>

/** `readReports` with these readers; a file of any other kind is refused with a finding. */
export function readerOf(readers: Readers): ReadReports {
  return async (bytes, name, options = {}) => {
    needBytes('readReports', bytes)
    needText('readReports', 'name', name)
    needOptions('readReports', options, readNeeds)
    return readReportsWith(readers, bytes, name, options)
  }
}
