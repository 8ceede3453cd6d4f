import { moneyUnits } from '../language/numeral.js'
import type { Figure } from '../model/report.js'

/**
 * A figure as a number in the unit of its column: `1863500元` is 186.35 in 万元. Null where the figure is lost, or where it is money and
 * the unit of either is not known.
 */
export function numberInUnit({ value, unit }: Figure, columnUnit: string | undefined): number | null {
  if (value === null || !Number.isFinite(Number(value))) return null
  const [own, wanted] = [moneyUnits.get(unit ?? ''), moneyUnits.get(columnUnit ?? '')]
  if (unit === undefined || unit === columnUnit || (!own && !wanted)) return Number(value)
  // A product of decimals drifts in the last places.
  return own && wanted ? Number(((Number(value) * own) / wanted).toPrecision(15)) : null
}
