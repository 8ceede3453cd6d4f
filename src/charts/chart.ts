import type { Chart } from '../model/chart.js'

export type { Chart } from '../model/chart.js'

/** What a chart is drawn with, in the units of its width and height, y downward. `series` tells which series a shape belongs to. */
export type Shape =
  | { readonly kind: 'line'; readonly points: readonly Point[]; readonly series: number }
  | { readonly kind: 'mark'; readonly at: Point; readonly series: number }
  | {
      readonly kind: 'bar'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly series: number
    }
  | { readonly kind: 'rule'; readonly from: Point; readonly to: Point; readonly strong: boolean }
  | { readonly kind: 'text'; readonly at: Point; readonly text: string; readonly anchor: 'start' | 'middle' | 'end'; readonly size: number }

export type Point = readonly [x: number, y: number]

export interface Picture {
  readonly width: number
  readonly height: number
  /** In the order they are painted. */
  readonly shapes: readonly Shape[]
}

/** The chart as a table, which says all that it shows: a row a category, a column a series. */
export interface ChartTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A value that is not there is a dash. */
export function tableOf({ categories, series }: Chart, corner: string): ChartTable {
  return {
    head: [corner, ...series.map(({ name }) => name)],
    rows: categories.map((category, at) => [category, ...series.map(({ values }) => formatValue(values[at] ?? null))]),
  }
}

export function formatValue(value: number | null): string {
  return value === null ? '—' : String(value)
}
