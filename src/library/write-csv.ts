import { csvLabels, writeCsv, type CsvLabels } from '../writers/csv.js'
import { needOptions, needReport, type ReportLike } from './arguments.js'
import { oneOf } from './needs.js'

/** `nianbao/write/csv`: its figures, one a line. */
export async function write(report: ReportLike, options: { readonly labels?: CsvLabels } = {}): Promise<Uint8Array> {
  needOptions('write', options, { labels: oneOf(csvLabels) })
  return new TextEncoder().encode(writeCsv(needReport('write', report).report, options.labels))
}
