import { writeJson } from '../writers/json.js'
import { needOptions, needReport, type ReportLike } from './arguments.js'

/** `nianbao/write/json`: the report as data; `nianbao/schema` says how. */
export async function write(report: ReportLike, options: Readonly<Record<string, never>> = {}): Promise<Uint8Array> {
  needOptions('write', options, {})
  return new TextEncoder().encode(writeJson(needReport('write', report).report))
}
