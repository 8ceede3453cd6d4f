import { Document as WordDocument } from 'docx'
import { zipSync } from 'fflate'
import type { DigitFace } from '../../fonts/font-set.js'
import type { FrontMatter } from '../../layout/front-matter.js'
import type { Document } from '../../model/document.js'
import { numberLists } from '../../layout/list-numbers.js'
import { closingIndents, type ClosingIndents } from '../../layout/closing-indents.js'
import { commentsPart, DatedProperties, documentPart, numberingPart, withComments, writePart } from './beyond-docx.js'
import { fillBody } from './body.js'
import { frontParts } from './front-matter.js'
import { packageFrame } from './frame.js'
import { reportStyles, type ClosingStyle } from './styles.js'

/** The first moment an entry of a ZIP file can carry; in local time, as the format has it, so that every time zone gives the same bytes. */
const mtime = new Date(1980, 0, 1)

/** What stands before the report, and which face its digits have: 仿宋 where nothing is said. */
export interface DocxLook extends FrontMatter {
  readonly digits?: DigitFace | undefined
}

/** The report as a Word file: the page and type of GB/T 9704, with named styles for everything and no formatting beside them. */
export function writeDocx(document: Document, { digits, ...front }: DocxLook = {}): Uint8Array {
  const { title, organ, year, date, lang, blocks } = document
  const creator = organ ?? title
  const subject = `${year === null ? '' : `${year}年`}政府信息公开工作年度报告`
  const file = new WordDocument({ title: title.replaceAll('\n', ''), subject, creator, lastModifiedBy: creator, sections: [] })
  const { Body: body } = file.Document.View
  const frame = packageFrame()
  const indents = closingIndents(blocks)
  const style = closingStyle(blocks, indents)
  const numbers = numberLists(blocks)
  const hints = blocks.flatMap((block) => (block.kind === 'heading' && block.hint !== undefined ? [block.hint] : []))
  const parts = frontParts(document, front)
  fillBody(body, blocks, { indents, style, numbers, hints, front: parts }, frame.sections)
  const own = {
    'word/document.xml': documentPart(body),
    'word/styles.xml': reportStyles(style, { digits, hasFront: parts.paragraphs.length > 0 }),
    ...(numbers.lists.length > 0 && { 'word/numbering.xml': numberingPart(numbers.lists) }),
    ...(hints.length > 0 && { 'word/comments.xml': commentsPart(hints) }),
    'docProps/core.xml': new DatedProperties(file.CoreProperties, date, lang),
  }
  const written = Object.entries(own).map(([path, root]) => [path, writePart(root, file)])
  return zipSync({ ...(hints.length > 0 ? withComments(frame.parts) : frame.parts), ...Object.fromEntries(written) }, { mtime })
}

/** Where the closing block stands depends on how long its lines are; its styles carry that, so that its paragraphs need not. */
function closingStyle(blocks: Document['blocks'], indents: ClosingIndents): ClosingStyle {
  const placeOf = (role: string) => {
    const first = blocks.find((block) => block.kind === 'paragraph' && block.role === role)
    return first && { [role]: indents.get(first) }
  }
  return { ...placeOf('signature'), ...placeOf('date') }
}
