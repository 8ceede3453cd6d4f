import { readFileSync } from 'node:fs'
import { createFontSet, type FontRole, fontRoles, type FontSet, shippedFontFiles } from '../../../src/fonts/font-set.js'
import type { Face } from '../../../src/fonts/face.js'
import { openFace } from '../../../src/fonts/open-face.js'

export const fontsFolder = new URL('../../../fonts/', import.meta.url)

export function readShipped(role: FontRole): Buffer {
  return readFileSync(new URL(shippedFontFiles[role], fontsFolder))
}

export const shipped: Readonly<Record<FontRole, Face>> = Object.fromEntries(
  fontRoles.map((role) => [role, openFace(readShipped(role), shippedFontFiles[role])]),
) as Record<FontRole, Face>

export const shippedSet: FontSet = createFontSet(shipped)
