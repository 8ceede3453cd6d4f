/** What a chart shows, free of any format; drawn and told by `charts`. */
export interface Chart {
  /** lines: how figures go on over the categories. bars: beside one another. stacked: parts of a whole. */
  readonly kind: 'lines' | 'bars' | 'stacked'
  readonly title: string
  /** Of the values: 件. */
  readonly unit: string
  /** Along the axis: years. */
  readonly categories: readonly string[]
  readonly series: readonly Series[]
}

interface Series {
  readonly name: string
  /** One a category; null where there is no figure, which is not 0: a line breaks there, a bar is left out. */
  readonly values: readonly (number | null)[]
}
