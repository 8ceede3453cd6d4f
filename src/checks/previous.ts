import { unusable } from '../diagnostics/catalogue/wordings.js'
import type { Reporter } from '../diagnostics/diagnostic.js'
import { cellLabelOf, formatCellLabel } from '../forms/labels.js'
import { figurePaths } from '../forms/layout.js'
import type { Report } from '../model/report.js'
import { numberInUnit } from './amounts.js'
import { indexFigures, type CheckContext } from './context.js'
import { isShortFor } from '../language/organ.js'
import { similarity } from './similarity.js'

/** AR-C07, C08, C09, C11, Q01: this year's report beside last year's. */
export function checkPrevious(context: CheckContext, report: Reporter): void {
  if (!context.previous) return
  const reason = whyUnusable(context.previous, context)
  if (reason !== null) {
    report('check/previous-unusable', { reason })
    return
  }
  const now = numbersOf(context.report)
  const then = numbersOf(context.previous)
  checkCarriedIn(now, then, context, report)
  checkInForce(now, then, context, report)
  checkMatters(now, then, context, report)
  checkUnusual(now, then, context, report)
  checkFeeUnit(context.previous, context, report)
  checkSimilarity(context.previous, context, report)
}

/** Last year's report where it can be used, for the other rules that recompute from it. */
export function usablePrevious(context: CheckContext): ReadonlyMap<string, number> | null {
  return context.previous && whyUnusable(context.previous, context) === null ? numbersOf(context.previous) : null
}

function whyUnusable(previous: Report, { report: checked, year }: CheckContext): string | null {
  if (previous.kind !== 'annual') return unusable.kind
  const last = previous.year?.value
  if (year !== null && last !== undefined && last !== year - 1) return unusable.year(last, year)
  const [now, then] = [checked.organ?.value, previous.organ?.value]
  if (now && then && !isShortFor(now, then) && !isShortFor(then, now)) return unusable.organ(then, now)
  return null
}

/** Figures that are whole numbers; blank cells count as none. */
function numbersOf(report: Report): Map<string, number> {
  const pairs = [...indexFigures(report).values()].map(
    ({ path, value, state }) => [path, state === 'blank' || state === 'notApplicable' ? 0 : value] as const,
  )
  return new Map(pairs.filter((pair): pair is readonly [string, number] => typeof pair[1] === 'number'))
}

type Numbers = ReadonlyMap<string, number>

/** What last year carried over is what this year took over, column by column. */
function checkCarriedIn(now: Numbers, then: Numbers, { figures }: CheckContext, report: Reporter): void {
  const columns = [...now].flatMap(([path, number]) => {
    const column = /^applications\.carriedIn\.(.+)$/.exec(path)?.[1]
    const last = column ? then.get(`applications.carriedOut.${column}`) : undefined
    return last === undefined || last === number ? [] : [{ path, column: cellLabelOf(path)!.column, now: number, last }]
  })
  const first = columns.at(-1)
  if (first)
    report(
      'check/carried-in-differs',
      { columns: columns.map(({ column, now: n, last: l }) => ({ column, now: n, last: l })) },
      { cell: first.path, at: figures.get(first.path)?.at },
    )
}

function checkInForce(now: Numbers, then: Numbers, { figures }: CheckContext, report: Reporter): void {
  for (const row of ['disclosure.rules', 'disclosure.normativeDocuments']) {
    const [before, issued, repealed, after] = [
      then.get(`${row}.inForce`),
      now.get(`${row}.issued`),
      now.get(`${row}.repealed`),
      now.get(`${row}.inForce`),
    ]
    if (before === undefined || issued === undefined || repealed === undefined || after === undefined) continue
    if (before + issued - repealed === after) continue
    const cell = `${row}.inForce`
    report('check/in-force-differs', { row: rowName(row), last: before, issued, repealed, now: after }, { cell, at: figures.get(cell)?.at })
  }
}

/** The trial form counts matters: last year's and its change are this year's start. */
function checkMatters(now: Numbers, then: Numbers, { figures }: CheckContext, report: Reporter): void {
  for (const [path, number] of now) {
    const row = /^(disclosure\..+)\.previous$/.exec(path)?.[1]
    const [before, change] = row ? [then.get(path), then.get(`${row}.change`)] : []
    if (row === undefined || before === undefined || change === undefined || before + change === number) continue
    report('check/matters-differ', { row: rowName(row), last: before, change, now: number }, { cell: path, at: figures.get(path)?.at })
  }
}

/** Figures worth a second look: totals and counts of decisions, not every cell. */
function checkUnusual(now: Numbers, then: Numbers, { figures, tables, profile }: CheckContext, report: Reporter): void {
  const { unusualFactor, unusualBase } = profile.limits
  for (const path of tables.flatMap(({ table }) => figurePaths(table))) {
    if (!/^disclosure\..*\.decisions$|^applications\.(?:received|concluded|carriedOut)\.total$|^disputes\..*\.total$/.test(path)) continue
    const [a, b] = [now.get(path), then.get(path)]
    if (a === undefined || b === undefined || Math.max(a, b) < unusualBase) continue
    const unusual = a > b * unusualFactor || b > a * unusualFactor
    if (unusual && Math.min(a, b) > 0)
      report('check/unusual-change', { cell: formatCellLabel(path), now: a, last: b }, { cell: path, at: figures.get(path)?.at })
  }
}

/** 元 under 万元 makes ten thousand times as much; a charge grows or falls by less than this in a year. */
const unitFactor = { least: 2_000, most: 50_000 } as const

function checkFeeUnit(previous: Report, { figures }: CheckContext, report: Reporter): void {
  const [fee, before] = [figures, indexFigures(previous)].map((all) => all.get('disclosure.fees.amount'))
  const [now, last] = [fee, before].map((figure) => figure && numberInUnit(figure, '万元'))
  if (!fee || !now || !last) return
  const factor = Math.max(now, last) / Math.min(now, last)
  if (factor >= unitFactor.least && factor <= unitFactor.most) report('check/fee-unit-jump', { now, last }, { cell: fee.path, at: fee.at })
}

/** Section by section; short ones are alike by nature. */
function checkSimilarity(previous: Report, { report: checked, profile }: CheckContext, report: Reporter): void {
  for (const section of checked.sections) {
    const last = previous.sections.find(({ id }) => id !== null && id === section.id)
    if (!last) continue
    const [text, lastText] = [section, last].map(({ blocks }) =>
      blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')).join(''),
    )
    if (text!.length < 100) continue
    const share = similarity(text!, lastText!)
    if (share >= profile.limits.similarity)
      report('check/similar-to-previous', { section: section.heading, percent: Math.round(share * 100) }, { at: section.at })
  }
}

function rowName(row: string): string {
  return formatCellLabel(row)
}
