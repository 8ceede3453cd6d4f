import { statedIn } from '../diagnostics/catalogue/wordings.js'
import type { Reporter } from '../diagnostics/diagnostic.js'
import type { Severity } from '../diagnostics/catalogue.js'
import { readDate } from '../language/date.js'
import { publicationDay } from '../language/page-metadata.js'
import type { Span } from '../model/span.js'
import type { CheckContext } from './context.js'
import type { OrganKind } from '../language/organ.js'
import { findPeriod } from './years.js'

/** AR-P01…P04: was it out in time. */
export function checkTime(context: CheckContext, report: Reporter): void {
  const { year } = context
  // The regulation of 2019 set the dates; older reports had others. Where years disagree it is not known which year's date it is.
  if (year === null || year < 2019 || (findPeriod(context.passages)?.year ?? year) !== year) return
  for (const stated of statedDates(context)) {
    if (stated.date < `${year + 1}-01-01`) {
      if (!stated.given) report('check/dated-too-early', { date: stated.date, year, source: stated.source }, { at: stated.at })
    } else if (checkDeadline(stated, year, context, report)) return
  }
}

interface StatedDate {
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly source: string
  /** Said by the caller. */
  readonly given: boolean
  /** A date read off the page may be that of a later edit; nothing is published before it is signed. */
  readonly sure: boolean
  readonly at?: Span | undefined
}

function statedDates({ published, report: { closing, dropped } }: CheckContext): StatedDate[] {
  if (published !== null) return [{ date: published, source: statedIn.published, given: true, sure: true }]
  const signed = closing.flatMap((content) =>
    content.kind === 'paragraph' && content.role === 'date' ? datesIn(readDate(content.text), statedIn.signed, content.at, true) : [],
  )
  const onPage = dropped.flatMap(({ text, at }) => datesIn(publicationDay(text), statedIn.page, at, false))
  return [...signed, ...onPage.slice(0, 1)]
}

function datesIn(date: string | null, source: string, at: Span | undefined, sure: boolean): StatedDate[] {
  return date === null ? [] : [{ date, source, given: false, sure, at }]
}

const codes = { department: 'check/late-department', government: 'check/late-government', township: 'check/late-government' } as const

/** True where it was late. An organ whose kind cannot be told is late only where either kind would be. */
function checkDeadline(stated: StatedDate, year: number, context: CheckContext, report: Reporter): boolean {
  const { profile, organ } = context
  const kind: OrganKind = organ.kind ?? 'government'
  const [deadline, local] = [profile.deadlines[kind], profile.localDeadlines[kind]].map((day) =>
    day === null ? null : `${year + 1}-${day}`,
  )
  const { date, source, at } = stated
  const severity: Severity | undefined = stated.sure ? undefined : 'warning'
  if (deadline && date > deadline) report(codes[kind], { date, deadline, source }, { at, severity })
  else if (local && date > local) report('check/late-locally', { date, deadline: local, source, profile: profile.name }, { at })
  else return false
  return true
}
