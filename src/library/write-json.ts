import { writeJson } from '../writers/json.js'
import { needReport, type ReportLike } from './arguments.js'

/** `nianbao/write/json`: the report as data; `nianbao/schema` says how. */
export async function write(report: ReportLike): Promise<Uint8Array> {
  return new TextEncoder().encode(writeJson(needReport('write', report).report))
}
