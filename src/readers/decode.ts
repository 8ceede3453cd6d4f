import { foreign } from '../diagnostics/catalogue/wordings.js'
import type { Reporter } from '../diagnostics/diagnostic.js'
import { sum } from '../arithmetic/numbers.js'
import { commonShare, leastCommon } from './common-characters.js'
import { looksLikeMojibake, reportGarbledLines, restoreMojibake } from './mojibake.js'

export interface Decoded {
  readonly text: string
  /** WHATWG label. */
  readonly encoding: string
}

/**
 * Bytes → text: by byte-order mark, else judged from the bytes, with the page's own declaration counting only where the bytes leave it open.
 * Null where no encoding fits; that has been reported. `label`: what stands beside the file, as in a MIME header.
 */
export function decodeBytes(bytes: Uint8Array, report: Reporter, label?: string): Decoded | null {
  const found = isUtf32(bytes) ? null : (decodeMarked(bytes) ?? decodeJudged(withoutMark(bytes), label))
  if (!found) {
    report(hasManyControls(bytes) && !isUtf32(bytes) ? 'read/binary' : 'read/unknown-encoding', { format: foreign.data })
    return null
  }
  const text = restore(found.text, report)
  reportUnreadable(text, found.encoding, report)
  return { text: replaceControls(text, report), encoding: found.encoding }
}

function restore(text: string, report: Reporter): string {
  const told = { whole: false }
  const restored = restoreMojibake(text, (...finding) => {
    told.whole = true
    report(...finding)
  })
  if (!told.whole) reportGarbledLines(text, report)
  return restored ?? text
}

const byteOrderMarks: readonly { readonly mark: readonly number[]; readonly encoding: string }[] = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
  { mark: [0x84, 0x31, 0x95, 0x33], encoding: 'gb18030' },
]

/** Its mark begins with that of UTF-16, and read as such every other character would be NUL. */
function isUtf32(bytes: Uint8Array): boolean {
  return [
    [0xff, 0xfe, 0, 0],
    [0, 0, 0xfe, 0xff],
  ].some((mark) => mark.every((byte, index) => bytes[index] === byte))
}

function decodeMarked(bytes: Uint8Array): Decoded | null {
  const known = byteOrderMarks.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte))
  if (!known) return null
  const text = decodeAs(known.encoding, bytes.subarray(known.mark.length))
  // A mark in front of bytes of another encoding happens where files were glued together.
  return lossOf(text) > 0.1 ? null : { text, encoding: known.encoding }
}

/** The mark in front of bytes of another encoding is none of their characters, and would be taken for the half of one. */
function withoutMark(bytes: Uint8Array): Uint8Array {
  const { mark } = byteOrderMarks[0]!
  return mark.every((byte, index) => bytes[index] === byte) ? bytes.subarray(mark.length) : bytes
}

function decodeJudged(bytes: Uint8Array, label?: string): Decoded | null {
  const utf16 = judgeUtf16(bytes)
  if (utf16) return { text: decodeAs(utf16, bytes), encoding: utf16 }
  if (hasManyControls(bytes)) return null
  const unicode = decodeStrictly('utf-8', bytes)
  if (unicode !== null) return { text: unicode, encoding: 'utf-8' }
  return decodeDoubleByte(bytes, label) ?? decodeWithLosses(bytes)
}

/** Bytes of one double-byte encoding are whole in the others too, so that a wrong declaration fits: the words tell, and the declaration where they do not. */
function decodeDoubleByte(bytes: Uint8Array, label?: string): Decoded | null {
  const read = [...new Set([...encodingOf(label), ...declaredEncoding(bytes), 'gb18030', 'big5'])].flatMap((encoding) => {
    const text = decodeStrictly(encoding, bytes)
    if (text === null || looksLikeMojibake(text)) return []
    const common = commonShare(text)
    // Damaged GB18030 may be whole in another encoding, but it makes no words there.
    return encoding !== 'gb18030' && common < leastCommon ? [] : [{ text, encoding, common }]
  })
  const [first, ...others] = read
  if (!first) return null
  return others.reduce((best, one) => (one.common > best.common + 0.05 ? one : best), first)
}

/** No encoding fits wholly: damaged bytes, or a cut through a character. The one that loses least, if it keeps the most. */
function decodeWithLosses(bytes: Uint8Array): Decoded | null {
  const candidates = ['utf-8', 'gb18030'].map((encoding) => {
    const text = decodeAs(encoding, bytes)
    return { text, encoding, loss: lossOf(text) + (encoding === 'gb18030' && looksLikeMojibake(text) ? 1 : 0) }
  })
  const best = candidates[0]!.loss <= candidates[1]!.loss ? candidates[0]! : candidates[1]!
  return best.loss > 0.4 ? null : { text: best.text, encoding: best.encoding }
}

/** Share of the characters beyond ASCII that could not be decoded. */
function lossOf(text: string): number {
  let lost = 0
  let beyond = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit > 0x7f) beyond++
    if (unit === 0xfffd) lost++
  }
  return lost === 0 ? 0 : lost / beyond
}

/** The charset a page or XML file names for itself. */
function declaredEncoding(bytes: Uint8Array): string[] {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  const label = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? /^<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1]
  return encodingOf(label)
}

/** Labels of Western encodings are what editors put without being asked, and fit any bytes. */
function encodingOf(label: string | undefined): string[] {
  if (!label || /^(?:iso-?8859|latin|windows-125|utf-16|us-ascii|ascii)/i.test(label)) return []
  try {
    const { encoding } = new TextDecoder(label)
    return [encoding === 'gbk' ? 'gb18030' : encoding]
  } catch {
    return []
  }
}

/** UTF-16 without a mark: taken in pairs, the bytes are Han and what stands between Han. Those of GB18030 or UTF-8 are not. */
function judgeUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, Math.min(8192, bytes.length - (bytes.length % 2)))
  if (sample.length < 4) return null
  const zeros = sample.filter((byte) => byte === 0).length / sample.length
  // ASCII taken in pairs looks like Han too, and a stray zero byte proves nothing.
  if (zeros < 0.25 && decodeStrictly('utf-8', sample, { stream: true }) !== null) return null
  const [little, big] = [plausibleShare(sample, 'utf-16le'), plausibleShare(sample, 'utf-16be')]
  return Math.max(little, big) >= (zeros >= 0.01 ? 0.9 : 0.98) ? (little > big ? 'utf-16le' : 'utf-16be') : null
}

/** Share of the units that a Chinese text is made of. */
function plausibleShare(sample: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): number {
  const text = decodeAs(encoding, sample)
  return countMatches(text, /[\t\n\r -~\u00A0\u00B7\u2010-\u2027\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFFEF]/g) / text.length
}

/** Text has next to no control characters; compressed or binary data has some eleven in a hundred. */
function hasManyControls(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536)
  let controls = 0
  for (const byte of sample) if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d)) controls++
  return controls > Math.max(4, sample.length * 0.05)
}

/** Null where the bytes are not whole in the encoding; with `stream`, the last character may be cut off. */
function decodeStrictly(encoding: string, bytes: Uint8Array, options: { stream?: boolean } = {}): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, options)
  } catch {
    return null
  }
}

function decodeAs(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
}

function reportUnreadable(text: string, encoding: string, report: Reporter): void {
  const first = text.indexOf('\uFFFD')
  if (first < 0) return
  report(
    'read/unreadable-characters',
    { count: countMatches(text, /\uFFFD/g), encoding: encoding.toUpperCase() },
    { at: { start: first, end: first + 1 } },
  )
}

/**
 * Control characters carry no content, and the outputs cannot hold them. Each is replaced by one character, so that places stay right:
 * a line separator by a line feed, others by a space, but between two digits by U+FFFD, for a digit may have been there.
 */
function replaceControls(text: string, report: Reporter): string {
  const first = text.search(/[\0-\x08\v\x0E-\x1F\x7F-\x9F\u2028\u2029]/)
  if (first < 0) return text
  const seen = new Map<string, number>()
  const cleaned = text.replace(/[\0-\x08\v\x0E-\x1F\x7F-\x9F\u2028\u2029]/g, (char, index: number) => {
    if (/[\v\x85\u2028\u2029]/.test(char)) return '\n'
    seen.set(char, (seen.get(char) ?? 0) + 1)
    return /\d/.test(text[index - 1] ?? '') && /\d/.test(text[index + 1] ?? '') ? '\uFFFD' : ' '
  })
  const count = sum([...seen.values()])
  const examples = [...seen.keys()].slice(0, 3).map((char) => `U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`)
  if (count > 0) report('read/control-characters', { count, examples: examples.join('、') }, { at: { start: first, end: first + 1 } })
  return cleaned
}

function countMatches(text: string, pattern: RegExp): number {
  let count = 0
  for (const _ of text.matchAll(pattern)) count++
  return count
}
