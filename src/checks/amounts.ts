import type { Figure } from '../model/report.js'

const yuan = new Map([
  ['元', 1],
  ['万元', 1e4],
  ['亿元', 1e8],
])

/**
 * A figure as a number in the unit of its column: `1863500元` is 186.35 in 万元. Null where the figure is lost, or where it is money and
 * the unit of either is not known.
 */
export function numberInUnit({ value, unit }: Figure, columnUnit: string | undefined): number | null {
  if (value === null || !Number.isFinite(Number(value))) return null
  const [own, wanted] = [yuan.get(unit ?? ''), yuan.get(columnUnit ?? '')]
  if (unit === undefined || unit === columnUnit || (!own && !wanted)) return Number(value)
  // A product of decimals drifts in the last places.
  return own && wanted ? Number(((Number(value) * own) / wanted).toPrecision(15)) : null
}
