import { advanceOf, type Face, hasGlyph, isMissing } from './face.js'

/** What a typeface is for; `fonts/README.md` says more. */
export type FontRole = 'fang' | 'hei' | 'kai' | 'title' | 'song' | 'latin'

/** Every role, in the order in which faces are listed. */
export const fontRoles = ['fang', 'hei', 'kai', 'title', 'song', 'latin'] as const satisfies readonly FontRole[]

/** The file of each shipped face, in `fonts/`. */
export const shippedFontFiles: Readonly<Record<FontRole, string>> = {
  fang: 'NianbaoFang-Regular.ttf',
  hei: 'NianbaoHei-Medium.ttf',
  kai: 'NianbaoKai-Regular.ttf',
  title: 'NianbaoTitle-Bold.ttf',
  song: 'NianbaoSong-Regular.ttf',
  latin: 'NianbaoLatin-Light.ttf',
}

/** The faces a document is set in. */
export interface FontSet {
  readonly faces: Readonly<Record<FontRole, Face>>
  /** The face that draws Latin and digits in 仿宋 text: the Latin of the shipped 仿宋 is too dark beside its ideographs. */
  readonly latinOfFang: Face
  /** Asked in turn for a character that a role's own face lacks. The last one draws what no face has. */
  readonly fallbacks: readonly Face[]
}

/** Puts a user's own faces in the place of shipped ones; what they lack is still taken from the shipped 宋体. */
export function createFontSet(shipped: Readonly<Record<FontRole, Face>>, own: Readonly<Partial<Record<FontRole, Face>>> = {}): FontSet {
  return {
    faces: { ...shipped, ...own },
    latinOfFang: own.latin ?? own.fang ?? shipped.latin,
    fallbacks: own.song ? [own.song, shipped.song] : [shipped.song],
  }
}

/** The face that draws a character in a role. */
export function faceFor(fonts: FontSet, role: FontRole, codePoint: number): Face {
  const own = role === 'fang' && isLatin(codePoint) && hasGlyph(fonts.latinOfFang, codePoint) ? fonts.latinOfFang : fonts.faces[role]
  if (hasGlyph(own, codePoint)) return own
  const other = fonts.fallbacks.find((face) => hasGlyph(face, codePoint))
  return other ?? (isMissing(own, codePoint) ? fonts.fallbacks.at(-1)! : own)
}

/** Width of a character in a role, in thousandths of an em. */
export function advanceIn(fonts: FontSet, role: FontRole, codePoint: number): number {
  return advanceOf(faceFor(fonts, role, codePoint), codePoint)
}

/** Basic Latin and accented letters; the other marks of Latin-1 (× ÷ · °) belong to Chinese text. */
function isLatin(codePoint: number): boolean {
  return codePoint <= 0x7e || (codePoint >= 0xc0 && codePoint <= 0x17f && codePoint !== 0xd7 && codePoint !== 0xf7)
}
