import { writeXlsx } from '../writers/xlsx/write-xlsx.js'
import { needReport, type ReportLike } from './arguments.js'

/** `nianbao/write/xlsx`: a workbook. */
export async function write(report: ReportLike): Promise<Uint8Array> {
  const one = needReport('write', report)
  return writeXlsx(one.document, one.report)
}
