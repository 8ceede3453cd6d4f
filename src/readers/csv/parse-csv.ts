import type { Text } from '../../model/text.js'
import type { DecodedFile } from '../reader.js'
import { TextBuilder } from '../../text/text-builder.js'

/** The fields of each row, each with where it stands: what no package for CSV says. */
export function parseCsv(text: string, delimiter: string): Text[][] {
  const rows: Text[][] = []
  let row: Text[] = []
  for (let at = 0; at <= text.length;) {
    const { field, end } = readField(text, at, delimiter)
    row.push(field)
    at = end + 1
    if (text[end] === delimiter) continue
    rows.push(row)
    row = []
    if (text.startsWith('\r\n', end)) at++
    if (at >= text.length) break
  }
  return rows
}

/** RFC 4180: a field in quotation marks may hold delimiters and line ends, and each mark in it is doubled. One never closed is a word like any other. */
function readField(text: string, start: number, delimiter: string): { readonly field: Text; readonly end: number } {
  const field = new TextBuilder()
  if (text[start] === '"') {
    let at = start + 1
    for (let close = text.indexOf('"', at); close >= 0; close = text.indexOf('"', at)) {
      field.add(text.slice(at, close), at)
      if (text[close + 1] !== '"') {
        if (!endsField(text, close + 1, delimiter)) break
        return { field: field.finish({ start, end: start }), end: close + 1 }
      }
      field.addFor('"', { start: close, end: close + 2 })
      at = close + 2
    }
  }
  let end = start
  while (!endsField(text, end, delimiter)) end++
  const plain = new TextBuilder()
  plain.add(text.slice(start, end), start)
  return { field: plain.finish({ start, end: start }), end }
}

function endsField(text: string, at: number, delimiter: string): boolean {
  return at >= text.length || text[at] === delimiter || text[at] === '\n' || text[at] === '\r'
}

/** By its name, or by rows of the same number of fields throughout. Tabs are read with the text they stand in. */
export function isCsv({ text, name }: DecodedFile): boolean {
  const isNamed = /\.(?:csv|tsv)$/i.test(name)
  // A cheap look first: every text is asked.
  if (!isNamed && !/^[^\n]*[,;][^\n]*[,;]/.test(text.slice(0, 2000))) return false
  const found = delimiterOf(text)
  return found !== null && (isNamed || (found.isRegular && /[,;]/.test(found.delimiter)))
}

const delimiters = ['\t', ',', ';', '，'] as const

/** The delimiter by which the first rows have most fields, and the same number of them; null where none parts them. */
export function delimiterOf(text: string): { readonly delimiter: string; readonly isRegular: boolean } | null {
  const head = text.slice(0, longestLook)
  const found = delimiters.map((delimiter) => {
    const widths = parseCsv(head, delimiter)
      .slice(0, 40)
      .map((row) => row.length)
    // The last row may be cut.
    const whole = head.length < text.length ? widths.slice(0, -1) : widths
    return { delimiter, fields: whole.reduce((sum, width) => sum + width - 1, 0), isRegular: whole.length >= leastRows && isRegular(whole) }
  })
  const best = found.reduce((one, other) => (other.fields > one.fields ? other : one))
  return best.fields > 0 ? best : null
}

const longestLook = 20_000
/** As many lines of prose do not have the same number of commas, two at least. */
const leastRows = 5

function isRegular(widths: readonly number[]): boolean {
  return widths[0]! >= 3 && widths.every((width) => width === widths[0])
}
