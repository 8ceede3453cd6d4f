import { blankReferences } from '../markup.js'
import type { Span } from '../../model/span.js'

/**
 * The stretches of a page that are markup beyond doubt: whole tags, comments, code. What only the parser takes for markup may be text that a
 * damaged tag has swallowed, so it is left to be accounted for as text.
 */
export function* htmlMarkup(text: string): Generator<Span> {
  const next: Next = {
    swallowed: -1,
    commentEnd: finder(text, /--!?>/g),
    scriptEnd: finder(text, /<\/script[\s/>]/gi),
    script: finder(text, /<script[\s>]/gi),
    styleEnd: finder(text, /<\/style[\s/>]/gi),
    // Nor has a style sheet any tag in it.
    style: finder(text, /<\/?(?!style)[a-z]+[\s>]|<style[\s>]/gi),
  }
  for (let at = text.indexOf('<'); at >= 0;) {
    const end = endOfMarkup(text, at, next)
    if (end > at) yield { start: at, end }
    at = text.indexOf('<', Math.max(end, at + 1))
  }
  for (const { 0: found, index } of text.matchAll(remains)) yield { start: index, end: index + found.length }
  yield* blankReferences(text)
}

/** Where the next of a kind stands from an offset on; infinite where there is none. Offsets must not go back: so the text is searched once. */
type Find = (from: number) => number
type Next = Readonly<Record<'commentEnd' | 'scriptEnd' | 'script' | 'styleEnd' | 'style', Find>> & { swallowed: number }

function finder(text: string, pattern: RegExp): Find {
  let found = -1
  return (from) => {
    if (found >= from) return found
    pattern.lastIndex = from
    return (found = pattern.exec(text)?.index ?? Infinity)
  }
}

/** The ends of comments and sections whose beginnings are damaged. */
const remains = /--!?>|\]\]>/g

/** Past the markup that begins here; of a damaged tag, past what of it is whole. */
function endOfMarkup(text: string, at: number, next: Next): number {
  if (text.startsWith('<!--', at)) return endOfComment(text, at, next)
  declaration.lastIndex = at
  if (declaration.test(text)) return declaration.lastIndex
  tagName.lastIndex = at
  const name = tagName.exec(text)?.[1]
  if (name === undefined) return endOfStump(text, at)
  const end = endOfAttributes(text, tagName.lastIndex)
  return text[end - 1] === '>' && text[at + 1] !== '/' ? endOfContent(text, end, name.toLowerCase(), next) : end
}

/** `<!doctype …>`, `<?xml …?>`, and the conditions and sections of Word's pages, without the text they frame. */
const declaration = /<!doctype\b[^<>]*>|<\?[a-z][^<>]*>|<!\[(?:if|endif)\b[^<>]*>|<!\[CDATA\[|<\/>/iy

/** Digits end no name but those of headings: `<td30</td>` is a damaged cell. */
const tagName = /<\/?(h[1-6]|[a-z]+(?:[:-][a-z][a-z0-9]*)*)(?=[\s/>])/iy

/** `</td<p>`: a tag cut off behind its name. */
function endOfStump(text: string, at: number): number {
  stump.lastIndex = at
  return stump.test(text) ? stump.lastIndex : at
}

const stump = /<\/?[a-z]*(?=[<\s]|$)/iy

/**
 * A comment that holds whole elements was meant as one. One that is never closed, that runs over the beginning of another or that cuts
 * elements through has swallowed text: only its mark is markup.
 */
function endOfComment(text: string, at: number, next: Next): number {
  const content = at + 4
  const end = next.commentEnd(at + 2)
  const opensAgain = text.indexOf('<!--', content)
  if (end === Infinity || (opensAgain >= 0 && opensAgain < end) || cutsElements(text.slice(content, end))) return content
  return text.indexOf('>', end) + 1
}

function cutsElements(text: string): boolean {
  let open = 0
  for (const [, slash] of text.matchAll(/<(\/?)(?:p|div|td|th|tr|table|li|ul|ol|h[1-6]|span|a|body|section)(?=[\s>])/gi)) {
    open += slash ? -1 : 1
    if (open < 0) return true
  }
  return open > 0
}

/**
 * Past the attributes and the end of a tag; where it is damaged, past the attributes that are whole. A last value without quotes runs on into
 * the text behind it.
 */
function endOfAttributes(text: string, from: number): number {
  let at = from
  let sure = from
  for (attribute.lastIndex = at; attribute.test(text); attribute.lastIndex = at) {
    sure = /["']/.test(text[attribute.lastIndex - 1]!) ? attribute.lastIndex : at
    at = attribute.lastIndex
  }
  tagEnd.lastIndex = at
  const rest = tagEnd.exec(text)?.[0]
  return rest !== undefined && (/^[\s/]*>$/.test(rest) || isSlip(rest)) ? tagEnd.lastIndex : sure
}

/** The end of a tag with what stands before it. */
const tagEnd = /[^<>]*>/y

/** A slip in quoting, not text: `style="font-family:"宋体";"`. */
function isSlip(rest: string): boolean {
  return /["']/.test(rest) && !/[\u4e00-\u9fff]{7}|[。，；、]/.test(rest)
}

/** A value may hold `<` and `>`, but neither a tag nor the text behind one. */
const attribute =
  /[\s/]*[a-z_:@*.#$([][^\s"'<>/=\u2e80-\uffff]*(?:\s*=\s*(?:"(?:[^"<>]|<(?![a-z/!])|>(?!\s*[\u2e80-\uffff<]))*"|'(?:[^'<>]|<(?![a-z/!])|>(?!\s*[\u2e80-\uffff<]))*'|[^\s"'<>=`]+))?/iy

/** Of elements whose content is code or repeated elsewhere, past that too. */
function endOfContent(text: string, from: number, name: string, next: Next): number {
  if (name === 'script') return endOfScript(text, from, next)
  if (name === 'style') return endOfCode(from, next.styleEnd(from), next.style(from))
  if (name === 'title') {
    title.lastIndex = from
    return title.test(text) ? title.lastIndex : from
  }
  if (!/^[wox]:/.test(name)) return from
  setting.lastIndex = from
  return setting.exec(text)?.[1]?.toLowerCase() === name ? setting.lastIndex : from
}

/** Code that is never closed, or runs over the beginning of more, has swallowed the page between. */
function endOfCode(from: number, close: number, again: number): number {
  return close === Infinity || again < close ? from : close
}

/** Nor has a script text between tags or the beginning of another, but in strings and comments. */
function endOfScript(text: string, from: number, next: Next): number {
  const close = next.scriptEnd(from)
  // Of scripts that all run to one end only the last can be whole: each is looked at once.
  if (close === Infinity || (close === next.swallowed && next.script(from) < close)) return from
  const code = text.slice(from, close).replace(quoted, '')
  if (!swallowed.test(code)) return close
  next.swallowed = close
  return from
}

const quoted = /'[^'\n]*'|"[^"\n]*"|`[^`]*(?:`|$)|\/\*[^]*?(?:\*\/|$)/g
const swallowed = /<[a-z][^<>]*>[^<>\u4e00-\u9fff]*[\u4e00-\u9fff][^<>]*<\/?[a-z]|<td[^<>]*>\s*[\d.]+\s*<|<script[\s>]/i

/** The window's title, where the reader had no use for it, only repeats what the page shows. */
const title = /[^<]*(?=<\/title\s*>)/iy

/** `<w:Zoom>0</w:Zoom>`: settings of Word. */
const setting = /[^<\u2e80-\uffff]*(?=<\/([wox]:[a-z0-9]+)>)/iy
