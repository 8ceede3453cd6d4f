import { writeCsv } from '../writers/csv.js'
import { needReport, type ReportLike } from './arguments.js'

/** `nianbao/write/csv`: its figures, one a line. */
export async function write(report: ReportLike): Promise<Uint8Array> {
  return new TextEncoder().encode(writeCsv(needReport('write', report).report))
}
