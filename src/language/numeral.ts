import type { FigureKind } from '../model/form.js'
import type { Figure } from '../model/report.js'
import { resolveReferences } from './entity.js'
import { simplify } from './fold.js'
import { withoutInvisible } from './invisible.js'

/** What a cell says, apart from its place. */
export interface ParsedFigure {
  readonly state: 'read' | 'blank' | 'notApplicable' | 'several'
  readonly value: Figure['value']
  readonly unit?: string
  /** The digits of one number stand apart: in groups of three, or each for itself. It is said to be one. */
  readonly spaced?: boolean
  /** Two numbers or more (`41873 2`, on two lines, tabs apart), of which `value` is none. */
  readonly numbers?: readonly string[]
  /** The mark of a note behind it (`12①`, `12*`, `12[1]`), which is no part of the number. */
  readonly noteMark?: string
  /** What stands beside it crossed out (`~~9~~12`). */
  readonly struck?: string
}

/** Money in 元: what one of each unit is; the longer before those they end in. */
export const moneyUnits: ReadonlyMap<string, number> = new Map([
  ['亿元', 1e8],
  ['百万元', 1e6],
  ['万元', 1e4],
  ['千元', 1e3],
  ['元', 1],
])
/** Measure words of applications, cases, documents and decisions; the longest first. */
export const caseUnits = ['件次', '人次', '件', '条', '份', '起', '例', '宗', '项', '个', '次', '部', '人']
/** Those of publications and meetings too. */
export const countUnits = ['场次', '余次', ...caseUnits, '篇', '期', '场', '册', '幅', '则']

const unit = new RegExp(`(?:${[...moneyUnits.keys(), ...countUnits].join('|')})$`)
const notApplicable = new Set([
  '-',
  '--',
  '---',
  '----',
  '/',
  '\\',
  '|',
  '无',
  '無',
  '不适用',
  '不涉及',
  '*',
  '**',
  '***',
  '****',
  '_',
  'N/A',
  'n/a',
])
/** What programs write into a cell that has no value. */
const empty = new Set(['NaN', 'nan', '<NA>', 'None', 'null'])
/** Minus signs and dashes of every kind, after folding. */
const dashes = /[‐‑‒–—―−─━﹣]/g
const plainDigits = /^[0-9]{1,15}$/
const onlyHan = /^[\u4e00-\u9fff]+$/
const longestFigure = 60
/** No number of several groups begins with a nought. */
const grouped = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/
const plain = /^\d+(?:\.\d+)?$/

/** The figure a cell holds; null for text that is none. Nothing is rounded, and no unit is converted. */
export function parseFigure(text: string, kind: FigureKind): ParsedFigure | null {
  if (text === '') return { state: 'blank', value: null }
  if (plainDigits.test(text)) return { state: 'read', value: valueOf('', text, kind) }
  if (onlyHan.test(text) && !notApplicable.has(text)) return null
  // A figure starts with a digit, a sign or a mark, or names its direction; long texts are none.
  if (text.length > longestFigure) return null
  const { bare, ...beside } = undress(text)
  if (bare === '' && beside.struck) return null
  if (bare === '' || empty.has(bare)) return { state: 'blank', value: null }
  const closed = bare.replace(/\s+/g, '')
  if (notApplicable.has(closed)) return { state: 'notApplicable', value: null }
  const { sign, rest, ...units } = takeApart(closed)
  const digits = bothZero.test(closed) ? '0' : rest
  const gaps = gapsIn(bare)
  if (gaps.length > 0 && !isOneNumber(bare, gaps)) return severalIn(bare)
  if (!plain.test(digits) && !grouped.test(digits)) return severalIn(bare)
  const value = valueOf(sign, digits.replaceAll(',', ''), kind)
  return { state: 'read', value, ...units, ...(gaps.length > 0 && { spaced: true }), ...beside }
}

/** A word that holds a figure, or a mark that stands for none; a lone asterisk, bar or underscore is a bullet or a rule. */
export function isFigureWord(word: string): boolean {
  if (word.length > 24 || !mayBeFigure(word.charCodeAt(0))) return false
  return plainDigits.test(word) || (!/^[*|\\_]+$/.test(word) && parseFigure(word, 'amount') !== null)
}

/** No ideograph but those that stand for none or name a direction begins a figure. */
function mayBeFigure(code: number): boolean {
  return code < 0x3400 || code > 0x9fff || '无無不增减減负負'.includes(String.fromCharCode(code))
}

/**
 * The text of a figure with the shapes of one and the same character made one: full-width digits and marks, radicals. Raised, lowered
 * and circled digits (Unicode's No) are other characters: they mark a note, and none may become a digit of the number beside it.
 */
function foldFigure(text: string): string {
  return text.replace(/\P{No}+/gu, (stretch) => stretch.normalize('NFKC'))
}

/** The narrow spaces, which part thousands and nothing else; any other may part two numbers. */
const groupSpace = /(?<=\d)[\u2005-\u2009\u202f](?=\d{3}(?!\d))/g
/** Marks of code and emphasis round the whole: `12`, **12**. */
const quoted = /^(`{1,2}|\*\*|__)(?=[^\s`*_])(.*?[^\s`*_])\1$/
const crossedOut = /~~([^~]+)~~/g
/**
 * Note marks behind a figure: digits raised, lowered, circled or in brackets of one character; asterisks and daggers; a number in square
 * brackets, Markdown's with a caret. Fractions and ordinals with a point are none.
 */
const noteMarks = /(?<=\d\D{0,3})\s*(?:[⁰¹²³⁴-⁹₀-₉①-⒇⓪-⓾⓿❶-➓㉑-㉟㊱-㊿]+|[*※†‡]{1,3}|(?:\[\^?\w{1,4}\])+|[[(]?注\d{0,2}[\])]?)$/

interface Undressed extends Pick<ParsedFigure, 'noteMark' | 'struck'> {
  readonly bare: string
}

/** A figure without what stands round it and beside it. */
function undress(text: string): Undressed {
  const folded = foldFigure(withoutInvisible(resolveReferences(text)).replace(groupSpace, ','))
    .replace(dashes, '-')
    .trim()
  const struck = [...folded.matchAll(crossedOut)].map(([, words]) => words!.trim()).join('、')
  const kept = (struck === '' ? folded : folded.replace(crossedOut, ' ')).trim().replace(quoted, '$2')
  const noteMark = noteMarks.exec(kept)?.[0].trim()
  return { bare: noteMark ? kept.replace(noteMarks, '') : kept, ...(noteMark && { noteMark }), ...(struck && { struck }) }
}

/** `+(0) -(0)`: nothing added, nothing removed. */
const bothZero = /^\+\(0\)-\(0\)$/

interface Parts {
  readonly sign: '' | '-'
  readonly rest: string
  readonly unit?: string
}

function takeApart(text: string): Parts {
  const simple = simplify(text)
  const own = unit.exec(simple)?.[0]
  const bare = (own ? simple.slice(0, -own.length) : simple).replace(/^[¥￥]/, '')
  const signed = /^(\+|-|增加?|减少?|负)(.+)$/.exec(bare)
  const sign = signed && !/^[+增]/.test(signed[1]!) ? '-' : ''
  return { sign, rest: signed ? signed[2]! : bare, ...(own && { unit: own }) }
}

/** What stands between the digits of a text. */
function gapsIn(text: string): string[] {
  return text.match(/(?<=[\d.,])\s+(?=[\d.,])/g) ?? []
}

/** So far apart no hand sets the digits of one number; nor does it part them by a line or a tab. */
const widestGap = 4

/**
 * The digits stand apart and are one number for sure: in groups of three, with a comma or a point at the gap, or each for itself. A nought
 * before a gap is a figure of its own, and digits with a point before one are an ordinal.
 */
function isOneNumber(text: string, gaps: readonly string[]): boolean {
  if (gaps.some((gap) => gap.length > widestGap || /[\n\r\t\v\f]/.test(gap))) return false
  const words = text.match(/[\d.,]+/g)!
  if (/^0\d?$/.test(words[0]!) || /\d\. +\d/.test(text)) return false
  const inThrees = /^\d{1,3}$/.test(words[0]!) && words.slice(1).every((word) => /^\d{3}$/.test(word))
  const eachForItself = words.every((word) => word.length === 1)
  return inThrees || eachForItself || !/\d\s+\d/.test(text)
}

/** The numbers, where every word of the text is one. */
function severalIn(text: string): ParsedFigure | null {
  const numbers = text.split(/\s+/)
  const all = numbers.length > 1 && numbers.every((word) => /^[+-]?\d/.test(word) && parseFigure(word, 'amount')?.state === 'read')
  return all ? { state: 'several', value: null, numbers } : null
}

/** Amounts stay decimal strings as written; whole numbers, `12.0` too, become numbers where that keeps every digit. */
function valueOf(sign: '' | '-', written: string, kind: FigureKind): number | string {
  if (kind === 'amount') return sign + written
  const digits = written.replace(/\.0+$/, '')
  const value = Number(digits)
  if (digits.includes('.') || !Number.isSafeInteger(value)) return sign + written
  return sign && value !== 0 ? -value : value
}
