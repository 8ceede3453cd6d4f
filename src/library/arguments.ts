import { argumentFaults } from '../diagnostics/catalogue/wordings.js'
import { describeFault } from '../diagnostics/schema-fault.js'
import { reportSchema, type Report } from '../model/report.js'
import { composeDocument } from '../compose/compose.js'
import type { ReadReport } from '../convert.js'
import { optionsOf, text, type Need } from './needs.js'

/** A call that cannot be meant; the message names the argument. What is wrong with a document is never thrown: it is a finding. */
export class ArgumentError extends TypeError {
  override readonly name = 'ArgumentError'

  constructor(
    /** `writeReport` */
    readonly call: string,
    /** `formats`, `options.check.published` */
    readonly argument: string,
    fault: string,
  ) {
    super(`${call}：${argument} ${fault}`)
  }
}

/** A report that was read, or its data alone, as `JSON.parse` gives them of a written JSON. */
export type ReportLike = ReadReport | Pick<ReadReport, 'report' | 'document'> | Report

export function needBytes(call: string, value: unknown): asserts value is Uint8Array {
  if (!(value instanceof Uint8Array)) throw new ArgumentError(call, 'bytes', argumentFaults.bytes)
}

export function needText(call: string, argument: string, value: unknown): asserts value is string {
  needValue(call, argument, value, text)
}

export function needOptions(call: string, value: unknown, needs: Readonly<Record<string, Need>>): void {
  needValue(call, 'options', value, optionsOf(needs))
}

export function needValue(call: string, argument: string, value: unknown, need: Need): void {
  const wrong = need(value)
  if (wrong) throw new ArgumentError(call, argument + wrong.at, wrong.fault)
}

export function needReport(call: string, value: unknown): Pick<ReadReport, 'report' | 'document'> {
  const isRead = typeof value === 'object' && value !== null && 'report' in value
  const parsed = reportSchema.safeParse(isRead ? value.report : value, { error: describeFault })
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!
    throw new ArgumentError(call, 'report', argumentFaults.report(path.length > 0 ? `${path.join('.')} ${message}` : null))
  }
  if (isRead && 'document' in value) return value as ReadReport
  return { report: parsed.data, document: composeDocument(parsed.data) }
}
