import { toHan } from './han-numerals.js'

/** Numbers as ordinals print them; for lists whose numbers the source only implies. */

/** 壹、贰、叁 … 壹拾: ten is written in full. */
export function toLegalHan(number: number): string {
  return toHan(number)
    .replace(/^十/, '一十')
    .replace(/./g, (char) => legal.get(char)!)
}

const legal = new Map(
  ['〇零', '一壹', '二贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖', '十拾'].map((pair) => [pair[0]!, pair[1]!]),
)

/** a … z, aa, bb as Word counts; HTML differs only beyond 26. */
export function toLetters(number: number): string {
  if (number < 1) return String(number)
  const times = Math.min(10, Math.ceil(number / 26))
  return String.fromCharCode(97 + ((number - 1) % 26)).repeat(times)
}

export function toRoman(number: number): string {
  if (number < 1 || number > 3999) return String(number)
  let rest = number
  let text = ''
  for (const [value, sign] of romanSigns) {
    for (; rest >= value; rest -= value) text += sign
  }
  return text
}

/** ①–⑳ and on to ㊿. */
export function toCircled(number: number): string {
  if (number >= 1 && number <= 20) return String.fromCodePoint(0x2460 + number - 1)
  if (number >= 21 && number <= 35) return String.fromCodePoint(0x3251 + number - 21)
  if (number >= 36 && number <= 50) return String.fromCodePoint(0x32b1 + number - 36)
  return `(${number})`
}

const romanSigns: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]
