import type { Point } from '../../charts/chart.js'
import { lookOf, markOutline } from '../../charts/look.js'
import type { PlacedDrawing } from '../../layout/page.js'
import { mm } from './millimetres.js'

const GRID = '200 205 211'
const INK = '0 0 0'

/** A chart's shapes as paths, each in a box that is the whole page: their places are those of the page. */
export function shapeObjects({ shapes, x, y, scale }: PlacedDrawing, nextId: () => number): string[] {
  const place = ([px, py]: Point): string => `${mm(x + px * scale)} ${mm(y + py * scale)}`
  const path = (points: readonly Point[], look: string, colours: string, closed: boolean): string =>
    `<ofd:PathObject ID="${nextId()}" Boundary="0 0 210 297" ${look}>${colours}<ofd:AbbreviatedData>M ${points.map(place).join(' L ')}${closed ? ' C' : ''}</ofd:AbbreviatedData></ofd:PathObject>`
  const stroke = (width: number): string => `LineWidth="${mm(width * scale)}"`
  return shapes.flatMap((shape): string[] => {
    if (shape.kind === 'rule')
      return [
        path([shape.from, shape.to], stroke(shape.strong ? 1 : 0.6), `<ofd:StrokeColor Value="${shape.strong ? INK : GRID}"/>`, false),
      ]
    const { hue, dash } = lookOf(shape.series)
    const colour = rgb(hue)
    if (shape.kind === 'line') {
      const pattern = dash.length > 0 ? ` DashPattern="${dash.map((length) => mm(length * scale)).join(' ')}"` : ''
      return [path(shape.points, stroke(2.2) + pattern, `<ofd:StrokeColor Value="${colour}"/>`, false)]
    }
    if (shape.kind === 'bar' && shape.height <= 0) return []
    const outline = shape.kind === 'mark' ? markOutline(shape.at, shape.series) : cornersOf(shape)
    return [path(outline, 'Stroke="false" Fill="true"', `<ofd:FillColor Value="${colour}"/>`, true)]
  })
}

function cornersOf({ x, y, width, height }: { x: number; y: number; width: number; height: number }): Point[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]
}

function rgb(hue: string): string {
  return [1, 3, 5].map((at) => parseInt(hue.slice(at, at + 2), 16)).join(' ')
}
