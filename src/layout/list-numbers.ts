import type { DocumentBlock, DocumentParagraph } from '../model/document.js'
import { readDigits } from '../language/han-numerals.js'
import { parseOrdinal } from '../language/ordinal.js'

/** A list that a program numbers itself: of one depth, one kind of mark, its numbers counting on from the first. */
export interface NumberedList {
  readonly depth: number
  /** As `ST_NumberFormat` names it (ISO/IEC 29500-1, 17.18.59). */
  readonly format: 'bullet' | 'none' | 'decimal' | 'lowerLetter' | 'upperLetter' | 'decimalEnclosedCircle'
  /** The mark, `%1` for its number: `（%1）`. */
  readonly mark: string
  readonly start: number
}

export interface ListNumbers {
  readonly lists: readonly NumberedList[]
  /** For each item, the index of its list. */
  readonly listOf: ReadonlyMap<DocumentBlock, number>
}

const bullets = ['●', '■', '◆']

/** The bullet of items in so many lists. */
export function bulletOf(depth: number): string {
  return bullets[(depth - 1) % bullets.length]!
}

/** The lists of a document as programs number them. What stands between two items of a depth, but for items in them, ends their list. */
export function numberLists(blocks: readonly DocumentBlock[]): ListNumbers {
  const lists: NumberedList[] = []
  const listOf = new Map<DocumentBlock, number>()
  let open: { readonly index: number; readonly next: number }[] = []
  for (const block of blocks) {
    const own = block.kind === 'paragraph' && block.list ? listWith(block, block.list) : null
    if (!own) {
      open = []
      continue
    }
    const last = open[own.depth]
    const known = last && lists[last.index]
    const goesOn = known?.format === own.format && known.mark === own.mark && (last!.next === own.start || own.format === 'bullet')
    const index = goesOn ? last!.index : lists.push(own) - 1
    open = open.slice(0, own.depth)
    open[own.depth] = { index, next: own.start + 1 }
    listOf.set(block, index)
  }
  return { lists, listOf }
}

const numerals: readonly (readonly [NumberedList['format'], RegExp])[] = [
  ['decimal', /\d{1,3}/],
  ['lowerLetter', /[a-z]/],
  ['upperLetter', /[A-Z]/],
]

/** The list an item would begin. */
function listWith({ text }: DocumentParagraph, { depth, ordered, label }: NonNullable<DocumentParagraph['list']>): NumberedList {
  if (!ordered) return { depth, format: 'bullet', mark: bulletOf(depth), start: 1 }
  const written = text.slice(0, label)
  const ordinal = parseOrdinal(written)
  if (ordinal?.level === 5 && ordinal.number !== null) return { depth, format: 'decimalEnclosedCircle', mark: '%1', start: ordinal.number }
  for (const [format, pattern] of numerals) {
    const numeral = pattern.exec(written)?.[0]
    const start = numeral === undefined ? null : numberOf(numeral)
    if (start !== null) return { depth, format, mark: written.replace(numeral!, '%1'), start }
  }
  return { depth, format: 'none', mark: written, start: 1 }
}

function numberOf(numeral: string): number | null {
  if (/[a-z]/i.test(numeral)) return numeral.toLowerCase().charCodeAt(0) - 96
  return readDigits(numeral)
}
