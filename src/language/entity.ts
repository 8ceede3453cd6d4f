import { DecodingMode, EntityDecoder, htmlDecodeTree } from 'entities/decode'

/** A character reference: what it stands for, and how much of the source it takes. */
export interface Reference {
  readonly text: string
  readonly length: number
}

let text = ''
const decoder = new EntityDecoder(htmlDecodeTree, (codePoint) => void (text += String.fromCodePoint(codePoint)))
/** `&CounterClockwiseContourIntegral;` is the longest name HTML has. */
const longest = 34

/**
 * The character reference (`&nbsp;`, `&#8203;`, `&rarr;`) at this place of a page, as HTML has it: those of old may lack their semicolon.
 * Null where there is none: a lone `&` is text.
 */
export function referenceAt(source: string, offset: number, end = source.length): Reference | null {
  return decode(source, offset, end, DecodingMode.Legacy)
}

/** The same in plain text and Markdown, where only one with its semicolon is a reference (CommonMark, 2.5). */
export function closedReferenceAt(source: string, offset: number, end = source.length): Reference | null {
  return decode(source, offset, end, DecodingMode.Strict)
}

/** Where the references of a page stand, each with what it stands for. */
export function* referencesIn(source: string): Generator<{ readonly start: number; readonly end: number; readonly text: string }> {
  for (const { index } of source.matchAll(/&(?=[#\w])/g)) {
    const reference = referenceAt(source, index)
    if (reference) yield { start: index, end: index + reference.length, text: reference.text }
  }
}

/** A text with its references resolved. */
export function resolveReferences(source: string): string {
  return source.includes('&') ? source.replace(/&[#\w]+;/g, (written) => closedReferenceAt(written, 0)?.text ?? written) : source
}

function decode(source: string, offset: number, end: number, mode: DecodingMode): Reference | null {
  if (source[offset] !== '&') return null
  text = ''
  decoder.startEntity(mode)
  const whole = decoder.write(source.slice(offset + 1, Math.min(end, offset + longest)), 0)
  const length = whole < 0 ? decoder.end() : whole
  return length > 0 && text !== '' ? { text, length } : null
}
