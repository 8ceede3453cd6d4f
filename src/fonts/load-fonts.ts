import { readInput, readPackageFile } from '../platform/files.js'
import { FontError } from './font-error.js'
import { createFontSet, fontRoles, shippedFontFiles, type FontRole, type FontSet, type ShippedFace } from './font-set.js'
import type { Face } from './face.js'

/** A user's own face for a role: `fang=simfang.ttf`, or `fang=msyh.ttc#1` for the second font of a collection. */
export interface OwnFont {
  readonly role: FontRole
  readonly path: string
  readonly index: number
}

/** A font of the user's as it is written: `fang=simfang.ttf`, with `#1` behind it for the second font of a TTC. Null for anything else. */
export function parseFont(text: string): OwnFont | null {
  const parsed = /^([a-z]+)=(.+?)(?:#(\d+))?$/.exec(text)
  const role = fontRoles.find((candidate) => candidate === parsed?.[1])
  return parsed && role ? { role, path: parsed[2]!, index: Number(parsed[3] ?? 0) } : null
}

/** Opens the fonts when first asked, once. */
export function fontLoader(own: readonly OwnFont[]): () => Promise<FontSet> {
  let fonts: Promise<FontSet> | undefined
  return () => (fonts ??= loadFonts(own))
}

/** fontkit is loaded here, and nowhere sooner: it costs more than a whole `check`. */
async function loadFonts(own: readonly OwnFont[]): Promise<FontSet> {
  const [{ openShipped, openShippedLate }, { openOwnFace }] = await Promise.all([import('./shipped-face.js'), import('./own-face.js')])
  const pathOf = (name: ShippedFace): string => `fonts/${shippedFontFiles[name]}`
  const open = async (role: FontRole) => [role, await openShipped(readPackageFile(pathOf(role)), pathOf(role))] as const
  const faces = Object.fromEntries(await Promise.all(fontRoles.map(open))) as Record<FontRole, Face>
  const rare = openShippedLate(() => readPackageFile(pathOf('rare')), pathOf('rare'))
  const replaced = own.map(({ role, path, index }) => [role, openOwnFace(readOwnFont(path), index, path)] as const)
  return createFontSet({ ...faces, rare }, Object.fromEntries(replaced))
}

function readOwnFont(path: string): Uint8Array {
  try {
    return readInput(path)
  } catch {
    throw new FontError('unreadable', path)
  }
}
