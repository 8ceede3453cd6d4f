/** A stretch of the decoded source text: UTF-16 offsets, end exclusive. Line and column are worked out only when printed. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The smallest span holding both. */
export function coverSpans(first: Span, last: Span): Span {
  return { start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) }
}
