import { load } from 'cheerio'
import { strFromU8, unzipSync } from 'fflate'
import type { Document, DocumentTable } from '../src/model/document.js'

/** All a reader sees, in order, one piece a line: what every output must hold. */
export function documentText({ blocks }: Document): string {
  return blocks.flatMap((block) => (block.kind === 'table' ? tableTexts(block) : [block.text])).join('\n')
}

function tableTexts({ caption, captionShown, parts }: DocumentTable): string[] {
  return [
    ...(captionShown ? [caption] : []),
    ...parts.flatMap((part) => [
      ...(part.caption === null ? [] : [part.caption]),
      ...[...part.head, ...part.body].flatMap((row) => row.cells.map((cell) => cell.text)),
    ]),
  ]
}

/** The text of the page itself, without navigation and what is only read aloud. */
export function htmlText(html: string): string {
  const $ = load(html)
  const main = $('main')
  main.find('nav, caption.unseen').remove()
  main.find('br').replaceWith('\n')
  return main.text()
}

/** The text of a Word file's body. */
export function docxText(bytes: Uint8Array): string {
  const $ = load(docxPart(bytes, 'word/document.xml'), { xml: true })
  return $('w\\:t, w\\:br, w\\:tab')
    .toArray()
    .map((node) => (node.name === 'w:t' ? $(node).text() : '\n'))
    .join('')
}

/** A part of a Word file, as text. */
export function docxPart(bytes: Uint8Array, name: string): string {
  const part = unzipSync(bytes, { filter: (file) => file.name === name })[name]
  if (!part) throw new Error(`the package has no ${name}`)
  return strFromU8(part)
}

/** Line ends and blanks between pieces are the layout's business. */
export function squeeze(text: string): string {
  return text.replace(/\s+/gu, '')
}
