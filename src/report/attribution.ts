import { elsewhere } from '../diagnostics/catalogue/wordings.js'
import { periodsIn, upToYearEnd } from '../language/date.js'
import type { Reporter } from '../diagnostics/diagnostic.js'
import type { Report } from '../model/report.js'
import type { Span } from '../model/span.js'
import { isText, type Entry } from './entries.js'
import type { FoundTitle } from './front.js'
import type { Text } from '../model/text.js'
import { spanOf } from '../text/text.js'
import { readTitle } from '../language/report-title.js'
import { isFullOrganName, organCharacter, reportingOrgan } from '../language/organ.js'

export interface Given {
  readonly organ?: string
  readonly year?: number
  readonly title?: string
}

/** What the report says of itself outside its title. */
export interface Passages {
  readonly preamble: readonly Text[]
  /** The paragraphs of 一、总体情况. */
  readonly overview: readonly Text[]
  readonly closing: readonly Entry[]
}

export interface Attribution {
  readonly organ: Report['organ']
  readonly year: Report['year']
}

/** For a document that is no report: only what the caller says. */
export function takeGiven({ organ, year }: Given): Attribution {
  return { organ: giveValue(organ), year: giveValue(year) }
}

/** Organ and year: from the title, else from what the text says beyond doubt, else as given. Never made up. */
export function attribute(title: FoundTitle | null, passages: Passages, given: Given, report: Reporter): Attribution {
  const organ = readOrgan(title, given) ?? inferOrgan(passages) ?? giveValue(given.organ)
  const year = readYear(title, given) ?? inferYear(passages, report) ?? giveValue(given.year)
  reportOrigin(organ, year, given, report)
  return { organ, year }
}

type Found<T> = { value: T; origin: 'read' | 'inferred' | 'given'; at?: Span } | null

function giveValue<T>(value: T | undefined): Found<T> {
  return value === undefined ? null : { value, origin: 'given' }
}

function readOrgan(title: FoundTitle | null, given: Given): Found<string> {
  const written = given.title === undefined ? null : readTitle(given.title)
  if (written?.organ) return { value: written.organ, origin: 'given' }
  return title?.organ ? { value: title.organ, origin: 'read', at: title.placed.at } : null
}

function readYear(title: FoundTitle | null, given: Given): Found<number> {
  const written = given.title === undefined ? null : readTitle(given.title)
  if (written?.year) return { value: written.year, origin: 'given' }
  return title?.year ? { value: title.year, origin: 'read', at: title.placed.at } : null
}

/** The report named in its own text, its maker named there, or the signature under it. */
function inferOrgan(passages: Passages): Found<string> {
  for (const placed of openingOf(passages)) {
    const text = withoutQuotedTitles(placed.text)
    for (const pattern of namings)
      for (const { 0: words, index, groups } of text.matchAll(pattern)) {
        const organ = reportingOrgan(groups!['organ']!.replace(/\s+/g, '').replace(/(?:关于)?(?:20\d{2}年?度?)?$/, ''))
        if (isFullOrganName(organ)) return { value: organ, origin: 'inferred', at: spanOf(placed, index, index + words.length) }
      }
  }
  const signature = passages.closing
    .filter(isText)
    .find((entry) => entry.role === 'signature' && isFullOrganName(entry.placed.text.replace(/\s+/g, '')))
  return signature ? { value: signature.placed.text.replace(/\s+/g, ''), origin: 'inferred', at: signature.placed.at } : null
}

/** The text with what stands in 《》 blank, for it names other organs' documents; the report's own title, which is made public, stays. */
function withoutQuotedTitles(text: string): string {
  return text.replace(
    /(编制|撰写|发布|公布|现将)?(了?\s{0,4}《)([^《》]*)》/g,
    (whole, verb: string | undefined, open: string, title: string) =>
      verb !== undefined && readTitle(title) ? whole : `${verb ?? ''}${open}${'□'.repeat(title.length)}》`,
  )
}

const gap = '\\s{0,4}'
const name = `(?<organ>${organCharacter}{3,30}?)`
const opening = '(?:^|[，。；、]|由)\\s{0,4}'
const reportOfYear = `20\\d{2}${gap}年度?${gap}(?:政府信息|政务)公开(?:工作)?(?:年度)?(?:报告|年报)`
const makes = '(?:编制|撰写|发布|公布|形成)'
/** What an organ's own text says it does. */
const does =
  '(?=坚持|认真|深入|全面|全年|按照|围绕|严格|积极|高度|始终|以|共|通过|紧紧|公开|主动|持续|切实|不断|扎实|着力|贯彻|落实|收到|发布|累计)'

/** Wordings that say whose report it is, in the order in which they are believed; `organ` is the name, or more than it. */
const namings = [
  /** 现公布某某局2023年政府信息公开工作年度报告, 《某某局2023年…》. */
  `(?:${makes}|现将)了?${gap}《?${name}${gap}${reportOfYear}`,
  /** 某某局2023年政府信息公开工作年度报告（以下简称…）. */
  `^\\s*${name}${gap}${reportOfYear}`,
  `${opening}${name}${makes}了?${gap}${reportOfYear}`,
  /** 某某局编制本报告, 某某局依据《…》编制了本报告. */
  `${opening}${name}(?:(?:依据|根据|按照|依照)[^，。；]{0,60})?${makes}了?本(?:年度)?(?:报告|年报)`,
  /** 本报告由某某局根据…编制. */
  `本(?:年度)?(?:报告|年报)由${name}(?:根据|按照|依据|编制|撰写|负责)`,
  /** 2022年，某某县某某局坚持…, 截至2024年12月31日，某某乡人民政府通过…: whom the first sentence speaks of. */
  `^\\s*(?:20\\d{2}年度?[，,]?|截[至止][^，。；]{0,16}[，,])?(?:在[^，。；]{2,30}下[，,])?${name}${does}`,
  `(?:请)?(?:与|向|同)${name}联系`,
].map((source) => new RegExp(source, 'gu'))

/** Where a report speaks of itself: the preamble, and the overview's first paragraph, which may stand for one. */
function openingOf({ preamble, overview }: Passages): readonly Text[] {
  return [...preamble, ...overview.slice(0, 1)]
}

/** The report named in the text, the period it covers, or the year its overview begins with. */
function inferYear(passages: Passages, report: Reporter): Found<number> {
  const opening = openingOf(passages)
  const named = firstYear(opening, namedYear)
  const period = firstPeriod([...passages.preamble, ...passages.overview])
  if (named && period && named.value !== period.value) {
    report(
      'report/year-conflict',
      { named: named.value, period: period.value },
      { at: period.at, related: [{ at: named.at, text: elsewhere.namedYear(named.value) }] },
    )
  }
  return named ?? period ?? firstYear([...passages.preamble, ...passages.overview], upToYearEnd) ?? yearOfOverview(passages.overview)
}

/** 现公布…2023年政府信息公开工作年度报告, 现将我镇2023年政府信息公开工作…; not the plans and notices of a year. */
const namedYear =
  /(?<year>20\d{2})\s{0,4}年度?\s{0,4}(?:政府信息|政务)公开(?:工作)?(?:情况)?(?:年度)?(?:报告|年报)|(?:现将|我[\u3400-\u9fff]{1,2})(?<own>20\d{2})\s{0,4}年度?\s{0,4}(?:政府信息|政务)公开(?:工作|情况)(?!要点|的?意见|的?通知|安排)/u

interface FoundYear {
  value: number
  origin: 'inferred'
  at: Span
}

function firstYear(texts: readonly Text[], pattern: RegExp): FoundYear | null {
  for (const placed of texts) {
    const match = pattern.exec(placed.text)
    if (match)
      return {
        value: Number(match.groups!['year'] ?? match.groups!['own']),
        origin: 'inferred',
        at: spanOf(placed, match.index, match.index + match[0].length),
      }
  }
  return null
}

/** The whole year the figures are of. */
function firstPeriod(texts: readonly Text[]): FoundYear | null {
  for (const placed of texts) {
    const period = periodsIn(placed.text).find(({ isWholeYear }) => isWholeYear)
    if (period) return { value: period.year, origin: 'inferred', at: spanOf(placed, period.index, period.index + period.words.length) }
  }
  return null
}

/** The year the overview's paragraphs begin with, where it is also the one named most by far. */
function yearOfOverview(texts: readonly Text[]): FoundYear | null {
  const opening = texts
    .map((placed) => ({ placed, match: /^\s*(?:截[至止]到?)?(20\d{2})\s{0,4}年/.exec(placed.text) }))
    .find(({ match }) => match !== null)
  if (!opening?.match) return null
  const counts = new Map<number, number>()
  for (const { text } of texts)
    for (const match of text.replace(/《[^《》]*》/g, '').matchAll(/(?<!\d)(20\d{2})\s{0,4}年/g))
      counts.set(Number(match[1]), (counts.get(Number(match[1])) ?? 0) + 1)
  const year = Number(opening.match[1])
  const own = counts.get(year) ?? 0
  const rival = Math.max(0, ...[...counts].filter(([other]) => other !== year).map(([, count]) => count))
  return own > 2 * rival ? { value: year, origin: 'inferred', at: spanOf(opening.placed, 0, opening.match[0].length) } : null
}

function reportOrigin(organ: Found<string>, year: Found<number>, given: Given, report: Reporter): void {
  if (organ?.origin === 'inferred') report('report/organ-inferred', { organ: organ.value }, { at: organ.at })
  if (year?.origin === 'inferred') report('report/year-inferred', { year: year.value }, { at: year.at })
  if (given.organ !== undefined && organ && organ.value !== given.organ)
    report('report/option-unused', { option: '--organ', given: given.organ, found: organ.value }, { at: organ.at })
  if (given.year !== undefined && year && year.value !== given.year)
    report('report/option-unused', { option: '--year', given: String(given.year), found: String(year.value) }, { at: year.at })
}
