import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { DocxPackage } from '../docx/package.js'
import { PackageFault } from '../docx/package-fault.js'
import { readPackage, type WordText } from '../docx/read-docx.js'
import type { XmlElement } from '../docx/xml.js'
import { readLists } from './lists.js'
import { openDoc, type OpenDoc } from './open-doc.js'
import { readPlc } from './plc.js'
import { readStory, type Range } from './story.js'
import { readStyleSheet } from './styles.js'
import { buildBlocks } from './tables.js'

/**
 * A Word 97–2003 file's text and blocks: put into the terms of WordprocessingML, which has the same model, and read as that. Null where it is
 * no such file or was refused, which has been reported.
 */
export function readDoc(bytes: Uint8Array, report: Reporter): WordText | null {
  try {
    return readPackage(packageOf(bytes), report)
  } catch (error) {
    const refuse = error instanceof PackageFault ? error.report : (to: Reporter) => to('read/doc-broken', {})
    refuse(report)
    return null
  }
}

function packageOf(bytes: Uint8Array): DocxPackage {
  const opened = openDoc(bytes)
  const { make } = opened.doc
  const furniture = readFurniture(opened)
  const body = storyBlocks(opened, opened.fib.stories.main)
  const loose = opened.loose()
  const end = loose.length > 0 ? [make('w:p', {}, [make('w:r', {}, [make('w:pict', {}, loose)])])] : []
  const section = make('w:sectPr', {}, furniture.references)
  const lists = opened.tableFrom('lists')
  const parts = new Map([
    ['styles', readStyleSheet(opened.table('styles'), make)],
    ['numbering', readLists(lists, opened.fib.table('lists').size, opened.table('listUses'), make)],
    ['footnotes', readNotes(opened, 'footnote')],
    ['endnotes', readNotes(opened, 'endnote')],
    ['comments', make('w:comments', {}, storyBlocks(opened, opened.fib.stories.comments))],
  ])
  return {
    document: make('w:document', {}, [make('w:body', {}, [...body, ...end, section])]),
    partOf: (kind) => parts.get(kind),
    partById: (id) => furniture.parts.get(id),
    holdsChunks: false,
    bytesById: () => undefined,
  }
}

function storyBlocks({ doc }: OpenDoc, range: Range): XmlElement[] {
  return buildBlocks(readStory(doc, range), doc.make)
}

function readNotes(opened: OpenDoc, kind: 'footnote' | 'endnote'): XmlElement {
  const { make } = opened.doc
  const story = opened.fib.stories[`${kind}s`]
  const notes = rangesOf(opened.table(`${kind}s`), story).map((range, index) =>
    make(`w:${kind}`, { 'w:id': String(index + 1) }, storyBlocks(opened, range)),
  )
  return make(`w:${kind}s`, {}, notes)
}

/** The stretches of a story that a table of positions names. */
function rangesOf(table: Buffer, story: Range): Range[] {
  const { positions } = readPlc(table, 0)
  return positions.slice(1).map((end, index) => ({
    start: story.start + positions[index]!,
    end: Math.min(story.end, story.start + end),
  }))
}

/** Six of each section ([MS-DOC] 2.3.3): of even pages, of odd ones, of the first. Before them stand the lines over notes. */
const storiesOfSection = ['header', 'header', 'footer', 'footer', 'header', 'footer'] as const

function readFurniture(opened: OpenDoc): { references: XmlElement[]; parts: ReadonlyMap<string, XmlElement> } {
  const { make } = opened.doc
  const ranges = rangesOf(opened.table('headers'), opened.fib.stories.headers).slice(storiesOfSection.length)
  const references: XmlElement[] = []
  const parts = new Map<string, XmlElement>()
  ranges.forEach((range, index) => {
    const kind = storiesOfSection[index % storiesOfSection.length]!
    if (range.end <= range.start) return
    references.push(make(`w:${kind}Reference`, { 'r:id': `${kind}${index}` }))
    parts.set(`${kind}${index}`, make('w:hdr', {}, storyBlocks(opened, range)))
  })
  return { references, parts }
}
