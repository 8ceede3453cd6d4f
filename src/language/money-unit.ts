import { simplify } from './fold.js'
import { moneyUnits } from './numeral.js'

const unit = [...moneyUnits.keys()].join('|')
const inHead = new RegExp(`(?:[（(［[/／、,，:：\\s]|单位)(?:单位)?\\s*[:：]?\\s*(?:人民币)?(${unit})\\s*[）)］\\]]?\\s*$`)
const inNote = new RegExp(
  `(?<![各本该])单位\\s*(?:[:：]|均?为|是)?\\s*[“"]?(?:(?:项|件|个|条|人次)[、,，/和及]\\s*)*(${unit})|以\\s*(${unit})\\s*为单位`,
)

/** A heading that ends in a unit of money (采购总金额（万元）, 金额/元, 收费金额（单位：元）): the unit, and the heading without it. */
export function headedUnit(heading: string): { readonly unit: string; readonly rest: string } | null {
  const simple = simplify(heading)
  const match = inHead.exec(simple)
  if (!match) return null
  const rest = simple.slice(0, match.index).replace(/[（(［[/／、,，:：\s]+(?:单位)?$/, '')
  return { unit: match[1]!, rest }
}

/** The unit of money a caption or note gives the amounts of its table: 单位：万元, 金额单位为元, 采购金额以元为单位. */
export function notedUnit(note: string): string | undefined {
  const match = inNote.exec(simplify(note))
  return match?.[1] ?? match?.[2]
}
