import { breakPenalties } from './break-penalties.js'
import { CharacterClass, classOf, isCompressible, isWestern, scripts, suffixes } from './characters.js'
import type { FontRole, Measure } from './measure.js'

/** A piece of text without line feeds, measured once; breaking and setting lines are arithmetic on it. Lengths are in ems. */
export interface PreparedText {
  readonly text: string
  readonly role: FontRole
  readonly count: number
  /** Where each character begins in `text`; one more for the end. */
  readonly offsets: Uint32Array
  readonly codes: Uint32Array
  readonly kinds: Uint8Array
  readonly widths: Float64Array
  /** What a full-width mark gives up on its left and on its right to become half as wide. */
  readonly blankBefore: Float64Array
  readonly blankAfter: Float64Array
  /** What stands between a character and the next: the gap of Han and Latin, or the squeeze of two marks. */
  readonly joins: Float64Array
  /** What may be taken away between a character and the next to fit more into the line. */
  readonly squeezes: Float64Array
  /** 1 where the line may be stretched between a character and the next. */
  readonly stretches: Uint8Array
  readonly penalties: Float64Array
  readonly sums: PreparedSums
  /** The text's first character stands flush too; in running text the indent before it stays whole. */
  readonly isFlush: boolean
}

/** Running totals: the value for the characters [a, b) is sum[b] − sum[a]. */
interface PreparedSums {
  /** Of widths and joins. */
  readonly advance: Float64Array
  readonly squeeze: Float64Array
  readonly stretch: Float64Array
}

/** GB/T 15834, 5.1.10: half an em. */
const HALF = 0.5
/** clreq: between Han and Latin a quarter of an em, an eighth at least. */
const GAP = 0.25
const GAP_SQUEEZE = 0.125
/** Of the blank beside a mark inside a line, this share may go: half-width marks everywhere would look crowded. */
const MARK_SQUEEZE = 0.7

interface TextSetting {
  /** Added to every character that has a width, in ems. */
  readonly tracking?: number
  readonly isFlush?: boolean
}

/** Measures a text. */
export function prepareText(
  text: string,
  role: FontRole,
  measure: Measure,
  { tracking = 0, isFlush = false }: TextSetting = {},
): PreparedText {
  const characters = readCharacters(text)
  const { codes, kinds, count } = characters
  const blanks = measureBlanks(codes, kinds, role, measure)
  const widths = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const width = kinds[i] === CharacterClass.attached ? 0 : measure.advance(codes[i]!, role)
    widths[i] = width > 0 ? width + tracking : 0
  }
  const spaces = spaceCharacters(codes, kinds, blanks)
  const sums = addUp(widths, spaces)
  return { text, role, ...characters, widths, ...blanks, ...spaces, penalties: breakPenalties(codes, kinds), sums, isFlush }
}

function readCharacters(text: string): Pick<PreparedText, 'count' | 'offsets' | 'codes' | 'kinds'> {
  const offsets = new Uint32Array(text.length + 1)
  const codes = new Uint32Array(text.length)
  const kinds = new Uint8Array(text.length)
  let count = 0
  for (let at = 0; at < text.length; count++) {
    const code = text.codePointAt(at)!
    offsets[count] = at
    codes[count] = code
    kinds[count] = classOf(code)
    at += code > 0xffff ? 2 : 1
  }
  offsets[count] = text.length
  return { count, offsets, codes: codes.subarray(0, count), kinds: kinds.subarray(0, count) }
}

type Blanks = Pick<PreparedText, 'blankBefore' | 'blankAfter'>

function measureBlanks(codes: Uint32Array, kinds: Uint8Array, role: FontRole, measure: Measure): Blanks {
  const blankBefore = new Float64Array(codes.length)
  const blankAfter = new Float64Array(codes.length)
  for (let i = 0; i < codes.length; i++) {
    if (!isCompressible(kinds[i]!) || measure.advance(codes[i]!, role) < 0.9) continue
    blankBefore[i] = blankBeforeMark(codes[i]!, kinds[i]!, role, measure)
    blankAfter[i] = HALF - blankBefore[i]!
  }
  return { blankBefore, blankAfter }
}

const MARGIN = 0.04

/** Faces differ in where they put ？ and ！: half an em goes, on the sides where there is no ink. */
function blankBeforeMark(code: number, kind: number, role: FontRole, measure: Measure): number {
  const ink = measure.ink(code, role)
  if (!ink) return kind === CharacterClass.opener ? HALF : 0
  const wanted = kind === CharacterClass.opener ? ink.left - MARGIN : ink.right + MARGIN - HALF
  return Math.min(HALF, Math.max(0, wanted))
}

type Spaces = Pick<PreparedText, 'joins' | 'squeezes' | 'stretches'>

function spaceCharacters(codes: Uint32Array, kinds: Uint8Array, blanks: Blanks): Spaces {
  const joins = new Float64Array(codes.length)
  const squeezes = new Float64Array(codes.length)
  const stretches = new Uint8Array(codes.length)
  for (let i = 0; i + 1 < codes.length; i++) {
    stretches[i] = canStretch(kinds, i) ? 1 : 0
    if (kinds[i] === CharacterClass.han && kinds[i + 1] === CharacterClass.han) continue
    if (hasGap(codes, kinds, i)) {
      joins[i] = GAP
      squeezes[i] = GAP_SQUEEZE
    } else if (isCompressible(kinds[i]!) || isCompressible(kinds[i + 1]!)) squeezeMarks(kinds, blanks, i, joins, squeezes)
  }
  return { joins, squeezes, stretches }
}

/**
 * clreq: two marks that meet give up half an em between them, on the side away from what a bracket encloses;
 * a mark beside a character gives its blank only when the line needs it.
 */
function squeezeMarks(kinds: Uint8Array, blanks: Blanks, i: number, joins: Float64Array, squeezes: Float64Array): void {
  const [kind, next] = [kinds[i]!, kinds[i + 1]!]
  const [after, before] = [blanks.blankAfter[i]!, blanks.blankBefore[i + 1]!]
  const meets = isCompressible(kind) && isCompressible(next)
  if (meets && kind === CharacterClass.opener) joins[i] = next === CharacterClass.opener ? -before : 0
  else if (meets) joins[i] = -after
  else squeezes[i] = MARK_SQUEEZE * ((kind === CharacterClass.opener ? 0 : after) + (next === CharacterClass.opener ? before : 0))
}

/** Between a Western word or number and Han, not beside marks. */
function hasGap(codes: Uint32Array, kinds: Uint8Array, i: number): boolean {
  if (kinds[i] === CharacterClass.han)
    return isWordCharacter(kinds[i + 1]!) && !scripts.has(codes[i + 1]!) && !isIdeographicSpace(codes[i]!)
  return (
    kinds[i + 1] === CharacterClass.han && !suffixes.has(codes[i + 1]!) && endsWord(codes, kinds, i) && !isIdeographicSpace(codes[i + 1]!)
  )
}

function isWordCharacter(kind: number): boolean {
  return kind === CharacterClass.letter || kind === CharacterClass.digit
}

function endsWord(codes: Uint32Array, kinds: Uint8Array, i: number): boolean {
  return isWordCharacter(kinds[i]!) || (codes[i] === 0x25 && kinds[i - 1] === CharacterClass.digit)
}

function isIdeographicSpace(code: number): boolean {
  return code === 0x3000
}

/** clreq: never inside —— and ……, around 连接号 and 分隔号, inside Western words and numbers. */
function canStretch(kinds: Uint8Array, i: number): boolean {
  const [kind, next] = [kinds[i]!, kinds[i + 1]!]
  if (isRigid(kind) || isRigid(next)) return false
  if (kind === CharacterClass.space) return true
  if (next === CharacterClass.space || next === CharacterClass.attached) return false
  return !(isWestern(kind) && isWestern(next))
}

function isRigid(kind: number): boolean {
  return kind >= CharacterClass.connector && kind <= CharacterClass.ellipsis
}

function addUp(widths: Float64Array, { joins, squeezes, stretches }: Spaces): PreparedSums {
  const advance = new Float64Array(widths.length + 1)
  const squeeze = new Float64Array(widths.length + 1)
  const stretch = new Float64Array(widths.length + 1)
  for (let i = 0; i < widths.length; i++) {
    advance[i + 1] = advance[i]! + widths[i]! + joins[i]!
    squeeze[i + 1] = squeeze[i]! + squeezes[i]!
    stretch[i + 1] = stretch[i]! + stretches[i]!
  }
  return { advance, squeeze, stretch }
}
