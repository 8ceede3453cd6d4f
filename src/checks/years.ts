import { elsewhere, formChanges, statedIn } from '../diagnostics/catalogue/wordings.js'
import { periodsIn } from '../language/date.js'
import type { Reporter } from '../diagnostics/diagnostic.js'
import { differencesOf, type FormDifference } from '../forms/differences.js'
import { findForm, findFormTable, forms } from '../forms/index.js'
import { figurePaths } from '../forms/layout.js'
import type { Form, FormTable, TableId } from '../model/form.js'
import type { CheckContext, PresentTable } from './context.js'
import type { Passage } from './passages.js'

/** AR-S05, S08, S09: the year in the title, the statistical period, the text and the forms. */
export function checkYears(context: CheckContext, report: Reporter): void {
  const period = findPeriod(context.passages)
  checkPeriod(period, context, report)
  checkAgreement(period, context, report)
  checkEditions(context, report)
}

interface Period {
  readonly passage: Passage
  readonly quote: string
  readonly year: number
  /** Runs from 1 January to 31 December of one year. */
  readonly whole: boolean
}

/** The dates of the figures: a whole year, or a range that the words before it call so. Any other range is one of something else. */
export function findPeriod(passages: readonly Passage[]): Period | null {
  for (const passage of passages) {
    if (passage.section !== 'preamble' && passage.section !== 'overview') continue
    const text = passage.text.replace(/\s+/g, '')
    const [stated] = periodsIn(text)
    if (!stated) continue
    const { words: quote, year, isWholeYear: whole } = stated
    const called = /(?:统计|数据|期限|时限|周期|时段|起止)[^。；]{0,20}$/.test(text.slice(0, stated.index))
    if (whole || called) return { passage, quote, year, whole }
  }
  return null
}

function checkPeriod(period: Period | null, { passages }: CheckContext, report: Reporter): void {
  if (period && !period.whole) report('check/period-wrong', { quote: period.quote }, { at: period.passage.at })
  // Words for the period without readable dates: the dates are damaged, which is a finding of its own.
  const mentioned = passages.some(({ text }) =>
    /统计(?:的)?(?:期限|时限|周期|时段|时间|期间)|数据.{0,6}(?:期限|时限|周期|截止|截至)/.test(text.replace(/\s+/g, '')),
  )
  if (!period && !mentioned) report('check/period-missing', {})
}

/** A preamble that contradicts itself is found where the year is read from it. */
function checkAgreement(period: Period | null, context: CheckContext, report: Reporter): void {
  if (context.report.diagnostics.some(({ code }) => code === 'report/year-conflict')) return
  const conflict = conflictOf(period, context)
  if (conflict) report('check/years-disagree', { years: conflict.years }, { at: conflict.passage.at })
}

/** Whether title, period and text name different years; what is of the other year is then no finding of its own. */
export function yearsDisagree(context: CheckContext): boolean {
  return conflictOf(findPeriod(context.passages), context) !== null
}

interface Conflict {
  readonly years: readonly { readonly where: string; readonly year: number }[]
  readonly passage: Passage
}

function conflictOf(period: Period | null, context: CheckContext): Conflict | null {
  const titled = titleYear(context)
  if (titled && period && titled.year !== period.year) {
    return { years: [titled, { where: statedIn.period, year: period.year }], passage: period.passage }
  }
  const expected = titled ?? (period ? { where: statedIn.period, year: period.year } : null)
  const body = bodyYear(context)
  if (!expected || !body || body.year === expected.year) return null
  return { years: [expected, { where: statedIn.text, year: body.year }], passage: body.passage }
}

function titleYear({ report: { title } }: CheckContext): { where: string; year: number } | null {
  const year = title?.origin === 'read' ? /(?<!\d)(20\d\d)(?!\d)/.exec(title.value)?.[1] : undefined
  return year ? { where: statedIn.title, year: Number(year) } : null
}

/** The year 总体情况 speaks of, where it names one alone and often. */
function bodyYear({ passages }: CheckContext): { year: number; passage: Passage } | null {
  const mentions = passages
    .filter(({ section, kind }) => section === 'overview' && kind === 'paragraph')
    .flatMap((passage) =>
      [...withoutCitations(passage.text).matchAll(/(?<!\d)(20\d\d)年/g)].map((match) => ({ passage, year: Number(match[1]) })),
    )
  const years = new Set(mentions.map(({ year }) => year))
  return years.size === 1 && mentions.length >= 3 ? mentions[0]! : null
}

function withoutCitations(text: string): string {
  return text.replace(/《[^》]{0,300}》|[〔［[(（]20\d\d[〕］\])）]/g, '')
}

/** An edition is for the reports of its years. A table cut off before what only its edition has tells nothing. */
function checkEditions({ tables, year, figures, report: checked }: CheckContext, report: Reporter): void {
  if (year === null || year < forms.at(-1)!.validFrom) return
  const telling = tables
    .map((present) => ({ ...present, edition: findForm(present.form) }))
    .filter(({ table, edition }) => ownPaths(table, edition.id).some((path) => figures.get(path) && figures.get(path)!.state !== 'lost'))
  reportOldForm(
    telling.filter(({ edition }) => edition.validTo !== undefined && year > edition.validTo),
    year,
    report,
  )
  if (checked.year?.origin === 'given') return
  for (const { table, edition, content } of telling)
    if (year < edition.validFrom)
      report('check/form-before-time', { table: table.name, form: edition.name, year }, { cell: table.id, at: content.at })
}

/** One form for all tables is one cause, and one finding. */
function reportOldForm(old: readonly (PresentTable & { readonly edition: Form })[], year: number, report: Reporter): void {
  const [first, ...rest] = old
  if (!first) return
  report(
    'check/old-form',
    {
      tables: old.map(({ table }) => ({
        table: table.name,
        differences: differencesOf(table, formTableOf(year, table.id)).map(writeDifference),
      })),
      form: first.edition.name,
      year,
    },
    {
      cell: first.table.id,
      at: first.content.at,
      related: rest.map(({ table, content }) => ({ cell: table.id, at: content.at, text: elsewhere.alsoOld })),
    },
  )
}

function formTableOf(year: number, id: TableId): FormTable {
  const form = forms.find(({ validFrom, validTo = Infinity }) => validFrom <= year && year <= validTo)!
  return findFormTable(form.id, id)
}

function writeDifference(one: FormDifference): string {
  switch (one.kind) {
    case 'part':
      return formChanges.part(one.part, one.rows)
    case 'columns':
      return formChanges.columns(one.part, one.own, one.other)
    case 'extra':
      return formChanges.extra(one.part, one.row)
    case 'group':
      return formChanges.group(one.row, one.count)
  }
}

const ownPathsByTable = new WeakMap<FormTable, readonly string[]>()

/** The cells no other edition has. */
function ownPaths(table: FormTable, formId: string): readonly string[] {
  const known = ownPathsByTable.get(table)
  if (known) return known
  const others = forms.filter(({ id }) => id !== formId).flatMap((form) => form.tables.filter(({ id }) => id === table.id))
  const shared = new Set(others.flatMap(figurePaths))
  const own = figurePaths(table).filter((path) => !shared.has(path))
  // The editions share one disputes table; what is its own is the same whichever asks.
  ownPathsByTable.set(table, own)
  return own
}
