/**
 * Characters that are never seen, by the one definition all readers, repairs and fonts share: Unicode's Default_Ignorable_Code_Point
 * (UAX #44, DerivedCoreProperties: zero-width and directional marks, soft hyphen, byte order mark, variation selectors, tags), as ranges.
 */
export const ignorableRanges: readonly (readonly [first: number, last: number])[] = [
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfff8],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
]

/** Controls that are neither white space nor a line end; marks of interlinear annotation; the two noncharacters at the end of the plane. */
const controlRanges: typeof ignorableRanges = [
  [0x00, 0x08],
  [0x0e, 0x1f],
  [0x7f, 0x84],
  [0x86, 0x9f],
  [0xfff9, 0xfffb],
  [0xfffe, 0xffff],
]

const unseen = [...ignorableRanges, ...controlRanges]
const run = new RegExp(`[${unseen.map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`).join('')}]+`, 'gu')

const basicPlane = new Uint8Array(0x1_0000)
for (const [first, last] of unseen) basicPlane.fill(1, first, last + 1)

/** Whether a character has no shape, wherever it stands; a variation selector has none either. */
export function isInvisible(codePoint: number): boolean {
  if (codePoint < 0x1_0000) return basicPlane[codePoint] === 1
  return unseen.some(([first, last]) => codePoint >= first && codePoint <= last)
}

/** Controls, white space among them, and what is never seen; marks of annotation and noncharacters are to be noticed. */
export function isUndrawn(codePoint: number): boolean {
  const isControl = codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)
  return isControl || ignorableRanges.some(([first, last]) => codePoint >= first && codePoint <= last)
}

/** The first halves of those beyond the basic plane. */
const suspects = basicPlane.slice()
for (const [first, last] of unseen) {
  if (first > 0xffff) suspects.fill(1, surrogateOf(first), surrogateOf(last) + 1)
}

function surrogateOf(codePoint: number): number {
  return 0xd800 + ((codePoint - 0x1_0000) >> 10)
}

/** Nearly every text holds none, and this is the quicker look. */
function mayHoldInvisible(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (suspects[text.charCodeAt(index)] === 1) return true
  return false
}

/** What files of text may begin with. */
export const byteOrderMark = '\ufeff'

export function withoutByteOrderMark(text: string): string {
  return text.startsWith(byteOrderMark) ? text.slice(1) : text
}

/** The stretches of a text that are never seen. A variation selector right behind a base it belongs to chooses that one's shape, and stays. */
export function* invisibleStretches(text: string): Generator<{ readonly start: number; readonly end: number }> {
  if (!mayHoldInvisible(text)) return
  for (const { 0: marks, index } of text.matchAll(run)) {
    const end = index + marks.length
    const start = index + keptLength(text, index)
    if (end > start) yield { start, end }
  }
}

/** The text without them. */
export function withoutInvisible(text: string): string {
  let seen = ''
  let from = 0
  for (const { start, end } of invisibleStretches(text)) {
    seen += text.slice(from, start)
    from = end
  }
  return from === 0 ? text : seen + text.slice(from)
}

/** Variation selectors with the bases they stand behind (Unicode: StandardizedVariants, Ideographic Variation Database, emoji sequences). */
const selectors = [
  { selector: /^[\ufe00-\ufe02\u{e0100}-\u{e01ef}]/u, base: /\p{Script=Han}$/u },
  { selector: /^[\ufe0e\ufe0f]/u, base: /(?![0-9#*])\p{Emoji}$/u },
  { selector: /^[\u180b-\u180d\u180f]/u, base: /\p{Script=Mongolian}$/u },
]

function keptLength(text: string, index: number): number {
  if (index === 0) return 0
  const marks = text.slice(index, index + 2)
  const before = text.slice(Math.max(0, index - 2), index)
  const found = selectors.find(({ selector, base }) => selector.test(marks) && base.test(before))
  return found ? found.selector.exec(marks)![0].length : 0
}
