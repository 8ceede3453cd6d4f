import { isWide, isWideInChinese } from '../../language/width.js'

/** How many columns a character takes; exporters disagree, so a table is measured in the way in which its columns line up. */
export type Measure = (code: number) => number

/** One column a character; two for ideographs; two for ideographs and for the marks Chinese fonts set like them. */
export const measures: readonly Measure[] = [() => 1, (code) => (isWide(code) ? 2 : 1), (code) => (isWideInChinese(code) ? 2 : 1)]

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
