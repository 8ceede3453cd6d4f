/** Digits that a sheet's numbers keep. */
const MOST_DIGITS = 15

/** A text that is a number just as written: its value, and the format that shows it so. Null where it must stay text: 007, 1/2, an id of 18 digits. */
export function numberCell(text: string, unit = ''): { readonly value: string; readonly format: string } | null {
  if (!text.endsWith(unit)) return null
  const found = /^([+-]?)(0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?$/.exec(text.slice(0, text.length - unit.length))
  if (!found) return null
  const [, sign = '', whole = '', decimals = ''] = found
  const digits = whole.replaceAll(',', '')
  const isZero = /^0*$/.test(digits + decimals)
  if (digits.length + decimals.length > MOST_DIGITS || (isZero && sign !== '')) return null
  const code = (whole.includes(',') ? '#,##0' : '0') + (decimals === '' ? '' : `.${'0'.repeat(decimals.length)}`)
  const shown = unit === '' ? code : `${code}"${unit}"`
  const value = (sign === '-' ? '-' : '') + digits + (decimals === '' ? '' : `.${decimals}`)
  return { value, format: sign === '+' ? `+${shown};-${shown}` : shown }
}
