import { checkCodes } from './catalogue/check.js'
import { correctionCodes } from './catalogue/correction.js'
import { readCodes } from './catalogue/read.js'
import { reportCodes } from './catalogue/report.js'
import { tableCodes } from './catalogue/table.js'
import { writeCodes } from './catalogue/write.js'
import type { Entry, Facts } from './entry.js'

export type { Entry, Severity } from './entry.js'

/** Every code once. A misspelt code or wrong facts do not compile. */
export const catalogue = { ...readCodes, ...tableCodes, ...reportCodes, ...correctionCodes, ...checkCodes, ...writeCodes }

export type Code = keyof typeof catalogue
export type FactsOf<C extends Code> = (typeof catalogue)[C] extends Entry<infer F extends Facts> ? F : never

const entries: ReadonlyMap<string, Entry<Facts>> = new Map(Object.entries(catalogue))

/** What the catalogue says of a code; nothing of one that only another version has. */
export function findEntry(code: string): Entry<Facts> | undefined {
  return entries.get(code)
}
