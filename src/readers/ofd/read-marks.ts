import { isWideInChinese } from '../../language/width.js'
import { isDigit } from '../../language/characters.js'
import { child, children, isElement, type XmlElement } from '../docx/xml.js'
import type { Glyph, PageMarks, Rule } from '../pdf/marks.js'
import { compose, identity, pointAt, shift, type Matrix } from '../pdf/matrix.js'
import { filledRule, linesOfPath, strokedRules } from '../pdf/paths.js'
import { commonTurn, largePicture, smallest, turnBack } from '../pdf/read-marks.js'
import { numbersOf, type OfdPage } from './open-ofd.js'
import { pathData } from './path-data.js'
import { placesOf } from './text-places.js'

const pointsPerMillimetre = 72 / 25.4

/** Everything a page draws, as the reader of PDF has it. A page most of whose text is turned is turned back. */
export function readMarks(page: OfdPage, number: number): PageMarks {
  const [left, top, across, down] = page.box as [number, number, number, number]
  const [width, height] = [across * pointsPerMillimetre, down * pointsPerMillimetre]
  const map = compose([pointsPerMillimetre, 0, 0, pointsPerMillimetre, 0, 0], shift(-left, -top))
  const upright = new PageDrawing(page, { number, width, height }).draw(map)
  const turn = commonTurn(upright.glyphs)
  if (turn === 0) return upright
  const size = turn === 2 ? { width, height } : { width: height, height: width }
  return new PageDrawing(page, { number, ...size }).draw(compose(turnBack(turn, width, height), map))
}

/** Drawings within drawings; no program nests them so deep. */
const deepest = 16

class PageDrawing {
  private readonly glyphs: Glyph[] = []
  private readonly rules: Rule[] = []
  private pictures = 0
  private shapes = 0

  constructor(
    private readonly page: OfdPage,
    private readonly frame: Pick<PageMarks, 'number' | 'width' | 'height'>,
  ) {}

  draw(map: Matrix): PageMarks {
    for (const layer of this.page.layers) this.drawBlock(layer, map, 0)
    const { glyphs, rules, pictures, shapes } = this
    return { ...this.frame, glyphs, rules, pictures, shapes }
  }

  private drawBlock(block: XmlElement, map: Matrix, depth: number): void {
    if (depth > deepest) return
    for (const object of block.children.filter(isElement)) {
      const own = compose(map, mapOf(object))
      if (object.name === 'ofd:TextObject') this.drawText(object, own)
      else if (object.name === 'ofd:PathObject') this.drawPath(object, own)
      else if (object.name === 'ofd:ImageObject') this.countPicture(object)
      else if (object.name === 'ofd:PageBlock') this.drawBlock(object, map, depth + 1)
      else if (object.name === 'ofd:CompositeObject') {
        const composed = child(this.page.resources.get(object.attributes['ResourceID'] ?? ''), 'ofd:Content')
        if (composed) this.drawBlock(composed, own, depth + 1)
      }
    }
  }

  private drawText(object: XmlElement, map: Matrix): void {
    const { attributes } = object
    const em = Number(attributes['Size'])
    const font = this.page.resources.get(attributes['Font'] ?? '')
    const size = em * Math.hypot(map[2]!, map[3]!)
    const bold = Number(attributes['Weight'] ?? 400) >= 600 || isTrue(attributes['Stroke']) || isTrue(font?.attributes['Bold'])
    if (!(size > 0)) return
    for (const code of children(object, 'ofd:TextCode')) {
      for (const { text, x, y, step } of placesOf(code, isElement)) {
        const from = pointAt(map, x, y)
        const to = pointAt(map, x + widthOf(text, step, em), y)
        const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)]
        const order = this.glyphs.length
        const sight = isSeen(attributes) && size >= smallest && this.isOnPage(left, right, from.y) ? 'shown' : 'hidden'
        this.glyphs.push({
          text,
          left,
          right,
          y: from.y,
          size,
          bold,
          turn: turnOf(map),
          sight,
          tag: null,
          artifact: false,
          inferred: false,
          order,
        })
      }
    }
  }

  private isOnPage(left: number, right: number, y: number): boolean {
    return right >= 0 && left <= this.frame.width && y >= 0 && y <= this.frame.height * 1.1
  }

  private drawPath(object: XmlElement, map: Matrix): void {
    const { attributes } = object
    if (attributes['Visible'] === 'false') return
    const data = pathData(child(object, 'ofd:AbbreviatedData')?.children.join('') ?? '')
    const strokes = attributes['Stroke'] !== 'false' && !isWhite(child(object, 'ofd:StrokeColor'))
    const fills = isTrue(attributes['Fill']) && !isWhite(child(object, 'ofd:FillColor'))
    for (const points of linesOfPath(data, map)) {
      if (strokes) this.rules.push(...strokedRules(points))
      const rule = fills ? filledRule(points) : null
      if (rule) this.rules.push(rule)
      else if (fills && points.length > 5) this.shapes++
    }
  }

  private countPicture({ attributes }: XmlElement): void {
    const [, , width = 0, height = 0] = numbersOf(attributes['Boundary'])
    const area = width * height * pointsPerMillimetre ** 2
    if (area > largePicture * this.frame.width * this.frame.height) this.pictures++
  }
}

/** An object's own coordinates begin at its boundary. */
function mapOf({ attributes }: XmlElement): Matrix {
  const [x = 0, y = 0] = numbersOf(attributes['Boundary'])
  const own = numbersOf(attributes['CTM'])
  return compose(shift(x, y), own.length === 6 && own.every(Number.isFinite) ? own : identity)
}

/** In ems. A digit is set tight; letters reach as far as the next begins. */
const digitWidth = 0.56
const letterWidth = 0.5

/** How wide a character is drawn: fonts are not opened for it. */
function widthOf(character: string, step: number | undefined, em: number): number {
  const codePoint = character.codePointAt(0)!
  if (isWideInChinese(codePoint)) return Math.min(em, step !== undefined && step > 0 ? step : em)
  if (step === undefined || step <= 0) return letterWidth * em
  return Math.min(step, isDigit(codePoint) ? digitWidth * em : em)
}

/** Quarters clockwise; null for what is aslant. */
function turnOf(map: Matrix): Glyph['turn'] {
  const quarters = Math.atan2(map[1]!, map[0]!) / (Math.PI / 2)
  const turn = Math.round(quarters)
  return Math.abs(quarters - turn) > 0.02 ? null : (((turn + 4) % 4) as 0 | 1 | 2 | 3)
}

function isSeen(attributes: XmlElement['attributes']): boolean {
  const isDrawn = attributes['Fill'] !== 'false' || isTrue(attributes['Stroke'])
  return attributes['Visible'] !== 'false' && attributes['Alpha'] !== '0' && isDrawn
}

function isTrue(value: string | undefined): boolean {
  return value === 'true' || value === '1'
}

/** Hardly darker than paper. */
function isWhite(color: XmlElement | undefined): boolean {
  const values = numbersOf(color?.attributes['Value'])
  return values.length === 3 && values.every((value) => value >= 248)
}
