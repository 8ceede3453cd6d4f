import { leadInOf } from '../language/lead-in.js'
import type { Text } from '../model/text.js'
import { sliceText, trimText } from '../text/text.js'
import { headingOf } from './text/headings.js'

/** A line to be read as one of a text file with the line end after it, or a paragraph whose line breaks are its own. */
export type ParagraphLine =
  { readonly kind: 'line'; readonly text: Text; readonly end: '\n' | '\n\n' } | { readonly kind: 'paragraph'; readonly text: Text }

/**
 * Breaks a paragraph of a page or a Word file at its line breaks, where they stand for the ends of paragraphs or the whole is text laid out
 * in lines. `verbatim`: the source says it is.
 */
export function breakLines(text: Text, verbatim: boolean): ParagraphLine[] {
  const lines = splitAt(text, /\n/g)
  if (lines.length === 1) return [{ kind: 'line', text, end: '\n\n' }]
  if (verbatim || lines.length > mostBreaks || isTabular(text.text)) return keepBlankLines(text, lines)
  return joinLines(text.text, lines).map(({ from, to, broken }): ParagraphLine => {
    const piece = trimText(sliceText(text, from, to))
    return broken ? { kind: 'paragraph', text: piece } : { kind: 'line', text: piece, end: '\n\n' }
  })
}

/** A text with more breaks than any paragraph has is set in lines throughout. */
const mostBreaks = 6

interface Stretch {
  readonly from: number
  readonly to: number
}

/** Cells divided by pipes or tabs on several lines. */
function isTabular(text: string): boolean {
  return text.split('\n').filter((line) => /[|｜\t]/.test(line)).length >= 2
}

function splitAt(placed: Text, pattern: RegExp): Stretch[] {
  const stretches: Stretch[] = []
  let from = 0
  for (const match of placed.text.matchAll(pattern)) {
    stretches.push({ from, to: match.index })
    from = match.index + match[0].length
  }
  return [...stretches, { from, to: placed.text.length }]
}

function keepBlankLines(text: Text, lines: readonly Stretch[]): ParagraphLine[] {
  return lines.map(({ from, to }, index) => ({
    kind: 'line',
    text: sliceText(text, from, to),
    end: index === lines.length - 1 ? '\n\n' : '\n',
  }))
}

/** Lines put together to paragraphs: broken ones hold a break of their own. */
function joinLines(text: string, lines: readonly Stretch[]): (Stretch & { readonly broken: boolean })[] {
  const paragraphs: (Stretch & { readonly broken: boolean })[] = []
  for (const line of lines) {
    const before = paragraphs.at(-1)
    if (text.slice(line.from, line.to).trim() === '') {
      paragraphs.push({ ...line, broken: false })
    } else if (before && before.to > before.from && !startsParagraph(text.slice(before.from, before.to), text.slice(line.from, line.to))) {
      paragraphs[paragraphs.length - 1] = { from: before.from, to: line.to, broken: true }
    } else {
      paragraphs.push({ ...line, broken: false })
    }
  }
  return paragraphs.filter(({ from, to }) => text.slice(from, to).trim() !== '')
}

/** A break inside a sentence belongs to the paragraph; one after a sentence, before an indent or round a heading ends it. */
function startsParagraph(before: string, after: string): boolean {
  const last = before.slice(before.lastIndexOf('\n') + 1).trim()
  return (
    last.length < 20 ||
    /[。；：！？;:!?”）)]$/.test(last) ||
    /^(?:\u3000|[\u00A0 ]{2})/.test(after) ||
    headingOf(after.trim()) !== undefined ||
    leadInOf(after.trim()) > 0 ||
    headingOf(last)?.length === last.length
  )
}
