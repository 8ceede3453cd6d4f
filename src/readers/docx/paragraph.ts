import { keepRaisedApart, type Raised } from '../raised-digits.js'
import { equationText } from './equation-field.js'
import { isUnseen, isWhite, readLook, type Look } from './look.js'
import type { Style, Styles } from './styles.js'
import { symbolText } from './symbols.js'
import { child, children, isElement, isOn, isProperties, valueOf, type XmlElement } from './xml.js'

/** What the runs of a paragraph say. */
export interface RunText {
  /** A line feed is a line break of the document. */
  text: string
  /** Text the document hides or has crossed out, and placeholders nobody filled in. */
  hidden: string
  /** Notes referred to, in order: `footnotes:2`. */
  readonly notes: string[]
  /** Contents of text boxes anchored here. */
  readonly boxes: XmlElement[]
  /** Pictures and embedded objects, by their descriptions. */
  readonly pictures: string[]
  /** Ids of the character styles its text is in. */
  readonly styles: Set<string>
}

/** What reading the runs of a whole document gathers besides the text. */
export interface RunState {
  readonly styles: Styles
  /** How text looks where it says nothing itself: by the table and the cell it stands in. */
  around: Look
  /** Fields open at this point; a field's instruction is no text, its result is. */
  readonly fields: Field[]
  readonly partById: (id: string) => XmlElement | undefined
  readonly deletions: string[]
  /** Elements with text that has been read, or said to be left out. */
  readonly seen: Set<XmlElement>
  /** Names of elements no edition of the format has, whose text was read all the same. */
  readonly unknown: Set<string>
  insertions: number
  comments: number
  symbols: number
}

interface Field {
  inResult: boolean
  instruction: string
  /** Text between its start and its result: of other fields inside, or of a field whose end is missing. */
  text: string
}

export interface RunOptions {
  /** The sign that stands for a note in the text. */
  readonly mark: (note: string) => string
  /** The document does not show the paragraph. */
  readonly hidden: boolean
  /** By the paragraph's style. */
  readonly style?: Style | undefined
}

/** The text of a paragraph with tracked changes accepted and of fields their results. */
export function readRuns(paragraph: XmlElement, state: RunState, { mark, hidden, style }: RunOptions): RunText {
  const found: Mutable<RunText> = { text: '', hidden: '', notes: [], boxes: [], pictures: [], styles: new Set() }
  const raised: Raised[] = []
  const look = { ...state.around, ...style?.look, ...readLook(child(paragraph, 'w:pPr')) }
  walk(paragraph, { found, state, mark, hidden, raised, look, mixed: once(() => holdsReadable(paragraph, look, state.styles)) })
  found.text = keepRaisedApart(found.text, raised)
  // No instruction reaches over the end of a paragraph, unless the field is broken: then what looked like one is text.
  for (const field of state.fields) {
    if (!field.inResult) found.text += field.text
    field.inResult = true
  }
  return found
}

/** Whether there is text of a colour that can be read on white. */
function holdsReadable(element: XmlElement, look: Look, styles: Styles): boolean {
  return element.children.some((node) => {
    if (!isElement(node) || isProperties(node)) return false
    if (node.name === 'w:t') return node.children.join('').trim() !== '' && !isWhite(look)
    return holdsReadable(node, node.name === 'w:r' ? runLook(node, look, styles) : look, styles)
  })
}

function runLook(run: XmlElement, look: Look, styles: Styles): Look {
  const properties = child(run, 'w:rPr')
  const style = valueOf(properties, 'w:rStyle')
  return properties ? { ...look, ...(style !== undefined && styles.find(style)?.look), ...readLook(properties) } : look
}

function once<T>(work: () => T): () => T {
  let known: { readonly value: T } | undefined
  return () => (known ??= { value: work() }).value
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

interface Walk {
  readonly found: Mutable<RunText>
  readonly state: RunState
  readonly mark: (note: string) => string
  readonly hidden: boolean
  readonly raised: Raised[]
  readonly look: Look
  /** Text of another colour than white stands in the paragraph. */
  readonly mixed: () => boolean
}

/** An element without a handler wraps others, as `w:hyperlink` does or one of a later edition, unless it only says how they look. */
function walk(element: XmlElement, at: Walk): void {
  for (const node of element.children)
    if (isElement(node)) (handlers.get(node.name) ?? (isProperties(node) ? ignore : walkUnknown))(node, at)
}

function walkUnknown(element: XmlElement, at: Walk): void {
  noteUnknown(element, at.state)
  walk(element, at)
}

/** Keeps the name of an element of no known kind that has text in it. */
export function noteUnknown(element: XmlElement, { unknown }: Pick<RunState, 'unknown'>): void {
  if (!wrappers.has(element.name) && !element.name.startsWith('m:') && holds(element, speaks)) unknown.add(element.name)
}

/** Elements that hold others and mean nothing for their text (ECMA-376-1, 17.2, 17.5, 17.13, 17.16). */
const wrappers = new Set(
  (
    'w:body w:hyperlink w:smartTag w:customXml w:fldSimple w:dir w:bdo w:sdtContent w:rubyBase w:subDoc w:moveFromRangeStart ' +
    'w:customXmlInsRangeStart w:customXmlDelRangeStart w:customXmlMoveToRangeStart w:txbxContent mc:Choice mc:Fallback'
  ).split(' '),
)

type Handler = (element: XmlElement, at: Walk) => void

const ignore: Handler = () => {}

/** One row for each element that is more than a wrapper of text. */
const handlers = new Map<string, Handler>([
  ['m:f', readFraction],
  ['m:d', readDelimited],
  ['m:rad', readRadical],
  ['m:m', (element, at) => walkParted(element, '\n', at)],
  ['m:mr', (element, at) => walkParted(element, ' ', at)],
  ['m:eqArr', (element, at) => walkParted(element, '\n', at)],
  ['m:sup', (element, at) => walkRaised(element, 'above', at)],
  ['m:sub', (element, at) => walkRaised(element, 'below', at)],
  ['w:r', readRun],
  ['m:r', readRun],
  ['w:sdt', readControl],
  ['w:rt', (element, at) => walk(element, { ...at, hidden: true })],
  ['w:ins', readInsertion],
  ['w:moveTo', readInsertion],
  ['w:del', readDeletion],
  ['w:moveFrom', (element, at) => void deletedText(element, at.state)],
  ['mc:AlternateContent', readAlternate],
  ['w:t', readWords],
  ['m:t', readWords],
  ['w:tab', (_, at) => addText('\t', at)],
  ['w:ptab', (_, at) => addText('\t', at)],
  ['w:cr', (_, at) => addText('\n', at)],
  ['w:br', (element, at) => addText(/^(?:page|column)$/.test(element.attributes['w:type'] ?? '') ? '' : '\n', at)],
  ['w:noBreakHyphen', (_, at) => addText('-', at)],
  ['w:softHyphen', ignore],
  ['w:sym', readSymbol],
  ['w:fldChar', readFieldMark],
  ['w:instrText', readInstruction],
  ['w:footnoteReference', (element, at) => addNote('footnotes', element, at)],
  ['w:endnoteReference', (element, at) => addNote('endnotes', element, at)],
  ['w:commentReference', (_, at) => void at.state.comments++],
  ['w:drawing', readPicture],
  ['w:pict', readPicture],
  ['w:object', readPicture],
])

/** Parts of a formula that stand apart on the page: digits of two are not one number. */
function walkParted(element: XmlElement, mark: string, at: Walk): void {
  const parts = element.children.filter((node) => isElement(node) && mathParts.has(node.name))
  parts.forEach((part, index) => {
    if (index > 0) addText(mark, at)
    walk({ ...element, children: [part] }, at)
  })
}

const mathParts = new Set(['m:e', 'm:mr'])

function readRadical({ children }: XmlElement, at: Walk): void {
  const parts = children.filter(isElement)
  for (const part of parts) if (part.name === 'm:deg') walk(part, at)
  addText('√', at)
  for (const part of parts) if (part.name === 'm:e') walk(part, at)
}

function readRun(run: XmlElement, at: Walk): void {
  const properties = child(run, 'w:rPr')
  const style = valueOf(properties, 'w:rStyle')
  const look = runLook(run, at.look, at.state.styles)
  // What is crossed out was written anew beside it.
  const hidden = at.hidden || isUnseen(look, at.mixed) || struck.some((name) => isOn(properties, name))
  const before = at.found.text.length
  const vertical = valueOf(properties, 'w:vertAlign') ?? (style && at.state.styles.find(style)?.vertical)
  const place = raisedPlaces.get(vertical ?? '') ?? placeOf(Number(valueOf(properties, 'w:position') ?? 0))
  if (place) walkRaised(run, place, { ...at, hidden })
  else walk(run, { ...at, hidden })
  if (style !== undefined && at.found.text.length > before) at.found.styles.add(style)
}

/** ECMA-376-1, 17.3.2.37 and 17.3.2.9. */
const struck = ['w:strike', 'w:dstrike']

/** Set in one line, 12 over 100 is 12/100, and a sum in it needs brackets. */
function readFraction(element: XmlElement, at: Walk): void {
  const [above, below] = ['m:num', 'm:den'].map((name) => child(element, name))
  if (above) walkTerm(above, at)
  addText('/', at)
  if (below) walkTerm(below, at)
}

function walkTerm(element: XmlElement, at: Walk): void {
  const sum = /[+−×÷=/-]/.test(allText(element))
  if (sum) addText('(', at)
  walk(element, at)
  if (sum) addText(')', at)
}

function allText({ children: nodes }: XmlElement): string {
  return nodes.map((node) => (isElement(node) ? allText(node) : node)).join('')
}

/** Brackets are properties of what they hold (ECMA-376-1, 22.1.2.24). */
function readDelimited(element: XmlElement, at: Walk): void {
  const properties = child(element, 'm:dPr')
  const character = (name: string, usual: string) => child(properties, name)?.attributes['m:val'] ?? usual
  addText(character('m:begChr', '('), at)
  children(element, 'm:e').forEach((term, index) => {
    if (index > 0) addText(character('m:sepChr', '|'), at)
    walk(term, at)
  })
  addText(character('m:endChr', ')'), at)
}

/** ECMA-376-1, 17.18.96 ST_VerticalAlignRun. */
const raisedPlaces = new Map<string, Raised['place']>([
  ['superscript', 'above'],
  ['subscript', 'below'],
])

/** Half points above or below the line (17.3.2.24); fewer than four only settle a font on it. */
function placeOf(position: number): Raised['place'] | undefined {
  return position >= 4 ? 'above' : position <= -4 ? 'below' : undefined
}

function walkRaised(element: XmlElement, place: Raised['place'], at: Walk): void {
  const start = at.found.text.length
  walk(element, at)
  at.raised.push({ start, end: at.found.text.length, place })
}

/** A content control: the text it holds, unless that only asks for text. */
function readControl(control: XmlElement, at: Walk): void {
  const content = child(control, 'w:sdtContent')
  const asks = isOn(child(control, 'w:sdtPr'), 'w:showingPlcHdr') ?? false
  if (content) walk(content, { ...at, hidden: at.hidden || asks })
}

function readInsertion(element: XmlElement, at: Walk): void {
  at.state.insertions++
  walk(element, at)
}

function readDeletion(element: XmlElement, { state }: Walk): void {
  const text = deletedText(element, state)
  if (text !== '') state.deletions.push(text)
}

/** Text below an element that is marked as deleted. */
export function deletedText(element: XmlElement, state: Pick<RunState, 'seen'>): string {
  if (element.name === 'w:t' || element.name === 'w:delText') {
    state.seen.add(element)
    return textOf(element)
  }
  return element.children.map((node) => (isElement(node) ? deletedText(node, state) : '')).join('')
}

/** The first choice holds what the fallback repeats in older terms. */
function readAlternate(element: XmlElement, at: Walk): void {
  const chosen = chooseAlternate(element)
  if (chosen) walk(chosen, at)
}

export function chooseAlternate(element: XmlElement): XmlElement | undefined {
  const choice = child(element, 'mc:Choice')
  const fallback = child(element, 'mc:Fallback')
  return choice && (holds(choice, speaks) || !fallback || !holds(fallback, speaks)) ? choice : fallback
}

const speaks = new Set(['w:t', 'm:t', 'w:tbl', 'w:txbxContent', 'w:sym'])

function holds(element: XmlElement, names: ReadonlySet<string>): boolean {
  return element.children.some((node) => isElement(node) && (names.has(node.name) || holds(node, names)))
}

function readWords(element: XmlElement, at: Walk): void {
  at.state.seen.add(element)
  addText(textOf(element), at)
}

function addText(text: string, { found, state, hidden }: Walk): void {
  const field = state.fields.find(({ inResult }) => !inResult)
  if (field) field.text += text
  else if (hidden) found.hidden += text
  else found.text += text
}

/** White space at the ends counts only where the element says so (XML 1.0, 2.10); a line end of the file is no line break of the document. */
function textOf({ children, attributes }: XmlElement): string {
  const text = children.join('').replace(/\s*[\r\n]\s*/g, ' ')
  return attributes['xml:space'] === 'preserve' ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
}

function readFieldMark({ attributes }: XmlElement, at: Walk): void {
  const { fields } = at.state
  const type = attributes['w:fldCharType']
  if (type === 'begin') fields.push({ inResult: false, instruction: '', text: '' })
  else if (type === 'separate' && fields.length > 0) fields.at(-1)!.inResult = true
  else if (type === 'end') {
    const field = fields.pop()
    if (field && !field.inResult) {
      addText(equationText(field.instruction), at)
      // Word shows nothing of a field that has no result.
      addText(field.text, { ...at, hidden: true })
    }
  }
}

function readInstruction(element: XmlElement, { state }: Walk): void {
  const field = state.fields.at(-1)
  if (field) field.instruction += element.children.join('')
}

function addNote(kind: string, { attributes }: XmlElement, at: Walk): void {
  if (at.hidden) return
  const note = `${kind}:${attributes['w:id'] ?? ''}`
  at.found.notes.push(note)
  addText(at.mark(note), at)
}

function readSymbol({ attributes }: XmlElement, at: Walk): void {
  const text = symbolText(attributes['w:font'], attributes['w:char'])
  if (text === '\uFFFD') at.state.symbols++
  addText(text, at)
}

/** A drawing's text boxes are read after the paragraph; one without text is a picture. */
function readPicture(element: XmlElement, { found, state, hidden }: Walk): void {
  if (hidden) return
  const boxes = textBoxes(element)
  for (const box of boxes) found.boxes.push(box)
  if (boxes.length === 0 && holds(element, pictured)) found.pictures.push([...describe(element), ...wordsOf(element, state)].join(' '))
}

const pictured = new Set(['a:blip', 'a:graphicData', 'v:imagedata', 'o:OLEObject'])

function textBoxes(element: XmlElement): XmlElement[] {
  return element.children.filter(isElement).flatMap((node) => {
    if (node.name === 'w:txbxContent') return [node]
    if (node.name === 'v:textpath') return wordArt(node)
    const inner = node.name === 'mc:AlternateContent' ? chooseAlternate(node) : node
    return inner ? textBoxes(inner) : []
  })
}

/** WordArt keeps its words as an attribute. */
function wordArt({ attributes: { string = '' } }: XmlElement): XmlElement[] {
  const text = ['w:t', 'w:r', 'w:p', 'w:txbxContent'].reduce<XmlElement | string>(
    (inner, name) => ({ name, attributes: {}, children: [inner] }),
    string,
  )
  return string === '' || !isElement(text) ? [] : [text]
}

function describe(element: XmlElement): string[] {
  return element.children.filter(isElement).flatMap((node) => {
    if (node.name !== 'wp:docPr') return describe(node)
    return node.attributes['descr'] ? [node.attributes['descr']] : []
  })
}

/** The words of a diagram or a chart, which stand in a part of their own. */
function wordsOf(element: XmlElement, state: RunState): string[] {
  return element.children.filter(isElement).flatMap((node) => {
    const id = node.attributes['r:dm'] ?? (node.name.endsWith(':chart') ? node.attributes['r:id'] : undefined)
    const part = id === undefined ? undefined : state.partById(id)
    return part ? drawnText(part) : wordsOf(node, state)
  })
}

function drawnText(element: XmlElement): string[] {
  if (element.name === 'a:p') return [allText(element).trim()].filter((text) => text !== '')
  return element.children.filter(isElement).flatMap(drawnText)
}
