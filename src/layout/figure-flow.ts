import type { Chart, Shape } from '../charts/chart.js'
import { drawChart } from '../charts/draw.js'
import type { Measure } from './measure.js'
import type { PageBuilder } from './page-builder.js'
import type { StructureBuilder } from './structure.js'
import { measuredWhole, placeLines, type MeasuredLine } from './text-block.js'
import { linePitch, typeArea } from './type-area.js'

/** A chart ready for its page. Lengths in points. */
export interface FigureFlow {
  readonly kind: 'figure'
  /** What it shows, in words. */
  readonly alt: string
  readonly height: number
  /** Of the picture's units. */
  readonly scale: number
  readonly shapes: readonly Exclude<Shape, { readonly kind: 'text' }>[]
  readonly labels: readonly { readonly line: MeasuredLine; readonly baseline: number }[]
}

/** A picture as wide as the text. */
export function layFigure(chart: Chart, alt: string, measure: Measure): FigureFlow {
  const { width, height, shapes } = drawChart(chart)
  const scale = typeArea.width / width
  const labels = shapes.flatMap((shape) => {
    if (shape.kind !== 'text') return []
    const line = measuredWhole(shape.text, { role: 'fang', size: shape.size * scale, tracking: 0 }, measure)
    const share = { start: 0, middle: 0.5, end: 1 }[shape.anchor]
    return [{ line: { ...line, x: shape.at[0] * scale - share * line.width }, baseline: shape.at[1] * scale }]
  })
  return { kind: 'figure', alt, height: height * scale, scale, shapes: shapes.filter((shape) => shape.kind !== 'text'), labels }
}

/** Lines of the grid that it takes. */
export function figureLines({ height }: FigureFlow): number {
  return Math.ceil(height / linePitch)
}

export function placeFigure(figure: FigureFlow, pages: PageBuilder, structure: StructureBuilder): void {
  const [left, top] = [pages.area.left, pages.lineTop]
  const box = { left, top, right: left + typeArea.width, bottom: top + figure.height }
  const { id } = structure.add(structure.top, 'figure', { summary: figure.alt, box })
  const lines = figure.labels.flatMap(({ line, baseline }) => placeLines([line], left, () => top + baseline))
  const { shapes, scale } = figure
  pages.add(
    [
      { kind: 'drawing', meaning: id, shapes, x: left, y: top, scale },
      { kind: 'text', meaning: id, lines },
    ],
    top + figureLines(figure) * linePitch,
  )
}
