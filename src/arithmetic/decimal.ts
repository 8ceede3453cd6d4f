/** Exact sums of decimal numbers: a whole number of 10⁻¹⁰, which holds a cent in 亿元. */
const places = 10

export type Decimal = bigint

/** `-12.5` → 10⁻¹⁰ths; null for what is no number, or has more places. */
export function parseDecimal(text: string): Decimal | null {
  const [, sign, whole, rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  const fraction = rest.replace(/0+$/, '')
  if (whole === undefined || fraction.length > places) return null
  const digits = BigInt(whole + fraction.padEnd(places, '0'))
  return sign === '-' ? -digits : digits
}

/** Without noughts behind: 12.5, 12. */
export function formatDecimal(value: Decimal): string {
  const digits = String(value < 0n ? -value : value).padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -places)}${fraction && `.${fraction}`}`
}

/** The same number without noughts behind: 12.500000 as 12.5; what is no number stays. */
export function tidyDecimal(text: string): string {
  const value = parseDecimal(text)
  return value === null ? text : formatDecimal(value)
}

/** value × numerator ÷ denominator; null where that has more places. */
export function scaleDecimal(value: Decimal, numerator: number, denominator: number): Decimal | null {
  const product = value * BigInt(numerator)
  return product % BigInt(denominator) === 0n ? product / BigInt(denominator) : null
}
