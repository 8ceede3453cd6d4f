import { openParts, type Relation } from '../docx/package.js'
import { broken } from '../docx/package-fault.js'
import { child, children, isElement, type XmlElement } from '../docx/xml.js'
import { builtInFormat } from './number-text.js'

/** A workbook's sheets, with what their cells refer to. */
export interface Workbook {
  readonly sheets: readonly SheetPart[]
  readonly strings: readonly string[]
  readonly styles: readonly CellStyle[]
  /** Days are counted from 1904. */
  readonly is1904: boolean
}

export interface SheetPart {
  readonly name: string
  readonly isHidden: boolean
  readonly element: XmlElement
  /** Comments, drawings with their boxes and pictures, and the charts in these. */
  readonly attached: {
    readonly comments: XmlElement | undefined
    readonly drawing: XmlElement | undefined
    readonly charts: readonly XmlElement[]
  }
}

interface CellStyle {
  /** A number format's code; undefined for the general one. */
  readonly format: string | undefined
  readonly isBordered: boolean
  /** Of the named style it stands on. */
  readonly name: string
  readonly indent: number
}

/** Throws a `PackageFault` where it is none or damaged. */
export function openWorkbook(bytes: Uint8Array): Workbook {
  const { read, relationsOf, main } = openParts(bytes)
  const root = main === undefined ? undefined : read(main)
  if (!root || main === undefined) throw broken()
  const relations = relationsOf(main)
  const partOf = (kind: string) => read(targetOf(relations, ({ type }) => type === kind))
  return {
    sheets: children(child(root, 's:sheets'), 's:sheet').flatMap(({ attributes }) => {
      const part = targetOf(relations, ({ id }) => id === attributes['r:id'])
      const element = read(part)
      if (element?.name !== 's:worksheet' && element?.name !== 's:chartsheet') return []
      const partsOf = (whole: string, kind: string) => relationsOf(whole).flatMap(({ type, target }) => (type === kind ? [target] : []))
      const attach = (kind: string) => read(partsOf(part, kind)[0] ?? '')
      const charts = partsOf(part, 'drawing').flatMap((drawing) => partsOf(drawing, 'chart').flatMap((chart) => read(chart) ?? []))
      const attached = { comments: attach('comments'), drawing: attach('drawing'), charts }
      return [{ name: attributes['name'] ?? '', isHidden: /hidden/i.test(attributes['state'] ?? ''), element, attached }]
    }),
    strings: children(partOf('sharedStrings'), 's:si').map(textOfString),
    styles: readStyles(partOf('styles')),
    is1904: /^(?:1|true)$/.test(child(root, 's:workbookPr')?.attributes['date1904'] ?? ''),
  }
}

function targetOf(relations: readonly Relation[], matches: (relation: Relation) => boolean): string {
  return relations.find(matches)?.target ?? ''
}

/** The text of a string or of its runs, without the readings over it. */
export function textOfString(element: XmlElement | undefined): string {
  const parts = (element?.children ?? []).filter(isElement)
  return parts
    .map((part) => (part.name === 's:t' ? unescaped(part.children.join('')) : part.name === 's:r' ? textOfString(part) : ''))
    .join('')
}

/** Characters written by their number, `_x000D_` (ECMA-376-1, 22.9.2.19 ST_Xstring); a carriage return only ends a line. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  const characters = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)))
  return characters.replace(/\r\n?/g, '\n')
}

function readStyles(root: XmlElement | undefined): CellStyle[] {
  const formats = new Map(
    children(child(root, 's:numFmts'), 's:numFmt').map(({ attributes }) => [Number(attributes['numFmtId']), attributes['formatCode']]),
  )
  const names = new Map(
    children(child(root, 's:cellStyles'), 's:cellStyle').map(({ attributes }) => [attributes['xfId'], attributes['name']]),
  )
  const borders = children(child(root, 's:borders'), 's:border').map(isDrawn)
  return children(child(root, 's:cellXfs'), 's:xf').map((xf) => {
    const { attributes } = xf
    const alignment = child(xf, 's:alignment')
    const id = Number(attributes['numFmtId'] ?? 0)
    return {
      format: formats.get(id) ?? builtInFormat(id),
      isBordered: borders[Number(attributes['borderId'] ?? 0)] ?? false,
      name: names.get(attributes['xfId'] ?? '0') ?? '',
      indent: Number(alignment?.attributes['indent'] ?? 0),
    }
  })
}

function isDrawn(border: XmlElement): boolean {
  return border.children.some((side) => isElement(side) && (side.attributes['style'] ?? 'none') !== 'none')
}
