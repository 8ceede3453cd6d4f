import type { Reporter } from '../diagnostics/diagnostic.js'
import { findForm, forms } from '../forms/index.js'
import type { CheckContext } from './context.js'
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

const statement =
  /(20\d\d)年(\d{1,2})月(\d{1,2})日(?:起|开始)?(?:，|,)?(?:至|到|—+|-+|－|–|~|～)(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日/

/** The dates of the figures; a date range elsewhere is one of something else. */
function findPeriod(passages: readonly Passage[]): Period | null {
  for (const passage of passages) {
    if (passage.section !== 'preamble' && passage.section !== 'overview') continue
    const text = passage.text.replace(/\s+/g, '')
    const match = statement.exec(text)
    if (!match || !/统计|数据|期限|时限|周期|期间|起止/.test(text)) continue
    const [quote, from, month, day, to, endMonth, endDay] = match
    const whole = Number(month) === 1 && Number(day) === 1 && Number(endMonth) === 12 && Number(endDay) === 31 && (to === undefined || to === from)
    return { passage, quote, year: Number(from), whole }
  }
  return null
}

function checkPeriod(period: Period | null, { passages }: CheckContext, report: Reporter): void {
  if (period && !period.whole) report('check/period-wrong', { quote: period.quote }, { at: period.passage.at })
  // Words for the period without readable dates: the dates are damaged, which is a finding of its own.
  const mentioned = passages.some(({ text }) => /统计(?:的)?(?:期限|时限|周期|时段|时间|期间)|数据.{0,6}(?:期限|时限|周期|截止|截至)/.test(text.replace(/\s+/g, '')))
  if (!period && !mentioned) report('check/period-missing', {})
}

function checkAgreement(period: Period | null, context: CheckContext, report: Reporter): void {
  const named = namedYear(context)
  if (named && period && named.year !== period.year) {
    report('check/years-disagree', { years: [named, { where: '统计期限', year: period.year }] }, { at: period.passage.at })
    return
  }
  const expected = named ?? (period ? { where: '统计期限', year: period.year } : null)
  const body = bodyYear(context)
  if (expected && body && body.year !== expected.year && !body.years.has(expected.year)) {
    report('check/years-disagree', { years: [expected, { where: '正文', year: body.year }] }, { at: body.passage.at })
  }
}

/** The year the report gives itself: in its title, or where the preamble names it. */
function namedYear({ report: { title }, passages }: CheckContext): { where: string; year: number } | null {
  const inTitle = title?.origin === 'read' ? /(?<!\d)(20\d\d)(?!\d)/.exec(title.value)?.[1] : undefined
  if (inTitle) return { where: '标题', year: Number(inTitle) }
  for (const { section, text } of passages) {
    if (section !== 'preamble') continue
    const match = /(?:编制|公布|公开|发布|现将|本报告).{0,40}?(?<!\d)(20\d\d)年度?政府信息公开(?:工作)?(?:年度)?报告/.exec(text.replace(/\s+/g, ''))
    if (match) return { where: '开头', year: Number(match[1]) }
  }
  return null
}

/** The year 总体情况 speaks of, where it names one alone and often. */
function bodyYear({ passages }: CheckContext): { year: number; passage: Passage; years: Set<number> } | null {
  const mentions = passages
    .filter(({ section, kind }) => section === 'overview' && kind === 'paragraph')
    .flatMap((passage) => [...withoutCitations(passage.text).matchAll(/(?<!\d)(20\d\d)年/g)].map((match) => ({ passage, year: Number(match[1]) })))
  const years = new Set(mentions.map(({ year }) => year))
  return years.size === 1 && mentions.length >= 3 ? { ...mentions[0]!, years } : null
}

function withoutCitations(text: string): string {
  return text.replace(/《[^》]*》|[〔［[(（]20\d\d[〕］\])）]/g, '')
}

/** An edition is for the reports of its years. */
function checkEditions({ tables, year, report: checked }: CheckContext, report: Reporter): void {
  if (year === null || year < forms.at(-1)!.validFrom) return
  for (const { form: id, table, content } of tables) {
    const form = findForm(id)
    const facts = { table: table.name, form: form.name, year }
    if (form.validTo !== undefined && year > form.validTo) report('check/old-form', facts, { cell: table.id, at: content.at })
    else if (year < form.validFrom && checked.year?.origin !== 'given') report('check/form-before-time', facts, { cell: table.id, at: content.at })
  }
}
