import { writeXlsx } from '../writers/xlsx/write-xlsx.js'
import { needOptions, needReport, type ReportLike } from './arguments.js'

/** `nianbao/write/xlsx`: a workbook. */
export async function write(report: ReportLike, options: Readonly<Record<string, never>> = {}): Promise<Uint8Array> {
  needOptions('write', options, {})
  const one = needReport('write', report)
  return writeXlsx(one.document, one.report)
}
