import {
  ImportedRootElementAttributes,
  ImportedXmlComponent,
  InitializableXmlComponent,
  Paragraph,
  ParagraphProperties,
  RunProperties,
  StyleForParagraph,
  Table,
  TableProperties,
  TextRun,
  elementOf,
  type Document,
  type IParagraphOptions,
  type IParagraphPropertiesOptions,
  type IParagraphStyleOptions,
  type IRunStylePropertiesOptions,
  type ITableOptions,
  type ITablePropertiesOptions,
  type IXmlableObject,
  type XmlComponent,
} from 'docx'
import { strFromU8, strToU8 } from 'fflate'
import { escapeMarkup } from '../markup-text.js'
import type { NumberedList } from '../../layout/list-numbers.js'
import { characterPitch } from './measures.js'

/**
 * What `docx` has no words for, by the ways it leaves open: imported elements, and subclasses of its classes. Nothing else of this writer
 * names an element of WordprocessingML, or writes XML.
 */

type Attributes = Readonly<Record<string, string | number>>

function element(name: string, attributes: Attributes, ...children: readonly (XmlComponent | string)[]): XmlComponent {
  const made = new ImportedXmlComponent(name, attributes)
  for (const child of children) made.push(child)
  return made
}

function value(name: string, val: string | number): XmlComponent {
  return element(name, { 'w:val': val })
}

const word = { 'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' }

/** Distances in characters of running text. */
type CharacterIndent = Readonly<Partial<Record<'left' | 'right' | 'firstLine' | 'hanging', number>>>

/** In characters, which hold at every type size, and in twips for programs that know no characters. */
function characterIndent(indent: CharacterIndent): XmlComponent {
  const attributes = Object.entries(indent).flatMap(([side, characters]) => [
    [`w:${side}Chars`, Math.round(characters * 100)],
    [`w:${side}`, Math.round(characters * characterPitch)],
  ])
  return element('w:ind', Object.fromEntries(attributes))
}

/** A paragraph that stands elsewhere than its style says: so many characters from the right edge. */
export class IndentedParagraph extends Paragraph {
  constructor(options: IParagraphOptions, right: number) {
    super(options)
    ;(this.root[0] as ParagraphProperties).push(characterIndent({ right, firstLine: 0 }))
  }
}

/** A paragraph with a comment on all of it. */
export class CommentedParagraph extends Paragraph {
  constructor(options: IParagraphOptions, comment: number) {
    super(options)
    const id = { 'w:id': comment }
    this.root.splice(1, 0, element('w:commentRangeStart', id))
    this.root.push(element('w:commentRangeEnd', id), element('w:r', {}, element('w:commentReference', id)))
  }
}

/** Comments of this program, a paragraph a line; they carry no date, for there is no clock here. */
export function commentsPart(texts: readonly string[]): XmlComponent {
  const comments = texts.map((text, id) => {
    const paragraphs = text.split('\n').map((line) => element('w:p', {}, element('w:r', {}, element('w:t', {}, line))))
    return element('w:comment', { 'w:id': id, 'w:author': ownAuthor, 'w:initials': ownAuthor }, ...paragraphs)
  })
  return element('w:comments', word, ...comments)
}

/** By whom our comments are; the reader leaves them out without a word. */
const ownAuthor = 'nianbao'

/** The package's lists of parts with one more, of comments. */
export function withComments(parts: Readonly<Record<string, Uint8Array>>): Readonly<Record<string, Uint8Array>> {
  const add = (path: string, end: string, entry: string) => ({ [path]: strToU8(strFromU8(parts[path]!).replace(end, `${entry}${end}`)) })
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments'
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'
  return {
    ...parts,
    ...add('[Content_Types].xml', '</Types>', writeTag('Override', { PartName: '/word/comments.xml', ContentType: type }, '')),
    ...add(
      'word/_rels/document.xml.rels',
      '</Relationships>',
      writeTag('Relationship', { Id: 'comments', Type: relation, Target: 'comments.xml' }, ''),
    ),
  }
}

/** An item of a list that Word numbers. */
export class ListParagraph extends Paragraph {
  constructor(options: IParagraphOptions, list: number, depth: number) {
    super(options)
    ;(this.root[0] as ParagraphProperties).push(element('w:numPr', {}, value('w:ilvl', depth - 1), value('w:numId', list + 1)))
  }
}

/** Each list is a definition of its own, so that none counts on from another. Where lines turn over, as in the PDF. */
export function numberingPart(lists: readonly NumberedList[]): XmlComponent {
  const definitions = lists.map(({ depth, format, mark, start }, index) => {
    const side = Math.min(depth, 5) * 2
    const indent =
      format === 'bullet' ? { left: side + 1, hanging: 1 } : depth === 1 ? { left: 0, firstLine: 2 } : { left: side + 2, hanging: 2 }
    const parts = {
      start,
      numFmt: format,
      suff: format === 'bullet' ? 'tab' : 'nothing',
      lvlText: mark.replace('%1', `%${depth}`),
      lvlJc: 'left',
    }
    const values = Object.entries(parts).map(([name, val]) => value(`w:${name}`, val))
    const level = element('w:lvl', { 'w:ilvl': depth - 1 }, ...values, element('w:pPr', {}, characterIndent(indent)))
    return element('w:abstractNum', { 'w:abstractNumId': index }, value('w:multiLevelType', 'hybridMultilevel'), level)
  })
  const uses = lists.map((_, index) => element('w:num', { 'w:numId': index + 1 }, value('w:abstractNumId', index)))
  return element('w:numbering', word, ...definitions, ...uses)
}

const switches = ['kinsoku', 'overflowPunct', 'topLinePunct', 'autoSpaceDE', 'autoSpaceDN', 'adjustRightInd', 'snapToGrid'] as const
/** The children of a style's `w:pPr`, in the order of CT_PPrBase. */
const order = [
  'keepNext',
  'keepLines',
  'pageBreakBefore',
  'widowControl',
  'pBdr',
  'tabs',
  ...switches,
  'spacing',
  'ind',
  'contextualSpacing',
  'jc',
  'outlineLvl',
]

type StyledParagraph = Omit<IParagraphPropertiesOptions, 'indent'> & {
  readonly indent?: CharacterIndent
  readonly eastAsian?: Readonly<Partial<Record<(typeof switches)[number], 0 | 1>>>
}

class StyledParagraphProperties extends ParagraphProperties {
  constructor({ indent, eastAsian = {}, ...options }: StyledParagraph) {
    super(options)
    for (const [name, on] of Object.entries(eastAsian)) this.push(value(`w:${name}`, on))
    if (indent) this.push(characterIndent(indent))
    const placeOf = (part: XmlComponent) => order.indexOf(elementOf(part)!.slice('w:'.length))
    this.root.sort((one, other) => placeOf(one) - placeOf(other))
  }
}

/** Spacing of 0 takes back what the style below adds; `docx` passes over it. It stands before the size. */
class StyledRunProperties extends RunProperties {
  constructor(options: IRunStylePropertiesOptions) {
    super(options)
    const place = this.root.findIndex((part) => elementOf(part) === 'w:sz')
    if (options.characterSpacing === 0) this.root.splice(place, 0, value('w:spacing', 0))
  }
}

export type ReportStyleOptions = Omit<IParagraphStyleOptions, 'paragraph'> & {
  /** As Word shows it; the built-in ones by their English names. */
  readonly name: string
  readonly aliases?: string
  readonly paragraph?: StyledParagraph
}

/** A paragraph style with East Asian settings, told to be our own or Word's, and by what other name it goes. */
export class ReportStyle extends StyleForParagraph {
  constructor({ aliases, paragraph = {}, run = {}, ...options }: ReportStyleOptions) {
    super({ basedOn: 'Normal', quickFormat: true, ...options })
    const [, name, ...rest] = this.root.slice(0, -2)
    const isOwn = !/^(?:Normal|Title|heading \d|toc \d|TOC Heading)$/.test(options.name)
    const kind = { ...(options.name === 'Normal' && { 'w:default': 1 }), ...(isOwn && { 'w:customStyle': 1 }) }
    this.root = [
      new ImportedRootElementAttributes({ 'w:type': 'paragraph', ...kind, 'w:styleId': options.id }),
      name,
      ...(aliases ? [value('w:aliases', aliases)] : []),
      ...rest,
      new StyledParagraphProperties(paragraph),
      new StyledRunProperties(run),
    ]
  }
}

/** `docx` knows table styles only as something to refer to. Without one below it this is the style that Word takes for granted. */
export function tableStyle(id: string, name: string, basedOn: string | null, properties: ITablePropertiesOptions = {}): XmlComponent {
  const attributes = { 'w:type': 'table', [basedOn === null ? 'w:default' : 'w:customStyle']: 1, 'w:styleId': id }
  const below = basedOn === null ? [] : [value('w:basedOn', basedOn)]
  return element('w:style', attributes, value('w:name', name), ...below, new TableProperties(properties))
}

export const stylesRoot = new ImportedRootElementAttributes(word)

/** A table with alternative text: what it is called, and what it holds in a sentence. */
export class DescribedTable extends Table {
  constructor(options: ITableOptions, texts: AlternativeText) {
    super(options)
    this.root[0] = new DescribedTableProperties(options, texts)
  }
}

interface AlternativeText {
  readonly caption: string
  readonly summary: string
}

class DescribedTableProperties extends TableProperties {
  constructor(options: ITablePropertiesOptions, { caption, summary }: AlternativeText) {
    super(options)
    this.root.push(value('w:tblCaption', oneLine(caption)), value('w:tblDescription', oneLine(summary)))
  }
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ')
}

/** Each mark of the field in a run of its own, with a result: WPS shows none otherwise. `docx` writes fields without a result. */
export function fieldOf(instruction: string, ...result: readonly XmlComponent[]): XmlComponent[] {
  const mark = (type: string) => new TextRun({ children: [element('w:fldChar', { 'w:fldCharType': type })] })
  return [mark('begin'), new TextRun({ children: [element('w:instrText', {}, instruction)] }), mark('separate'), ...result, mark('end')]
}

/** What stands between the two marks of a bookmark, numbered from 0. */
export function bookmarked(id: number, name: string, ...content: readonly XmlComponent[]): XmlComponent[] {
  return [element('w:bookmarkStart', { 'w:id': id, 'w:name': name }), ...content, element('w:bookmarkEnd', { 'w:id': id })]
}

/** Leads to a bookmark; `docx` numbers links at random. */
export function linkTo(anchor: string, ...content: readonly XmlComponent[]): XmlComponent {
  return element('w:hyperlink', { 'w:anchor': anchor, 'w:history': 1 }, ...content)
}

export function documentPart(body: XmlComponent): XmlComponent {
  return element('w:document', { ...word, 'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships' }, body)
}

/** Line breaking and spacing of punctuation by the Chinese rules, odd and even pages apart, no compatibility tricks. */
export function settingsPart(notAtLineEnd: ReadonlySet<number>, notAtLineStart: ReadonlySet<number>): XmlComponent {
  const mode = { 'w:name': 'compatibilityMode', 'w:uri': 'http://schemas.microsoft.com/office/word', 'w:val': 15 }
  return element(
    'w:settings',
    word,
    element('w:zoom', { 'w:percent': 100 }),
    value('w:defaultTabStop', 420),
    value('w:evenAndOddHeaders', 1),
    value('w:characterSpacingControl', 'compressPunctuation'),
    element('w:noLineBreaksAfter', { 'w:lang': 'zh-CN', 'w:val': String.fromCodePoint(...notAtLineEnd) }),
    element('w:noLineBreaksBefore', { 'w:lang': 'zh-CN', 'w:val': String.fromCodePoint(...notAtLineStart) }),
    element('w:compat', {}, element('w:compatSetting', mode)),
    element('w:themeFontLang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN' }),
  )
}

/** `altName`: what to set the text in where a font of government offices is not installed. */
export function fontTablePart(fonts: readonly { readonly name: string; readonly altName: string; readonly pitch: string }[]): XmlComponent {
  const entries = fonts.map(({ name, altName, pitch }) => {
    const properties = Object.entries({ altName, charset: '86', family: 'auto', pitch })
    return element('w:font', { 'w:name': name }, ...properties.map(([key, val]) => value(`w:${key}`, val)))
  })
  return element('w:fonts', word, ...entries)
}

/** Core properties as `docx` makes them, but with the report's date (ISO 8601), if it has one, for that of the clock, and its language. */
export class DatedProperties extends InitializableXmlComponent {
  constructor(properties: XmlComponent, date: string | null, lang: string) {
    super('cp:coreProperties', properties as InitializableXmlComponent)
    const times = ['dcterms:created', 'dcterms:modified']
    this.root = this.root.filter((part) => !times.includes(elementOf(part) ?? ''))
    this.root.push(
      ...(date === null ? [] : times).map((name) => element(name, { 'xsi:type': 'dcterms:W3CDTF' }, `${date}T00:00:00Z`)),
      element('dc:language', {}, lang),
    )
  }
}

const READY = Symbol('XML that was written before')

/** Makes a component that is written many times keep its XML, which must depend on nothing outside it and name only elements of Word. */
export function writtenOnce<Component extends XmlComponent>(component: Component): Component {
  const prepare = component.prepForXml.bind(component)
  let ready: IXmlableObject | undefined
  component.prepForXml = (context) => (ready ??= { [READY]: writeNode(prepare(context), new Set()) })
  return component
}

/**
 * A part of the package, by way of the plain objects that components make of themselves; `docx` does so in its `Packer` alone. Of the
 * namespaces it declares on a root, up to 32, those stay that the part uses.
 */
export function writePart(root: XmlComponent, file: Document): Uint8Array {
  const [[name, content]] = Object.entries(root.prepForXml({ file, viewWrapper: file.Document, stack: [] })!) as [[string, unknown]]
  const [{ _attr: declared }, ...children] = [content].flat() as [{ readonly _attr: Readonly<Record<string, string>> }, ...unknown[]]
  const prefixes = new Set([prefixOf(name)])
  const inner = children.map((child) => writeNode(child, prefixes)).join('')
  const ignored = (declared['mc:Ignorable'] ?? '').split(' ').filter((prefix) => prefixes.has(prefix))
  if (ignored.length > 0) prefixes.add('mc')
  const used = Object.entries({ ...declared, 'mc:Ignorable': ignored.join(' ') || undefined }).filter(
    ([key]) => !key.startsWith('xmlns:') || prefixes.has(key.slice('xmlns:'.length)),
  )
  return strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${writeTag(name, Object.fromEntries(used), inner)}`)
}

function prefixOf(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf(':')))
}

function writeNode(node: unknown, prefixes: Set<string>): string {
  if (typeof node !== 'object' || node === null) return escapeMarkup(String(node))
  const { [READY]: ready } = node as { readonly [READY]?: string }
  return ready ?? Object.entries(node).reduce((xml, [name, content]) => xml + writeElement(name, content, prefixes), '')
}

function writeElement(name: string, content: unknown, prefixes: Set<string>): string {
  prefixes.add(prefixOf(name))
  let attributes = {}
  let inner = ''
  for (const part of Array.isArray(content) ? content : [content]) {
    const { _attr } = part as { readonly _attr?: Record<string, unknown> }
    if (!_attr) inner += writeNode(part, prefixes)
    else attributes = _attr
  }
  for (const key in attributes) prefixes.add(prefixOf(key))
  return writeTag(name, attributes, inner)
}

function writeTag(name: string, attributes: Readonly<Record<string, unknown>>, inner: string): string {
  let start = `<${name}`
  for (const [key, val] of Object.entries(attributes)) if (val !== undefined) start += ` ${key}="${escapeMarkup(String(val))}"`
  return inner === '' ? `${start}/>` : `${start}>${inner}</${name}>`
}
