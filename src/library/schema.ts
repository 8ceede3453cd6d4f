/** `nianbao/schema`: the shape of a report, without reading or writing. */
export { reportSchema, type Content, type Figure, type Report, type Section } from '../model/report.js'
export { reportJsonSchema } from '../writers/json-schema.js'
