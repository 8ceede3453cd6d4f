import { hanNumerals } from '../language/han-numerals.js'
import { CharacterClass, isWestern, measureWords, notAtLineEnd, notAtLineStart, numberTails } from './characters.js'

/** What a break costs, in the units of `line-breaking.ts`. */
const FREE = 0
/** A number and its measure word, a list mark and its text: parted only where the line would else be torn apart. */
const GLUED = 900
/** The words of an ordinal: 第二十条. */
const ORDINAL_WORDS = 150
/** Inside a date, behind a connector between numbers. */
const LOOSELY_GLUED = 60
/** Inside a web address: sooner than that the line before it is torn apart. */
const ADDRESS = 200
/** Never, unless what is joined is longer than the line. */
const WORD = 1e5
const NUMBER = 5e5
export const FORBIDDEN = 1e6

/** From here on a break is for emergencies. */
export const LAST_ALLOWED = GLUED

/** Inside a word that is longer than a line: a little worse than behind a dot. */
const LONG_WORD = 1500

const { dash, ellipsis, digit, space, glue, attached, connector, han, stop, closer } = CharacterClass

/** The cost of breaking after each character. */
export function breakPenalties(codes: Uint32Array, kinds: Uint8Array): Float64Array {
  const penalties = new Float64Array(codes.length)
  for (let i = 0; i + 1 < codes.length; i++) penalties[i] = penaltyBetween(codes, kinds, i)
  keepListMark(codes, kinds, penalties)
  return penalties
}

/**
 * The same where every break is allowed: a word longer than a line, or a piece of an address, is broken where the line is full, but not
 * beside a mark.
 */
export function emergencyPenalties(text: Broken, isLonger: (from: number, to: number) => boolean): Float64Array {
  const penalties = text.penalties.slice()
  for (let from = 0; from < penalties.length;) {
    let to = from + 1
    while (to < penalties.length && isInWord(text.penalties[to - 1]!)) to++
    if (isLonger(from, to)) easeWord(text.codes, penalties, from, to)
    from = to
  }
  return penalties
}

interface Broken {
  readonly codes: Uint32Array
  readonly penalties: Float64Array
}

function isInWord(penalty: number): boolean {
  return penalty === WORD || penalty === NUMBER
}

function easeWord(codes: Uint32Array, penalties: Float64Array, from: number, to: number): void {
  for (let i = from; i + 1 < to; i++) {
    if (penalties[i] === WORD && !notAtLineEnd.has(codes[i]!) && !notAtLineStart.has(codes[i + 1]!)) penalties[i] = LONG_WORD
  }
}

function penaltyBetween(codes: Uint32Array, kinds: Uint8Array, i: number): number {
  const [kind, next] = [kinds[i]!, kinds[i + 1]!]
  if (kind === han && next === han) return penaltyBetweenHan(codes, kinds, i)
  if (next === attached || next === space || kind === glue || next === glue) return FORBIDDEN
  if (isWestern(kind) && isWestern(next)) return penaltyInWord(codes, kinds, i)
  if (kind === space) return penaltyAfterSpace(codes, kinds, i)
  if (notAtLineEnd.has(codes[i]!)) return FORBIDDEN
  if (next === dash) return penaltyBeforeDash(kinds, i)
  if (notAtLineStart.has(codes[i + 1]!) || (kind === ellipsis && next === ellipsis)) return FORBIDDEN
  return penaltyAroundNumber(codes, kinds, i)
}

/** A space at the end of a line is not seen: what stands before it ends the line. */
function penaltyAfterSpace(codes: Uint32Array, kinds: Uint8Array, i: number): number {
  let before = i
  while (before > 0 && kinds[before] === space) before--
  if (kinds[before] === space) return FORBIDDEN
  return notAtLineEnd.has(codes[before]!) || notAtLineStart.has(codes[i + 1]!) ? FORBIDDEN : FREE
}

/** GB/T 15834, 5.1.4: —— may begin a line but is not split; 5.1.6: a single — does not begin one. */
function penaltyBeforeDash(kinds: Uint8Array, i: number): number {
  return kinds[i] !== dash && kinds[i + 2] === dash ? FREE : FORBIDDEN
}

function penaltyInWord(codes: Uint32Array, kinds: Uint8Array, i: number): number {
  if (isNumberPart(kinds, i) && isNumberPart(kinds, i + 1)) return NUMBER
  return isAddressBreak(codes, kinds, i) ? ADDRESS : WORD
}

function isNumberPart(kinds: Uint8Array, i: number): boolean {
  return kinds[i] === digit || (kinds[i] === CharacterClass.westernMark && kinds[i - 1] === digit)
}

const addressBreaks = new Set(Array.from('./?&=_-@', (character) => character.charCodeAt(0)))
const SOLIDUS = 0x2f

/** Behind a dot, a solidus or the like in a long word, with letters on both sides of it; none begins a line (5.1.9), and no hyphen is added. */
function isAddressBreak(codes: Uint32Array, kinds: Uint8Array, i: number): boolean {
  if (!addressBreaks.has(codes[i]!) || notAtLineStart.has(codes[i + 1]!) || codes[i + 1] === SOLIDUS) return false
  if (codes[i] === SOLIDUS && (codes[i - 1] === SOLIDUS || !isOfAddress(codes, kinds, i))) return false
  return (
    isWestern(kinds[i - 1] ?? han) && isWestern(kinds[i - 2] ?? han) && isWestern(kinds[i + 2] ?? han) && isWestern(kinds[i + 3] ?? han)
  )
}

/** The solidus stands behind `://` or `www.` in its word, and is none of the two. */
function isOfAddress(codes: Uint32Array, kinds: Uint8Array, solidus: number): boolean {
  let from = solidus
  while (from > 0 && isWestern(kinds[from - 1]!)) from--
  const word = String.fromCharCode(...codes.subarray(from, Math.min(solidus, from + LONGEST_SCHEME)))
  return /:\/\/.|www\./.test(word)
}

/** Characters of a word in which an address shows itself as one. */
const LONGEST_SCHEME = 40

/** The measure word may come after another word: 150余条, 3万元. */
function penaltyBetweenHan(codes: Uint32Array, kinds: Uint8Array, i: number): number {
  if (kinds[i - 1] === digit && numberTails.has(codes[i]!) && measureWords.has(codes[i + 1]!)) return GLUED
  return isInOrdinal(codes, i) ? ORDINAL_WORDS : FREE
}

const ORDINAL = '第'.charCodeAt(0)
const numerals = new Set(Array.from(hanNumerals, (character) => character.charCodeAt(0)))

/** Between 第 and its numeral, inside the numeral, and before what it counts. */
function isInOrdinal(codes: Uint32Array, i: number): boolean {
  let at = i
  while (numerals.has(codes[at]!)) at--
  const next = codes[i + 1]!
  return codes[at] === ORDINAL && (numerals.has(next) || (at < i && measureWords.has(next)))
}

const TORTOISE_SHELL_CLOSER = '〕'.charCodeAt(0)
const dateParts = new Set(Array.from('年月', (character) => character.charCodeAt(0)))

function penaltyAroundNumber(codes: Uint32Array, kinds: Uint8Array, i: number): number {
  const [kind, next] = [kinds[i]!, kinds[i + 1]!]
  if (isNumberEnd(codes, kinds, i) && next === han) return measureWords.has(codes[i + 1]!) ? GLUED : FREE
  if (next !== digit) return FREE
  if (codes[i] === ORDINAL || codes[i] === TORTOISE_SHELL_CLOSER) return GLUED
  if (dateParts.has(codes[i]!)) return LOOSELY_GLUED
  return kind === connector || kind === dash ? penaltyAfterConnector(kinds, i) : FREE
}

function isNumberEnd(codes: Uint32Array, kinds: Uint8Array, i: number): boolean {
  return kinds[i] === digit || (codes[i] === 0x25 && kinds[i - 1] === digit)
}

/** 0477—8398585: three or more digits on either side are a telephone number or a pair of years. */
function penaltyAfterConnector(kinds: Uint8Array, i: number): number {
  const isLong = [-3, -2, -1, 1, 2, 3].every((step) => kinds[i + step] === digit)
  return isLong ? FORBIDDEN : LOOSELY_GLUED
}

const longestMark = 5
const listMarkEnds = new Set(Array.from('、.．)）', (character) => character.charCodeAt(0)))
const listNumerals = new Set(Array.from(`0123456789${hanNumerals}`, (character) => character.charCodeAt(0)))
const listOpeners = new Set(Array.from('(（', (character) => character.charCodeAt(0)))

/** 一、 （一） 1. （1） at the beginning stay with the first character of their text. */
function keepListMark(codes: Uint32Array, kinds: Uint8Array, penalties: Float64Array): void {
  let i = listOpeners.has(codes[0]!) ? 1 : 0
  const firstNumeral = i
  while (i < longestMark && listNumerals.has(codes[i]!)) i++
  const isMark = i > firstNumeral && listMarkEnds.has(codes[i]!) && (kinds[i] === stop || kinds[i] === closer || isWestern(kinds[i]!))
  if (isMark && i + 1 < codes.length) penalties[i] = Math.max(penalties[i]!, GLUED)
}
