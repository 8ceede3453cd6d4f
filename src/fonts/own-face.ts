import { checksum } from './font-tables.js'
import type { Face } from './face.js'
import { FontError, namingDamage } from './font-error.js'
import { faceOf, openFont, type OpenFont, viewOf } from './open-face.js'

/** The first four bytes of TTF, OTF, WOFF2 and TTC. */
const signatures = ['\0\x01\0\0', 'true', 'OTTO', 'wOF2', 'ttcf']

/**
 * Opens a user's TTF, OTF, WOFF2, or one font of a TTC. Throws a FontError where it cannot serve: at once, or, where the sums of a
 * file are right all the same, when the damaged glyph is asked for.
 */
export function openOwnFace(bytes: Uint8Array, index: number, path: string): Face {
  return namingDamage(path, () => {
    const font = signatures.includes(Buffer.from(bytes.subarray(0, 4)).toString('latin1')) ? openFont(bytes, index) : undefined
    if (!font) throw new FontError('not-a-font', path)
    if (font.type === 'TTF') refuseDamagedTables(font, bytes)
    const face = faceOf(font, bytes, path)
    if (!face.embeddable) throw new FontError('restricted', path)
    return face
  })
}

/**
 * Tools that rename a font leave the sums of these two as they were, and in fonts in use no other is wrong (6 files of 443 looked at): what
 * they say is looked at instead, in `head` when the face is opened.
 */
const looselySummed: ReadonlySet<string> = new Set(['head', 'name'])

/** Every table must be inside the file, beyond which nothing can be added up, and as its checksum says. */
function refuseDamagedTables({ directory }: OpenFont, bytes: Uint8Array): void {
  for (const [tag, { checkSum, offset, length }] of Object.entries(directory.tables)) {
    const isSound = checksum(viewOf(bytes), offset, length) === checkSum || looselySummed.has(tag)
    if (!isSound) throw new RangeError(`damaged ${tag}`)
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
