import { reportSchema, type Report } from '../model/report.js'

/** The report as JSON: keys in the order of the model, however the report was put together. */
export function writeJson(report: Report): string {
  return `${JSON.stringify(reportSchema.parse(report), null, 2)}\n`
}
