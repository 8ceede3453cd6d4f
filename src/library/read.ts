import { readReports as read, type ReadOptions, type ReadOutcome } from '../convert.js'
import { needBytes, needOptions, needText } from './arguments.js'

const known = ['organ', 'year', 'title', 'check', 'corrections', 'office'] as const satisfies readonly (keyof ReadOptions)[]

/**
 * Reads every report in a file and checks it. Never throws because of what the file holds: what could not be read, or is wrong, is in the
 * findings.
 *
 * @param bytes The file as it is; kind and encoding are found out.
 * @param name Its name, for findings and where the bytes leave its kind open.
 * @throws {ArgumentError} where an argument is no bytes, no name, or an option that there is not
 */
export async function readReports(bytes: Uint8Array, name: string, options: ReadOptions = {}): Promise<ReadOutcome> {
  needBytes('readReports', bytes)
  needText('readReports', 'name', name)
  needOptions('readReports', options, known)
  return read(bytes, name, options)
}
