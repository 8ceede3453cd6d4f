import type { Reporter } from '../../diagnostics/diagnostic.js'
import { commonShare, leastCommon } from '../common-characters.js'
import type { PageMarks } from './marks.js'

/** Whether pages hold text that can be read; where they do not, it has been reported why. */
export function judgePages(pages: readonly PageMarks[], report: Reporter): boolean {
  const bare = pages.filter((page) => textOf(page) === '')
  const pictured = numbersOf(bare.filter(({ pictures }) => pictures > 0))
  const outlined = numbersOf(bare.filter(({ pictures, shapes }) => pictures === 0 && shapes >= fewestOutlines))
  const isWhole = bare.length === pages.length
  if (pictured.length > 0) report(isWhole ? 'read/pdf-scanned' : 'read/pdf-pages-scanned', { pages: pictured })
  if (outlined.length > 0) report('read/pdf-outlines', { pages: outlined })
  if (isWhole) {
    if (pictured.length + outlined.length === 0) report('read/no-text', {})
    return false
  }
  return !refuseMojibake(pages, report) && sayRecognised(pages, report)
}

/** Letters drawn as shapes: a page of text has hundreds. */
const fewestOutlines = 50

function textOf({ glyphs }: PageMarks): string {
  return glyphs
    .map(({ text }) => text)
    .join('')
    .trim()
}

function numbersOf(pages: readonly PageMarks[]): number[] {
  return pages.map(({ number }) => number)
}

/** Share of the characters that may mean nothing. */
const mostUnknown = 0.2
/** Characters beyond ASCII that are enough to judge by. */
const enough = 100

/** Where fonts do not say what their codes mean, what is read of them is no text. */
function refuseMojibake(pages: readonly PageMarks[], report: Reporter): boolean {
  const text = pages.map(textOf).join('')
  const unknown = text.match(/[\ufffd\ue000-\uf8ff\0-\x08]/g)?.length ?? 0
  const strange = text.match(/[^\0-\x7f]/g)?.length ?? 0
  const isStrange = strange >= enough && commonShare(text) < leastCommon / 2
  if (unknown <= mostUnknown * text.length && !isStrange) return sayUnknown(pages, report)
  const at = Math.max(0, text.search(/[^\0-\x7f]/))
  report('read/pdf-no-unicode', { example: text.slice(at, at + 8) })
  return true
}

function sayUnknown(pages: readonly PageMarks[], report: Reporter): false {
  const found = pages
    .map((page) => ({ page: page.number, count: textOf(page).match(/\ufffd/g)?.length ?? 0 }))
    .filter(({ count }) => count > 0)
  const count = found.reduce((sum, one) => sum + one.count, 0)
  if (count > 0) report('read/pdf-unknown-characters', { count, pages: found.map(({ page }) => page) })
  return false
}

function sayRecognised(pages: readonly PageMarks[], report: Reporter): true {
  const own = pages.filter(
    ({ glyphs }) =>
      glyphs.some(({ sight }) => sight === 'recognised') && glyphs.every(({ sight, text }) => sight !== 'shown' || text.trim() === ''),
  )
  if (own.length > 0) report('read/pdf-recognised', { pages: numbersOf(own) })
  return true
}
