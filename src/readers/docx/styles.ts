import { readLook, shadesCells, type Look } from './look.js'
import { child, children, valueOf, type XmlElement } from './xml.js'

/** What the styles say of a paragraph or run; what a style leaves open comes from the one it is based on. */
export interface Style {
  readonly id: string
  /** As Word names it, in English for the built-in ones: `heading 1`, `Title`, `toc 1`. */
  readonly name: string
  /** 0 for the first level; undefined for body text. */
  readonly outline: number | undefined
  readonly numbering: { readonly id: string | undefined; readonly level: number | undefined }
  readonly look: Look
  /** A table's style gives cells grounds of their own. */
  readonly shadesCells: boolean
  /** `superscript` or `subscript` where its text is set so. */
  readonly vertical: string | undefined
}

export interface Styles {
  /** The style of a paragraph or run; of one that names none, the default paragraph's. */
  readonly find: (id: string | undefined) => Style | undefined
  readonly hasName: (name: string) => boolean
}

export function readStyles(root: XmlElement | undefined): Styles {
  const elements = new Map(children(root, 'w:style').map((style) => [style.attributes['w:styleId'] ?? '', style]))
  const standard = [...elements.values()].find(
    ({ attributes }) => attributes['w:type'] === 'paragraph' && /^(?:1|true|on)$/.test(attributes['w:default'] ?? ''),
  )
  const known = new Map<string, Style | undefined>()
  const find = (id: string, open: ReadonlySet<string>): Style | undefined => {
    if (known.has(id)) return known.get(id)
    const element = elements.get(id)
    if (!element || open.has(id) || open.size > deepest) return undefined
    const base = valueOf(element, 'w:basedOn')
    const style = readStyle(id, element, base === undefined ? undefined : find(base, new Set([...open, id])))
    known.set(id, style)
    return style
  }
  return {
    find: (id) => find(id ?? standard?.attributes['w:styleId'] ?? '', new Set()),
    hasName: (name) => [...elements.values()].some((style) => valueOf(style, 'w:name') === name),
  }
}

/** Styles based on one another; Word allows nine. */
const deepest = 50

function readStyle(id: string, element: XmlElement, base: Style | undefined): Style {
  const properties = child(element, 'w:pPr')
  const numbering = readNumbering(properties)
  return {
    id,
    name: valueOf(element, 'w:name') ?? id,
    outline: readOutline(properties, builtInOutline(valueOf(element, 'w:name')) ?? base?.outline),
    numbering: { id: numbering.id ?? base?.numbering.id, level: numbering.level ?? base?.numbering.level },
    look: { ...base?.look, ...readLook(properties), ...readLook(child(element, 'w:rPr')) },
    shadesCells: (base?.shadesCells ?? false) || (element.attributes['w:type'] === 'table' && shadesCells(element)),
    vertical: valueOf(child(element, 'w:rPr'), 'w:vertAlign') ?? base?.vertical,
  }
}

/** The built-in heading styles have their level by name; LibreOffice leaves it unsaid. */
function builtInOutline(name: string | undefined): number | undefined {
  const level = /^(?:heading|标题) ?([1-9])$/i.exec(name ?? '')?.[1]
  return level === undefined ? undefined : Number(level) - 1
}

/** The outline level a paragraph's properties give; 9 is body text. */
export function readOutline(properties: XmlElement | undefined, inherited: number | undefined): number | undefined {
  const written = valueOf(properties, 'w:outlineLvl')
  if (written === undefined) return inherited
  const level = Number(written)
  return level >= 0 && level < 9 ? level : undefined
}

export function readNumbering(properties: XmlElement | undefined): Style['numbering'] {
  const numbering = child(properties, 'w:numPr')
  const level = valueOf(numbering, 'w:ilvl')
  return { id: valueOf(numbering, 'w:numId'), level: level === undefined ? undefined : Number(level) }
}
