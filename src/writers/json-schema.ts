import * as z from 'zod'
import { reportSchema } from '../model/report.js'

/** JSON Schema of the JSON output. */
export function reportJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(reportSchema)
  return { $schema, title: '政府信息公开工作年度报告', ...schema }
}
