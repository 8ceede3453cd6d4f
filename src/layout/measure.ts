import { hasGlyph } from '../fonts/face.js'
import { advanceIn, faceFor, type FontRole, type FontSet } from '../fonts/font-set.js'
import { inkOf } from '../fonts/glyph-record.js'
import { emsOf } from '../language/width.js'

export type { FontRole } from '../fonts/font-set.js'

/** How far the ink of a glyph reaches, from the left edge of its box and above the baseline, in ems. */
interface Ink {
  readonly left: number
  readonly right: number
  readonly top: number
}

/** All that layout asks of fonts. */
export interface Measure {
  /** Width of a character in ems. */
  advance(codePoint: number, role: FontRole): number
  /** Null for a character without ink. */
  ink(codePoint: number, role: FontRole): Ink | null
}

/** Of fonts that are not at hand: ideographs one em wide, letters and digits half. For tables that another program sets. */
export const nominalMeasure: Measure = { advance: (codePoint) => emsOf(String.fromCodePoint(codePoint)), ink: () => null }

const measures = new WeakMap<FontSet, Measure>()

/** The measure of these fonts; each character is measured once. */
export function measureOf(fonts: FontSet): Measure {
  const known = measures.get(fonts)
  if (known) return known
  const advances = new Map<FontRole, Float64Array>()
  const measure: Measure = {
    advance: (codePoint, role) => (codePoint < 0x10000 ? cachedAdvance(codePoint, role) : advanceIn(fonts, role, codePoint) / 1000),
    ink: (codePoint, role) => inkIn(fonts, role, codePoint),
  }
  measures.set(fonts, measure)
  return measure

  function cachedAdvance(codePoint: number, role: FontRole): number {
    let table = advances.get(role)
    if (!table) advances.set(role, (table = new Float64Array(0x10000).fill(-1)))
    if (table[codePoint]! < 0) table[codePoint] = advanceIn(fonts, role, codePoint) / 1000
    return table[codePoint]!
  }
}

function inkIn(fonts: FontSet, role: FontRole, codePoint: number): Ink | null {
  const face = faceFor(fonts, role, codePoint)
  const ink = hasGlyph(face, codePoint) ? inkOf(face.record(face.glyph(codePoint))) : undefined
  return ink ? { left: ink.left / face.unitsPerEm, right: ink.right / face.unitsPerEm, top: ink.top / face.unitsPerEm } : null
}
