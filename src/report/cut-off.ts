import { forms } from '../forms/index.js'
import { collectInto } from '../diagnostics/diagnostic.js'
import type { Content, Diagnostic, Report } from '../model/report.js'
import type { Span } from '../model/span.js'
import { endsSentence } from '../language/sentence.js'

/**
 * A file that breaks off is one finding, whatever is missing for it: sections, rows of the table it breaks off in, a figure or two of the last
 * row. It breaks off where all that is missing lies behind the last thing there is, and that is unfinished.
 */
export function tellCutOff(report: Report): Report {
  const others = report.diagnostics.filter(({ code }) => code !== 'report/cut-off')
  const end = endOf(report)
  const consequences = end ? others.filter((finding) => isConsequence(finding, end)) : []
  const known = report.diagnostics.find(({ code }) => code === 'report/cut-off')
  if (!end || (!known && !isBroken(end, consequences)))
    return others.length < report.diagnostics.length ? { ...report, diagnostics: others } : report
  const found: Diagnostic[] = known ? [known] : []
  if (!known)
    collectInto(found)(
      'report/cut-off',
      { ...factsOf(consequences), last: lastRowOf(consequences) ?? end.words, missing: missingOf(consequences, end) },
      { at: end.at },
    )
  return { ...report, diagnostics: [...others.filter((finding) => !consequences.includes(finding)), ...found] }
}

/** The sections are the same in every edition. */
const official = forms[0]!.sections

/** Where a report ends that lacks only what comes behind. */
interface End {
  /** Its last words. */
  readonly words: string
  readonly at: Span | undefined
  readonly last: Content | undefined
  /** Of the section it ends in; null before the first. */
  readonly section: string | null
  readonly table: string | undefined
  /** Sections behind. */
  readonly missing: readonly string[]
}

function endOf({ kind, title, preamble, sections, closing }: Report): End | null {
  if (kind !== 'annual' || closing.length > 0 || sections.some(({ id }) => id === null)) return null
  if (sections.some(({ id }, index) => id !== official[index]?.id)) return null
  const section = sections.at(-1)
  const last = section ? section.blocks.at(-1) : preamble.at(-1)
  const missing = official.slice(sections.length).map(({ ordinal, label }) => `${ordinal}、${label}`)
  const words = last && 'text' in last ? last.text : (section?.heading ?? title?.value ?? '')
  return {
    words: words.slice(-longestQuote),
    at: last?.at ?? section?.at ?? title?.at,
    last,
    section: section?.id ?? null,
    table: official[sections.length - 1]?.table,
    missing,
  }
}

const longestQuote = 20

/** Findings of what is not there because of it. */
function isConsequence(finding: Diagnostic, end: End): boolean {
  const { code, cell, at } = finding
  const isOfTable = end.table !== undefined && cell !== undefined && (cell === end.table || cell.startsWith(`${end.table}.`))
  switch (code) {
    case 'check/section-missing':
      return true
    case 'check/section-empty':
      return at === undefined || end.at === undefined || at.end >= end.at.start
    case 'check/period-missing':
      return end.section === null
    case 'check/table-missing':
    case 'table/cut-off':
    case 'table/rows-missing':
      return isOfTable
    case 'table/values-unplaced':
      return isOfTable && end.last?.kind === 'form' && at !== undefined && at.end === end.last.at?.end
    default:
      return false
  }
}

/** Its last table lacks rows or figures, its last heading text, its last sentence an end. */
function isBroken({ last, missing, section }: End, consequences: readonly Diagnostic[]): boolean {
  if (missing.length === 0 && !(section === 'other' && last === undefined)) return false
  if (last?.kind === 'paragraph') return !endsSentence(last.text)
  if (last === undefined || last.kind === 'heading') return true
  return section !== null && consequences.some(({ code }) => code !== 'check/section-missing')
}

/** The sections behind, but those that stand there under another number. */
function missingOf(consequences: readonly Diagnostic[], end: End): string[] {
  const told = consequences.filter(({ code }) => code === 'check/section-missing').flatMap(({ facts }) => stringsOf(facts['missing']))
  return end.missing.filter((section) => told.includes(section))
}

function factsOf(consequences: readonly Diagnostic[]): { rows: string[]; figures: number; values: string[] } {
  const rows = consequences.flatMap(({ facts }) => stringsOf(facts['rows']))
  const figures = consequences.reduce((sum, { facts }) => sum + (typeof facts['figures'] === 'number' ? facts['figures'] : 0), 0)
  return { rows, figures, values: consequences.flatMap(({ facts }) => stringsOf(facts['values'])) }
}

/** The row behind which the table breaks off. */
function lastRowOf(consequences: readonly Diagnostic[]): string | undefined {
  const last = consequences.find(({ code }) => code === 'table/cut-off')?.facts['last']
  return typeof last === 'string' ? last : undefined
}

function stringsOf(fact: unknown): string[] {
  return Array.isArray(fact) ? fact.filter((one): one is string => typeof one === 'string') : []
}
