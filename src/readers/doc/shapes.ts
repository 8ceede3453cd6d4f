/** A shape that stands free on the page ([MS-ODRAW] 2.2.14 OfficeArtSpContainer). */
export interface Shape {
  readonly id: number
  /** Of the outermost group it belongs to; its own where it stands alone. The text anchors that. */
  readonly group: number
  readonly isPicture: boolean
}

const containers = { group: 0xf003, shape: 0xf004 }
const records = { identity: 0xf00a, properties: 0xf00b }
/** 2.3.23.2 pib: the picture that fills the shape. */
const picture = 0x104
const deepest = 50

/** All shapes of the drawings ([MS-DOC] 2.9.172 OfficeArtContent). */
export function readShapes(drawings: Buffer): Shape[] {
  const shapes: Shape[] = []
  const [first] = recordsIn(drawings, 0)
  let at = first ? first.end : drawings.length
  while (at + 9 <= drawings.length) {
    // Each drawing has a byte in front that tells whether it is of the headers.
    const [drawing] = recordsIn(drawings, at + 1)
    if (!drawing) break
    collect(drawing.content, null, shapes, 0)
    at = drawing.end
  }
  return shapes
}

interface ArtRecord {
  readonly type: number
  readonly isContainer: boolean
  /** Of a list of properties, how many there are. */
  readonly count: number
  readonly content: Buffer
  readonly end: number
}

function* recordsIn(bytes: Buffer, start: number): Generator<ArtRecord> {
  for (let at = start; at + 8 <= bytes.length;) {
    const kind = bytes.readUInt16LE(at)
    const end = at + 8 + bytes.readUInt32LE(at + 4)
    yield {
      type: bytes.readUInt16LE(at + 2),
      isContainer: (kind & 0xf) === 0xf,
      count: kind >> 4,
      content: bytes.subarray(at + 8, end),
      end,
    }
    at = end
  }
}

function collect(container: Buffer, group: number | null, shapes: Shape[], depth: number): void {
  let own = group
  for (const record of recordsIn(container, 0)) {
    if (record.type === containers.shape) {
      const shape = readShape(record.content, own)
      if (shape) shapes.push(shape)
      // The first shape of a group is the group itself; the drawing's own, which is none on the page, holds no others.
      if (depth > 1) own ??= shape?.id ?? null
    } else if (record.isContainer && depth < deepest) collect(record.content, own, shapes, depth + 1)
  }
}

function readShape(container: Buffer, group: number | null): Shape | null {
  let id: number | null = null
  let isPicture = false
  for (const { type, count, content } of recordsIn(container, 0)) {
    if (type === records.identity && content.length >= 4) id = content.readInt32LE(0)
    if (type !== records.properties) continue
    for (let at = 0; at < count * 6 && at + 6 <= content.length; at += 6)
      isPicture ||= (content.readUInt16LE(at) & 0x3fff) === picture && content.readUInt32LE(at + 2) !== 0
  }
  return id === null ? null : { id, group: group ?? id, isPicture }
}
