import type { Span } from '../model/span.js'

/** A stretch of a text that is set above or below the line. */
export interface Raised extends Span {
  readonly place: 'above' | 'below'
}

const shapes = { above: '⁰¹²³⁴⁵⁶⁷⁸⁹', below: '₀₁₂₃₄₅₆₇₈₉' } as const

/**
 * The mark of a note is no digit of the number beside it: raised digits that would run together with others become the characters Unicode
 * has for them. Elsewhere (m2) they stay as written, and so does a number all of which is raised. No character is added or taken away.
 */
export function keepRaisedApart(text: string, raised: readonly Raised[]): string {
  let kept = ''
  let from = 0
  for (const stretch of joinTouching(raised)) {
    const written = text.slice(stretch.start, stretch.end)
    kept += text.slice(from, stretch.start) + (runsOn(text, stretch) ? reshape(written, shapes[stretch.place]) : written)
    from = stretch.end
  }
  return kept + text.slice(from)
}

function reshape(written: string, shape: string): string {
  return written.replace(/[0-9０-９]/g, (digit) => shape[Number(digit.normalize('NFKC'))]!)
}

function joinTouching(raised: readonly Raised[]): Raised[] {
  const joined: Raised[] = []
  for (const stretch of raised) {
    const last = joined.at(-1)
    if (last && last.end === stretch.start && last.place === stretch.place) joined[joined.length - 1] = { ...last, end: stretch.end }
    else if (stretch.end > stretch.start) joined.push(stretch)
  }
  return joined
}

/** White space between two numbers does not keep them apart: thousands are grouped by it. */
function runsOn(text: string, { start, end }: Raised): boolean {
  const stretch = text.slice(start, end)
  const behindDigit = /[0-9０-９][.．,，]?\s{0,4}$/.test(text.slice(Math.max(0, start - 6), start)) && /^\s*[0-9０-９]/.test(stretch)
  const beforeDigit = /^\s{0,4}[0-9０-９]/.test(text.slice(end, end + 5)) && /[0-9０-９]\s{0,4}$/.test(stretch)
  return behindDigit || beforeDigit
}
