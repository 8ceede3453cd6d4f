import type { Block } from '../model/block.js'
import type { Place } from '../model/source.js'
import { isCsv } from './csv/parse-csv.js'
import { htmlMarkup } from './html/markup.js'
import { joinBrokenLines } from './line-breaks.js'
import { csvMarkup, textMarkup } from './markup.js'
import { isMarkdown } from './markdown/is-markdown.js'
import { readMixed, type MixedContent } from './read-mixed.js'
import type { Content, DecodedFile, InputFile, Reader } from './reader.js'
import { isDoc, isHtml, isJson, isMime, isMixed, isOfd, isPdf, isWorkbook, isZip } from './sniff.js'
import { readText } from './text/read-text.js'

/** Kinds known by their bytes, in the order in which they are asked. */
export const byteReaders: readonly Reader<InputFile>[] = [
  {
    id: 'xlsx',
    recognises: ({ bytes }) => isWorkbook(bytes),
    read: async ({ bytes }, report) => (await import('./xlsx/read-xlsx.js')).readXlsx(bytes, report),
    markup: () => [],
    placeName: ({ line, column }) => `第${line}段第${column}字`,
  },
  {
    id: 'ofd',
    recognises: ({ bytes }) => isOfd(bytes),
    read: async ({ bytes }, report) => (await import('./ofd/read-ofd.js')).readOfd(bytes, report),
    markup: () => [],
    // Its places are spots on pages.
    placeName: ({ line }) => `第${line}行`,
  },
  {
    id: 'docx',
    recognises: ({ bytes }) => isZip(bytes),
    read: async ({ bytes }, report) => (await import('./docx/read-docx.js')).readWholeDocx(bytes, report),
    // Its text is what was read of it.
    markup: () => [],
    placeName: ({ line, column }) => `第${line}段第${column}字`,
  },
  {
    id: 'doc',
    recognises: ({ bytes }) => isDoc(bytes),
    read: async ({ bytes }, report) => (await import('./doc/read-doc.js')).readDoc(bytes, report),
    markup: () => [],
    placeName: ({ line, column }) => `第${line}段第${column}字`,
  },
  {
    id: 'mhtml',
    recognises: ({ bytes }) => isMime(bytes),
    read: async ({ bytes }, report) => (await import('./mhtml/read-mhtml.js')).readMhtml(bytes, report),
    markup: htmlMarkup,
    placeName: ({ line, column }) => `第${line}行第${column}列（网页源码）`,
  },
  {
    id: 'pdf',
    recognises: ({ bytes }) => isPdf(bytes),
    read: async ({ bytes }, report) => (await import('./pdf/read-pdf.js')).readPdf(bytes, report),
    markup: () => [],
    // Its places are spots on pages.
    placeName: ({ line }) => `第${line}行`,
  },
]

/** Kinds that are text, in the order in which they are asked; the last takes what no other does. */
export const textReaders: readonly Reader<DecodedFile>[] = [
  {
    id: 'json',
    recognises: isJson,
    read: async ({ text }, report) => {
      const { readJson } = await import('./json/read-json.js')
      const read = readJson(text, report)
      return read && { reports: [read] }
    },
    markup: () => [],
    // The report keeps the places of the file it was first read from.
    placeName: null,
  },
  {
    id: 'html',
    recognises: isHtml,
    read: async ({ text }, report) => withBlocks(text, (await import('./html/read-html.js')).readHtml(text, report)),
    markup: htmlMarkup,
    placeName: lineName,
  },
  {
    id: 'csv',
    recognises: isCsv,
    read: async ({ text }, report) => (await import('./csv/read-csv.js')).readCsv(text, report),
    markup: csvMarkup,
    placeName: lineName,
  },
  {
    // Plain text or Markdown with some HTML in it.
    id: 'mixed',
    recognises: isMixed,
    read: async ({ text, name }, report) => {
      const tables = /<table[\s>]/i.test(text) ? (await import('./html/read-tables.js')).readHtmlTables : () => []
      const rest = isMarkdown(text, name) ? (await import('./markdown/read-markdown.js')).readMarkdown : readPlain
      const read = readMixed(text, report, tables, rest)
      return read && inParagraphs(text, read)
    },
    markup: textMarkup,
    placeName: lineName,
  },
  {
    id: 'markdown',
    recognises: ({ text, name }) => isMarkdown(text, name),
    read: async ({ text }, report) => inParagraphs(text, (await import('./markdown/read-markdown.js')).readMarkdown(text, report)),
    markup: textMarkup,
    placeName: lineName,
  },
  {
    id: 'text',
    recognises: () => true,
    read: async ({ text }) => inParagraphs(text, readPlain(text)),
    markup: textMarkup,
    placeName: lineName,
  },
]

function readPlain(text: string): MixedContent {
  return { blocks: readText(text), markup: [] }
}

function inParagraphs(text: string, { blocks, markup }: MixedContent): Content {
  return { text, markup, blocks: joinBrokenLines(text, blocks) }
}

function withBlocks(text: string, blocks: readonly Block[] | null): Content | null {
  return blocks && { text, blocks }
}

function lineName({ line, column }: Place): string {
  return `第${line}行第${column}列`
}
