import type { XmlElement } from '../docx/xml.js'
import { valued, type Make } from './elements.js'
import { sprmsIn } from './sprms.js'

/** What the characters of a stretch of text are. */
export interface Character {
  /** Elements of `w:rPr`, by name; a later change replaces an earlier one. */
  readonly properties: ReadonlyMap<string, XmlElement>
  readonly deleted: boolean
  readonly inserted: boolean
  /** The characters of control stand for pictures, notes and the like. */
  readonly special: boolean
  /** A picture's place that holds the data of a form field. */
  readonly data: boolean
  readonly symbol: { readonly font: number; readonly code: number } | null
}

type Property = (value: Buffer, make: Make) => XmlElement | null

/** 0x80: as the style says; 0x81: the opposite ([MS-DOC] 2.9.327 ToggleOperand). */
const toggle =
  (name: string): Property =>
  ([value], make) =>
    value === 0x80 ? null : valued(make, name, value === 1 || value === 0x81 ? '1' : '0')

/** The properties that decide whether and how text is read, by their codes (2.6.1). */
const properties = new Map<number, Property>([
  [0x083c, toggle('w:vanish')],
  [0x0837, toggle('w:strike')],
  [0x2a53, toggle('w:dstrike')],
  [0x2a42, ([index], make) => valued(make, 'w:color', palette[index!] ?? 'auto')],
  [0x6870, (value, make) => valued(make, 'w:color', colorOf(value))],
  [0x4a43, (value, make) => valued(make, 'w:sz', value.readUInt16LE(0))],
  [0x4845, (value, make) => valued(make, 'w:position', value.readInt16LE(0))],
  [0x2a48, ([place], make) => valued(make, 'w:vertAlign', ['baseline', 'superscript', 'subscript'][place!] ?? 'baseline')],
  [0x4a30, (value, make) => valued(make, 'w:rStyle', value.readUInt16LE(0))],
  [0x4866, (value, make) => shading80(value.readUInt16LE(0), make)],
  [0xca71, (value, make) => shading(value.subarray(1), make)],
  [0x2a0c, ([index], make) => (index ? valued(make, 'w:highlight', index === 8 ? 'white' : `color${index}`) : null)],
])

export function readCharacter(changes: readonly Buffer[], make: Make): Character {
  const found = new Map<string, XmlElement>()
  const marks = { deleted: false, inserted: false, special: false, data: false }
  let symbol: Character['symbol'] = null
  for (const list of changes)
    for (const { code, value } of sprmsIn(list)) {
      const element = properties.get(code)?.(value, make)
      if (element) found.set(element.name, element)
      const mark = flags.get(code)
      if (mark) marks[mark] = value[0] === 1
      if (code === sprmCSymbol) symbol = { font: value.readUInt16LE(0), code: value.readUInt16LE(2) }
    }
  return { properties: found, ...marks, symbol }
}

const flags = new Map<number, 'deleted' | 'inserted' | 'special' | 'data'>([
  [0x0800, 'deleted'],
  [0x0801, 'inserted'],
  [0x0855, 'special'],
  [0x0806, 'data'],
])
const sprmCSymbol = 0x6a09

/** The sixteen colours (2.9.119 Ico); 0 is automatic. */
const palette =
  'auto 000000 0000FF 00FFFF 00FF00 FF00FF FF0000 FFFF00 FFFFFF 000080 008080 008000 800080 800000 808000 808080 C0C0C0'.split(' ')

/** 2.9.43 COLORREF; a last byte of 255 is automatic. */
function colorOf(value: Buffer): string {
  return value[3] === 0xff ? 'auto' : value.subarray(0, 3).toString('hex').toUpperCase()
}

/** A ground: two colours, and the pattern in which they are mixed (2.9.246 Shd). */
export function shading(value: Buffer, make: Make): XmlElement | null {
  return value.length < 10 ? null : shade(colorOf(value), colorOf(value.subarray(4)), value.readUInt16LE(8), make)
}

/** The same of older files (2.9.247 Shd80). */
export function shading80(value: number, make: Make): XmlElement | null {
  if (value === 0xffff) return null
  return shade(palette[value & 0x1f] ?? 'auto', palette[(value >> 5) & 0x1f] ?? 'auto', value >> 10, make)
}

const solid = 1

function shade(color: string, fill: string, pattern: number, make: Make): XmlElement {
  return make('w:shd', { 'w:val': pattern === solid ? 'solid' : 'clear', 'w:color': color, 'w:fill': fill })
}
