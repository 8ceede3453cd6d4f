import type { SourceCell } from '../model/block.js'
import type { Reporter } from '../diagnostics/diagnostic.js'
import type { Repair } from '../model/report.js'
import type { ReadLabel } from './bands.js'
import { valuesOf } from './solve/reading.js'
import type { SolvedRow } from './solve/solve-table.js'

/**
 * The labels made official: those that differ only in width, spaces or marks, and (said in a finding) those worded otherwise. A label that is
 * the table's `last` cell is one the file breaks off in, which is a finding of its own.
 */
export function repairLabels(labels: readonly ReadLabel[], last: SourceCell | undefined, report: Reporter): Repair[] {
  return labels
    .filter(({ cell, recognised }) => cell.text !== recognised.use.label)
    .map(({ cell, recognised }) => {
      const { label } = recognised.use
      if (recognised.slip && cell !== last) report('table/label-slip', { written: cell.text, official: label }, { at: cell.at })
      return { kind: 'label', before: cell.text, after: label, at: cell.at }
    })
}

/** Copies of the value of a merged cell are left out. */
export function repairCopies({ decision }: SolvedRow): Repair[] {
  const copies = decision.kind === 'decided' ? (decision.reading.copies ?? []) : []
  return valuesOf(copies).map(({ cell }) => ({ kind: 'copies', before: cell.text, after: '', at: cell.at }))
}
