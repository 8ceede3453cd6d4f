import { robustScore, median } from '../arithmetic/robust.js'
import { carriedTo, stockChains } from '../forms/chains.js'
import { measureGroups, pathsIn, type Measure } from '../forms/measures.js'
import { isComparable } from '../forms/comparable.js'

/** An organ's figures in a year, from the report that counts. */
export interface TrendYear {
  readonly year: number
  readonly source: string
  readonly figures: ReadonlyMap<string, TrendFigure>
}

export interface TrendFigure {
  readonly form: string
  /** Null where the cell has no number. */
  readonly value: number | null
  readonly state: string
}

export interface TrendRow {
  readonly group: string
  readonly measure: Measure
  /** One a year; null where there is no figure, or one that means something else. */
  readonly values: readonly (number | null)[]
  /** Against the year before, where both are known and that one is not 0; 0.25 for a quarter more. */
  readonly growth: readonly (number | null)[]
  /** Of what was concluded in the year, for results of applications. */
  readonly shares: readonly (number | null)[] | null
}

/** Where one year's report does not go on from the one before. */
export interface Break {
  readonly year: number
  readonly kind: 'carried' | 'stock' | 'gap'
  /** The figure of `year`; empty for a gap. */
  readonly path: string
  readonly expected: number | null
  readonly found: number | null
}

/** A figure that jumps; information, for there may be good reasons. */
export interface Jump {
  readonly year: number
  readonly label: string
  readonly value: number
  /** What is usual: the organ's median over the years, or its peers' median growth. */
  readonly usual: number
  readonly against: 'history' | 'peers'
  readonly score: number
}

export interface Trend {
  readonly years: readonly number[]
  readonly rows: readonly TrendRow[]
  readonly breaks: readonly Break[]
  readonly jumps: readonly Jump[]
}

/** An organ over the years; `peers` are those of the same superior. */
export function followYears(own: readonly TrendYear[], peers: readonly (readonly TrendYear[])[] = []): Trend {
  const years = spanOf(own)
  const rows = measureGroups.flatMap(({ id, measures }) => measures.map((measure) => rowOf(id, measure, years, own)))
  return {
    years,
    rows,
    breaks: [...gapsIn(years, own), ...breaksOf(own)].sort((a, b) => a.year - b.year),
    jumps: rows.flatMap((row) => [...historyJumps(row, years), ...peerJumps(row, years, peers)]),
  }
}

function spanOf(own: readonly TrendYear[]): number[] {
  if (own.length === 0) return []
  const all = own.map(({ year }) => year)
  const [first, last] = [Math.min(...all), Math.max(...all)]
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

function rowOf(group: string, measure: Measure, years: readonly number[], own: readonly TrendYear[]): TrendRow {
  const at = (year: number, one: Measure = measure) =>
    valueIn(
      one,
      own.find((other) => other.year === year),
    )
  const values = years.map((year) => at(year))
  const growth = values.map((value, index) => {
    const before = values[index - 1] ?? null
    return value === null || before === null || before === 0 ? null : value / before - 1
  })
  const concluded = measureGroups[0]!.measures.find(({ paths }) => paths[0] === 'applications.concluded.total')!
  const shares = years.map((year, index) => {
    const [value, whole] = [values[index]!, at(year, concluded)]
    return value === null || whole === null || whole === 0 ? null : value / whole
  })
  return { group, measure, values, growth, shares: group === 'outcomes' ? shares : null }
}

/** Of several figures the sum of those that have a number; null where none has, or one is lost, or the edition has none that mean the same. */
function valueIn(measure: Measure, year: TrendYear | undefined): number | null {
  if (!year) return null
  const form = [...year.figures].find(([path]) => path.startsWith(measure.paths[0]!.split('.')[0]!))?.[1].form
  const paths = form === undefined ? null : pathsIn(measure, formOfMeasure(measure, year) ?? form)
  const figures = paths?.map((path) => year.figures.get(path)) ?? []
  if (figures.length === 0 || figures.some((figure) => !figure || figure.state === 'lost')) return null
  const numbers = figures.flatMap((figure) => figure!.value ?? [])
  return numbers.length === 0 ? null : Number(numbers.reduce((sum, value) => sum + value, 0).toPrecision(15))
}

/** Tables may mix editions part by part. */
function formOfMeasure({ paths }: Measure, { figures }: TrendYear): string | undefined {
  return paths.map((path) => figures.get(path)?.form).find((form) => form !== undefined)
}

function gapsIn(years: readonly number[], own: readonly TrendYear[]): Break[] {
  const there = new Set(own.map(({ year }) => year))
  return years.filter((year) => !there.has(year)).map((year) => ({ year, kind: 'gap', path: '', expected: null, found: null }))
}

/** Where figures do not go on from the year before; chained figures (`isChained`) are all it needs. */
export function breaksOf(own: readonly TrendYear[]): Break[] {
  return own.flatMap((now) => {
    const before = own.find(({ year }) => year === now.year - 1)
    return before ? [...carriedBreaks(now, before), ...stockBreaks(now, before)] : []
  })
}

/** A blank says that there is none; of a lost figure nothing is said. */
function numberAt({ figures }: TrendYear, path: string): number | null {
  const figure = figures.get(path)
  return !figure || figure.state === 'lost' ? null : (figure.value ?? 0)
}

function carriedBreaks(now: TrendYear, before: TrendYear): Break[] {
  return [...before.figures.keys()].flatMap((from): Break[] => {
    const path = carriedTo(from)
    const [expected, found] = path === null ? [null, null] : [numberAt(before, from), numberAt(now, path)]
    return path === null || expected === null || found === null || expected === found
      ? []
      : [{ year: now.year, kind: 'carried', path, expected, found }]
  })
}

function stockBreaks(now: TrendYear, before: TrendYear): Break[] {
  return stockChains.flatMap(({ stock, added, removed }): Break[] => {
    const forms = [now, before].map(({ figures }) => figures.get(stock)?.form)
    if (forms.some((form) => form === undefined) || !isComparable(stock, forms[0]!, forms[1]!)) return []
    const [start, more, less, found] = [numberAt(before, stock), numberAt(now, added), numberAt(now, removed), numberAt(now, stock)]
    if (start === null || more === null || less === null || found === null || start + more - less === found) return []
    return [{ year: now.year, kind: 'stock', path: stock, expected: start + more - less, found }]
  })
}

/** From this score on a value is an outlier (Iglewicz and Hoaglin 1993, 3.3). */
const outlier = 3.5
/** Fewer values tell nothing of what is usual; and small ones change by much for no reason (as `unusualBase` of the checks has it). */
const leastHistory = 5
const leastPeers = 8
const leastValue = 10
/** A jump is at least to twice or half: in a steady series any change has a high score. */
const leastFactor = 2

function historyJumps({ measure, values }: TrendRow, years: readonly number[]): Jump[] {
  const known = values.filter((value) => value !== null)
  if (known.length < leastHistory) return []
  const usual = median(known)
  return values.flatMap((value, at): Jump[] => {
    if (value === null || !isFar(value, usual)) return []
    const score = robustScore(value, known)
    return Math.abs(score) < outlier ? [] : [{ year: years[at]!, label: measure.label, value, usual, against: 'history', score }]
  })
}

function isFar(value: number, usual: number): boolean {
  const [low, high] = value < usual ? [value, usual] : [usual, value]
  return high >= leastValue && high >= low * leastFactor
}

/** Growth beside that of the peers in the same year; one is added to each so that 0 has a growth too. */
function peerJumps({ measure, values }: TrendRow, years: readonly number[], peers: readonly (readonly TrendYear[])[]): Jump[] {
  return years.flatMap((year, at): Jump[] => {
    const [value, before] = [values[at] ?? null, values[at - 1] ?? null]
    if (value === null || before === null || !isFar(value, before)) return []
    const others = peers.flatMap((peer) => {
      const [now, then] = [year, year - 1].map((wanted) =>
        valueIn(
          measure,
          peer.find((one) => one.year === wanted),
        ),
      )
      return now === null || then === null || now === undefined || then === undefined ? [] : [growthOf(now, then)]
    })
    if (others.length < leastPeers) return []
    const score = robustScore(growthOf(value, before), others)
    const usual = Math.exp(median(others)) - 1
    return Math.abs(score) < outlier ? [] : [{ year, label: measure.label, value, usual, against: 'peers', score }]
  })
}

function growthOf(now: number, then: number): number {
  return Math.log((now + 1) / (then + 1))
}
