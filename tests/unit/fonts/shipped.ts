import { readFileSync } from 'node:fs'
import { createFontSet, type FontSet, type ShippedFace, shippedFontFiles } from '../../../src/fonts/font-set.js'
import type { Face } from '../../../src/fonts/face.js'
import { openShipped } from '../../../src/fonts/shipped-face.js'

export const fontsFolder = new URL('../../../fonts/', import.meta.url)

export const shippedFaces = Object.keys(shippedFontFiles) as ShippedFace[]

export function readShipped(name: ShippedFace): Buffer {
  return readFileSync(new URL(shippedFontFiles[name], fontsFolder))
}

export const shipped = Object.fromEntries(
  await Promise.all(shippedFaces.map(async (name) => [name, await openShipped(readShipped(name), shippedFontFiles[name])] as const)),
) as Record<ShippedFace, Face>

export const shippedSet: FontSet = createFontSet(shipped)
