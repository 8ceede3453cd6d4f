import { foldLabel } from '../language/fold.js'
import { usesOf, type LabelUse } from '../forms/matching/vocabulary.js'
import type { SourceCell, TableBlock } from '../model/block.js'
import { parseFigure } from '../language/numeral.js'

/** A cell of a table, judged on its own: empty, a figure, or text with the places of the forms it names word for word. */
export interface Mark {
  readonly cell: SourceCell
  /** Table the cell stands in and its row there; cells of one row stand together. */
  readonly block: TableBlock
  readonly row: number
  /** Place among the cells of its row. */
  readonly index: number
  /** The only cell of its row that is not empty. */
  readonly alone: boolean
  readonly kind: 'blank' | 'figure' | 'text'
  readonly folded: string
  readonly uses: readonly LabelUse[]
}

export function markCells(block: TableBlock): Mark[] {
  return block.rows.flatMap((row, rowIndex) => {
    const alone = block.evidence.rowEnds !== 'unknown' && row.filter((cell) => cell.text !== '').length === 1
    return row.map((cell, index) => markCell(cell, block, rowIndex, index, alone))
  })
}

const noUses: readonly LabelUse[] = []

function markCell(cell: SourceCell, block: TableBlock, row: number, index: number, alone: boolean): Mark {
  const parsed = parseFigure(cell.text, 'amount')
  const kind = parsed === null ? 'text' : parsed.state === 'blank' ? 'blank' : 'figure'
  const folded = kind === 'text' ? foldLabel(cell.text) : ''
  return { cell, block, row, index, alone, kind, folded, uses: kind === 'text' ? usesOf(folded) : noUses }
}
