import { recogniseLabel, type Recognised } from '../forms/matching/recognise.js'
import type { TableId } from '../model/form.js'
import type { Mark } from './marks.js'

/** A cell of a statutory table with what it names there. */
export interface LabelledMark extends Mark {
  readonly recognised: readonly Recognised[]
}

/** Judges the texts of a statutory table against its labels. A row named word for word is not also another row misspelt. */
export function labelMarks(marks: readonly Mark[], table: TableId): LabelledMark[] {
  const exact = new Set(marks.flatMap((mark) => mark.uses.filter((use) => use.table === table && use.role === 'row').map((use) => use.id)))
  return marks.map(({ cell, block, row, index, alone, kind, folded, uses }) => {
    const recognised =
      kind === 'text' ? recogniseLabel(cell.text, table).filter(({ use, slip }) => !slip || use.role !== 'row' || !exact.has(use.id)) : none
    return { cell, block, row, index, alone, kind, folded, uses, recognised }
  })
}

const none: readonly Recognised[] = []
