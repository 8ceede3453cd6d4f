import { child, children, isElement, type XmlElement } from '../docx/xml.js'
import { openParts, type Parts } from '../docx/package.js'
import { broken } from '../docx/package-fault.js'

/** An OFD file (GB/T 33190-2016): its pages, with what they draw upon, and what is attached. */
export interface OfdFile {
  readonly creator: string
  readonly pages: readonly OfdPage[]
  /** What annotations on its pages show as text, one entry an annotation. */
  readonly annotations: readonly string[]
  /** Files put into the package, by their names. */
  readonly attachments: readonly { readonly name: string; readonly bytes: () => Uint8Array | undefined }[]
}

export interface OfdPage {
  /** Left, top, width and height, in millimetres. */
  readonly box: readonly number[]
  /** The layers of its templates that lie under it, its own, and those that lie over it. */
  readonly layers: readonly XmlElement[]
  readonly resources: Resources
}

/** Fonts and composed drawings by their ids. */
type Resources = ReadonlyMap<string, XmlElement>

/** Throws a `PackageFault` where it is none or damaged. */
export function openOfd(bytes: Uint8Array): OfdFile {
  const parts = openParts(bytes)
  const bodies = children(parts.read('OFD.xml'), 'ofd:DocBody')
  if (bodies.length === 0) throw broken()
  const documents = bodies.map((body) => openDocument(parts, resolve('OFD.xml', textOf(child(body, 'ofd:DocRoot')))))
  return {
    creator: textOf(child(child(bodies[0]!, 'ofd:DocInfo'), 'ofd:Creator')),
    pages: documents.flatMap(({ pages }) => pages),
    annotations: documents.flatMap(({ annotations }) => annotations),
    attachments: documents.flatMap(({ attachments }) => attachments),
  }
}

function openDocument(parts: Parts, path: string): Pick<OfdFile, 'pages' | 'annotations' | 'attachments'> {
  const root = parts.read(path)
  if (!root) throw broken()
  const common = child(root, 'ofd:CommonData')
  const shared = resourcesOf(parts, path, common)
  const templates = new Map(
    children(common, 'ofd:TemplatePage').map(({ attributes }) => [attributes['ID'], resolve(path, attributes['BaseLoc'] ?? '')]),
  )
  const usualBox = boxOf(child(common, 'ofd:PageArea'))
  const pages = children(child(root, 'ofd:Pages'), 'ofd:Page').flatMap(({ attributes }): OfdPage[] => {
    const place = resolve(path, attributes['BaseLoc'] ?? '')
    const page = parts.read(place)
    if (!page) return []
    const layersUnder = (element: XmlElement | undefined) => children(child(element, 'ofd:Content'), 'ofd:Layer')
    const used = children(page, 'ofd:Template').map(({ attributes: template }) => ({
      isOver: template['ZOrder'] === 'Foreground',
      layers: layersUnder(parts.read(templates.get(template['TemplateID']) ?? '')),
    }))
    const templateLayers = (over: boolean) => used.filter(({ isOver }) => isOver === over).flatMap(({ layers }) => layers)
    return [
      {
        box: boxOf(child(page, 'ofd:Area')) ?? usualBox ?? a4,
        layers: [...templateLayers(false), ...layersUnder(page), ...templateLayers(true)],
        resources: new Map([...shared, ...resourcesOf(parts, place, page)]),
      },
    ]
  })
  const partOf = (name: string): string => resolve(path, textOf(child(root, name)))
  return {
    pages,
    annotations: annotationsOf(parts, partOf('ofd:Annotations')),
    attachments: attachmentsOf(parts, partOf('ofd:Attachments')),
  }
}

const a4 = [0, 0, 210, 297]

function boxOf(area: XmlElement | undefined): readonly number[] | undefined {
  const box = numbersOf(textOf(child(area, 'ofd:PhysicalBox')))
  return box.length === 4 && box.every(Number.isFinite) && box[2]! > 0 && box[3]! > 0 ? box : undefined
}

function resourcesOf(parts: Parts, path: string, element: XmlElement | undefined): Map<string, XmlElement> {
  const files = ['ofd:PublicRes', 'ofd:DocumentRes', 'ofd:PageRes'].flatMap((name) => children(element, name))
  const groups = files.flatMap((file) => (parts.read(resolve(path, textOf(file)))?.children ?? []).filter(isElement))
  return new Map(groups.flatMap((group) => group.children.filter(isElement).map((entry) => [entry.attributes['ID'] ?? '', entry])))
}

/** Annotations stand page by page in files of their own, and show themselves as pages do (clause 15). */
function annotationsOf(parts: Parts, path: string): string[] {
  const files = children(parts.read(path), 'ofd:Page').map((page) => resolve(path, textOf(child(page, 'ofd:FileLoc'))))
  const shown = files.flatMap((file) => children(parts.read(file), 'ofd:Annot'))
  return shown.map((annotation) => codesOf(annotation).join('')).filter((text) => text !== '')
}

function codesOf(element: XmlElement): string[] {
  return element.name === 'ofd:TextCode' ? [textOf(element)] : element.children.filter(isElement).flatMap(codesOf)
}

function attachmentsOf(parts: Parts, path: string): OfdFile['attachments'] {
  return children(parts.read(path), 'ofd:Attachment').map((entry) => ({
    name: entry.attributes['Name'] ?? '',
    bytes: () => parts.bytes(resolve(path, textOf(child(entry, 'ofd:FileLoc')))),
  }))
}

/** A path in the package, as one of its files names it: from the root, or from the file's own folder (7.3 ST_Loc). */
function resolve(from: string, location: string): string {
  if (location === '') return ''
  const steps = location.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of location.split(/[/\\]/))
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  return steps.join('/')
}

function textOf(element: XmlElement | undefined): string {
  return (element?.children.filter((part) => !isElement(part)).join('') ?? '').trim()
}

export function numbersOf(text: string | undefined): number[] {
  return (text ?? '').trim().split(/\s+/).filter(Boolean).map(Number)
}
