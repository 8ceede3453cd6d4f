import type { Severity } from '../diagnostics/catalogue.js'
import type { Reporter } from '../diagnostics/diagnostic.js'
import type { Source } from '../model/source.js'
import type { Span } from '../model/span.js'
import type { LedgerEntry } from './ledger.js'

/** Says what text went nowhere, all of one weight in one finding: a number or a sentence that is lost is an error. */
export function reportUnaccounted(entries: readonly LedgerEntry[], source: Source, report: Reporter): void {
  const lost = joinLost(entries, source.text)
  for (const severity of ['error', 'warning', 'info'] as const) {
    const own = lost.filter(({ text }) => severityOf(text) === severity)
    const [first, ...others] = own
    if (!first) continue
    const related = others.map(({ at, text }) => ({ at, text: `“${text}”` }))
    report('report/unaccounted', { count: own.length, texts: own.map(({ text }) => text) }, { at: first.at, severity, related })
  }
}

interface Lost {
  readonly at: Span
  readonly text: string
}

/** Stretches with nothing but markup between them are one, as a reader of the page would see them. */
function joinLost(entries: readonly LedgerEntry[], source: string): Lost[] {
  const joined: Lost[] = []
  let touches = false
  for (const { kind, at } of entries) {
    const isLost = kind === 'unaccounted'
    const last = joined.at(-1)
    if (isLost) {
      const text = source.slice(at.start, at.end).replace(/\s+/g, ' ').trim()
      if (touches && last) joined[joined.length - 1] = { at: { start: last.at.start, end: at.end }, text: `${last.text} ${text}` }
      else joined.push({ at, text })
    }
    touches = isLost || (touches && kind === 'markup')
  }
  return joined
}

function severityOf(text: string): Severity {
  if (isNotice(text)) return 'info'
  return /\p{N}|[。！？；]|[\p{Script=Han}，、]{8}/u.test(text) ? 'error' : 'warning'
}

/** What a page keeps for browsers that cannot show an element. */
function isNotice(text: string): boolean {
  return text.length < 80 && /浏览器.{0,12}不支持|不支持.{0,20}浏览器|not support/.test(text)
}
