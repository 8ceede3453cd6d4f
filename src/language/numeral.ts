import type { FigureKind } from '../model/form.js'
import type { Figure } from '../model/report.js'
import { foldFigure, noteMarks } from './note-marks.js'

/** What a cell says, apart from its place. */
export interface ParsedFigure {
  readonly state: 'read' | 'blank' | 'notApplicable'
  readonly value: Figure['value']
  readonly unit?: string
  /** The digits stand apart (`1 2`) in no usual grouping; they are taken for one number, and said to be. */
  readonly spaced?: boolean
  /** The mark of a note behind it (`12①`), which is no part of the number. */
  readonly noteMark?: string
}

const notApplicable = new Set(['-', '--', '---', '----', '/', '\\', '|', '无', '無', '不适用', '不涉及', '*', '**', '***', '****', '_'])
/** Minus signs and dashes of every kind, after folding. */
const dashes = /[‐‑‒–—―−─━﹣]/g
const plainDigits = /^[0-9]{1,15}$/
const onlyHan = /^[\u4e00-\u9fff]+$/
const longestFigure = 60
/** No number of several groups begins with a nought. */
const grouped = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/
const plain = /^\d+(?:\.\d+)?$/
const units = /(亿元|万元|元|件|项|項|个|個|条|條|次|宗|起|份)$/

/** The figure a cell holds; null for text that is none. Nothing is rounded, and no unit is converted. */
export function parseFigure(text: string, kind: FigureKind): ParsedFigure | null {
  if (text === '') return { state: 'blank', value: null }
  if (plainDigits.test(text)) return { state: 'read', value: valueOf('', text, kind) }
  if (onlyHan.test(text) && !notApplicable.has(text)) return null
  // A figure starts with a digit, a sign or a mark, or names its direction; long texts are none.
  if (text.length > longestFigure) return null
  const folded = foldFigure(text.replace(/&nbsp;/g, ' ').replace(groupSpace, ','))
    .replace(invisible, '')
    .replace(dashes, '-')
    .trim()
  const noteMark = noteMarks.exec(folded)?.[0].trim()
  const bare = folded.replace(noteMarks, '')
  if (bare === '') return { state: 'blank', value: null }
  const closed = bare.replace(/\s+/g, '')
  if (notApplicable.has(closed)) return { state: 'notApplicable', value: null }
  const { sign, rest, unit } = takeApart(closed)
  const digits = bothZero.test(closed) ? '0' : rest
  if (!plain.test(digits) && !grouped.test(digits)) return null
  if (/\s/.test(bare) && !joinable(bare, digits)) return null
  const value = valueOf(sign, digits.replaceAll(',', ''), kind)
  return { state: 'read', value, ...(unit && { unit }), ...(isSpaced(bare) && { spaced: true }), ...(noteMark && { noteMark }) }
}

/** The narrow spaces, which part thousands and nothing else; any other may part two numbers. */
const groupSpace = /(?<=\d)[\u2005-\u2009\u202f](?=\d{3}(?!\d))/g
/** Zero-width characters, soft hyphens and byte-order marks. */
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g
/** `+(0) -(0)`: nothing added, nothing removed. */
const bothZero = /^\+\(0\)-\(0\)$/

interface Parts {
  readonly sign: '' | '-'
  readonly rest: string
  readonly unit?: string
}

function takeApart(text: string): Parts {
  const unit = units.exec(text)?.[1]
  const bare = (unit ? text.slice(0, -unit.length) : text).replace(/^[¥￥]/, '')
  const signed = /^(\+|-|增加?|减少?|減少?|负|負)(.+)$/.exec(bare)
  const sign = signed && !/^[+增]/.test(signed[1]!) ? '-' : ''
  return { sign, rest: signed ? signed[2]! : bare, ...(unit && { unit }) }
}

/** A nought before a space is a figure of its own, and digits with a point before one are an ordinal. */
function joinable(bare: string, digits: string): boolean {
  return (digits === '0' || !/^0\d/.test(digits)) && !/\d\. +\d/.test(bare)
}

function isSpaced(bare: string): boolean {
  return /\d\s+[\d.,]|[.,]\s+\d/.test(bare)
}

/** Amounts stay decimal strings as written; whole numbers become numbers where that keeps every digit. */
function valueOf(sign: '' | '-', digits: string, kind: FigureKind): number | string {
  if (kind === 'amount' || digits.includes('.')) return sign + digits
  const value = Number(digits)
  if (!Number.isSafeInteger(value)) return sign + digits
  return sign && value !== 0 ? -value : value
}
