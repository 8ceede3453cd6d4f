import type { FigureKind } from '../model/form.js'
import type { Figure } from '../model/report.js'
import { resolveReferences } from './entity.js'
import { simplify } from './fold.js'
import { withoutInvisible } from './invisible.js'

/** What a cell says, apart from its place. */
export interface ParsedFigure {
  /** `apart`: several numbers, or one broken so that nothing in the cell shows it to be one; then there is no value. */
  readonly state: 'read' | 'blank' | 'notApplicable' | 'apart'
  readonly value: Figure['value']
  readonly unit?: string
  /** The digits stand apart in the way of one number (`1 2`, `41 873`); they are taken for one, and said to be. */
  readonly spaced?: boolean
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
  const folded = foldFigure(text)
  const unfilled = folded.replace(/\s+/g, '')
  if (unfilled === '' || empty.has(unfilled)) return { state: 'blank', value: null }
  if (notApplicable.has(unfilled)) return { state: 'notApplicable', value: null }
  if (!/\d/.test(folded)) return null
  const { bare, ...beside } = undress(folded)
  const closed = bare.replace(/\s+/g, '')
  if (severalNumbers.test(bare) && !isOneNumber(bare)) return { state: 'apart', value: null }
  const { sign, rest, ...units } = takeApart(closed)
  const digits = bothZero.test(closed) ? '0' : rest
  if (!plain.test(digits) && !grouped.test(digits)) return null
  if (/\d\. +\d/.test(bare)) return null
  const value = valueOf(sign, digits.replaceAll(',', ''), kind)
  return { state: 'read', value, ...units, ...(isSpaced(bare) && { spaced: true }), ...beside }
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
  return withoutInvisible(resolveReferences(text))
    .replaceAll('\u3000', '  ')
    .replace(groupSpace, ',')
    .replace(/\P{No}+/gu, (stretch) => stretch.normalize('NFKC'))
    .replace(dashes, '-')
    .trim()
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
function undress(folded: string): Undressed {
  if (/\d$/.test(folded) && !folded.includes('~')) return { bare: folded }
  const struck = [...folded.matchAll(crossedOut)].map(([, words]) => words!.trim()).join('、')
  const kept = folded.replace(crossedOut, ' ').trim().replace(quoted, '$2')
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
  const simple = /^[-+\d.,]+$/.test(text) ? text : simplify(text)
  const own = unit.exec(simple)?.[0]
  const bare = (own ? simple.slice(0, -own.length) : simple).replace(/^[¥￥]/, '')
  const signed = /^(\+|-|增加?|减少?|负)(.+)$/.exec(bare)
  const sign = signed && !/^[+增]/.test(signed[1]!) ? '-' : ''
  return { sign, rest: signed ? signed[2]! : bare, ...(own && { unit: own }) }
}

/** What the digits of a cell with several numbers make together, should a sum show them to be one; null for anything else. */
export function joinedNumber(text: string): number | null {
  if (parseFigure(text, 'count')?.state !== 'apart') return null
  const joined = parseFigure(text.replace(/\s+/g, ''), 'count')
  return joined?.state === 'read' && typeof joined.value === 'number' ? joined.value : null
}

/** Digits with white space between them. Digits with a point before it are an ordinal. */
const severalNumbers = /^[-+]?\s*\d[\d,]*(?:\.\d+)?(?:\s+[-+]?\d[\d,]*(?:\.\d+)?)+$/

/**
 * A single number that was broken: all its characters spaced out alike, or groups of three, one space between them. What stands in lines
 * of its own, behind a tab or further off is a number of its own, and so is what begins with a nought or follows one.
 */
function isOneNumber(bare: string): boolean {
  const pieces = bare.replace(/^[-+]\s*/, '').split(/\s+/)
  const gaps = new Set(bare.match(/(?<=\d)\s+(?=\d)/g))
  const [gap = ''] = gaps
  if (gaps.size !== 1 || gap.length > widestGap || /[^\S ]/.test(gap) || pieces[0]!.startsWith('0')) return false
  if (pieces.every((piece) => piece.length === 1)) return true
  return gap.length === 1 && grouped.test(pieces.join(','))
}

/** Characters between two digits of a number spread over its cell; columns stand further apart. */
const widestGap = 4

function isSpaced(bare: string): boolean {
  return /\d\s+[\d.,]|[.,]\s+\d/.test(bare)
}

/** Amounts stay decimal strings as written; whole numbers, `12.0` too, become numbers where that keeps every digit. */
function valueOf(sign: '' | '-', written: string, kind: FigureKind): number | string {
  if (kind === 'amount') return sign + written
  const digits = written.replace(/\.0+$/, '')
  const value = Number(digits)
  if (digits.includes('.') || !Number.isSafeInteger(value)) return sign + written
  return sign && value !== 0 ? -value : value
}
