import { referencesIn } from '../language/entity.js'
import { withoutInvisible } from '../language/invisible.js'
import type { Span } from '../model/span.js'

/**
 * The marks of tables, of Markdown and of HTML in it that no reader sees, for the ledger; a block's own characters are entered over them, and
 * white space needs no mark. No sign of a number and no mark of a sentence is among them but in rules and before the items of lists.
 */
export function* textMarkup(text: string): Generator<Span> {
  for (const pattern of patterns)
    for (const { index, 0: found } of text.matchAll(pattern)) yield { start: index, end: index + found.length }
  yield* blankReferences(text)
}

/** What parts the fields of rows and stands round them. */
export function* csvMarkup(text: string): Generator<Span> {
  for (const { index, 0: found } of text.matchAll(/[",;，]+/g)) yield { start: index, end: index + found.length }
}

/** References to white space and to what is never seen. */
export function* blankReferences(text: string): Generator<Span> {
  for (const { start, end, text: stands } of referencesIn(text)) if (withoutInvisible(stands).trim() === '') yield { start, end }
}

const patterns: readonly RegExp[] = [
  // Pipes and boxes; Markdown's marks.
  /[|｜¦▏\u2500-\u257f#*_`~<>\\]+/g,
  // Rules, of tables too.
  /[-=—+](?:[-=—+:|\s]*[-=—+]){2,}:?|^(?:\||[^\S\r\n])*:?-(?:[-:|]|[^\S\r\n])*$/gm,
  /^[^\S\r\n]*(?:[-+•·](?=\s)|[●■◆])/gm,
  // Converters write HTML into Markdown for what it has no words for, and pandoc the ids of headings: `# 标题 {#id}`.
  /<\/?(?:table|caption|colgroup|col|thead|tbody|tfoot|tr|th|td|p|div|center|hr|br|span|strong|em|b|i|u|s|a|font|big|small|sub|sup|img)\b[^<>]*>/gi,
  /\{[#.][^{}\n]{0,200}\}(?=[ \t\r]*$)/gm,
]
