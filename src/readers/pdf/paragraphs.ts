import { endsSentence } from '../../language/sentence.js'
import { headingOf } from '../text/headings.js'
import type { PlacedLine } from './flow.js'
import { isWideGap, type Line } from './lines.js'
import type { Column } from './read-page.js'
import { headingRank, type Tag } from './tags.js'

export interface ColumnLine extends PlacedLine {
  readonly column: Column
  readonly tag: Tag | null
}

/**
 * What lines without rules make up: a paragraph, text set large or tagged as a heading, a table's caption, a tagged item of a list, or lines
 * that stand in columns of their own.
 */
export interface Passage {
  readonly kind: 'paragraph' | 'heading' | 'caption' | 'item' | 'laid'
  readonly lines: readonly ColumnLine[]
}

/** In ems. What is left free at the end of a line that runs on; the least indent of a first line. */
const slack = 2.2
const indent = 1.2
/** In ems: what is no wider holds labels, and none of its lines can be called full; a column beside others may be narrower. */
const leastMeasure = 10
const leastColumnMeasure = 5
/** Times the usual distance of baselines: more parts paragraphs. */
const blank = 1.45
/** Times the size of running text: a title. */
const large = 1.2

/** How the text of the document is set. */
export interface TypeSetting {
  /** Of running text. */
  readonly size: number
  readonly edges: ReadonlyMap<Column, Edges>
  readonly leading: number
  /** The structure tree knows paragraphs as the page shows them; one whose elements are mere lines does not. */
  readonly tagged: boolean
}

export function measureSetting(lines: readonly ColumnLine[]): TypeSetting {
  const setting = { size: commonSize(lines), edges: commonEdges(lines), leading: commonLeading(lines), tagged: false }
  return { ...setting, tagged: areParagraphsTagged(lines, setting) }
}

/** That of most characters. */
export function commonSize(lines: readonly Pick<ColumnLine, 'line'>[]): number {
  const counts = new Map<number, number>()
  for (const { line } of lines) {
    const size = Math.round(line.size * 2) / 2
    counts.set(size, (counts.get(size) ?? 0) + line.text.length)
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 12
}

interface Edges {
  readonly left: number
  readonly right: number
}

/** A page with little on it shows its edges no more: columns one above the other over the document share theirs, where there is room. */
function commonEdges(lines: readonly ColumnLine[]): ReadonlyMap<Column, Edges> {
  const own = new Map<Column, Edges>()
  for (const { column, line } of lines) {
    const known = own.get(column) ?? { left: line.left, right: line.right }
    own.set(column, { left: Math.min(known.left, line.left), right: Math.max(known.right, line.right) })
  }
  const shared = [...own.values()]
  return new Map(
    Array.from(own, ([column, edges]) => {
      const { room } = column
      const alike = shared
        .filter(({ left, right }) => left >= room.left && right <= room.right)
        .filter((other) => overlap(edges, other) > 0.6 * Math.min(edges.right - edges.left, other.right - other.left))
      return [column, { left: Math.min(...alike.map(({ left }) => left)), right: Math.max(...alike.map(({ right }) => right)) }]
    }),
  )
}

function overlap(one: Edges, other: Edges): number {
  return Math.min(one.right, other.right) - Math.max(one.left, other.left)
}

function commonLeading(lines: readonly ColumnLine[]): number {
  const steps = lines.flatMap(({ line, page, column }, index) => {
    const before = lines[index - 1]
    const step = before?.page === page && before.column === column ? line.y - before.line.y : 0
    return step > 0 ? [step / line.size] : []
  })
  return steps.sort((one, other) => one - other)[steps.length >> 1] ?? 1.5
}

/** Cuts lines that follow one another into passages. */
export function cutPassages(lines: readonly ColumnLine[], setting: TypeSetting): Passage[] {
  const passages: { kind: Passage['kind']; lines: ColumnLine[] }[] = []
  for (let index = 0; index < lines.length;) {
    const end = endOfLaid(lines, index)
    const line = lines[index]!
    const open = passages.at(-1)
    if (end > index) passages.push({ kind: 'laid', lines: lines.slice(index, end) })
    else if (open && runsOn(open, line, setting)) open.lines.push(line)
    else passages.push({ kind: kindOf(line, open?.lines ?? [], setting), lines: [line] })
    index = Math.max(end, index + 1)
  }
  return passages
}

/** Share of the lines that run on by the look of the page and are in one element. */
const trusted = 0.4

function areParagraphsTagged(lines: readonly ColumnLine[], setting: TypeSetting): boolean {
  const pairs = lines.slice(1).map((next, index): [ColumnLine, ColumnLine] => [lines[index]!, next])
  const running = pairs.filter(
    ([before, next]) => before.page === next.page && lastTag(before) && next.tag && looksRunning([before], next, setting),
  )
  if (running.length === 0) return lines.some(({ tag }) => tag !== null)
  return running.filter(([before, next]) => lastTag(before)!.element === next.tag!.element).length >= trusted * running.length
}

/** Of its last character: an item's mark has a tag of its own. */
export function lastTag({ line }: ColumnLine): Tag | null {
  return line.pieces.at(-1)!.glyphs.at(-1)!.tag
}

function kindOf(line: ColumnLine, before: readonly ColumnLine[], setting: TypeSetting): Exclude<Passage['kind'], 'laid'> {
  if (setting.tagged && line.tag?.role === 'Caption') return 'caption'
  if (isLarge(line.line, setting) || (setting.tagged && headingRank(line.tag) !== null)) return 'heading'
  return setting.tagged && beginsItem(line, before, setting) ? 'item' : 'paragraph'
}

/** On the next page an item has another number there too; its mark it has but once. */
function beginsItem(line: ColumnLine, before: readonly ColumnLine[], setting: TypeSetting): boolean {
  const own = line.tag?.item
  const last = before.at(-1)
  if (!own || own.isLabel || !last) return Boolean(own)
  const item = lastTag(last)?.item
  if (last.page === line.page || item?.depth !== own.depth) return item?.element !== own.element
  return !looksRunning(before, line, setting)
}

function isLarge({ size }: Line, setting: TypeSetting): boolean {
  return size >= large * setting.size
}

/** Lines in pieces, in the cells of a table, or side by side, and what stands between such lines. */
function endOfLaid(lines: readonly ColumnLine[], start: number): number {
  const isApart = (index: number) =>
    hasCells(lines[index]!) || standBeside(lines[index - 1], lines[index]!) || standBeside(lines[index + 1], lines[index]!)
  if (!isApart(start)) return start
  let end = start + 1
  for (let index = start + 1; index < lines.length && index - end <= 2; index++) if (isApart(index)) end = index + 1
  return end > start + 1 ? end : start
}

/** So many pieces are cells though the gaps between them are narrow. */
const fewestCells = 3

function hasCells({ line: { pieces: all, size }, tag }: ColumnLine): boolean {
  const pieces = all.filter(({ glyphs }) => !glyphs.every((glyph) => glyph.tag?.item?.isLabel))
  const isWide = pieces.some((piece, index) => index > 0 && isWideGap(pieces[index - 1]!, piece, size))
  return isWide || pieces.length >= fewestCells || Boolean(tag?.cell)
}

/** Times the size of a line: others of its text are further off. */
const solid = 0.8

function standBeside(one: ColumnLine | undefined, other: ColumnLine): boolean {
  return (
    one !== undefined &&
    one.page === other.page &&
    one.column === other.column &&
    Math.abs(one.line.y - other.line.y) < solid * other.line.size
  )
}

function runsOn({ kind, lines }: Passage, next: ColumnLine, setting: TypeSetting): boolean {
  const before = lines.at(-1)!
  if (kindOf(next, lines, setting) !== (kind === 'item' ? 'paragraph' : kind)) return false
  const last = lastTag(before)
  if (setting.tagged && last && next.tag && before.page === next.page)
    return last.element === next.tag.element && !beginsByLook(lines, next, setting)
  if (kind === 'heading' && isLarge(next.line, setting)) return !isBelowBlank(before, next, setting) && isSameSize(before, next)
  return looksRunning(lines, next, setting)
}

/** A sentence has ended well before the edge, and what follows is indented as first lines are: whatever the tags say, another paragraph. */
function beginsByLook(lines: readonly ColumnLine[], next: ColumnLine, setting: TypeSetting): boolean {
  const before = lines.at(-1)!
  return endsSentence(before.line.text) && !isFull(before, next.line, setting) && isIndented(lines, next, setting)
}

/** By the look of the page. */
function looksRunning(lines: readonly ColumnLine[], next: ColumnLine, setting: TypeSetting): boolean {
  const before = lines.at(-1)!
  if (!isSameSize(before, next) || isBelowBlank(before, next, setting)) return false
  return isFull(before, next.line, setting) && !opensParagraph(lines, next, setting)
}

function isSameSize(before: ColumnLine, next: ColumnLine): boolean {
  return Math.abs(before.line.size - next.line.size) <= 0.1 * before.line.size
}

function isBelowBlank(before: ColumnLine, next: ColumnLine, { leading }: TypeSetting): boolean {
  if (before.page !== next.page || before.column !== next.column) return false
  return next.line.y - before.line.y > blank * leading * next.line.size
}

/** What comes next would not have fitted behind it. */
function isFull({ line, column }: ColumnLine, next: Line, { edges }: TypeSetting): boolean {
  const { left, right } = edges.get(column)!
  const free = right - line.right
  const isAlone = column.room.left === -Infinity && column.room.right === Infinity
  const least = isAlone ? leastMeasure : leastColumnMeasure
  return right - left > least * line.size && free < roomFor(next.text, endsSentence(line.text)) * line.size
}

/** In ems, what would not have fitted: a word, a character with the marks that stay with it; within a sentence a line may end sooner. */
function roomFor(text: string, afterSentence: boolean): number {
  const word = /^[\x21-\x7e]*/.exec(text)![0].length
  const character = /^.[，。；：、！？）》”’]*/u.exec(text)![0].length
  return Math.max(afterSentence ? character + 0.2 : slack, 0.5 * word + 0.5)
}

function opensParagraph(lines: readonly ColumnLine[], next: ColumnLine, setting: TypeSetting): boolean {
  if (isIndented(lines, next, setting)) return true
  return endsSentence(lines.at(-1)!.line.text) && headingOf(next.line.text) !== undefined
}

function isIndented(lines: readonly ColumnLine[], next: ColumnLine, { edges }: TypeSetting): boolean {
  const inward = ({ line, column }: ColumnLine) => (line.left - edges.get(column)!.left) / next.line.size
  const isAlongside = lines.length > 1 && Math.abs(inward(lines.at(-1)!) - inward(next)) < 0.5
  return inward(next) > indent && !isAlongside
}
