import { writeHtml } from '../writers/html/write-html.js'
import { needReport, type ReportLike } from './arguments.js'

/** `nianbao/write/html`: a page, without links to other formats. */
export async function write(report: ReportLike): Promise<Uint8Array> {
  return new TextEncoder().encode(writeHtml(needReport('write', report).document))
}
