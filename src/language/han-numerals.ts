const digits = '〇一二三四五六七八九'
/** Circles and letters, Greek and Cyrillic ones too, that stand for 〇. */
export const zeros = '〇○零OoＯｏОоΟο'

/** The numerals of ordinals, days and months, as a character class. */
export const hanNumerals = '一二三四五六七八九十百'

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

const units = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])

/** A number written out: 二十三, 一百零五, 三万二千. Null for anything else, 二三 and the spoken 二百五 too. */
export function readHan(written: string): number | null {
  const parts = /^(?:([^万亿]+)亿)?零?(?:([^万亿]+)万)?零?([^万亿]*)$/.exec(written)
  if (!parts || written === '') return null
  const values = [parts[1] ?? '', parts[2] ?? '', parts[3]!].map((section) => (section === '' ? 0 : readSection(section)))
  const [hundredMillions, tenThousands, ones] = values
  if (values.includes(null)) return null
  return hundredMillions! * 1e8 + tenThousands! * 1e4 + ones! || null
}

/** Below ten thousand. A rank left out is said by 零; 十 alone begins the teens. */
function readSection(written: string): number | null {
  let value = 0
  let rank = 1e4
  let rest = written
  while (rest !== '') {
    const match = /^(零)?([一二两三四五六七八九])?([千百十])?/.exec(rest)!
    const [all, zero, digit, unit] = match
    const own = units.get(unit ?? '') ?? 1
    const bare = digit === undefined && (own !== 10 || value > 0)
    const skips = value > 0 && own * 10 < rank
    if (all === '' || bare || own >= rank || skips !== (zero !== undefined)) return null
    value += (digit === undefined ? 1 : digit === '两' ? 2 : digits.indexOf(digit)) * own
    rank = own
    rest = rest.slice(all.length)
  }
  return value
}

/** A number whose digits stand one by one: 二〇二五, 2025. Null for anything else. */
export function readDigits(written: string): number | null {
  const values = [...written].map((char) => (/[0-9]/.test(char) ? Number(char) : zeros.includes(char) ? 0 : digits.indexOf(char)))
  return written === '' || values.includes(-1) ? null : Number(values.join(''))
}
