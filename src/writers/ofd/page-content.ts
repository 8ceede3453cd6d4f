import { advanceOf, isMissing } from '../../fonts/face.js'
import { faceFor, type FontRole, type FontSet } from '../../fonts/font-set.js'
import type { MissingCharacters } from '../../fonts/missing-characters.js'
import { addCharacter } from '../../fonts/subset.js'
import type { Page, PlacedLine, PlacedRules, PlacedText } from '../../layout/page.js'
import { MILLIMETRES, mm } from './millimetres.js'
import { shapeObjects } from './shape-objects.js'
import { escapeMarkup } from '../markup-text.js'
import type { Ids, OfdFont, OfdFonts } from './ofd-fonts.js'

/** Where the text of a node of the structure tree stands. */
export interface ObjectPlace {
  readonly page: number
  readonly object: number
}

/** Pages in the making: what they share. */
export interface OfdPages {
  readonly ids: Ids
  readonly fonts: OfdFonts
  readonly fontSet: FontSet
  readonly places: Map<number, ObjectPlace[]>
  readonly missing: MissingCharacters
}

/** A page: its text and rules in reading order, and what stands on every page over them. */
export function pageContent(page: Page, id: number, pages: OfdPages): string {
  const [body, furniture]: [string[], string[]] = [[], []]
  for (const item of page.items) {
    if (item.kind === 'rules') body.push(pathObject(item, page, pages.ids.next()))
    else if (item.kind === 'drawing') body.push(...shapeObjects(item, () => pages.ids.next()))
    else (typeof item.meaning === 'number' ? body : furniture).push(...textObjects(item, id, pages))
  }
  const size = `<ofd:Area><ofd:PhysicalBox>0 0 ${mm(page.width)} ${mm(page.height)}</ofd:PhysicalBox></ofd:Area>`
  return `${size}<ofd:Content>${layer('Body', body, pages.ids)}${layer('Foreground', furniture, pages.ids)}</ofd:Content>`
}

function layer(type: 'Body' | 'Foreground', objects: readonly string[], ids: Ids): string {
  return objects.length === 0 && type === 'Foreground' ? '' : `<ofd:Layer ID="${ids.next()}" Type="${type}">${objects.join('')}</ofd:Layer>`
}

/** Square caps close the corners. */
function pathObject({ rules, width }: PlacedRules, page: Page, id: number): string {
  const lines = rules.map(({ x, y, length, direction }) => {
    const end = direction === 'across' ? `${mm(x + length)} ${mm(y)}` : `${mm(x)} ${mm(y + length)}`
    return `M ${mm(x)} ${mm(y)} L ${end}`
  })
  return `<ofd:PathObject ID="${id}" Boundary="0 0 ${mm(page.width)} ${mm(page.height)}" LineWidth="${mm(width)}" Cap="Square"><ofd:AbbreviatedData>${lines.join(' ')}</ofd:AbbreviatedData></ofd:PathObject>`
}

/** An object for each stretch of a line in one face. */
function textObjects({ lines, meaning }: PlacedText, page: number, pages: OfdPages): string[] {
  return lines.flatMap((line) =>
    stretchesOf(line, pages).map((stretch) => {
      const object = pages.ids.next()
      if (typeof meaning === 'number') {
        const places = pages.places.get(meaning)
        if (places) places.push({ page, object })
        else pages.places.set(meaning, [{ page, object }])
      }
      return textObject(stretch, line, object)
    }),
  )
}

interface Stretch {
  readonly font: OfdFont
  readonly isBold: boolean
  text: string
  /** Where each character begins, in points. */
  readonly starts: number[]
  end: number
}

/** Characters of one face that stand together. Blanks are left out: readers trim them, and what follows would be moved. */
function stretchesOf(line: PlacedLine, pages: OfdPages): Stretch[] {
  const stretches: Stretch[] = []
  let open: Stretch | undefined
  let count = 0
  for (const run of line.runs) {
    let pen = run.x + (run.lead ?? 0)
    for (const character of run.text) {
      const { font, advance } = charactersOf(pages, line.role, character)
      const end = pen + (advance * line.size) / 1000
      const isBold = count < (line.bold ?? 0)
      if (character.trim() === '') open = undefined
      else {
        if (!open || open.font !== font || open.isBold !== isBold) stretches.push((open = { font, isBold, text: '', starts: [], end }))
        open.text += character
        open.starts.push(pen)
        open.end = end
        // Readers disagree on whether a character beyond the basic plane takes one DeltaX or two.
        if (character.length > 1) open = undefined
      }
      pen = end + run.spacing
      count += character.length
    }
  }
  return stretches
}

function charactersOf({ fonts, fontSet, missing }: OfdPages, role: FontRole, character: string): { font: OfdFont; advance: number } {
  const codePoint = character.codePointAt(0)!
  const face = faceFor(fontSet, role, codePoint)
  const font = fonts.fontOf(face, role)
  if (character.trim() !== '') addCharacter(font.subset, codePoint)
  if (isMissing(face, codePoint)) missing.note(character)
  return { font, advance: advanceOf(face, codePoint) }
}

/** How far a text's box reaches over the baseline and in all, in ems. */
const ASCENT = 1
const HEIGHT = 1.35
/** As in the PDF: 仿宋 has one weight, so its outlines are drawn as well as filled. */
const BOLD_STROKE = 0.03

function textObject({ font, isBold, text, starts, end }: Stretch, { size, baseline, turned }: PlacedLine, id: number): string {
  const start = starts[0]!
  const width = mm(Math.max(end - start, 0.1))
  const height = mm(size * HEIGHT)
  // Turned clockwise, what was to the right is below, and what was above is to the right.
  const descent = size * (HEIGHT - ASCENT)
  const place = turned
    ? `Boundary="${mm(baseline - descent)} ${mm(start)} ${height} ${width}" CTM="0 1 -1 0 ${mm(descent)} 0"`
    : `Boundary="${mm(start)} ${mm(baseline - size * ASCENT)} ${width} ${height}"`
  const bold = isBold ? ` Stroke="true" LineWidth="${mm(size * BOLD_STROKE)}"` : ''
  const delta = starts.length > 1 ? ` DeltaX="${deltasOf(starts)}"` : ''
  const y = turned ? '0' : mm(size * ASCENT)
  return `<ofd:TextObject ID="${id}" ${place} Font="${font.id}" Size="${mm(size)}"${bold}><ofd:TextCode X="0" Y="${y}"${delta}>${escapeMarkup(text)}</ofd:TextCode></ofd:TextObject>`
}

/** Steps from one character to the next; alike ones are counted, `g 5 3.2` (8.3, 7.3 ST_Array). Each is rounded so that the sum stays true. */
function deltasOf(starts: readonly number[]): string {
  const places = starts.map((start) => Math.round((start - starts[0]!) * MILLIMETRES * 1000))
  const steps = places.slice(1).map((place, index) => place - places[index]!)
  const parts: string[] = []
  for (let from = 0; from < steps.length;) {
    let to = from
    while (steps[to] === steps[from]) to++
    const step = String(steps[from]! / 1000)
    parts.push(to - from > 2 ? `g ${to - from} ${step}` : Array.from({ length: to - from }, () => step).join(' '))
    from = to
  }
  return parts.join(' ')
}
