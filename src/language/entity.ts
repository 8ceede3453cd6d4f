/** Length of a character reference (`&nbsp;`, `&#8203;`) at this place, 0 where there is none: a lone `&` is text. */
export function referenceLength(source: string, offset: number, end: number): number {
  const match = /^&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});?/.exec(source.slice(offset, Math.min(end, offset + 40)))
  return match ? match[0].length : 0
}
