import { largestOf } from '../arithmetic/numbers.js'
import type { DocumentBlock, DocumentParagraph } from '../model/document.js'
import { emsOf } from '../language/width.js'

/** Distance from the right edge of the type area, in characters, for each paragraph of the closing block. */
export type ClosingIndents = ReadonlyMap<DocumentBlock, number>

/**
 * GB/T 9704-2012, 7.3.5.2 (without seal): the organ stands two characters from the right edge, the date's first character two characters
 * right of the organ's first; where the date is the longer one it stands two characters from the edge and the organ gives way.
 * A date without an organ stands four characters from the edge (7.3.5.1). Shorter names of several organs are centred on the longest.
 * A name longer than a line takes that line and goes on under it.
 */
export function closingIndents(blocks: readonly DocumentBlock[]): ClosingIndents {
  const indents = new Map<DocumentBlock, number>()
  let organs: DocumentParagraph[] = []
  for (const block of blocks) {
    if (block.kind === 'paragraph' && block.role === 'signature') organs.push(block)
    else if (block.kind === 'paragraph' && block.role === 'date') {
      placeGroup(organs, block, indents)
      organs = []
    } else if (organs.length > 0) {
      placeGroup(organs, undefined, indents)
      organs = []
    }
  }
  placeGroup(organs, undefined, indents)
  return indents
}

/** A line of 28 characters without the two at its right. */
const WHOLE_LINE = 26

function placeGroup(organs: readonly DocumentParagraph[], date: DocumentParagraph | undefined, indents: Map<DocumentBlock, number>): void {
  const widthOf = (organ: DocumentParagraph): number => Math.min(WHOLE_LINE, emsOf(organ.text))
  const organWidth = largestOf(organs.map(widthOf))
  const dateWidth = date ? emsOf(date.text) : 0
  const organIndent = dateWidth > organWidth ? dateWidth - organWidth + 4 : 2
  for (const organ of organs) indents.set(organ, organIndent + (organWidth - widthOf(organ)) / 2)
  if (date) indents.set(date, organs.length === 0 ? 4 : dateWidth > organWidth ? 2 : organWidth - dateWidth)
}
