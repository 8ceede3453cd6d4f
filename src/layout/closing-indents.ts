import { largestOf } from '../arithmetic/numbers.js'
import { emsOf } from '../language/width.js'
import type { DocumentBlock, DocumentParagraph } from '../model/document.js'

/** Distance from the right edge of the type area, in characters, for each paragraph of the closing block. */
export type ClosingIndents = ReadonlyMap<DocumentBlock, number>

/** Width of a paragraph's longest line, in characters. */
type ClosingWidth = (block: DocumentParagraph) => number

/** A line of 28 characters without the two at its right. */
const WHOLE_LINE = 26

/** Where the faces are not at hand, a digit or Latin letter counts half (G-24). A name longer than a line takes that line and goes on under it. */
const plainWidth: ClosingWidth = ({ text }) => Math.min(WHOLE_LINE, largestOf(text.split('\n').map(emsOf)))

/**
 * GB/T 9704-2012, 7.3.5.2 (without seal): the organ stands two characters from the right edge, the date's first character two characters
 * right of the organ's first; where the date is the longer one it stands two characters from the edge and the organ gives way.
 * A date without an organ stands four characters from the edge (7.3.5.1). Shorter names of several organs are centred on the longest.
 */
export function closingIndents(blocks: readonly DocumentBlock[], widthOf: ClosingWidth = plainWidth): ClosingIndents {
  const indents = new Map<DocumentBlock, number>()
  for (const group of closingGroups(blocks)) {
    const organs = group.filter((block) => block.role === 'signature')
    const dates = group.filter((block) => block.role === 'date')
    const [organWidth, dateWidth] = [largestOf(organs.map(widthOf)), largestOf(dates.map(widthOf))]
    const isDateLonger = dateWidth > organWidth
    const organIndent = isDateLonger ? dateWidth - organWidth + 4 : 2
    for (const organ of organs) indents.set(organ, organIndent + (organWidth - widthOf(organ)) / 2)
    for (const date of dates) indents.set(date, organs.length === 0 ? 4 : isDateLonger ? 2 : organWidth - dateWidth)
  }
  return indents
}

export function isClosingRole(role: DocumentParagraph['role']): boolean {
  return role === 'signature' || role === 'date'
}

/** Runs of signature and date lines; a new organ after a date begins a new one. */
function closingGroups(blocks: readonly DocumentBlock[]): DocumentParagraph[][] {
  const groups: DocumentParagraph[][] = []
  blocks.forEach((block, index) => {
    if (block.kind !== 'paragraph' || !isClosingRole(block.role)) return
    const before = blocks[index - 1]
    const goesOn = before?.kind === 'paragraph' && isClosingRole(before.role) && !(before.role === 'date' && block.role === 'signature')
    if (goesOn) groups.at(-1)!.push(block)
    else groups.push([block])
  })
  return groups
}
