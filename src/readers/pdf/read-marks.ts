import { operatorsOf } from './library.js'
import type { Font, Glyph as FontGlyph, Layers, OperatorList, Page } from '#pdfjs'
import { compose, type Matrix, type Point } from './matrix.js'
import type { Glyph, PageMarks, Rule } from './marks.js'
import { filledRule, linesOfPath, strokedRules } from './paths.js'
import { readTags, type Tag } from './tags.js'
import { initialState, TextCursor, type GraphicsState } from './text-state.js'

/** What the pages of a file share. */
export interface PageSetting {
  readonly operators: Readonly<Record<string, number>>
  readonly layers: Layers
}

/** Everything a page draws. A page most of whose text is turned is turned back. */
export async function readMarks(page: Page, number: number, setting: PageSetting): Promise<PageMarks> {
  const list = await operatorsOf(page)
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const frame = { number, width, height }
  const tags = readTags(await page.getStructTree())
  const upright = new MarkReader(page, { ...setting, tags }, frame).read(list, transform)
  const turn = commonTurn(upright.glyphs)
  if (turn === 0) return upright
  const size = turn === 2 ? { width, height } : { width: height, height: width }
  return new MarkReader(page, { ...setting, tags }, { ...frame, ...size }).read(list, compose(turnBack(turn, width, height), transform))
}

export function commonTurn(glyphs: readonly Glyph[]): 0 | 1 | 2 | 3 {
  const counts = [0, 0, 0, 0]
  for (const { turn } of glyphs) if (turn !== null) counts[turn]!++
  const turned = ([1, 2, 3] as const).find((turn) => counts[turn]! > glyphs.length / 2)
  return turned ?? 0
}

export function turnBack(turn: 1 | 2 | 3, width: number, height: number): Matrix {
  if (turn === 1) return [0, -1, 1, 0, 0, width]
  return turn === 2 ? [-1, 0, 0, -1, width, height] : [0, 1, -1, 0, height, 0]
}

/** Smaller letters cannot be read. */
export const smallest = 1.5
/** A picture that takes less of the page, in hundredths, is a seal or an emblem. */
export const largePicture = 0.04

type Arguments = readonly unknown[]

/** Goes through the operators of a page. */
class MarkReader {
  private readonly glyphs: Glyph[] = []
  private readonly rules: Rule[] = []
  private readonly fills: { readonly box: readonly [Point, Point]; readonly color: string }[] = []
  private readonly cursor = new TextCursor()
  private readonly stack: GraphicsState[] = []
  private readonly contents: { readonly tag: string; readonly mark: number | null; readonly unseen: boolean }[] = []
  private readonly acts = new Map<number, (args: Arguments) => void>()
  private state: GraphicsState = { ...initialState, map: [] }
  private base: Matrix = []
  private pictures = 0
  private shapes = 0

  constructor(
    private readonly page: Page,
    private readonly setting: PageSetting & { readonly tags: ReadonlyMap<number, Tag> },
    private readonly frame: Pick<PageMarks, 'number' | 'width' | 'height'>,
  ) {
    for (const [name, act] of Object.entries(this.actions)) this.acts.set(setting.operators[name]!, act)
  }

  read({ fnArray, argsArray }: OperatorList, map: Matrix): PageMarks {
    const { transform, restore } = this.setting.operators
    this.base = map
    this.state = { ...initialState, map }
    for (let index = 0; index < fnArray.length; index++) {
      this.acts.get(fnArray[index]!)?.((argsArray[index] ?? []) as Arguments)
      if (fnArray[index] === transform && fnArray[index + 1] === restore) this.countPicture()
    }
    const { glyphs, pictures, shapes } = this
    return { ...this.frame, glyphs, rules: this.rules.flatMap((rule) => this.onPage(rule)), pictures, shapes }
  }

  private readonly actions: Readonly<Record<string, (args: Arguments) => void>> = {
    save: () => this.save(),
    restore: () => this.restore(),
    transform: (args) => this.change({ map: compose(this.state.map, args as Matrix) }),
    paintFormXObjectBegin: ([matrix]) => {
      this.save()
      if (matrix) this.change({ map: compose(this.state.map, [...(matrix as Iterable<number>)]) })
    },
    paintFormXObjectEnd: () => this.restore(),
    beginAnnotation: ([, , transform, matrix]) => {
      this.save()
      const maps = [transform, matrix].filter(Boolean) as Matrix[]
      this.state = { ...initialState, map: maps.reduce((outer, inner) => compose(outer, inner), this.base) }
    },
    endAnnotation: () => this.restore(),
    setFillRGBColor: ([fill]) => this.change({ fill: String(fill) }),
    setStrokeRGBColor: ([stroke]) => this.change({ stroke: String(stroke) }),
    setFillColorN: () => this.change({ fill: 'pattern' }),
    setFillTransparent: () => this.change({ fill: 'none' }),
    setStrokeTransparent: () => this.change({ stroke: 'none' }),
    beginText: () => this.cursor.begin(),
    setCharSpacing: ([characterSpacing]) => this.change({ characterSpacing: characterSpacing as number }),
    setWordSpacing: ([wordSpacing]) => this.change({ wordSpacing: wordSpacing as number }),
    setHScale: ([percent]) => this.change({ stretch: (percent as number) / 100 }),
    setLeading: ([leading]) => this.change({ leading: -(leading as number) }),
    setTextRise: ([rise]) => this.change({ rise: rise as number }),
    setTextRenderingMode: ([mode]) => this.change({ mode: mode as number }),
    setFont: ([id, size]) => this.change({ font: this.fontOf(id as string), size: size as number }),
    setTextMatrix: ([matrix]) => this.cursor.begin([...(matrix as Iterable<number>)]),
    moveText: ([x, y]) => this.cursor.moveLine(x as number, y as number),
    setLeadingMoveText: ([x, y]) => {
      this.change({ leading: y as number })
      this.cursor.moveLine(x as number, y as number)
    },
    nextLine: () => this.cursor.moveLine(0, this.state.leading),
    showText: ([items]) => this.show(items as (FontGlyph | number | null)[]),
    beginMarkedContent: ([tag]) => this.contents.push({ tag: nameOf(tag), mark: null, unseen: false }),
    beginMarkedContentProps: ([tag, properties]) => this.contents.push(this.contentOf(nameOf(tag), properties)),
    endMarkedContent: () => void this.contents.pop(),
    constructPath: ([paint, data]) => this.draw(paint as number, (data as (ArrayLike<number> | null)[])[0] ?? []),
  }

  /** The part of a rule that is on the page; some programs draw a table whole on each page it reaches. */
  private onPage(rule: Rule): Rule[] {
    const { width, height } = this.frame
    const [along, over] = rule.direction === 'across' ? [width, height] : [height, width]
    const [from, to] = [Math.max(0, rule.from), Math.min(along, rule.to)]
    return rule.at < 0 || rule.at > over || to <= from ? [] : [{ ...rule, from, to }]
  }

  /** Pictures are not decoded: what is left of one is the map that would place it, with nothing drawn in it. */
  private countPicture(): void {
    const [a, b, c, d] = this.state.map as [number, number, number, number]
    if (Math.abs(a * d - b * c) > largePicture * this.frame.width * this.frame.height) this.pictures++
  }

  private save(): void {
    this.stack.push(this.state)
  }

  private restore(): void {
    this.state = this.stack.pop() ?? this.state
  }

  private change(changes: Partial<GraphicsState>): void {
    this.state = { ...this.state, ...changes }
  }

  private fontOf(id: string): Font | null {
    const { commonObjs } = this.page
    return commonObjs.has(id) ? (commonObjs.get(id) as Font) : null
  }

  private contentOf(tag: string, properties: unknown) {
    const unseen = tag === 'OC' && properties !== null && !this.setting.layers.isVisible(properties)
    return { tag, mark: typeof properties === 'number' ? properties : null, unseen }
  }

  private show(items: readonly (FontGlyph | number | null)[]): void {
    const mark = this.contents.findLast((content) => content.mark !== null)?.mark ?? null
    const tag = mark === null ? null : (this.setting.tags.get(mark) ?? null)
    const isIn = (name: string) => this.contents.some((content) => content.tag === name)
    const [artifact, inferred] = [isIn('Artifact'), isIn('NianbaoInferred')]
    const unseen = this.contents.some((content) => content.unseen)
    for (const placed of this.cursor.show(items, this.state))
      this.glyphs.push({ ...placed, tag, artifact, inferred, order: this.glyphs.length, sight: unseen ? 'hidden' : this.sightOf(placed) })
  }

  private sightOf(glyph: Pick<Glyph, 'left' | 'right' | 'y' | 'size'>): Glyph['sight'] {
    const { width, height } = this.frame
    const { mode, fill } = this.state
    if (glyph.right < 0 || glyph.left > width || glyph.y < 0 || glyph.y - glyph.size > height) return 'hidden'
    if (glyph.size < smallest) return 'hidden'
    if (mode === 3 || mode === 7) return 'recognised'
    return (fill === 'none' || isWhite(fill)) && mode === 0 && !this.isOnColor(glyph) ? 'hidden' : 'shown'
  }

  private isOnColor({ left, right, y }: Pick<Glyph, 'left' | 'right' | 'y'>): boolean {
    const x = (left + right) / 2
    const under = this.fills.findLast(({ box: [from, to] }) => x >= from.x && x <= to.x && y >= from.y && y <= to.y)
    return under !== undefined && !isWhite(under.color)
  }

  private draw(paint: number, data: ArrayLike<number>): void {
    const { operators } = this.setting
    const { fill, stroke, map } = this.state
    const strokes = strokePaints.some((name) => operators[name] === paint) && stroke !== 'none' && !isWhite(stroke)
    const fills = fillPaints.some((name) => operators[name] === paint) && fill !== 'none'
    if (!strokes && !fills) return
    for (const points of linesOfPath(data, map)) {
      if (strokes) for (const rule of strokedRules(points)) this.rules.push(rule)
      if (fills) this.fillShape(points, fill)
    }
  }

  private fillShape(points: readonly Point[], color: string): void {
    const rule = filledRule(points)
    if (rule) {
      if (!isWhite(color)) this.rules.push(rule)
      return
    }
    const box = boxOf(points)
    this.fills.push({ box, color })
    if (points.length > 5) this.shapes++
  }
}

const strokePaints = ['stroke', 'closeStroke', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke']
const fillPaints = ['fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke']

function nameOf(tag: unknown): string {
  return typeof tag === 'string' ? tag : ((tag as { name?: string } | null)?.name ?? '')
}

/** Hardly darker than paper. */
function isWhite(color: string): boolean {
  return /^#f[89a-f]f[89a-f]f[89a-f]$/i.test(color)
}

function boxOf(points: readonly Point[]): readonly [Point, Point] {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  return [
    { x: Math.min(...xs), y: Math.min(...ys) },
    { x: Math.max(...xs), y: Math.max(...ys) },
  ]
}
