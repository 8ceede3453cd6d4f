/** A stretch of the decoded source text: UTF-16 offsets, end exclusive. Line and column are worked out only when printed. */
export interface Span {
  readonly start: number
  readonly end: number
}
