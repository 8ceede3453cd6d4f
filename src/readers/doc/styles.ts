import type { XmlElement } from '../docx/xml.js'
import { readCharacter } from './character.js'
import { valued, type Make } from './elements.js'
import { paragraphElements, readParagraph } from './paragraph.js'

/** The style sheet ([MS-DOC] 2.9.273 STSH) as `w:styles`; styles are known by their numbers. */
export function readStyleSheet(sheet: Buffer, make: Make): XmlElement {
  const headSize = sheet.readUInt16LE(0)
  const [count, baseSize] = [sheet.readUInt16LE(2), sheet.readUInt16LE(4)]
  const styles: XmlElement[] = []
  for (let number = 0, at = 2 + headSize; number < count && at + 2 <= sheet.length; number++) {
    const size = sheet.readUInt16LE(at)
    const style = size > baseSize ? readStyle(sheet.subarray(at + 2, at + 2 + size), baseSize, number, make) : null
    if (style) styles.push(style)
    at += 2 + size + (size % 2)
  }
  return make('w:styles', {}, styles)
}

const kinds = ['', 'paragraph', 'character', 'table', 'numbering'] as const
const noBase = 0xfff

function readStyle(style: Buffer, baseSize: number, number: number, make: Make): XmlElement | null {
  const [first, second, third] = [0, 2, 4].map((at) => style.readUInt16LE(at)) as [number, number, number]
  const kind = kinds[second & 0xf]
  if (!kind || baseSize + 2 > style.length) return null
  const length = style.readUInt16LE(baseSize)
  const name = style.toString('utf16le', baseSize + 2, baseSize + 2 + length * 2)
  const lists = readLists(style, baseSize + 2 + length * 2 + 2, third & 0xf)
  const attributes = { 'w:styleId': String(number), 'w:type': kind, ...(number === 0 && { 'w:default': '1' }) }
  const base = second >> 4
  return make('w:style', attributes, [
    valued(make, 'w:name', builtInName(first & 0xfff) ?? name),
    ...(base === noBase || base === number ? [] : [valued(make, 'w:basedOn', base)]),
    ...propertiesOf(kind, lists, make),
  ])
}

/** Lists of changes, each with its size, on even places (2.9.138 LPUpxPapx). */
function readLists(style: Buffer, start: number, count: number): Buffer[] {
  const lists: Buffer[] = []
  for (let at = start; lists.length < count && at + 2 <= style.length;) {
    const size = style.readUInt16LE(at)
    lists.push(style.subarray(at + 2, at + 2 + size))
    at += 2 + size + (size % 2)
  }
  return lists
}

function propertiesOf(kind: string, lists: readonly Buffer[], make: Make): XmlElement[] {
  const characters = kind === 'paragraph' ? lists[1] : kind === 'character' ? lists[0] : undefined
  const run = characters ? [...readCharacter([characters], make).properties.values()] : []
  // The list of a paragraph style begins with the style's own number.
  const paragraph = kind === 'paragraph' && lists[0] ? [lists[0].subarray(2)] : []
  const found = readParagraph(0, paragraph, Buffer.alloc(0), make)
  return [make('w:pPr', {}, paragraphElements(found, make)), make('w:rPr', {}, run)]
}

/** Built-in styles go by number (2.9.271 StdfBase, sti); their names may be translated. */
function builtInName(id: number): string | undefined {
  if (id >= 1 && id <= 9) return `heading ${id}`
  if (id >= 19 && id <= 27) return `toc ${id - 18}`
  return id === 62 ? 'Title' : undefined
}
