/** A glyph as it goes into the subset's tables. */
export interface SubsetGlyph {
  readonly record: Uint8Array
  /** In font units. */
  readonly advance: number
  readonly bearing: number
}

/**
 * Room added to a glyph's box on either side, or taken from it, in thousandths of an em. The quarter em between Han and Latin and the
 * half em that a mark gives up become part of a glyph's width this way: programs that copy text out of a PDF take a gap between two
 * boxes for a space, and boxes that overlap for the end of a line.
 */
export interface GlyphRoom {
  readonly before: number
  readonly after: number
}

const argumentsAreWords = 0x0001
const argumentsAreOffsets = 0x0002

/** The glyph `base`, number `number` of the subset, with room around it: a composite of that one part. Room in font units. */
export function addRoom(base: SubsetGlyph, number: number, { before, after }: GlyphRoom): SubsetGlyph {
  const advance = Math.max(0, base.advance + before + after)
  if (base.record.length < 10) return { ...base, advance }
  const record = new Uint8Array(18)
  const view = new DataView(record.buffer)
  const bounds = new DataView(base.record.buffer, base.record.byteOffset, 10)
  const [left, bottom, right, top] = [bounds.getInt16(2), bounds.getInt16(4), bounds.getInt16(6), bounds.getInt16(8)]
  for (const [index, value] of [-1, left + before, bottom, right + before, top].entries()) view.setInt16(index * 2, value)
  view.setUint16(10, argumentsAreWords | argumentsAreOffsets)
  view.setUint16(12, number)
  view.setInt16(14, before)
  return { record, advance, bearing: base.bearing + before }
}
