import type { Face } from '../../fonts/face.js'
import type { FontRole } from '../../fonts/font-set.js'
import { startSubset, type Subset } from '../../fonts/subset.js'

/** Numbers of objects, unique in a document (GB/T 33190-2016, 7.3 ST_ID). */
export class Ids {
  last = 0

  next(): number {
    return ++this.last
  }
}

/** A face as one document uses it. */
export interface OfdFont {
  readonly id: number
  readonly role: FontRole
  readonly subset: Subset
}

/** The fonts of one document, each added at its first use. */
export class OfdFonts {
  private readonly byFace = new Map<Face, OfdFont>()

  constructor(private readonly ids: Ids) {}

  fontOf(face: Face, role: FontRole): OfdFont {
    const known = this.byFace.get(face)
    if (known) return known
    const font = { id: this.ids.next(), role, subset: startSubset(face) }
    this.byFace.set(face, font)
    return font
  }

  all(): OfdFont[] {
    return [...this.byFace.values()]
  }
}
