import { writeDocx } from '../writers/docx/write-docx.js'
import { needOptions, needReport, type ReportLike } from './arguments.js'
import { lookNeeds, type LookOptions } from './write-needs.js'

/** `nianbao/write/docx`: a Word file. */
export async function write(report: ReportLike, options: LookOptions = {}): Promise<Uint8Array> {
  needOptions('write', options, lookNeeds)
  return writeDocx(needReport('write', report).document, options)
}
