import { readInput, readPackageFile } from '../system/files.js'
import { createFontSet, fontRoles, shippedFontFiles, type FontRole, type FontSet } from './font-set.js'
import type { Face } from './face.js'
import { openTrueType, openUserFace, type FaceFault } from './open-face.js'

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

/** A font file that cannot serve; the message is for the user. */
class FontError extends Error {
  override readonly name = 'FontError'
}

const faults: Readonly<Record<FaceFault | 'restricted', string>> = {
  'not-a-font': '不是字体文件（应为 TTF、OTF 或 TTC）',
  damaged: '字体文件已损坏',
  'no-outlines': '字体中没有可用的轮廓（可能是点阵字体）',
  restricted: '字体的许可设置不允许嵌入文件',
}

/** Opens the fonts when first asked, once. */
export function fontLoader(own: readonly OwnFont[]): () => Promise<FontSet> {
  let fonts: Promise<FontSet> | undefined
  return () => (fonts ??= loadFonts(own))
}

async function loadFonts(own: readonly OwnFont[]): Promise<FontSet> {
  const shipped = Object.fromEntries(fontRoles.map((role) => [role, openTrueType(readPackageFile(`fonts/${shippedFontFiles[role]}`))]))
  const replaced = Object.fromEntries(await Promise.all(own.map(async (font) => [font.role, await openOwnFont(font)] as const)))
  return createFontSet(shipped as Record<FontRole, Face>, replaced)
}

async function openOwnFont({ path, index }: OwnFont): Promise<Face> {
  const face = await openUserFace(readInput(path), index)
  if (typeof face === 'string') throw new FontError(`${faults[face]}：${path}`)
  if (!face.embeddable) throw new FontError(`${faults.restricted}：${path}`)
  return face
}
