import { basename } from 'node:path'
import { readReports, type ReadOptions, type ReadOutcome } from '../convert.js'
import { describeError } from '../describe-error.js'
import { collectInto, type Diagnostic } from '../diagnostics/diagnostic.js'
import { readInput } from '../files.js'

/** What an input is called where it has no file name of its own. */
export function inputName(path: string): string {
  return path === '-' ? 'stdin' : basename(path)
}

/** Reads one input of several: one that cannot be opened is a finding, and the others are read all the same. */
export async function readFile(path: string, options: ReadOptions = {}): Promise<ReadOutcome> {
  try {
    return await readReports(readInput(path), inputName(path), options)
  } catch (error) {
    const diagnostics: Diagnostic[] = []
    collectInto(diagnostics)('read/failed', { reason: describeError(error) })
    return { source: null, reports: [], diagnostics }
  }
}
