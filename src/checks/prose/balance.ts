import { computed } from '../../diagnostics/catalogue/wordings.js'
import type { Reporter } from '../../diagnostics/diagnostic.js'
import { placeOf, quoteOf, type ReadPassage } from './read-passage.js'
import type { Claim } from './sentence.js'
import { isRounded } from './numbers.js'
import type { RoleId } from './roles.js'
import { tabledFor, type TableValues } from './tabled.js'

/**
 * AR-X07: what the text says came in, was carried in, concluded and carried on must balance, where it says enough.
 * Carried in and not mentioned, it is taken from the table; without a table it may be anything but negative.
 */
export function checkBalance(claims: readonly Claim[], read: ReadPassage, values: TableValues, report: Reporter): void {
  const [received, concluded, carriedOut, carriedIn] = (['received', 'concluded', 'carriedOut', 'carriedIn'] as const).map((role) =>
    only(role, claims),
  )
  if (!received || !concluded || !carriedOut) return
  if ([received, concluded, carriedOut, carriedIn].some((claim) => claim?.token && isRounded(claim.token))) return
  const before = carriedIn?.value ?? tabledFor('carriedIn', values)[0]?.value ?? null
  const out = concluded.value + carriedOut.value
  if (before === null ? out >= received.value : received.value + before === out) return
  const said = [received, concluded, carriedOut, ...(carriedIn ? [carriedIn] : [])]
  const [start, end] = [Math.min(...said.map((claim) => claim.start)), Math.max(...said.map((claim) => claim.end))]
  const formula = computed.balance(received.value, before, concluded.value, carriedOut.value)
  report('check/text-does-not-balance', { quote: quoteOf(read, start, end), formula }, { at: placeOf(read, start, end) })
}

/** The one statement of this role; two of them are about different things. */
function only(role: RoleId, claims: readonly Claim[]): Claim | null {
  const found = claims.filter((claim) => claim.role === role)
  return found.length === 1 ? found[0]! : null
}
