import { hex4 } from '../../fonts/pdf-font.js'

/** A number as PDF writes it: no exponent, no more digits than a printer can use. */
export function pdfNumber(value: number): string {
  const rounded = Math.round(value * 1000) / 1000
  return Object.is(rounded, -0) ? '0' : String(rounded)
}

/** A name; characters other than letters, digits and a few marks as #xx. */
export function pdfName(text: string): string {
  return `/${text.replace(/[^A-Za-z0-9._+-]/g, (character) => `#${hex4(character.charCodeAt(0)).slice(2)}`)}`
}

/** A string of bytes that are ASCII. */
export function pdfString(text: string): string {
  return `(${text.replace(/[\\()]/g, '\\$&')})`
}

/** A text string: ASCII as it is, all else in UTF-16 (ISO 32000-1, 7.9.2.2). */
export function pdfText(text: string): string {
  if (/^[\w .:-]*$/.test(text)) return `(${text})`
  return /^[\x20-\x7e]*$/.test(text) ? pdfString(text) : `<FEFF${utf16Hex(text)}>`
}

/** `D:20250131000000Z` for a day in ISO 8601. */
export function pdfDate(day: string): string {
  return `(D:${day.replaceAll('-', '')}000000Z)`
}

/** A dictionary; entries without a value are left out. */
export function pdfDictionary(entries: Readonly<Record<string, string | number | undefined>>): string {
  let body = ''
  for (const key in entries) if (entries[key] !== undefined) body += `/${key} ${entries[key]}`
  return `<<${body}>>`
}

export function pdfArray(items: readonly (string | number)[]): string {
  return `[${items.join(' ')}]`
}

function utf16Hex(text: string): string {
  let digits = ''
  for (let i = 0; i < text.length; i++) digits += hex4(text.charCodeAt(i))
  return digits
}
