import type { XmlElement } from '../docx/xml.js'
import type { Character } from './character.js'
import type { Make } from './elements.js'

/** What stands at a place of the text and not in it. */
export interface Anchors {
  /** The reference to a note at a position. */
  readonly note: (position: number) => XmlElement | null
  /** References to notes between two positions whose sign is a word of the text. */
  readonly marked: (start: number, end: number) => readonly XmlElement[]
  /** What is drawn there: text boxes, pictures. */
  readonly shape: (position: number) => XmlElement | null
  readonly font: (number: number) => string
}

/** The content of a run: its text, and what its control characters stand for ([MS-DOC] 2.4.1). `fields`: for each open one, whether its instruction goes on. */
export function readControls(
  text: string,
  position: number,
  character: Character,
  fields: boolean[],
  anchors: Anchors,
  make: Make,
): XmlElement[] {
  if (character.symbol && character.special) return readSymbols(text, character.symbol, anchors, make)
  const found: XmlElement[] = []
  for (const { 0: piece, index } of text.matchAll(/[\0-\x1f]|[^\0-\x1f]+/g)) {
    const element =
      piece < ' ' ? readControl(piece, position + index, character, fields, anchors, make) : writeText(piece, character, fields, make)
    if (element) found.push(element)
  }
  return found
}

function writeText(text: string, { deleted }: Character, fields: readonly boolean[], make: Make): XmlElement {
  const name = fields.at(-1) ? 'w:instrText' : deleted ? 'w:delText' : 'w:t'
  return make(name, { 'xml:space': 'preserve' }, [text])
}

function readSymbols(text: string, { font, code }: NonNullable<Character['symbol']>, anchors: Anchors, make: Make): XmlElement[] {
  return Array.from(text, () => make('w:sym', { 'w:font': anchors.font(font), 'w:char': code.toString(16) }))
}

function readControl(
  control: string,
  position: number,
  character: Character,
  fields: boolean[],
  anchors: Anchors,
  make: Make,
): XmlElement | null {
  const field = fieldMarks.get(control)
  if (field) return readFieldMark(field, fields, make)
  if (control === '\x02') return anchors.note(position)
  if (control === '\x08') return anchors.shape(position)
  if (control === '\x01') return character.special && !character.data ? make('w:pict', {}, [make('v:imagedata')]) : null
  const known = controls.get(control)
  return known ? make(...known) : null
}

const fieldMarks = new Map([
  ['\x13', 'begin'],
  ['\x14', 'separate'],
  ['\x15', 'end'],
])

function readFieldMark(type: string, fields: boolean[], make: Make): XmlElement {
  if (type === 'begin') fields.push(true)
  else if (type === 'separate' && fields.length > 0) fields[fields.length - 1] = false
  else if (type === 'end') fields.pop()
  return make('w:fldChar', { 'w:fldCharType': type })
}

const controls = new Map<string, [name: string, attributes?: Readonly<Record<string, string>>]>([
  ['\t', ['w:tab']],
  ['\v', ['w:br']],
  ['\f', ['w:br', { 'w:type': 'page' }]],
  ['\x0e', ['w:br', { 'w:type': 'column' }]],
  ['\x1e', ['w:noBreakHyphen']],
  ['\x05', ['w:commentReference']],
])
