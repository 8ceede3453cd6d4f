import { advanceOf, type Face, hasGlyph, isMissing } from './face.js'

/** What a typeface is for; `fonts/README.md` says more. */
export type FontRole = 'fang' | 'hei' | 'kai' | 'title' | 'song' | 'latin'

/** Every role, in the order in which faces are listed. */
export const fontRoles = ['fang', 'hei', 'kai', 'title', 'song', 'latin'] as const satisfies readonly FontRole[]

/** A shipped face: one for each role, and `rare`, which has the Han that those lack. */
export type ShippedFace = FontRole | 'rare'

/** The file of each shipped face, in `fonts/`. */
export const shippedFontFiles: Readonly<Record<ShippedFace, string>> = {
  fang: 'NianbaoFang-Regular.woff2',
  hei: 'NianbaoHei-Medium.woff2',
  kai: 'NianbaoKai-Regular.woff2',
  title: 'NianbaoTitle-Bold.woff2',
  song: 'NianbaoSong-Regular.woff2',
  latin: 'NianbaoLatin-Light.woff2',
  rare: 'NianbaoRare-Regular.woff2',
}

/** The faces a document is set in. */
export interface FontSet {
  readonly faces: Readonly<Record<FontRole, Face>>
  /** The face that draws Latin and digits in 仿宋 text: the Latin of the shipped 仿宋 is too dark beside its ideographs. */
  readonly latinOfFang: Face
  /** Asked in turn for a character that a role's own face lacks. */
  readonly fallbacks: readonly Face[]
  /** Draws what stands for a character that no face has. */
  readonly marks: Face
}

/**
 * Puts a user's own faces in the place of shipped ones. What they lack is still taken from the shipped: signs and letters from 宋体, common Han
 * from 仿宋, the rest from `rare`, which is asked last, as it is the largest and seldom needed.
 */
export function createFontSet(shipped: Readonly<Record<ShippedFace, Face>>, own: Readonly<Partial<Record<FontRole, Face>>> = {}): FontSet {
  const { rare, ...faces } = shipped
  return {
    faces: { ...faces, ...own },
    latinOfFang: own.latin ?? own.fang ?? shipped.latin,
    fallbacks: [...(own.song ? [own.song] : []), shipped.song, shipped.fang, rare],
    marks: shipped.song,
  }
}

/** Which face draws Latin and digits in 仿宋 text. */
export const digitFaces = ['latin', 'fang'] as const
export type DigitFace = (typeof digitFaces)[number]

const withDigits = new WeakMap<FontSet, Map<DigitFace, FontSet>>()

/** The same faces with these digits; the same set each time, as what is measured is kept with it. */
export function digitsFrom(fonts: FontSet, face: DigitFace): FontSet {
  const known = withDigits.get(fonts) ?? new Map<DigitFace, FontSet>()
  withDigits.set(fonts, known)
  const set = known.get(face) ?? { ...fonts, latinOfFang: fonts.faces[face] }
  known.set(face, set)
  return set
}

/** The face that draws a character in a role. */
export function faceFor(fonts: FontSet, role: FontRole, codePoint: number): Face {
  const own = role === 'fang' && isLatin(codePoint) && hasGlyph(fonts.latinOfFang, codePoint) ? fonts.latinOfFang : fonts.faces[role]
  if (hasGlyph(own, codePoint)) return own
  const other = fonts.fallbacks.find((face) => hasGlyph(face, codePoint))
  return other ?? (isMissing(own, codePoint) ? fonts.marks : own)
}

/** Width of a character in a role, in thousandths of an em. */
export function advanceIn(fonts: FontSet, role: FontRole, codePoint: number): number {
  return advanceOf(faceFor(fonts, role, codePoint), codePoint)
}

/** Basic Latin and accented letters; the other marks of Latin-1 (× ÷ · °) belong to Chinese text. */
function isLatin(codePoint: number): boolean {
  return codePoint <= 0x7e || (codePoint >= 0xc0 && codePoint <= 0x17f && codePoint !== 0xd7 && codePoint !== 0xf7)
}
