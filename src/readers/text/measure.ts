/** How many columns a character takes; exporters disagree, so a table is measured in the way in which its columns line up. */
export type Measure = (code: number) => number

const isWide = (code: number): boolean =>
  code >= 0x1100 &&
  (code <= 0x115f ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff01 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    code >= 0x20000)

/** Characters that Chinese fonts set full width and Western ones half: quotation marks, dashes, dots, circled numbers. */
const isAmbiguous = (code: number): boolean =>
  code === 0xb7 ||
  code === 0xd7 ||
  (code >= 0x2014 && code <= 0x2026) ||
  (code >= 0x2160 && code <= 0x217f) ||
  (code >= 0x2460 && code <= 0x24ff) ||
  (code >= 0x25a0 && code <= 0x25ff)

/** One column a character; two for ideographs; two for ideographs and for the marks Chinese fonts set like them. */
export const measures: readonly Measure[] = [
  () => 1,
  (code) => (isWide(code) ? 2 : 1),
  (code) => (isWide(code) || isAmbiguous(code) ? 2 : 1),
]

/** The column at which each character (UTF-16 unit) of a line begins, and the column after the last. Tabs go to the next multiple of eight. */
export function columnsOf(text: string, measure: Measure): number[] {
  const columns: number[] = []
  let column = 0
  for (const char of text) {
    columns.push(column)
    if (char.length === 2) columns.push(column)
    column = char === '\t' ? (Math.floor(column / 8) + 1) * 8 : column + measure(char.codePointAt(0)!)
  }
  columns.push(column)
  return columns
}
