import { slips } from '../../diagnostics/catalogue/wordings.js'
import { nameDigitSlip } from '../sums/slip-names.js'
import type { Claim } from './sentence.js'
import { isRounded } from './numbers.js'
import type { RoleId } from './roles.js'
import { tabledFor, type TableValues } from './tabled.js'

/** Rows of the form that stand next to each other and are filled in for one another. */
const neighbours: Readonly<Partial<Record<RoleId, readonly [RoleId, string]>>> = {
  received: ['carriedIn', '上年结转'],
  carriedIn: ['received', '新收'],
}

/** What 1万元 comes to where 元 is written under 万元. */
const yuanInTenThousand = 10_000

/** The usual slip that explains what the text says beside what the table has; null where none does. */
export function nameClaimSlip({ role, value, token }: Claim, tabled: number, values: TableValues): string | null {
  if (role === 'fees' && Math.abs(tabled - value * yuanInTenThousand) < 1) return slips.yuan
  if (!token || token.kind !== 'count' || isRounded(token)) return null
  const [other, name] = neighbours[role] ?? []
  if (other && value > 0 && tabledFor(other, values)[0]?.value === value) return slips.neighbour(name!, value)
  if (value > 0 && isDecidedOnly(role, value, tabled, values)) return slips.decided
  const slip = value > 0 && tabled > 0 ? nameDigitSlip(value, tabled) : null
  return slip ? slips.either(slip) : null
}

/** The text counts the cases decided, the table also those that are pending. */
function isDecidedOnly(role: RoleId, value: number, tabled: number, values: TableValues): boolean {
  const cases = /^(.+)\.total$/.exec(role)?.[1]
  const pending = cases ? (tabledFor(`${cases}.pending` as RoleId, values)[0]?.value ?? 0) : 0
  return pending > 0 && value === tabled - pending
}
