import type { Reporter } from '../diagnostics/diagnostic.js'
import { commonShare, leastCommon } from './common-characters.js'

/**
 * Text saved after it had been decoded wrongly. Where every character leads back to its bytes and those are whole in the right encoding, the
 * original is given back; else the damage is reported and null given.
 */
export function restoreMojibake(text: string, report: Reporter): string | null {
  const fault = faults.find(({ shows }) => shows(text))
  if (!fault) return null
  const restored = restoreWhole(fault, text)
  if (!restored) {
    const at = Math.max(0, text.search(/[^\0-\x7F]|\?{3}/))
    report('read/mojibake', { example: text.slice(at, at + 8) }, { at: { start: at, end: at + 8 } })
    return null
  }
  const [before, after] = [text, restored.text].map((whole) => /[^\0-\x7F]{2,8}/.exec(whole)?.[0] ?? '')
  report('read/mojibake-restored', { before: before!, after: after!, from: restored.from, as: fault.as })
  return restored.text
}

/** Names the lines that alone were decoded wrongly, before they were put among the others: what they said is not guessed. */
export function reportGarbledLines(text: string, report: Reporter): void {
  const garbled: { start: number; line: string }[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (isGarbled(line)) garbled.push({ start, line: line.trim() })
    else for (const { index, 0: run } of garbledRuns(line)) garbled.push({ start: start + index, line: run.trim() })
    start += line.length + 1
  }
  const [first] = garbled
  if (!first) return
  const at = { start: first.start, end: first.start + first.line.length }
  report('read/mojibake-lines', { count: garbled.length, texts: garbled.map(({ line }) => line.slice(0, longestShown)) }, { at })
}

const longestShown = 60
/** Fewer characters may be a name in rare ones, or a word of another language. */
const leastGarbled = 6

/** Most of its characters beyond ASCII are such as wrong decoding makes. */
function isGarbled(line: string): boolean {
  if (line.length < leastGarbled || !/[^\0-\x7f]/.test(line)) return false
  const han = shareOf(line, gbkOfUtf8Leads())
  if (han.hits >= 3 && han.hits >= 0.3 * (han.hits + han.others)) return looksLikeMojibake(line)
  return looksLikeLatin(line) || line.includes('锟斤拷')
}

/** Stretches between Han that lead back to Han by their bytes: words of another language do not. */
function garbledRuns(line: string): RegExpExecArray[] {
  if (!/[À-ÿ]/.test(line)) return []
  return [...line.matchAll(/[^\u2e80-\uffef\n]{6,}/g)].filter(({ 0: run }) => {
    const bytes = encodeWith(latinBytes(), run)
    return bytes !== null && countHan(new TextDecoder().decode(bytes)) >= 2
  })
}

/** The original, through a second fault of the same kind too; never text that makes no words. */
function restoreWhole(fault: Fault, text: string): { readonly text: string; readonly from: string } | null {
  for (const once of fault.restore(text)) {
    const twice = faults.find(({ shows }) => shows(once.text))?.restore(once.text) ?? [once]
    const whole = twice.find((one) => /\p{Script=Han}{2}/u.test(one.text) && !isWordless(one.text))
    if (whole) return whole
  }
  return null
}

/** Han by the hundred and none of the common ones: one double-byte encoding read as another. */
function isWordless(text: string): boolean {
  const sample = text.slice(0, 20_000)
  return countHan(sample) >= 60 && commonShare(sample) < leastCommon / 2
}

/** UTF-8 bytes read as GB18030: 政府 becomes 鏀垮簻. */
export function looksLikeMojibake(text: string): boolean {
  const sample = text.slice(0, 100_000)
  const { hits, others } = shareOf(sample, gbkOfUtf8Leads())
  if (hits <= others * 0.15) return false
  // The characters are rare, yet some names are made of them: the way back must lead to Han.
  const back = new TextDecoder().decode(Uint8Array.from([...sample].flatMap((char) => gbkBytes().get(char) ?? [0x3f])))
  return countHan(back) > countHan(sample) * 0.5
}

function countHan(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0
}

interface Fault {
  /** The encoding the text was wrongly taken for. */
  readonly as: string
  readonly shows: (text: string) => boolean
  /** What the text may have been. */
  readonly restore: (text: string) => readonly { readonly text: string; readonly from: string }[]
}

const faults: readonly Fault[] = [
  { as: 'GB18030', shows: looksLikeMojibake, restore: (text) => decodeWhole(encodeWith(gbkBytes(), text), ['utf-8']) },
  { as: 'Latin-1', shows: looksLikeLatin, restore: (text) => decodeWhole(encodeWith(latinBytes(), text), ['utf-8', 'gb18030']) },
  // U+FFFD written as UTF-8 and read as GB18030: what stood there is gone.
  { as: 'GB18030', shows: (text) => text.includes('锟斤拷'), restore: () => [] },
  { as: 'Big5', shows: isWordless, restore: () => [] },
  { as: 'ASCII', shows: isQuestionMarks, restore: () => [] },
]

/** Saved in an encoding that has no Han: a question mark for each. */
function isQuestionMarks(text: string): boolean {
  const sample = text.slice(0, 20_000)
  const marks = sample.match(/\?/g)?.length ?? 0
  return marks >= 40 && marks > sample.length * 0.2 && countHan(sample) < marks * 0.1
}

/** Han text read as a Western encoding is all accented letters: 政府 becomes æ”¿åºœ. */
function looksLikeLatin(text: string): boolean {
  const { hits, others } = shareOf(text.slice(0, 100_000), latinBytes())
  // Quotation marks and dashes are in the Western set too; letters with accents must be among the hits.
  return hits >= 6 && hits > others && /[À-ÿ][^À-ÿ]{0,6}[À-ÿ]/.test(text)
}

/** How many of the characters beyond ASCII are in the set. Every text is asked twice, so the set is looked up by code unit. */
function shareOf(text: string, set: BytesOf): { hits: number; others: number } {
  const members = membersOf(set)
  let hits = 0
  let others = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const secondHalf = code >= 0xdc00 && code <= 0xdfff
    if (code <= 0x7f || code === 0xa0 || code === 0xfffd || secondHalf) continue
    if (members[code]) hits++
    else others++
  }
  return { hits, others }
}

function membersOf(set: BytesOf): Uint8Array {
  const known = memberTables.get(set)
  if (known) return known
  const members = new Uint8Array(0x10000)
  for (const char of set.keys()) members[char.charCodeAt(0)] = 1
  memberTables.set(set, members)
  return members
}

const memberTables = new WeakMap<BytesOf, Uint8Array>()

type BytesOf = ReadonlyMap<string, readonly number[]>

function encodeWith(bytesOf: BytesOf, text: string): Uint8Array | null {
  const bytes: number[] = []
  for (const char of text) {
    const found = char <= '\x7F' ? [char.charCodeAt(0)] : bytesOf.get(char)
    if (!found) return null
    bytes.push(...found)
  }
  return Uint8Array.from(bytes)
}

function decodeWhole(bytes: Uint8Array | null, encodings: readonly string[]): { text: string; from: string }[] {
  if (!bytes) return []
  return encodings.flatMap((encoding) => {
    try {
      return [{ text: new TextDecoder(encoding, { fatal: true }).decode(bytes), from: encoding.toUpperCase() }]
    } catch {
      return []
    }
  })
}

let gbkTable: BytesOf | undefined
function gbkBytes(): BytesOf {
  return (gbkTable ??= bytesFor('gb18030', pairs(0x81, 0xfe, 0x40, 0xfe)))
}

let leadTable: BytesOf | undefined
/** What the first two of the three bytes of Han and of Chinese punctuation in UTF-8 look like as GB18030; next to unknown in real text. */
function gbkOfUtf8Leads(): BytesOf {
  return (leadTable ??= bytesFor('gb18030', [...pairs(0xe3, 0xe9, 0x80, 0xbf), [0xef, 0xbc], [0xef, 0xbd]]))
}

/** Bytes 0x80 to 0x9F as the WHATWG's table has them; Node before 23 decodes them as Latin-1. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

let latinTable: BytesOf | undefined
function latinBytes(): BytesOf {
  latinTable ??= new Map([
    ...Array.from({ length: 128 }, (_, index): [string, number[]] => [String.fromCharCode(0x80 + index), [0x80 + index]]),
    ...Array.from(windows1252, (char, index): [string, number[]] => [char, [0x80 + index]]),
  ])
  return latinTable
}

function pairs(firstLead: number, lastLead: number, firstTrail: number, lastTrail: number): number[][] {
  const found: number[][] = []
  for (let lead = firstLead; lead <= lastLead; lead++) for (let trail = firstTrail; trail <= lastTrail; trail++) found.push([lead, trail])
  return found
}

function bytesFor(encoding: string, sequences: readonly number[][]): Map<string, readonly number[]> {
  const decoder = new TextDecoder(encoding)
  const found = sequences.map((bytes): [string, readonly number[]] => [decoder.decode(Uint8Array.from(bytes)), bytes])
  return new Map(found.filter(([char]) => [...char].length === 1 && char !== '\uFFFD' && char > '\x7F'))
}
