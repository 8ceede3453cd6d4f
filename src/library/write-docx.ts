import { writeDocx } from '../writers/docx/write-docx.js'
import { needReport, type ReportLike } from './arguments.js'

/** `nianbao/write/docx`: a Word file. */
export async function write(report: ReportLike): Promise<Uint8Array> {
  return writeDocx(needReport('write', report).document)
}
