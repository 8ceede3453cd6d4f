import { slips } from '../../diagnostics/catalogue/wordings.js'
import { cellLabelOf, quoteLabel } from '../../forms/labels.js'
import type { Figure } from '../../model/report.js'
import type { Explanation } from './mistakes.js'
import type { Relation } from './relations.js'
import { isBlank } from './values.js'

/** Two digits exchanged, a digit left out or struck twice, or a total left at nothing: what hands do. */
export function isDigitSlip(written: number, right: number): boolean {
  return written === 0 ? false : swapsDigits(written, right) || dropsDigit(written, right) || dropsDigit(right, written)
}

/** The usual slip an explanation looks like, in words; null where it looks like none. */
export function nameSlip(
  { kind, changes }: Explanation,
  figures: ReadonlyMap<string, Figure>,
  relations: readonly Relation[],
): string | null {
  switch (kind) {
    case 'shift':
      return slips.shifted
    case 'split':
      return slips.split
    case 'swap':
      return standTogether(changes[0]!.cell, changes[1]!.cell, relations)
        ? slips.swappedRows(bareRow(changes[0]!.cell), bareRow(changes[1]!.cell))
        : slips.swapped
    case 'line':
      return null
    case 'cell':
      return nameCellSlip(figures.get(changes[0]!.cell), changes[0]!.value, relations)
  }
}

function nameCellSlip(figure: Figure | undefined, right: number, relations: readonly Relation[]): string | null {
  if (!figure || isBlank(figure)) return slips.unfilled
  const written = Number(figure.value)
  if (written === 0 && right > 0) return isTotal(figure.path, relations) ? slips.totalUnfilled : slips.unfilled
  return nameDigitSlip(written, right) ?? (isTotal(figure.path, relations) ? slips.totalStale : null)
}

/** What hands do to digits, in words. */
export function nameDigitSlip(written: number, right: number): string | null {
  if (swapsDigits(written, right)) return slips.digitsSwapped
  if (dropsDigit(written, right)) return slips.digitLeftOut
  return dropsDigit(right, written) ? slips.digitAdded : null
}

/** 71 for 17; 1362 for 1326. */
function swapsDigits(written: number, right: number): boolean {
  const [a, b] = [String(written), String(right)]
  if (a.length !== b.length || a.length < 2) return false
  const differing = [...a].flatMap((digit, index) => (digit === b[index] ? [] : [index]))
  const [first, second] = differing
  return differing.length === 2 && second === first! + 1 && a[first!] === b[second] && a[second] === b[first!]
}

/** 12 for 112: the shorter is the longer without one digit. */
function dropsDigit(shorter: number, longer: number): boolean {
  const [a, b] = [String(shorter), String(longer)]
  return b.length >= 2 && a.length === b.length - 1 && [...b].some((_, index) => b.slice(0, index) + b.slice(index + 1) === a)
}

function isTotal(cell: string, relations: readonly Relation[]): boolean {
  return relations.some((relation) => relation.right.length === 1 && relation.right[0] === cell)
}

/** Both on the left of a short relation of one column: received and carried in. */
function standTogether(first: string, second: string, relations: readonly Relation[]): boolean {
  return relations.some(({ axis, left }) => axis === 'column' && left.length === 2 && left.includes(first) && left.includes(second))
}

function bareRow(cell: string): string {
  return quoteLabel(cellLabelOf(cell)?.row ?? cell)
}
