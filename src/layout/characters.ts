import { ignorableRanges, isInvisible } from '../language/invisible.js'

/** What line breaking and spacing know of a character. Sets follow GB/T 15834-2011, 5.1; clauses are cited at each. */
export const CharacterClass = {
  /** Ideographs and all that stands like one. */
  han: 0,
  /** Opening bracket or quotation mark, its ink in the right half. */
  opener: 1,
  /** Closing bracket or quotation mark, its ink in the left half. */
  closer: 2,
  /** 点号, its ink in the left half or the middle. */
  stop: 3,
  /** 连接号. */
  connector: 4,
  /** 间隔号. */
  middot: 5,
  /** 分隔号. */
  solidus: 6,
  /** 破折号, half of it: —. */
  dash: 7,
  /** 省略号, half of it: …. */
  ellipsis: 8,
  letter: 9,
  digit: 10,
  /** A mark of ASCII: part of a Western word or number where it touches one. */
  westernMark: 11,
  space: 12,
  /** No-break space. */
  glue: 13,
  /** Has no width of its own and belongs to the character before it. */
  attached: 14,
} as const

export type CharacterClassCode = (typeof CharacterClass)[keyof typeof CharacterClass]

/** Superscripts and subscripts: they belong to what stands before them, without a gap, and begin no line. */
const scriptCharacters = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'
export const scripts: ReadonlySet<number> = setOf(scriptCharacters)

/** Suffixes that belong to their number (clreq, 符号分离禁则): on its line and without a gap. */
const suffixCharacters = '％‰‱℃℉°′″㎡㎥'
export const suffixes: ReadonlySet<number> = setOf(suffixCharacters)

/** 5.1.1, 5.1.2, 5.1.3, 5.1.6, 5.1.7, 5.1.9, and suffixes that belong to their number (clreq, 符号分离禁则). */
export const notAtLineStart = setOf(
  '。，、；：？！．‼⁇⁈⁉',
  '”’）〕】〗》〉］｝」』',
  '·‧・～〜—–－-',
  '／/',
  ',.;:?!)]}%',
  suffixCharacters,
  scriptCharacters,
)

/** 5.1.3, 5.1.9, and prefixes that belong to their number. */
export const notAtLineEnd = setOf('“‘（〔【〖《〈［｛「『', '／/', '([{', '￥¥＄$№§')

/** Words that go with the number before them (standards/output.md, 2.4): kept on its line if that costs little. */
export const measureWords = setOf(
  '年月日时分秒号件条项款章节人次个篇起份万亿元家户页册期届名位所部块场类级层度余多余天周岁批宗例处座台套项种门倍亩吨米里',
)

/** Words that may stand between a number and its measure word: 150余条, 3万元. */
export const numberTails = setOf('余多万亿千百')

export function classOf(codePoint: number): CharacterClassCode {
  if (codePoint < 0x10000) return basicPlane[codePoint] as CharacterClassCode
  return isInvisible(codePoint) ? CharacterClass.attached : CharacterClass.han
}

export function isWestern(kind: number): boolean {
  return kind === CharacterClass.letter || kind === CharacterClass.digit || kind === CharacterClass.westernMark
}

/** Full-width marks that may give up half of their width (5.1.10, 5.1.11). */
export function isCompressible(kind: number): boolean {
  return kind === CharacterClass.opener || kind === CharacterClass.closer || kind === CharacterClass.stop
}

function setOf(...characters: string[]): ReadonlySet<number> {
  return new Set(Array.from(characters.join(''), (character) => character.codePointAt(0)!))
}

const members: readonly (readonly [CharacterClassCode, string])[] = [
  [CharacterClass.opener, '“‘（〔【〖《〈［｛「『'],
  [CharacterClass.closer, '”’）〕】〗》〉］｝」』'],
  [CharacterClass.stop, '。，、；：？！．'],
  [CharacterClass.connector, '～〜–－'],
  [CharacterClass.middot, '·‧・'],
  [CharacterClass.solidus, '／'],
  [CharacterClass.dash, '—⸺'],
  [CharacterClass.ellipsis, '…⋯'],
  [CharacterClass.letter, scriptCharacters],
  [CharacterClass.space, ' \t'],
  [CharacterClass.glue, '\u00a0\u202f'],
]

const ranges: readonly (readonly [CharacterClassCode, number, number])[] = [
  [CharacterClass.attached, 0x00, 0x1f],
  [CharacterClass.westernMark, 0x21, 0x7e],
  [CharacterClass.digit, 0x30, 0x39],
  [CharacterClass.letter, 0x41, 0x5a],
  [CharacterClass.letter, 0x61, 0x7a],
  [CharacterClass.attached, 0x7f, 0x9f],
  [CharacterClass.letter, 0xc0, 0xd6],
  [CharacterClass.letter, 0xd8, 0xf6],
  [CharacterClass.letter, 0xf8, 0x2af],
  [CharacterClass.attached, 0x300, 0x36f],
  [CharacterClass.letter, 0x370, 0x52f],
  [CharacterClass.letter, 0x1e00, 0x1eff],
  ...ignorableRanges.map(([first, last]) => [CharacterClass.attached, first, last] as const),
]

const basicPlane = fillBasicPlane()

function fillBasicPlane(): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (const [kind, first, last] of ranges) table.fill(kind, first, last + 1)
  for (const [kind, characters] of members) for (const character of characters) table[character.codePointAt(0)!] = kind
  return table
}
