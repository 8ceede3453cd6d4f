import type { XmlElement } from '../docx/xml.js'
import { shading, shading80 } from './character.js'
import { valued, type Make } from './elements.js'
import { changeRow, type Row } from './row.js'
import { sprmsIn } from './sprms.js'

/** What a paragraph is, its place in tables included ([MS-DOC] 2.4.3). */
export interface ParagraphProperties {
  style: number
  /** Elements of `w:pPr`. */
  readonly elements: Map<string, XmlElement>
  list: number | undefined
  level: number | undefined
  inTable: boolean
  /** How many tables it stands in, where that is said. */
  depth: number
  endsRow: boolean
  /** Of a table inside a cell, where no mark of its own ends the cell. */
  endsInnerCell: boolean
  readonly row: Row
}

/** `data`: the stream that holds long lists of changes. */
export function readParagraph(style: number, changes: readonly Buffer[], data: Buffer, make: Make): ParagraphProperties {
  const row: Row = { cells: [], header: false }
  const none = { list: undefined, level: undefined, inTable: false, depth: 0, endsRow: false, endsInnerCell: false }
  const found: ParagraphProperties = { style, elements: new Map(), row, ...none }
  for (const list of changes) applyList(found, list, data, make, false)
  return found
}

const sprmPHugePapx = [0x6645, 0x6646]
const sprmPTableProps = 0x646b

function applyList(found: ParagraphProperties, list: Buffer, data: Buffer, make: Make, outside: boolean): void {
  for (const { code, value } of sprmsIn(list)) {
    if (sprmPHugePapx.includes(code) || code === sprmPTableProps) {
      const at = value.readUInt32LE(0)
      // A list in the stream refers to no other.
      if (!outside && at + 2 <= data.length) applyList(found, data.subarray(at + 2, at + 2 + data.readUInt16LE(at)), data, make, true)
    } else if (((code >> 10) & 7) === tableGroup) changeRow(found.row, code, value, make)
    else changes.get(code)?.(found, value, make)
  }
}

/** Bits 10 to 12 of a code tell what it changes (2.6.1 Sprm, sgc): 5 is a table. */
const tableGroup = 5

const changes = new Map<number, (found: ParagraphProperties, value: Buffer, make: Make) => void>([
  [0x4600, (found, value) => void (found.style = value.readUInt16LE(0))],
  [0x2416, (found, [on]) => void (found.inTable = on === 1)],
  [0x2417, (found, [on]) => void (found.endsRow = on === 1)],
  [0x6649, (found, value) => void (found.depth = value.readInt32LE(0))],
  [0x664a, (found, value) => void (found.depth += value.readInt32LE(0))],
  [0x244b, (found, [on]) => void (found.endsInnerCell = on === 1)],
  [0x244c, (found, [on]) => void (found.endsRow = on === 1)],
  [0x260a, (found, [level]) => void (found.level = level)],
  [0x460b, (found, value) => void (found.list = value.readUInt16LE(0))],
  [0x2640, (found, [level], make) => void found.elements.set('w:outlineLvl', valued(make, 'w:outlineLvl', level!))],
  [0xc64d, (found, value, make) => keep(found, shading(value.subarray(1), make))],
  [0x442d, (found, value, make) => keep(found, shading80(value.readUInt16LE(0), make))],
])

function keep({ elements }: ParagraphProperties, element: XmlElement | null): void {
  if (element) elements.set(element.name, element)
}

/** The most lists a file can have (2.9.150 sprmPIlfo); what is beyond stands for no list. */
const mostLists = 0x7fe

/** The children of `w:pPr`, but for the style. */
export function paragraphElements({ elements, list, level }: ParagraphProperties, make: Make): XmlElement[] {
  if (list === undefined && level === undefined) return [...elements.values()]
  const parts = [
    ...(level === undefined ? [] : [valued(make, 'w:ilvl', level)]),
    ...(list === undefined ? [] : [valued(make, 'w:numId', list > mostLists ? 0 : list)]),
  ]
  return [...elements.values(), make('w:numPr', {}, parts)]
}
