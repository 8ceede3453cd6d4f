import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { Span } from '../../model/span.js'
import { sliceText, spanOf, textAt, visibleText } from '../../text/text.js'
import { reportHidden } from '../hidden-text.js'
import { settleLists } from '../settle-lists.js'
import { placeBlocks } from '../place-blocks.js'
import type { MixedContent } from '../read-mixed.js'
import { cutFrontMatter } from '../text/front-matter.js'
import { unmaskBlock } from '../text/masked.js'
import { readLines } from '../text/read-text.js'
import { marksIn } from './marks.js'
import { maskMarks } from './mask.js'

/**
 * Markdown (CommonMark, with the strike-throughs and notes of GFM, and pandoc's attributes): a parser tells its marks, and what is left is read
 * line by line as any text is, so that its tables may be any that exporters write.
 */
export function readMarkdown(text: string, report: Reporter): MixedContent {
  const seen = visibleText(textAt(text, 0))
  const { blocks, rest } = cutFrontMatter(seen.text)
  const marks = marksIn(rest)
  const masked = maskMarks(rest, marks)
  const read = settleLists(readLines(masked.text).map((block) => unmaskBlock(block, masked)))
  const placed = placeBlocks([...blocks, ...placeBlocks(read, masked)], seen)
  const placeOf = ({ start, end }: Span) => spanOf(seen, start, end)
  reportHidden(
    marks.struck.map(({ start, end }) => sliceText(seen, start, end)),
    report,
  )
  const [picture] = marks.pictures
  if (picture) {
    const names = marks.pictures.flatMap(({ name }) => (name === '' ? [] : [name]))
    report('read/image-left-out', { count: marks.pictures.length, names }, { at: placeOf(picture) })
  }
  return { blocks: placed, markup: marks.silent.map(placeOf) }
}
