import { reportSchema, type Report } from '../model/report.js'
import { composeDocument } from '../compose/compose.js'
import type { ReadReport } from '../convert.js'
import { formats, type Format } from '../writers/registry.js'

/** A call that cannot be meant; the message names the argument. What is wrong with a document is never thrown: it is a finding. */
export class ArgumentError extends TypeError {
  override readonly name = 'ArgumentError'

  constructor(
    /** `writeReport` */
    readonly call: string,
    /** `formats` */
    readonly argument: string,
    fault: string,
  ) {
    super(`${call}：${argument} ${fault}`)
  }
}

/** A report that was read, or its data alone, as `JSON.parse` gives them of a written JSON. */
export type ReportLike = ReadReport | Pick<ReadReport, 'report' | 'document'> | Report

export function needBytes(call: string, value: unknown): asserts value is Uint8Array {
  if (!(value instanceof Uint8Array))
    throw new ArgumentError(call, 'bytes', '应为文件的字节（Uint8Array 或 Buffer），文字请先用 TextEncoder 转成字节')
}

export function needText(call: string, argument: string, value: unknown): asserts value is string {
  if (typeof value !== 'string' || value === '') throw new ArgumentError(call, argument, '应为文字，不能为空')
}

/** Unknown names are slips: what is misspelt would be passed over. */
export function needOptions(call: string, value: unknown, known: readonly string[]): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ArgumentError(call, 'options', '应为对象')
  const unknown = Object.keys(value).find((name) => !known.includes(name))
  if (unknown !== undefined) throw new ArgumentError(call, `options.${unknown}`, `没有这个选项，可用 ${known.join('、')}`)
}

export function needFormats(call: string, value: unknown): asserts value is readonly Format[] {
  if (!Array.isArray(value)) throw new ArgumentError(call, 'formats', `应为数组，如 ['docx', 'pdf']`)
  const unknown = (value as unknown[]).find((format) => !formats.includes(format as Format))
  if (unknown !== undefined) throw new ArgumentError(call, 'formats', `中没有“${String(unknown)}”这个格式，可用 ${formats.join('、')}`)
}

export function needReport(call: string, value: unknown): Pick<ReadReport, 'report' | 'document'> {
  const isRead = typeof value === 'object' && value !== null && 'report' in value
  const parsed = reportSchema.safeParse(isRead ? value.report : value)
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!
    throw new ArgumentError(
      call,
      'report',
      `不是报告${path.length > 0 ? `（${path.join('.')}：${message}）` : ''}，应为 readReports 读出的报告或 JSON 输出`,
    )
  }
  if (isRead && 'document' in value) return value as ReadReport
  return { report: parsed.data, document: composeDocument(parsed.data) }
}
