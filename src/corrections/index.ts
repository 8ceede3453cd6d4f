import type { Reporter } from '../diagnostics/diagnostic.js'
import type { Correction } from '../model/correction.js'
import type { Report } from '../model/report.js'
import type { Source } from '../model/source.js'
import { hashOf } from '../platform/hash.js'
import { applyCorrections } from './apply.js'
import { keyOf, wantedOf } from './outcome.js'
import { parseCorrections } from './parse.js'
import { resolveWish, type Wish } from './wish.js'

/** What a file's reports are corrected by. */
export interface CorrectionsOf {
  /** The file of corrections beside it, `<input>.更正.json`: its name, for findings, and its text. */
  readonly file?: { readonly name: string; readonly text: string } | undefined
  /** Those of one run, which go before the file's. */
  readonly wishes?: readonly Wish[] | undefined
}

/** Corrections that have been read. */
export interface OpenedCorrections {
  readonly list: readonly Correction[]
  /** The source is the one they were made for. */
  readonly bound: boolean
  readonly wishes: readonly Wish[]
  readonly source: Source
}

/** Opens the corrections of a file that was read; null where there are none. Those of a report it does not have are told at once. */
export function openCorrections(
  of: CorrectionsOf | undefined,
  bytes: Uint8Array,
  { source, parts }: { readonly source: Source; readonly parts: number },
  report: Reporter,
): OpenedCorrections | null {
  const { file, wishes = [] } = of ?? {}
  if (!file && wishes.length === 0) return null
  const parsed = file ? parseCorrections(file.text) : null
  if (parsed && 'problem' in parsed) report('correction/file', { name: file!.name, reason: parsed.problem })
  const corrections = parsed && 'corrections' in parsed ? parsed.corrections : null
  const list = corrections?.corrections ?? []
  for (const one of [...list, ...wishes.map(asCorrection)])
    if ((one.part ?? 1) > parts) report('correction/no-part', { ...wantedOf(one, ''), part: one.part!, parts })
  return { list, bound: corrections === null || corrections.source.sha256 === hashOf(bytes), wishes, source }
}

/** One report of the file with its corrections. */
export function correctPart(read: Report, { list, bound, wishes, source }: OpenedCorrections, part: number, report: Reporter): Report {
  const isOwn = (one: { readonly part?: number | undefined }) => (one.part ?? 1) === part + 1
  const asked = wishes.filter(isOwn).map((wish) => resolveWish(wish, read, source))
  for (const one of asked) if ('problem' in one) one.problem(report)
  const own = asked.flatMap((one) => ('correction' in one ? [one.correction] : []))
  const replaced = new Set(own.map(keyOf))
  const kept = list.filter(isOwn).filter((one) => !replaced.has(keyOf(one)))
  const corrected = applyCorrections(read, bound ? [...kept, ...own] : kept, bound, report)
  return bound ? corrected : applyCorrections(corrected, own, true, report)
}

function asCorrection({ target, after, part }: Wish): Correction {
  return { path: target, before: null, after, ...(part === undefined ? {} : { part }) }
}
