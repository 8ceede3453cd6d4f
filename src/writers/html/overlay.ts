import type { DocumentBlock, DocumentCell } from '../../model/document.js'
import { escapeMarkup } from '../markup-text.js'

/** What a page that shows the report and says something of it has besides: the review sheet. Its parts are markup. */
export interface Overlay {
  /** Plain text; null: the report's own. */
  readonly title: string | null
  readonly style: string
  /** Stands under the title. */
  readonly panel: string
  /** The marks of a block's or a cell's text, in their order, none over another; of a title one, over the whole of it. */
  readonly marksOf: (one: DocumentBlock | DocumentCell) => readonly TextMark[]
}

export interface TextMark {
  readonly start: number
  readonly end: number
  readonly wrap: (markup: string) => string
}

/** Text as markup, each marked stretch in its mark; what leads in is bold, as far as no mark reaches over its end. */
export function writeMarked(text: string, marks: readonly TextMark[], leadIn = 0): string {
  const bold = marks.find(({ start, end }) => start < leadIn && end > leadIn)?.start ?? leadIn
  if (bold === 0) return writePlain(text, marks)
  const rest = marks.filter(({ end }) => end > bold).map((mark) => ({ ...mark, start: mark.start - bold, end: mark.end - bold }))
  const own = marks.filter(({ end }) => end <= bold)
  return `<b>${writePlain(text.slice(0, bold), own)}</b>${writePlain(text.slice(bold), rest)}`
}

function writePlain(text: string, marks: readonly TextMark[]): string {
  let written = ''
  let done = 0
  for (const { start, end, wrap } of marks) {
    written += writeLines(text.slice(done, start)) + wrap(writeLines(text.slice(start, end)))
    done = end
  }
  return written + writeLines(text.slice(done))
}

function writeLines(text: string): string {
  const written = escapeMarkup(text).replaceAll('\n', '<br>')
  return partedSuffix.test(written) ? written.replace(partedSuffixes, '<span data-role="unit">$&</span>') : written
}

/** Where browsers begin a line with a superscript, behind Han, or with a unit of area: 公里²，1200㎡. A style keeps the two together. */
const partedSuffix = /[⁰¹²³⁴-⁾ⁿ₀-₎㎡㎥]/
const partedSuffixes = /\p{Script=Han}[⁰¹²³⁴-⁾ⁿ₀-₎㎡㎥]+|[\p{L}\p{N})）][㎡㎥]/gu
