import type { Span } from '../model/span.js'

/** What a format needs and no reader sees, for the ledger; a block's own characters are entered over it. */

export const textMarkup = (text: string) => spansOf(text, plain)

/** Converters write HTML into Markdown for what it has no words for. */
export const mixedMarkup = (text: string) => spansOf(text, plain, tableTags, headingIds)

export const htmlMarkup = (text: string) => spansOf(text, page)

function* spansOf(text: string, ...patterns: readonly RegExp[]): Generator<Span> {
  for (const pattern of patterns)
    for (const { index, 0: found } of text.matchAll(pattern)) yield { start: index, end: index + found.length }
}

/** White space, the pipes and rules of tables, the marks of Markdown, bullets. */
const plain = /[\s\ufeff|｜¦▏\u2500-\u257f#*_`~<>\\+=:\-–—•●·]+/g

const tableTags =
  /<\/?(?:table|caption|colgroup|col|thead|tbody|tfoot|tr|th|td|p|div|br|span|strong|em|b|i|u|a|font|sub|sup)\b[^<>]*>|&nbsp;/gi

/** `# 标题 {#id}`, as pandoc writes it. */
const headingIds = /\{[#.][^{}\n]{0,200}\}(?=[ \t\r]*$)/gm

/** Comments, the head, scripts and styles with their content, tags, white space and blank references. */
const page =
  /<!--[^]*?(?:-->|$)|<(head|script|style|template|noscript|svg)\b[^]*?(?:<\/\1\s*>|$)|<[!?/a-z][^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>|[\s\ufeff]+|&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#12288|#x3000);?/gi
