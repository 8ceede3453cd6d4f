import type { XmlElement } from '../docx/xml.js'
import { valued, type Make } from './elements.js'

/** The lists of the document ([MS-DOC] 2.9.178 PlfLst, 2.9.177 PlfLfo) as `w:numbering`. `table`: from the first list to the table's end. */
export function readLists(table: Buffer, size: number, uses: Buffer, make: Make): XmlElement {
  const count = size > 0 ? table.readUInt16LE(0) : 0
  const abstracts: XmlElement[] = []
  let at = size
  for (let index = 0; index < count; index++) {
    const entry = table.subarray(2 + index * listSize, 2 + (index + 1) * listSize)
    const levels: XmlElement[] = []
    for (let level = 0; level < (entry[26]! & simple ? 1 : levelCount); level++) {
      const read = readLevel(table, at, level, entry.readUInt16LE(8 + level * 2), make)
      levels.push(read.element)
      at = read.end
    }
    abstracts.push(make('w:abstractNum', { 'w:abstractNumId': String(entry.readInt32LE(0)) }, levels))
  }
  return make('w:numbering', {}, [...abstracts, ...readUses(uses, make)])
}

const listSize = 28
const levelCount = 9
const simple = 1
const noStyle = 0xfff

interface ReadLevel {
  readonly element: XmlElement
  readonly end: number
}

/** 2.9.150 LVL: 28 bytes, the looks of the number, its text. */
function readLevel(table: Buffer, at: number, level: number, style: number, make: Make): ReadLevel {
  const flags = table[at + 5]!
  const looks = table[at + 24]! + table[at + 25]!
  const textAt = at + 28 + looks
  const length = table.readUInt16LE(textAt)
  const text = table.toString('utf16le', textAt + 2, textAt + 2 + length * 2)
  const children = [
    valued(make, 'w:start', table.readInt32LE(at)),
    valued(make, 'w:numFmt', formats.get(table[at + 4]!) ?? 'decimal'),
    // Numbers of levels stand as characters of their own value.
    valued(make, 'w:lvlText', [...text].map((char) => (char < '\t' ? `%${char.charCodeAt(0) + 1}` : char)).join('')),
    ...(flags & 4 ? [make('w:isLgl')] : []),
    ...(flags & 8 ? [valued(make, 'w:lvlRestart', table[at + 26]!)] : []),
    ...(style === noStyle ? [] : [valued(make, 'w:pStyle', style)]),
  ]
  return { element: make('w:lvl', { 'w:ilvl': String(level) }, children), end: textAt + 2 + length * 2 }
}

const useSize = 16

/** A list as paragraphs refer to it, by its place among these. */
function readUses(uses: Buffer, make: Make): XmlElement[] {
  if (uses.length < 4) return []
  const count = Math.min(uses.readUInt32LE(0), Math.floor((uses.length - 4) / useSize))
  const found: XmlElement[] = []
  let at = 4 + count * useSize
  for (let index = 0; index < count; index++) {
    const entry = uses.subarray(4 + index * useSize, 4 + (index + 1) * useSize)
    const changes = readChanges(uses, at, entry[12]!, make)
    at = changes.end
    const abstract = valued(make, 'w:abstractNumId', entry.readInt32LE(0))
    found.push(make('w:num', { 'w:numId': String(index + 1) }, [abstract, ...changes.elements]))
  }
  return found
}

/** 2.9.134 LFOData: levels that begin or look otherwise in this use. */
function readChanges(uses: Buffer, start: number, count: number, make: Make): { elements: XmlElement[]; end: number } {
  const elements: XmlElement[] = []
  let at = start + 4
  for (let index = 0; index < count && at + 8 <= uses.length; index++) {
    const flags = uses.readUInt32LE(at + 4)
    const level = flags & 0xf
    const children = flags & 0x10 ? [valued(make, 'w:startOverride', uses.readInt32LE(at))] : []
    at += 8
    if (flags & 0x20) {
      const read = readLevel(uses, at, level, noStyle, make)
      children.push(read.element)
      at = read.end
    }
    elements.push(make('w:lvlOverride', { 'w:ilvl': String(level) }, children))
  }
  return { elements, end: at }
}

/** Number formats by their codes ([MS-OSHARED] 2.2.1.3 MSONFC), as ST_NumberFormat calls them. */
const formats = new Map(
  (
    '0:decimal 1:upperRoman 2:lowerRoman 3:upperLetter 4:lowerLetter 10:ideographDigital 11:japaneseCounting 14:decimalFullWidth ' +
    '16:japaneseLegal 17:japaneseDigitalTenThousand 18:decimalEnclosedCircle 19:decimalFullWidth2 22:decimalZero 23:bullet ' +
    '26:decimalEnclosedFullstop 27:decimalEnclosedParen 28:decimalEnclosedCircleChinese 30:ideographTraditional 31:ideographZodiac ' +
    '33:taiwaneseCounting 34:ideographLegalTraditional 35:taiwaneseCountingThousand 36:taiwaneseDigital 37:chineseCounting ' +
    '38:chineseLegalSimplified 39:chineseCountingThousand 41:koreanDigital 42:koreanCounting 57:numberInDash 255:none'
  )
    .split(' ')
    .map((pair): [number, string] => [Number(pair.split(':')[0]), pair.split(':')[1]!]),
)
