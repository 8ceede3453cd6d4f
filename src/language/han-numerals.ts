const digits = '〇一二三四五六七八九'
/** Circles and letters that stand for 〇 in years. */
const zeros = '○零OoＯоО'

/** 二十三; beyond 99 the digits one by one, as lists in real documents never go so far. */
export function toHan(number: number): string {
  if (number < 0 || number > 99) return toHanDigits(Math.abs(number))
  if (number < 10) return digits[number]!
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  return `${tens === 1 ? '' : digits[tens]}十${ones === 0 ? '' : digits[ones]}`
}

/** 一〇 for 10. */
export function toHanDigits(number: number): string {
  return [...String(number)].map((digit) => digits[Number(digit)]!).join('')
}

/** 1 to 99, as ordinals and days count: 二十三. Null for anything else. */
export function readHan(written: string): number | null {
  const parts = /^(?:([一二三四五六七八九]?)(十))?([一二三四五六七八九]?)$/.exec(written)
  if (!parts || written === '') return null
  const [, tens, ten, ones] = parts
  return (ten ? (tens ? digits.indexOf(tens) : 1) * 10 : 0) + (ones ? digits.indexOf(ones) : 0)
}

/** A number whose digits stand one by one: 二〇二五, 2025. Null for anything else. */
export function readDigits(written: string): number | null {
  const values = [...written].map((char) => (/[0-9]/.test(char) ? Number(char) : zeros.includes(char) ? 0 : digits.indexOf(char)))
  return written === '' || values.includes(-1) ? null : Number(values.join(''))
}
