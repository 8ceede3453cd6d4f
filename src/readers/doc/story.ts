import type { XmlElement } from '../docx/xml.js'
import { readCharacter, type Character } from './character.js'
import type { Make } from './elements.js'
import { runIndexAt, type FormattedRun } from './formatted-pages.js'
import { paragraphElements, readParagraph, type ParagraphProperties } from './paragraph.js'
import { pieceIndexAt, type Piece } from './pieces.js'
import { readControls, type Anchors } from './run-content.js'

/** The text of a document with all that is said of its characters and paragraphs. */
export interface DocText {
  readonly text: string
  readonly pieces: readonly Piece[]
  readonly paragraphs: readonly FormattedRun[]
  readonly characters: readonly FormattedRun[]
  readonly data: Buffer
  /** Where sections end: a page break there ends a paragraph. */
  readonly sectionEnds: ReadonlySet<number>
  readonly anchors: Anchors
  readonly make: Make
}

export interface StoryParagraph {
  readonly element: XmlElement
  readonly place: ParagraphProperties
  /** Its last character. */
  readonly mark: string
}

export interface Range {
  readonly start: number
  readonly end: number
}

/** The paragraphs of a stretch of text, as `w:p`. */
export function readStory(doc: DocText, { start, end }: Range): StoryParagraph[] {
  const paragraphs: StoryParagraph[] = []
  const fields: boolean[] = []
  const looks = new Map<FormattedRun, Character>()
  for (let from = start; from < Math.min(end, doc.text.length);) {
    const to = endOfParagraph(doc, from, end)
    paragraphs.push(readOne(doc, { start: from, end: to }, fields, looks))
    from = to
  }
  return paragraphs
}

const marks = /[\r\x07\f]/g

/** Past the mark. */
function endOfParagraph({ text, sectionEnds }: DocText, from: number, end: number): number {
  marks.lastIndex = from
  for (let found = marks.exec(text); found && found.index < end; found = marks.exec(text))
    if (found[0] !== '\f' || sectionEnds.has(found.index + 1)) return found.index + 1
  return Math.min(end, text.length)
}

function readOne(doc: DocText, { start, end }: Range, fields: boolean[], looks: Map<FormattedRun, Character>): StoryParagraph {
  const { make, text, anchors } = doc
  const place = propertiesAt(doc, end - 1)
  const mark = text[end - 1]!
  const isMarked = /[\r\x07\f]/.test(mark)
  const content: XmlElement[] = []
  for (const stretch of stretchesOf(doc, { start, end: isMarked ? end - 1 : end }, looks)) {
    const children = readControls(text.slice(stretch.start, stretch.end), stretch.start, stretch.character, fields, anchors, make)
    if (children.length > 0) content.push(wrap(children, stretch.character, make))
  }
  for (const reference of anchors.marked(start, end)) content.push(make('w:r', {}, [reference]))
  const [last] = isMarked ? stretchesOf(doc, { start: end - 1, end }, looks) : []
  return { element: make('w:p', {}, [paragraphOf(place, last?.character.deleted ?? false, make), ...content]), place, mark }
}

function paragraphOf(place: ParagraphProperties, markIsDeleted: boolean, make: Make): XmlElement {
  const children = [make('w:pStyle', { 'w:val': String(place.style) }), ...paragraphElements(place, make)]
  if (markIsDeleted) children.push(make('w:rPr', {}, [make('w:del')]))
  return make('w:pPr', {}, children)
}

function wrap(children: readonly XmlElement[], { properties, deleted, inserted }: Character, make: Make): XmlElement {
  const run = make('w:r', {}, properties.size === 0 ? children : [make('w:rPr', {}, [...properties.values()]), ...children])
  return deleted ? make('w:del', {}, [run]) : inserted ? make('w:ins', {}, [run]) : run
}

/** A paragraph's properties are those of its mark; what a fast save laid over the piece comes last. */
function propertiesAt({ pieces, paragraphs, data, make }: DocText, position: number): ParagraphProperties {
  const piece = pieces[pieceIndexAt(pieces, position)]!
  const offset = piece.offset + (position - piece.start) * piece.width
  const run = paragraphs[runIndexAt(paragraphs, offset)]
  return run && offset < run.end
    ? readParagraph(run.style, [run.changes, piece.changes], data, make)
    : readParagraph(0, [piece.changes], data, make)
}

interface Stretch extends Range {
  readonly character: Character
}

/** The text between two positions, cut where its looks change. */
function* stretchesOf(doc: DocText, { start, end }: Range, looks: Map<FormattedRun, Character>): Generator<Stretch> {
  const { pieces, characters } = doc
  for (let index = pieceIndexAt(pieces, start); index < pieces.length && pieces[index]!.start < end; index++) {
    const piece = pieces[index]!
    const last = Math.min(end, piece.end)
    for (let at = Math.max(start, piece.start); at < last;) {
      const offset = piece.offset + (at - piece.start) * piece.width
      const number = runIndexAt(characters, offset)
      const found = characters[number]
      const run = found && offset < found.end ? found : undefined
      const limit = run ? run.end : (characters[number + 1]?.start ?? Infinity)
      const next = Math.min(last, at + Math.max(1, Math.ceil((limit - offset) / piece.width)))
      yield { start: at, end: next, character: characterOf(doc, run, piece, looks) }
      at = next
    }
  }
}

const plain: FormattedRun = { start: 0, end: 0, style: 0, changes: Buffer.alloc(0) }

function characterOf({ make }: DocText, run: FormattedRun = plain, piece: Piece, looks: Map<FormattedRun, Character>): Character {
  if (piece.changes.length > 0) return readCharacter([run.changes, piece.changes], make)
  const known = looks.get(run) ?? readCharacter([run.changes], make)
  looks.set(run, known)
  return known
}
