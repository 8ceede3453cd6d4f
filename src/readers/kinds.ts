import type { Place } from '../model/source.js'
import { isCsv } from './csv/parse-csv.js'
import { htmlMarkup } from './html/markup.js'
import { csvMarkup, textMarkup } from './markup.js'
import { isMarkdown } from './markdown/is-markdown.js'
import type { DecodedFile, InputFile, Kind } from './reader.js'
import { isDoc, isHtml, isJson, isMime, isMixed, isOfd, isPdf, isWorkbook, isZip } from './sniff.js'

/** Kinds known by their bytes, in the order in which they are asked. */
export const byteKinds = [
  { id: 'xlsx', recognises: ({ bytes }) => isWorkbook(bytes), markup: () => [], placeName: paragraphName },
  // Its places are spots on pages.
  { id: 'ofd', recognises: ({ bytes }) => isOfd(bytes), markup: () => [], placeName: ({ line }) => `第${line}行` },
  // Its text is what was read of it.
  { id: 'docx', recognises: ({ bytes }) => isZip(bytes), markup: () => [], placeName: paragraphName },
  { id: 'doc', recognises: ({ bytes }) => isDoc(bytes), markup: () => [], placeName: paragraphName },
  {
    id: 'mhtml',
    recognises: ({ bytes }) => isMime(bytes),
    markup: htmlMarkup,
    placeName: ({ line, column }) => `第${line}行第${column}列（网页源码）`,
  },
  // Its places are spots on pages.
  { id: 'pdf', recognises: ({ bytes }) => isPdf(bytes), markup: () => [], placeName: ({ line }) => `第${line}行` },
] as const satisfies readonly Kind<InputFile>[]

/** Kinds that are text, in the order in which they are asked; the last takes what no other does. */
export const textKinds = [
  // The report keeps the places of the file it was first read from.
  { id: 'json', recognises: isJson, markup: () => [], placeName: null },
  { id: 'html', recognises: isHtml, markup: htmlMarkup, placeName: lineName },
  { id: 'csv', recognises: isCsv, markup: csvMarkup, placeName: lineName },
  // Plain text or Markdown with some HTML in it.
  { id: 'mixed', recognises: isMixed, markup: textMarkup, placeName: lineName },
  { id: 'markdown', recognises: ({ text, name }) => isMarkdown(text, name), markup: textMarkup, placeName: lineName },
  { id: 'text', recognises: () => true, markup: textMarkup, placeName: lineName },
] as const satisfies readonly Kind<DecodedFile>[]

function paragraphName({ line, column }: Place): string {
  return `第${line}段第${column}字`
}

function lineName({ line, column }: Place): string {
  return `第${line}行第${column}列`
}
