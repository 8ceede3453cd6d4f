import type { NumberToken } from './numbers.js'

/** True where the ratio, in percent, is what is written: rounded or cut off at as many digits. */
export function showsRatio(percent: number, written: NumberToken): boolean {
  const unit = 10 ** -written.decimals
  const difference = percent - written.value
  return Math.abs(difference) <= unit / 2 + 1e-9 || (difference >= 0 && difference < unit)
}

/** 32.05% with as many digits as the text gives, two at least. */
export function writePercent(percent: number, decimals: number): string {
  return `${percent.toFixed(Math.max(decimals, 2))}%`
}
