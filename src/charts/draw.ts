import { largestOf } from '../arithmetic/numbers.js'
import { emsOf } from '../language/width.js'
import { formatValue, type Chart, type Picture, type Point, type Shape } from './chart.js'
import { scaleFor, type Scale } from './scale.js'

/** Sizes in the picture's units; a picture is set as wide as the text, so that type comes out near that of the tables. */
const width = 640
/** Low enough for two charts of five years, with their tables, on one page. */
const plotHeight = 150
const type = 13
const line = type * 1.5
const gap = 8
/** Room over the plot, for the unit and for the value over the longest bar. */
const HEAD = line * 1.4

/** A chart's shapes: legend, scale, axis, and the figures with their values written at them. The title is the caption's to say. */
export function drawChart(chart: Chart): Picture {
  const legend = drawLegend(chart)
  const scale = scaleFor(valuesOf(chart))
  const left = largestOf(scale.ticks.map((tick) => emsOf(formatValue(tick)) * type)) + gap
  const top = legend.height + HEAD
  const plot: Plot = { left, right: width - gap, top, bottom: top + plotHeight, scale }
  const shapes = [...legend.shapes, ...drawScale(chart, plot), ...(chart.kind === 'lines' ? drawLines(chart, plot) : drawBars(chart, plot))]
  return { width, height: Math.ceil(plot.bottom + line + gap), shapes }
}

interface Plot {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly scale: Scale
}

/** What the scale must reach: of parts of a whole their sums. */
function valuesOf({ kind, categories, series }: Chart): number[] {
  if (kind !== 'stacked') return series.flatMap(({ values }) => values.filter((value) => value !== null))
  return categories.map((_, at) => series.reduce((sum, { values }) => sum + Math.max(0, values[at] ?? 0), 0))
}

/** Names beside their marks, in as many lines as they need; none for one series, which the title names. */
function drawLegend({ kind, series }: Chart): { readonly shapes: readonly Shape[]; readonly height: number } {
  if (series.length < 2) return { shapes: [], height: 0 }
  const shapes: Shape[] = []
  let [x, y] = [gap, type]
  series.forEach(({ name }, at) => {
    const room = emsOf(name) * type + 36
    if (x > gap && x + room > width) [x, y] = [gap, y + line]
    shapes.push(...keyOf(kind, [x, y - 4], at))
    shapes.push({ kind: 'text', at: [x + 27, y], text: name, anchor: 'start', size: type })
    x += room + gap
  })
  return { shapes, height: y + gap }
}

/** A series as it looks in the chart, 22 units long. */
function keyOf(kind: Chart['kind'], [x, y]: Point, series: number): Shape[] {
  if (kind !== 'lines') return [{ kind: 'bar', x: x + 4, y: y - 5, width: 16, height: 10, series }]
  const ends: Point[] = [
    [x, y],
    [x + 22, y],
  ]
  return [
    { kind: 'line', points: ends, series },
    { kind: 'mark', at: [x + 11, y], series },
  ]
}

function drawScale({ unit, categories }: Chart, plot: Plot): Shape[] {
  const rules = plot.scale.ticks.flatMap((tick): Shape[] => {
    const y = heightOf(tick, plot)
    return [
      { kind: 'rule', from: [plot.left, y], to: [plot.right, y], strong: tick === 0 },
      { kind: 'text', at: [plot.left - 5, y + 4], text: formatValue(tick), anchor: 'end', size: type - 1 },
    ]
  })
  const names = categories.map((text, at): Shape => ({
    kind: 'text',
    at: [middleOf(at, categories, plot), plot.bottom + line],
    text,
    anchor: 'middle',
    size: type,
  }))
  return [...rules, { kind: 'text', at: [0, plot.top - line], text: unit, anchor: 'start', size: type - 1 }, ...names]
}

/** A line breaks where a figure is missing; a figure alone between two gaps still has its mark. */
function drawLines({ categories, series }: Chart, plot: Plot): Shape[] {
  return series.flatMap(({ values }, at) => {
    const points = values.map((value, index): Point | null =>
      value === null ? null : [middleOf(index, categories, plot), heightOf(value, plot)],
    )
    const lines = runsOf(points)
      .filter((run) => run.length > 1)
      .map((run): Shape => ({ kind: 'line', points: run, series: at }))
    const marks = points.flatMap((point): Shape[] => (point ? [{ kind: 'mark', at: point, series: at }] : []))
    return [...lines, ...marks, ...(series.length === 1 ? labelsOf(values, points) : [])]
  })
}

function runsOf(points: readonly (Point | null)[]): Point[][] {
  const runs: Point[][] = [[]]
  for (const point of points) {
    if (point) runs.at(-1)!.push(point)
    else runs.push([])
  }
  return runs
}

/** Over each point its value, where one series leaves the room. */
function labelsOf(values: readonly (number | null)[], points: readonly (Point | null)[]): Shape[] {
  return points.flatMap((point, at): Shape[] =>
    point ? [{ kind: 'text', at: [point[0], point[1] - gap], text: formatValue(values[at]!), anchor: 'middle', size: type }] : [],
  )
}

/** Share of a category's room that its bars take, and the most that one takes: few figures make no broad bars. */
const filled = 0.72
const broadest = 56
/** Between neighbours, so that they are told apart without their colours too. */
const SEAM = 1.5

function drawBars(chart: Chart, plot: Plot): Shape[] {
  return chart.categories.flatMap((_, at) => (chart.kind === 'stacked' ? stackOf(chart, at, plot) : rowOf(chart, at, plot)))
}

/** Parts on each other. */
function stackOf({ categories, series }: Chart, at: number, plot: Plot): Shape[] {
  const width = breadthOf(categories, 1, plot)
  let base = 0
  return series.flatMap(({ values }, index): Shape[] => {
    const value = Math.max(0, values[at] ?? 0)
    if (value === 0) return []
    const [low, high] = [heightOf(base, plot), heightOf(base + value, plot)]
    const seam = base > 0 && low - high > 2 * SEAM ? SEAM : 0
    base += value
    return [{ kind: 'bar', x: middleOf(at, categories, plot) - width / 2, y: high, width, height: low - high - seam, series: index }]
  })
}

/** Bars beside each other, the value over each where it has the room. */
function rowOf({ categories, series }: Chart, at: number, plot: Plot): Shape[] {
  const each = breadthOf(categories, series.length, plot)
  const left = middleOf(at, categories, plot) - (each * series.length) / 2
  return series.flatMap(({ values }, index): Shape[] => {
    const value = values[at] ?? null
    if (value === null) return []
    const [top, bottom] = [heightOf(Math.max(value, 0), plot), heightOf(Math.min(value, 0), plot)]
    const [x, width] = [left + index * each, each - SEAM]
    const text = formatValue(value)
    const label: Shape = { kind: 'text', at: [x + width / 2, top - 4], text, anchor: 'middle', size: type }
    return [{ kind: 'bar', x, y: top, width, height: bottom - top, series: index }, ...(emsOf(text) * type <= each ? [label] : [])]
  })
}

function breadthOf(categories: readonly string[], bars: number, { left, right }: Plot): number {
  return Math.min((((right - left) / categories.length) * filled) / bars, broadest)
}

function middleOf(at: number, categories: readonly string[], { left, right }: Plot): number {
  return left + ((at + 0.5) * (right - left)) / categories.length
}

function heightOf(value: number, { scale, top, bottom }: Plot): number {
  return bottom - ((value - scale.least) / (scale.most - scale.least)) * (bottom - top)
}
