import type { Block } from '../model/block.js'
import type { byteKinds, textKinds } from './kinds.js'
import { joinBrokenLines } from './line-breaks.js'
import { isMarkdown } from './markdown/is-markdown.js'
import { readMixed, type MixedContent } from './read-mixed.js'
import type { Content, DecodedFile, InputFile, Read } from './reader.js'
import { readText } from './text/read-text.js'

/** The readers there are, by the kinds they read. */
export type Readers = { readonly [id in (typeof byteKinds)[number]['id']]?: Read<InputFile> } & {
  readonly [id in (typeof textKinds)[number]['id']]?: Read<DecodedFile>
}

/* Each a constant of its own: a bundle that asks for one takes no other with it. */

export const xlsx: Read<InputFile> = async ({ bytes }, report) => (await import('./xlsx/read-xlsx.js')).readXlsx(bytes, report)
export const ofd: Read<InputFile> = async ({ bytes }, report) => (await import('./ofd/read-ofd.js')).readOfd(bytes, report)
export const docx: Read<InputFile> = async ({ bytes }, report) => (await import('./docx/read-docx.js')).readWholeDocx(bytes, report)
export const doc: Read<InputFile> = async ({ bytes }, report) => (await import('./doc/read-doc.js')).readDoc(bytes, report)
export const mhtml: Read<InputFile> = async ({ bytes }, report) => (await import('./mhtml/read-mhtml.js')).readMhtml(bytes, report)
export const pdf: Read<InputFile> = async ({ bytes }, report) => (await import('./pdf/read-pdf.js')).readPdf(bytes, report)

export const json: Read<DecodedFile> = async ({ text }, report) => {
  const read = (await import('./json/read-json.js')).readJson(text, report)
  return read && { reports: [read] }
}
export const html: Read<DecodedFile> = async ({ text }, report) =>
  withBlocks(text, (await import('./html/read-html.js')).readHtml(text, report))
export const csv: Read<DecodedFile> = async ({ text }, report) => (await import('./csv/read-csv.js')).readCsv(text, report)
export const mixed: Read<DecodedFile> = async ({ text, name }, report) => {
  const tables = /<table[\s>]/i.test(text) ? (await import('./html/read-tables.js')).readHtmlTables : () => []
  const rest = isMarkdown(text, name) ? (await import('./markdown/read-markdown.js')).readMarkdown : readPlain
  const read = readMixed(text, report, tables, rest)
  return read && inParagraphs(text, read)
}
export const markdown: Read<DecodedFile> = async ({ text }, report) =>
  inParagraphs(text, (await import('./markdown/read-markdown.js')).readMarkdown(text, report))
export const text: Read<DecodedFile> = async ({ text: whole }) => inParagraphs(whole, readPlain(whole))

export const allReaders: Required<Readers> = { xlsx, ofd, docx, doc, mhtml, pdf, json, html, csv, mixed, markdown, text }

function readPlain(whole: string): MixedContent {
  return { blocks: readText(whole), markup: [] }
}

function inParagraphs(whole: string, { blocks, markup }: MixedContent): Content {
  return { text: whole, markup, blocks: joinBrokenLines(whole, blocks) }
}

function withBlocks(whole: string, blocks: readonly Block[] | null): Content | null {
  return blocks && { text: whole, blocks }
}
