import { toHan } from '../../language/han-numerals.js'
import { toCircled, toLetters, toRoman } from '../../language/ordinal-text.js'
import { childElements, styleOf, type HtmlElement } from './dom.js'

/** The ordinal a browser prints before an item of an ordered list, which the source only implies; empty where it prints none. */
export function listMarker(item: HtmlElement): string {
  const list = item.parent as HtmlElement | null
  if (list?.name !== 'ol') return ''
  const style = listStyle(item) ?? listStyle(list) ?? types.get(list.attribs['type'] ?? '1') ?? 'decimal'
  const number = numberOf(item, list)
  return Number.isInteger(number) ? (formats.get(style)?.(number) ?? '') : ''
}

function listStyle(element: HtmlElement): string | undefined {
  return styleOf(element, 'list-style-type')
    .split(/\s+/)
    .find((word) => word === 'none' || formats.has(word))
}

const numbers = new WeakMap<HtmlElement, ReadonlyMap<HtmlElement, number>>()

function numberOf(item: HtmlElement, list: HtmlElement): number {
  let known = numbers.get(list)
  if (!known) numbers.set(list, (known = countItems(list)))
  return known.get(item) ?? Number.NaN
}

function countItems(list: HtmlElement): Map<HtmlElement, number> {
  const counted = new Map<HtmlElement, number>()
  let number = Number.parseInt(list.attribs['start'] ?? '1', 10)
  for (const item of childElements(list)) {
    if (item.name !== 'li') continue
    if (item.attribs['value'] !== undefined) number = Number.parseInt(item.attribs['value'], 10)
    counted.set(item, number++)
  }
  return counted
}

const types = new Map([
  ['1', 'decimal'],
  ['a', 'lower-alpha'],
  ['A', 'upper-alpha'],
  ['i', 'lower-roman'],
  ['I', 'upper-roman'],
])

const han = (number: number) => `${toHan(number)}、`

/** By the names of CSS Counter Styles 3. */
const formats = new Map<string, (number: number) => string>([
  ['decimal', (number) => `${number}.`],
  ['decimal-leading-zero', (number) => `${String(number).padStart(2, '0')}.`],
  ['lower-alpha', (number) => `${toLetters(number)}.`],
  ['lower-latin', (number) => `${toLetters(number)}.`],
  ['upper-alpha', (number) => `${toLetters(number).toUpperCase()}.`],
  ['upper-latin', (number) => `${toLetters(number).toUpperCase()}.`],
  ['lower-roman', (number) => `${toRoman(number)}.`],
  ['upper-roman', (number) => `${toRoman(number).toUpperCase()}.`],
  ['cjk-ideographic', han],
  ['cjk-decimal', han],
  ['simp-chinese-informal', han],
  ['trad-chinese-informal', han],
  ['japanese-informal', han],
  ['circled-decimal', toCircled],
])
