import type { Reporter } from '../diagnostics/diagnostic.js'

/** A Word file may be large with pictures. Beyond this, memory and not the document would decide. */
const byteLimit = 100_000_000

/** Whether a file is too large to be read; that has been reported. Its size tells, so that it need not be opened. */
export function refuseSize(bytes: number, report: Reporter): boolean {
  if (bytes <= byteLimit) return false
  report('read/too-large', { megabytes: Math.ceil(bytes / 1e6), limit: byteLimit / 1e6 })
  return true
}
