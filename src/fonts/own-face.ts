import { checksum } from './encode-truetype.js'
import type { Face } from './face.js'
import { FontError, namingDamage } from './font-error.js'
import { openFace } from './open-face.js'

/**
 * Opens a user's TTF, OTF, WOFF2, or one font of a TTC. Throws a FontError where it cannot serve: at once, or, where the sums of a
 * file are right all the same, when the damaged glyph is asked for.
 */
export function openOwnFace(bytes: Uint8Array, index: number, path: string): Face {
  return namingDamage(path, () => {
    const file = tagAt(bytes, 0) === 'ttcf' ? memberOf(bytes, index) : bytes
    if (!file || !['\0\x01\0\0', 'true', 'OTTO', 'wOF2'].includes(tagAt(file, 0))) throw new FontError('not-a-font', path)
    if (tagAt(file, 0) !== 'wOF2') refuseDamagedTables(file)
    const face = openFace(file, path)
    if (!face.embeddable) throw new FontError('restricted', path)
    return face
  })
}

/** A collection has a table directory for each of its fonts; put first, where a single font has its own, it makes the file that font's. */
function memberOf(bytes: Uint8Array, index: number): Uint8Array | undefined {
  const view = viewOf(bytes)
  if (index >= view.getUint32(8)) return undefined
  const directory = view.getUint32(12 + index * 4)
  return Uint8Array.from(bytes).copyWithin(0, directory, directory + directoryLength(view, directory))
}

function directoryLength(view: DataView, start: number): number {
  return 12 + view.getUint16(start + 4) * 16
}

/**
 * Tools that rename a font leave the sums of these two as they were, and in fonts in use no other is wrong (6 files of 443 looked at): what
 * they say is looked at instead, in `head` when the face is opened.
 */
const looselySummed: ReadonlySet<string> = new Set(['head', 'name'])

/** Every table must be whole, inside the file, and as its checksum says. */
function refuseDamagedTables(bytes: Uint8Array): void {
  const view = viewOf(bytes)
  const directory = directoryLength(view, 0)
  for (let entry = 12; entry < directory; entry += 16) {
    const tag = tagAt(bytes, entry)
    const [sum, offset, length] = [4, 8, 12].map((field) => view.getUint32(entry + field)) as [number, number, number]
    // A table beyond the end of the file cannot be added up.
    const isSound = checksum(view, offset, length) === sum || looselySummed.has(tag)
    if (!isSound || offset < directory) throw new RangeError(`damaged ${tag}`)
    if (tag === 'name') refuseDamagedNames(viewOf(bytes.subarray(offset, offset + length)))
  }
}

/** There are names, each inside its table; fontkit would read on. */
function refuseDamagedNames(name: DataView): void {
  const [count, strings] = [name.getUint16(2), name.getUint16(4)]
  if (count === 0) throw new RangeError('no names')
  for (let record = 6; record < 6 + count * 12; record += 12) {
    if (strings + name.getUint16(record + 10) + name.getUint16(record + 8) > name.byteLength) throw new RangeError('damaged name')
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function tagAt(bytes: Uint8Array, offset: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + 4))
}
