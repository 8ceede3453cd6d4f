import { cubicRecord } from './cubic-outlines.js'
import type { Face } from './face.js'

/** A glyph as a `glyf` record; empty for a glyph without ink. */
export function glyphRecord(face: Face, glyph: number): Uint8Array {
  const { outlines } = face
  if (outlines.kind === 'cubic') return cubicRecord(outlines, glyph)
  return outlines.records.subarray(outlines.offsets[glyph], outlines.offsets[glyph + 1])
}
