import type { Reporter } from '../../diagnostics/diagnostic.js'
import { openArchive, type Archive } from '../package/archive.js'
import { ArchiveFault } from '../package/archive-fault.js'
import { PackageFault } from './package-fault.js'
import { children, mayHideText, XmlReader, type XmlElement } from './xml.js'

/** A Word package: its main part, and the parts that one refers to. */
export interface DocxPackage {
  readonly document: XmlElement
  /** The part of this kind the document refers to, by the end of the relationship's type: `styles`, `footnotes`. */
  readonly partOf: (kind: string) => XmlElement | undefined
  /** The part behind a relationship's id. */
  readonly partById: (id: string) => XmlElement | undefined
  /** Files of other formats are put into the document. */
  readonly holdsChunks: boolean
  /** What stands in the part behind a relationship's id, whatever it is. */
  readonly bytesById: (id: string) => Uint8Array | undefined
}

/** Opens a ZIP as a Word package; null where it is another kind of file, which has been reported. */
export function openPackage(bytes: Uint8Array, report: Reporter): DocxPackage | null {
  const archive = refusing(() => openArchive(bytes))
  const { read, look } = partReader(archive)
  const main = mainPart(archive, read)
  if (!main) {
    const other = otherKinds.find(({ part }) => archive.names.some((name) => part.test(name)))
    if (other) other.refuse(report)
    else report('read/archive', { format: 'ZIP' })
    return null
  }
  const relations = relationsOf(main, read)
  look([main, relations.find(({ type }) => type === 'styles')?.target ?? ''])
  const targetOf = (id: string) => relations.find((relation) => relation.id === id)?.target ?? ''
  return {
    document: read(main)!,
    partOf: (kind) => read(relations.find(({ type }) => type === kind)?.target ?? ''),
    partById: (id) => read(targetOf(id)),
    holdsChunks: relations.some(({ type }) => type === 'aFChunk'),
    bytesById: (id) => (archive.has(targetOf(id)) ? refusing(() => archive.read(targetOf(id))) : undefined),
  }
}

/** A package's parts and what each refers to, whatever its kind. */
export interface Parts {
  readonly read: ReadPart
  /** What stands in a part, whatever it is. */
  readonly bytes: (name: string) => Uint8Array | undefined
  readonly relationsOf: (part: string) => readonly Relation[]
  /** The part the package is about. */
  readonly main: string | undefined
}

export function openParts(bytes: Uint8Array): Parts {
  const archive = refusing(() => openArchive(bytes))
  const { read } = partReader(archive)
  const main = relationList(read('_rels/.rels'), '').find(({ type }) => type === 'officeDocument')?.target
  const unpacked = (name: string) => (archive.has(name) ? refusing(() => archive.read(name)) : undefined)
  return { read, bytes: unpacked, relationsOf: (part) => relationsOf(part, read), main }
}

function refusing<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw error instanceof ArchiveFault ? new PackageFault(refusals[error.kind]) : error
  }
}

const refusals: Readonly<Record<ArchiveFault['kind'], (report: Reporter) => void>> = {
  damaged: (report) => report('read/docx-broken', {}),
  forged: (report) => report('read/zip-forged', {}),
  encrypted: (report) => report('read/encrypted', {}),
  'too-big': (report) => report('read/docx-too-big', {}),
}

type ReadPart = (name: string) => XmlElement | undefined

/** Reads each part once, within one budget for all. `look` tells whether the parts named may hide text by how it looks. */
function partReader(archive: Archive): { readonly read: ReadPart; readonly look: (names: readonly string[]) => void } {
  const known = new Map<string, XmlElement>()
  const unpacked = new Map<string, Uint8Array>()
  const xml = new XmlReader()
  const unpack = (key: string) => unpacked.get(key) ?? refusing(() => archive.read(key))
  return {
    read: (name) => {
      const key = name.toLowerCase()
      if (!archive.has(key)) return undefined
      const part = known.get(key) ?? xml.parse(unpack(key))
      known.set(key, part)
      unpacked.delete(key)
      return part
    },
    look: (names) => {
      for (const key of names.map((name) => name.toLowerCase()).filter(archive.has)) {
        unpacked.set(key, unpack(key))
        xml.keepsLook ||= mayHideText(unpacked.get(key)!)
      }
    },
  }
}

export interface Relation {
  readonly id: string
  /** Last step of the type's URI, which is the same in Strict and Transitional packages. */
  readonly type: string
  /** Name of the part in the package. */
  readonly target: string
}

function mainPart(archive: Archive, read: ReadPart): string | null {
  if (!archive.has('[Content_Types].xml')) return null
  const named = relationList(read('_rels/.rels'), '').find(({ type }) => type === 'officeDocument')?.target
  return (
    [named, 'word/document.xml'].find(
      (name) => name !== undefined && archive.has(name) && !otherKinds.some(({ part }) => part.test(name)),
    ) ?? null
  )
}

function relationsOf(part: string, read: ReadPart): Relation[] {
  const slash = part.lastIndexOf('/') + 1
  const folder = part.slice(0, slash)
  return relationList(read(`${folder}_rels/${part.slice(slash)}.rels`), folder)
}

function relationList(root: XmlElement | undefined, folder: string): Relation[] {
  return children(root, 'rel:Relationship').flatMap(({ attributes }) => {
    const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = attributes
    return mode === 'External' ? [] : [{ id, type: type.slice(type.lastIndexOf('/') + 1), target: resolvePart(folder, target) }]
  })
}

/** Some programs write `\` for `/`. */
function resolvePart(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (/^[/\\]/.test(target) ? target : `${folder}${target}`).split(/[/\\]/)) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

const otherKinds: readonly { readonly part: RegExp; readonly refuse: (report: Reporter) => void }[] = [
  { part: /^xl\//i, refuse: (report) => report('read/spreadsheet', {}) },
  { part: /^ppt\//i, refuse: (report) => report('read/presentation', {}) },
  { part: /^content\.xml$/i, refuse: (report) => report('read/open-document', {}) },
]
