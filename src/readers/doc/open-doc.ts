import CFB from 'cfb'
import { PackageFault } from '../docx/package-fault.js'
import type { XmlElement } from '../docx/xml.js'
import { elementMaker, type Make } from './elements.js'
import { readFib, type Fib, type TableName } from './fib.js'
import { readCharacterPages, readParagraphPages } from './formatted-pages.js'
import { readPieces } from './pieces.js'
import { readPlc } from './plc.js'
import type { Anchors } from './run-content.js'
import { readShapes } from './shapes.js'
import { readStory, type DocText, type Range } from './story.js'
import { buildBlocks } from './tables.js'

/** A Word 97–2003 file, opened. */
export interface OpenDoc {
  readonly doc: DocText
  readonly fib: Fib
  readonly table: (name: TableName) => Buffer
  /** The table stream from where a table begins. */
  readonly tableFrom: (name: TableName) => Buffer
  /** The text of boxes that no place in the text anchors. */
  readonly loose: () => XmlElement[]
}

export function openDoc(bytes: Uint8Array): OpenDoc {
  const streams = openStreams(bytes)
  const word = streams('WordDocument')
  if (word.length < leastHeader) throw new PackageFault((report) => report('read/doc-broken', {}))
  const fib = readFib(word)
  const tables = streams(fib.tableStream)
  const tableFrom = (name: TableName) => tables.subarray(fib.table(name).start)
  const table = (name: TableName) => tableFrom(name).subarray(0, fib.table(name).size)
  const make = elementMaker()
  const pieces = readPieces(table('pieces'), word)
  const doc: Omit<DocText, 'anchors'> = {
    ...pieces,
    paragraphs: readParagraphPages(table('paragraphs'), word),
    characters: readCharacterPages(table('characters'), word),
    data: streams('Data'),
    sectionEnds: new Set(readPlc(table('sections'), 12).positions),
    make,
  }
  const boxes = readBoxes(doc, fib, table)
  return {
    doc: { ...doc, anchors: { ...boxes, ...readNoteMarks(table, make), font: readFonts(table('fonts')) } },
    fib,
    table,
    tableFrom,
    loose: boxes.loose,
  }
}

/** FibBase to FibRgFcLcb97. */
const leastHeader = 898

function openStreams(bytes: Uint8Array): (name: string) => Buffer {
  const container = CFB.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), { type: 'buffer' })
  return (name) => {
    const content = CFB.find(container, `/${name}`)?.content
    return content ? Buffer.from(content) : Buffer.alloc(0)
  }
}

/** Of a main text's notes and their references. */
function readNoteMarks(table: OpenDoc['table'], make: Make): Pick<Anchors, 'note' | 'marked'> {
  const notes = (['footnote', 'endnote'] as const).flatMap((kind) => {
    const { positions, entries } = readPlc(table(`${kind}Marks`), 2)
    return entries.map((entry, index) => ({
      position: positions[index]!,
      isNumbered: entry.readUInt16LE(0) !== 0,
      reference: make(`w:${kind}Reference`, { 'w:id': String(index + 1) }),
    }))
  })
  const numbered = new Map(notes.map((note) => [note.position, note.reference]))
  const marked = notes.filter((note) => !note.isNumbered)
  return {
    note: (position) => numbered.get(position) ?? null,
    marked: (start, end) => marked.filter(({ position }) => position >= start && position < end).map(({ reference }) => reference),
  }
}

interface Boxes extends Pick<Anchors, 'shape'> {
  readonly loose: () => XmlElement[]
}

/** Text boxes and pictures by the places that anchor them; only the main text has such places. */
function readBoxes(doc: Omit<DocText, 'anchors'>, fib: Fib, table: OpenDoc['table']): Boxes {
  const { make } = doc
  const anchored = readPlc(table('shapes'), 26)
  const shapeAt = new Map(anchored.entries.map((entry, index) => [anchored.positions[index]!, entry.readInt32LE(0)]))
  const texts = textsOfBoxes(table('boxes'), fib.stories.boxes)
  const shapes = readShapes(table('drawings'))
  const membersOf = (group: number) => [...new Set([group, ...shapes.filter((shape) => shape.group === group).map(({ id }) => id)])]
  const pictures = new Set(shapes.filter(({ isPicture }) => isPicture).map(({ id }) => id))
  const content = (range: Range) => make('w:txbxContent', {}, buildBlocks(readStory({ ...doc, anchors: nothingAnchored }, range), make))
  const take = (id: number): XmlElement[] => {
    const range = texts.get(id)
    texts.delete(id)
    return range ? [content(range)] : pictures.delete(id) ? [make('v:imagedata')] : []
  }
  return {
    shape: (position) => {
      const group = shapeAt.get(position)
      const children = group === undefined ? [] : membersOf(group).flatMap(take)
      return children.length > 0 ? make('w:pict', {}, children) : null
    },
    loose: () => [...texts.keys()].flatMap(take),
  }
}

const nothingAnchored: Anchors = { note: () => null, marked: () => [], shape: () => null, font: () => '' }

/** 2.9.98 FTXBXS: the shape each text belongs to; one that may be used anew belongs to none. */
function textsOfBoxes(boxes: Buffer, story: Range): Map<number, Range> {
  const { positions, entries } = readPlc(boxes, 22)
  const texts = new Map<number, Range>()
  entries.forEach((entry, index) => {
    const range = { start: story.start + positions[index]!, end: Math.min(story.end, story.start + positions[index + 1]!) }
    if (entry.readUInt16LE(8) === 0 && range.end > range.start) texts.set(entry.readInt32LE(14), range)
  })
  return texts
}

/** Names of fonts by number (2.9.286 SttbfFfn). */
function readFonts(table: Buffer): Anchors['font'] {
  const names: string[] = []
  for (let at = 4; at < table.length; at += table[at]! + 1) {
    const name = table.subarray(at + 40, at + 1 + table[at]!).toString('utf16le')
    names.push(name.split('\0')[0]!)
  }
  return (number) => names[number] ?? ''
}
