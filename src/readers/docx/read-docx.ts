import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { Block } from '../../model/block.js'
import type { Span } from '../../model/span.js'
import { readBody, type BodyState } from './body.js'
import type { ReadChunk } from './chunk.js'
import { DocxWriter } from './docx-writer.js'
import { lostText } from './lost-text.js'
import { readNotes } from './notes.js'
import { readNumberingPart } from './numbering.js'
import { openPackage, type DocxPackage } from './package.js'
import { broken, PackageFault } from './package-fault.js'
import { readRuns } from './paragraph.js'
import { readStyles } from './styles.js'
import { child, isElement, type XmlElement } from './xml.js'

export interface WordText {
  readonly text: string
  readonly blocks: readonly Block[]
  /** Of pages put into the document. */
  readonly markup: readonly Span[]
}

/** A Word file's text and blocks; null where it is no Word file or was refused, which has been reported. */
export function readDocx(bytes: Uint8Array, report: Reporter): WordText | null {
  return guarded(report, () => {
    const opened = openPackage(bytes, report)
    return opened && readPackage(opened, report)
  })
}

/** The same with the pages and texts put into it, whose readers are loaded where there are any. */
export async function readWholeDocx(bytes: Uint8Array, report: Reporter): Promise<WordText | null> {
  const opened = guarded(report, () => openPackage(bytes, report))
  const readChunk = opened?.holdsChunks ? (await import('./chunk.js')).readChunk : undefined
  return opened && guarded(report, () => readPackage(opened, report, readChunk))
}

function guarded<T>(report: Reporter, work: () => T | null): T | null {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof PackageFault)) throw error
    error.report(report)
    return null
  }
}

/** A package whose parts are parsed, or put into the terms of one. */
export function readPackage(opened: DocxPackage, report: Reporter, readChunk: ReadChunk = () => null): WordText {
  const body = child(opened.document, 'w:body')
  if (!body) throw broken()
  const state = newState(opened)
  const blocks = readBody(body, state)
  const furniture = readFurniture(opened, body, state)
  const writer = new DocxWriter(state.styles, readNotes(opened, state), report, (id) => {
    const bytes = opened.bytesById(id)
    return bytes ? readChunk(bytes, report) : null
  })
  writer.addChrome(furniture.headers)
  writer.addBlocks(blocks)
  writer.addChrome(furniture.footers)
  writer.addLost(lostText(opened.document, state))
  const read = writer.finish()
  reportState(state, opened, report)
  return read
}

function newState(opened: DocxPackage): BodyState {
  const marks = new Map<string, string>()
  return {
    styles: readStyles(opened.partOf('styles')),
    numbering: readNumberingPart(opened.partOf('numbering')),
    mark: (note) => {
      if (!marks.has(note)) marks.set(note, `[${marks.size + 1}]`)
      return marks.get(note)!
    },
    around: {},
    fields: [],
    partById: opened.partById,
    deletions: [],
    insertions: 0,
    comments: 0,
    symbols: 0,
    seen: new Set(),
    unknown: new Set(),
    inContents: false,
    inCell: false,
    inPlaceholder: false,
  }
}

/** Headers and footers of all sections, each text once. */
function readFurniture(opened: DocxPackage, body: XmlElement, state: BodyState): { headers: string[]; footers: string[] } {
  const texts = (name: string) => [...new Set(referencesIn(body, name).flatMap((id) => paragraphTexts(opened.partById(id), state)))]
  return { headers: texts('w:headerReference'), footers: texts('w:footerReference') }
}

function referencesIn(element: XmlElement, name: string): string[] {
  return element.children.filter(isElement).flatMap((node) => {
    if (node.name === name) return [node.attributes['r:id'] ?? '']
    return node.name === 'w:p' || node.name === 'w:pPr' || node.name === 'w:sectPr' || node.name === 'w:sdt' || node.name === 'w:sdtContent'
      ? referencesIn(node, name)
      : []
  })
}

function paragraphTexts(part: XmlElement | undefined, state: BodyState): string[] {
  if (!part) return []
  if (part.name === 'w:p') return [readRuns(part, state, { mark: () => '', hidden: false }).text.trim()].filter((text) => text !== '')
  return part.children.filter(isElement).flatMap((node) => paragraphTexts(node, state))
}

/** Those of drafts of our own are hints, and no words of whoever wrote the report. */
function reportComments(state: BodyState, opened: DocxPackage, report: Reporter): void {
  if (state.comments === 0) return
  const comments = opened.partOf('comments')?.children.filter(isElement) ?? []
  const [own, others] = [true, false].map((isOwn) => comments.filter(({ attributes }) => (attributes['w:author'] === 'nianbao') === isOwn))
  for (const one of own!) paragraphTexts(one, state)
  const count = state.comments - own!.length
  if (count > 0) report('read/comments', { count, texts: others!.flatMap((one) => paragraphTexts(one, state)) })
}

/** What was read otherwise than it stands in the file, or could not be read. */
function reportState(state: BodyState, opened: DocxPackage, report: Reporter): void {
  if (state.deletions.length + state.insertions > 0) {
    report('read/tracked-changes', { deleted: state.deletions, inserted: state.insertions })
  }
  reportComments(state, opened, report)
  if (state.symbols > 0) report('read/symbol', { count: state.symbols })
  if (state.unknown.size > 0) report('read/unknown-elements', { names: [...state.unknown] })
}
