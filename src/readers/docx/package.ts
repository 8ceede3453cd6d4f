import { unzipSync, type UnzipFileInfo } from 'fflate'
import type { Reporter } from '../../diagnostics/diagnostic.js'
import { PackageFault } from './package-fault.js'
import { children, parseXml, type XmlElement } from './xml.js'

/** A Word package: its main part, and the parts that one refers to. */
export interface DocxPackage {
  readonly document: XmlElement
  /** The part of this kind the document refers to, by the end of the relationship's type: `styles`, `footnotes`. */
  readonly partOf: (kind: string) => XmlElement | undefined
  /** The part behind a relationship's id. */
  readonly partById: (id: string) => XmlElement | undefined
}

/** Opens a ZIP as a Word package; null where it is another kind of file, which has been reported. */
export function openPackage(bytes: Uint8Array, report: Reporter): DocxPackage | null {
  const entries = listEntries(bytes)
  const names = [...entries.keys()]
  const other = otherKinds.find(({ part }) => names.some((name) => part.test(name)))
  const main = mainPart(bytes, entries)
  if (!main) {
    if (other) other.refuse(report)
    else report('read/archive', { format: 'ZIP' })
    return null
  }
  const read = (name: string) => (entries.has(name) ? parseXml(extract(bytes, entries, name)) : undefined)
  const relations = relationsOf(main, read)
  return {
    document: read(main)!,
    partOf: (kind) => read(relations.find(({ type }) => type === kind)?.target ?? ''),
    partById: (id) => read(relations.find((relation) => relation.id === id)?.target ?? ''),
  }
}

/** Limits no real report comes near; a package beyond them is made to exhaust memory. */
const limits = { entries: 5000, partBytes: 64_000_000, packedBytes: 2_000_000, ratio: 300 }

function listEntries(bytes: Uint8Array): Map<string, UnzipFileInfo> {
  const entries = new Map<string, UnzipFileInfo>()
  try {
    unzipSync(bytes, {
      filter: (file) => {
        entries.set(file.name, file)
        if (entries.size > limits.entries) throw new PackageFault('read/docx-too-big')
        return false
      },
    })
  } catch (error) {
    throw error instanceof PackageFault ? error : new PackageFault('read/docx-broken')
  }
  return entries
}

/** One member's bytes. The packed size is limited too, for the size a package claims need not be true. */
function extract(bytes: Uint8Array, entries: ReadonlyMap<string, UnzipFileInfo>, name: string): Uint8Array {
  const { size, originalSize } = entries.get(name)!
  const tooDense = originalSize > 1_000_000 && originalSize > size * limits.ratio
  if (originalSize > limits.partBytes || size > limits.packedBytes || tooDense) throw new PackageFault('read/docx-too-big')
  try {
    const found = unzipSync(bytes, { filter: (file) => file.name === name })[name]
    if (found) return found
  } catch {
    // Damaged: reported below.
  }
  throw new PackageFault('read/docx-broken')
}

interface Relation {
  readonly id: string
  /** Last step of the type's URI, which is the same in Strict and Transitional packages. */
  readonly type: string
  /** Name of the part in the package. */
  readonly target: string
}

function mainPart(bytes: Uint8Array, entries: ReadonlyMap<string, UnzipFileInfo>): string | null {
  if (!entries.has('[Content_Types].xml')) return null
  const root = entries.has('_rels/.rels') ? parseXml(extract(bytes, entries, '_rels/.rels')) : undefined
  const named = relationList(root, '').find(({ type }) => type === 'officeDocument')?.target
  return (
    [named, 'word/document.xml'].find(
      (name) => name !== undefined && entries.has(name) && !otherKinds.some(({ part }) => part.test(name)),
    ) ?? null
  )
}

function relationsOf(part: string, read: (name: string) => XmlElement | undefined): Relation[] {
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

function resolvePart(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

const otherKinds: readonly { readonly part: RegExp; readonly refuse: (report: Reporter) => void }[] = [
  { part: /^xl\//, refuse: (report) => report('read/spreadsheet', {}) },
  { part: /^ppt\//, refuse: (report) => report('read/presentation', {}) },
  { part: /^OFD\.xml$/, refuse: (report) => report('read/ofd', {}) },
  { part: /^content\.xml$/, refuse: (report) => report('read/open-document', {}) },
]
