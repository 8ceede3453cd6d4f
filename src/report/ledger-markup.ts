import type { Source } from '../model/source.js'

/** Calls back with the stretches of the source that its format needs and no reader sees: tags, pipes, rules, white space. */
export function markMarkup(source: Source, mark: (start: number, end: number) => void): void {
  const pattern = source.kind === 'html' ? htmlMarkup : textMarkup
  for (const match of source.text.matchAll(pattern)) mark(match.index, match.index + match[0].length)
  // Converters write HTML into Markdown for what it has no words for.
  if (source.kind !== 'text') return
  for (const converted of [tableTags, headingIds])
    for (const match of source.text.matchAll(converted)) mark(match.index, match.index + match[0].length)
}

/** `# 标题 {#id}`, as pandoc writes it. */
const headingIds = /\{[#.][^{}\n]{0,200}\}(?=[ \t\r]*$)/gm

const tableTags =
  /<\/?(?:table|caption|colgroup|col|thead|tbody|tfoot|tr|th|td|p|div|br|span|strong|em|b|i|u|a|font|sub|sup)\b[^<>]*>|&nbsp;/gi

/** White space, the pipes and rules of tables, the marks of Markdown, bullets; a block's own characters are entered over them. */
const textMarkup = /[\s\ufeff|｜¦▏\u2500-\u257f#*_`~<>\\+=:\-–—•●·]+/g

/** Comments, the head, scripts and styles with their content, tags, white space and blank references. */
const htmlMarkup =
  /<!--[^]*?(?:-->|$)|<(head|script|style|template|noscript|svg)\b[^]*?(?:<\/\1\s*>|$)|<[!?/a-z][^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>|[\s\ufeff]+|&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#12288|#x3000);?/gi
