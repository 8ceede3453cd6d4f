import { lookOf, markOutline } from '../../charts/look.js'
import type { PlacedDrawing } from '../../layout/page.js'
import type { PdfFile } from './pdfkit-faults.js'

/** Draws a chart's shapes; its text is set with the page's. */
export function drawShapes(pdf: PdfFile, { shapes, x, y, scale }: PlacedDrawing): void {
  pdf.save().translate(x, y).scale(scale)
  for (const shape of shapes) drawShape(pdf, shape)
  pdf.restore()
}

const GRID = '#c8cdd3'
const INK = '#000000'

function drawShape(pdf: PdfFile, shape: PlacedDrawing['shapes'][number]): void {
  switch (shape.kind) {
    case 'rule':
      pdf.lineWidth(shape.strong ? 1 : 0.6).undash()
      pdf
        .moveTo(...shape.from)
        .lineTo(...shape.to)
        .stroke(shape.strong ? INK : GRID)
      return
    case 'line': {
      const { hue, dash } = lookOf(shape.series)
      if (dash.length > 0) pdf.dash(dash as unknown as number, {})
      else pdf.undash()
      pdf.lineWidth(2.2)
      shape.points.forEach((point, index) => (index === 0 ? pdf.moveTo(...point) : pdf.lineTo(...point)))
      pdf.stroke(hue)
      return
    }
    case 'mark':
      pdf.polygon(...markOutline(shape.at, shape.series).map((point): [number, number] => [...point])).fill(lookOf(shape.series).hue)
      return
    case 'bar':
      // A bar without height is no bar.
      if (shape.height > 0) pdf.rect(shape.x, shape.y, shape.width, shape.height).fill(lookOf(shape.series).hue)
  }
}
