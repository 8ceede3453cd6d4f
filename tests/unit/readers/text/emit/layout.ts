import type { Sheet, SheetCell } from './sheet.js'

/**
 * M18 and M20: the page as a fixed grid of characters, as `pdftotext -layout` gives it. Labels wrap inside their columns, group labels run
 * down beside their rows, values stand on the middle line of their row.
 */
export function writeLayout(sheet: Sheet, options: { readonly charPerLine?: boolean } = {}): string[] {
  const widths = columnWidths(sheet)
  const starts = widths.map((_, index) => widths.slice(0, index).reduce((sum, width) => sum + width, 0))
  const placed = placeCells(sheet)
  const heights = sheet.rows.map((_, line) =>
    Math.max(1, ...placed.filter((cell) => cell.line === line && cell.rowSpan === 1).map((cell) => wrap(cell, widths, options).length)),
  )
  const tops = heights.map((_, index) => heights.slice(0, index).reduce((sum, height) => sum + height + 1, 0))
  const canvas: string[][] = Array.from({ length: tops.at(-1)! + heights.at(-1)! }, () => [])
  for (const cell of placed) {
    const lines = wrap(cell, widths, options)
    const last = cell.line + cell.rowSpan - 1
    const room = tops[last]! + heights[last]! - tops[cell.line]!
    const top = tops[cell.line]! + Math.max(0, Math.floor((room - lines.length) / 2))
    lines.forEach((text, index) => draw(canvas, top + index, starts[cell.column]!, text))
  }
  return canvas.map((row) =>
    Array.from(row, (char) => char ?? ' ')
      .join('')
      .trimEnd(),
  )
}

interface PlacedCell extends SheetCell {
  readonly line: number
  readonly column: number
}

function placeCells(sheet: Sheet): PlacedCell[] {
  const taken = new Set<string>()
  return sheet.rows.flatMap((row, line) => {
    let column = 0
    return row.map((cell) => {
      while (taken.has(`${line},${column}`)) column++
      const place = { ...cell, line, column }
      for (let down = 0; down < cell.rowSpan; down++)
        for (let right = 0; right < cell.colSpan; right++) taken.add(`${line + down},${column + right}`)
      column += cell.colSpan
      return place
    })
  })
}

function columnWidths(sheet: Sheet): number[] {
  if (sheet.id === 'disclosure') return [14, 16, 14, 12]
  if (sheet.id === 'disputes') return Array.from({ length: sheet.width }, () => 8)
  return [3, 8, 22, ...Array.from({ length: 7 }, () => 9)]
}

function wrap(cell: PlacedCell, widths: readonly number[], options: { readonly charPerLine?: boolean }): string[] {
  if (cell.isValue) return [cell.text]
  const width = widths.slice(cell.column, cell.column + cell.colSpan).reduce((sum, one) => sum + one, 0) - 2
  const vertical = width <= 2 || options.charPerLine === true
  const size = vertical ? 1 : Math.max(2, width)
  const lines: string[] = []
  for (let from = 0; from < cell.text.length; from += size) lines.push(cell.text.slice(from, from + size))
  return lines
}

function draw(canvas: string[][], line: number, column: number, text: string): void {
  const row = (canvas[line] ??= [])
  for (let index = 0; index < text.length; index++) row[column + index] = text[index]!
  for (let index = 0; index < row.length; index++) row[index] ??= ' '
}
