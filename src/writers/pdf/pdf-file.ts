import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { pdfArray, pdfDictionary } from './syntax.js'

/** An indirect object by its number. */
export type Reference = `${number} 0 R`

/** What the trailer names. */
export interface Trailer {
  readonly root: Reference
  readonly info: Reference
}

interface Stream {
  readonly entries: Readonly<Record<string, string | number | undefined>>
  readonly data: Uint8Array
}

/**
 * A PDF file in the making. Objects that are no streams are packed into compressed object streams (ISO 32000-1, 7.5.7): the structure
 * tree of a report, some thousand small objects, shrinks to a tenth.
 */
export class PdfFile {
  /** By number minus one. */
  private readonly objects: (string | Stream)[] = []

  /** A number for an object to be given later. */
  reserve(): Reference {
    this.objects.push('null')
    return `${this.objects.length} 0 R`
  }

  /** Numbers for `count` objects, one after the other; returns the reference of the n-th. */
  reserveMany(count: number): (index: number) => Reference {
    const first = this.objects.length + 1
    for (let i = 0; i < count; i++) this.objects.push('null')
    return (index) => `${first + index} 0 R`
  }

  set(reference: Reference, object: string): void {
    this.objects[parseInt(reference, 10) - 1] = object
  }

  add(object: string): Reference {
    this.objects.push(object)
    return `${this.objects.length} 0 R`
  }

  /** A stream whose data is written as it is. */
  addStream(entries: Stream['entries'], data: Uint8Array): Reference {
    this.objects.push({ entries, data })
    return `${this.objects.length} 0 R`
  }

  addCompressed(entries: Stream['entries'], data: Uint8Array): Reference {
    return this.addStream({ ...entries, Filter: '/FlateDecode' }, compress(data))
  }

  /** The whole file. Its ID is a digest of all that stands in it. */
  encode(trailer: Trailer): Uint8Array {
    const packed = packObjects(this.objects)
    const writer = new ByteWriter()
    writer.text('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')
    const places = packed.objects.map((object, index) => writer.place(object, index))
    const id = createHash('sha256').update(writer.bytes()).digest('hex').slice(0, 32)
    const entries = { Root: trailer.root, Info: trailer.info, ID: pdfArray([`<${id}>`, `<${id}>`]) }
    writer.crossReference(places, packed.inside, entries)
    return writer.bytes()
  }
}

/** Where an object stands that has no place of its own in the file. */
interface Inside {
  readonly stream: number
  readonly index: number
}

const OBJECTS_PER_STREAM = 1000

/** Moves plain objects into object streams, which come after all others. */
function packObjects(objects: readonly (string | Stream)[]): { objects: (Stream | null)[]; inside: (Inside | null)[] } {
  const plain = objects.flatMap((object, index) => (typeof object === 'string' ? [{ number: index + 1, object }] : []))
  const kept: (Stream | null)[] = objects.map((object) => (typeof object === 'string' ? null : object))
  const inside: (Inside | null)[] = objects.map(() => null)
  for (let first = 0; first < plain.length; first += OBJECTS_PER_STREAM) {
    const group = plain.slice(first, first + OBJECTS_PER_STREAM)
    kept.push(objectStream(group))
    group.forEach(({ number }, index) => (inside[number - 1] = { stream: kept.length, index }))
  }
  return { objects: kept, inside }
}

function objectStream(group: readonly { number: number; object: string }[]): Stream {
  let head = ''
  let body = ''
  for (const { number, object } of group) {
    head += `${number} ${body.length} `
    body += `${object}\n`
  }
  const entries = { Type: '/ObjStm', N: group.length, First: head.length, Filter: '/FlateDecode' }
  return { entries, data: compress(Buffer.from(head + body, 'latin1')) }
}

/** The fastest level already finds what repeats: a higher one takes twice the time for 1 % of the file. */
function compress(data: Uint8Array): Uint8Array {
  return deflateSync(data, { level: 1 })
}

class ByteWriter {
  private readonly chunks: Uint8Array[] = []
  private length = 0

  text(text: string): void {
    this.push(Buffer.from(text, 'latin1'))
  }

  /** Writes object number `place + 1` and returns where it begins. */
  place(object: Stream | null, index: number): number {
    const start = this.length
    if (object) this.stream(index + 1, object)
    return start
  }

  /** A cross-reference stream (ISO 32000-1, 7.5.8) and the end of the file. */
  crossReference(places: readonly number[], inside: readonly (Inside | null)[], trailer: Readonly<Record<string, string>>): void {
    const start = this.length
    const number = places.length + 1
    const rows = Buffer.alloc((number + 1) * ROW)
    rows.writeUInt16BE(0xffff, 4)
    places.forEach((place, index) => writeRow(rows, index + 1, place, inside[index] ?? null))
    writeRow(rows, number, start, null)
    const entries = { Type: '/XRef', Size: number + 1, W: pdfArray([1, 3, 2]), Filter: '/FlateDecode', ...trailer }
    this.stream(number, { entries, data: compress(rows) })
    this.text(`startxref\n${start}\n%%EOF\n`)
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.chunks)
  }

  private stream(number: number, { entries, data }: Stream): void {
    this.text(`${number} 0 obj\n${pdfDictionary({ ...entries, Length: data.length })}\nstream\n`)
    this.push(data)
    this.text('\nendstream\nendobj\n')
  }

  private push(bytes: Uint8Array): void {
    this.chunks.push(bytes)
    this.length += bytes.length
  }
}

/** Bytes of a row: kind, offset or number of the object stream, generation or place in it. */
const ROW = 6

function writeRow(rows: Buffer, index: number, place: number, inside: Inside | null): void {
  const at = index * ROW
  rows[at] = inside ? 2 : 1
  rows.writeUIntBE(inside ? inside.stream : place, at + 1, 3)
  rows.writeUInt16BE(inside ? inside.index : 0, at + 4)
}
