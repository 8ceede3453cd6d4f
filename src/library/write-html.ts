import { writeHtml } from '../writers/html/write-html.js'
import { needOptions, needReport, type ReportLike } from './arguments.js'

/** `nianbao/write/html`: a page, without links to other formats. */
export async function write(report: ReportLike, options: Readonly<Record<string, never>> = {}): Promise<Uint8Array> {
  needOptions('write', options, {})
  return new TextEncoder().encode(writeHtml(needReport('write', report).document))
}
