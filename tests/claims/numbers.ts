import type { FigureChanges } from '../report-factory.js'

/** Whole numbers from a seed; the same on every machine. */
export class Dice {
  constructor(private state: number) {}

  /** From `low` to `high`, both included. */
  between(low: number, high: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return low + (((mixed ^ (mixed >>> 14)) >>> 0) % (high - low + 1))
  }

  pick<T>(values: readonly T[]): T {
    return values[this.between(0, values.length - 1)]!
  }
}

/** The figures a sentence may restate, by the short names the bank gives them. */
export type Named = Readonly<Record<string, number>>

const applicants = {
  nat: 'naturalPerson',
  com: 'commercial',
  res: 'research',
  pub: 'publicWelfare',
  law: 'legalService',
  oth: 'other',
} as const

const outcomes = [
  ['G', ['granted']],
  ['P', ['partiallyGranted']],
  ['D', ['denied.stateSecret', 'denied.thirdPartyRights', 'denied.internalAffairs', 'denied.enforcementFile']],
  ['U', ['unavailable.notHeld', 'unavailable.needsCreation', 'unavailable.stillUnclear']],
  ['N', ['notProcessed.petition', 'notProcessed.duplicate', 'notProcessed.excessive']],
  ['O', ['otherOutcome.notCorrected', 'otherOutcome.rest']],
] as const

/** Names that must be 0, and the two conditions that shape more than one figure: all granted (`ALLG`), natural persons only (`KN`). */
export type Condition = string

/** A sound set of the three tables in which the conditions hold. */
export function inventTables(dice: Dice, conditions: readonly Condition[]): { readonly named: Named; readonly figures: FigureChanges } {
  const zero = (name: string) => conditions.includes(`${name}=0`)
  const named: Record<string, number> = {}
  const figures: Record<string, number | string> = {}
  const onlyGranted = conditions.includes('ALLG')

  const carriedIn = zero('CI') || onlyGranted ? 0 : dice.between(2, 9)
  const received = zero('R') ? 0 : dice.between(60, 480)
  const carriedOut = zero('CO') || onlyGranted || received === 0 ? 0 : dice.between(11, 19)
  const concluded = received + carriedIn - carriedOut
  Object.assign(named, {
    R: received,
    CI: carriedIn,
    CO: carriedOut,
    C: concluded,
    PR: received + dice.pick([-1, 1]) * dice.between(21, 49),
  })
  let left = concluded
  for (const [name, rows] of [...outcomes].reverse()) {
    named[name] = 0
    for (const row of rows) {
      const share =
        name === 'G' ? left : zero(name) || onlyGranted ? 0 : Math.min(left, dice.between(1, Math.max(1, Math.floor(concluded / 24))))
      left -= share
      named[name] += share
      named[`${name}.${row.split('.')[1] ?? row}`] = share
      spread(figures, `applications.${row}`, share)
    }
  }
  const kinds = applicantsOf(dice, received, conditions.includes('KN'))
  for (const [short, id] of Object.entries(applicants)) {
    named[`K.${short}`] = kinds[short]!
    figures[`applications.received.${id}`] = kinds[short]!
  }
  named['K.org'] = received - kinds['nat']!
  figures['applications.received.total'] = received
  spread(figures, 'applications.carriedIn', carriedIn)
  spread(figures, 'applications.concluded', concluded)
  spread(figures, 'applications.carriedOut', carriedOut)
  // The columns need not agree with each other: only totals and the received row are told of.
  named['W1'] = Math.floor(received * 0.7)
  named['W2'] = Math.floor(received * 0.2)
  named['W3'] = received - named['W1'] - named['W2']

  const cases = (name: string, row: string) => {
    let total = 0
    for (const [short, column] of [
      ['u', 'upheld'],
      ['c', 'corrected'],
      ['o', 'otherResult'],
      ['p', 'pending'],
    ] as const) {
      const count = zero(name.split('.')[0]!) ? 0 : dice.between(2, 9)
      named[`${name}.${short}`] = count
      figures[`disputes.${row}.${column}`] = count
      total += count
    }
    named[name] = total
    figures[`disputes.${row}.total`] = total
  }
  cases('V', 'reconsideration')
  cases('L.d', 'litigation.direct')
  cases('L.a', 'litigation.afterReconsideration')
  for (const short of ['u', 'c', 'o', 'p']) named[`L.${short}`] = named[`L.d.${short}`]! + named[`L.a.${short}`]!
  named['L'] = named['L.d']! + named['L.a']!

  const count = (name: string, path: string, low: number, high: number) =>
    (figures[path] = named[name] = zero(name) ? 0 : dice.between(low, high))
  count('NI', 'disclosure.normativeDocuments.issued', 2, 9)
  count('NR', 'disclosure.normativeDocuments.repealed', 11, 19)
  count('NF', 'disclosure.normativeDocuments.inForce', 23, 57)
  count('LIC', 'disclosure.licensing.decisions', 600, 2400)
  count('PEN', 'disclosure.penalties.decisions', 120, 590)
  count('COE', 'disclosure.coercion.decisions', 61, 99)
  const fee = zero('FEE') ? 0 : dice.between(1201, 98_799)
  named['FEE'] = fee / 100
  figures['disclosure.fees.amount'] = String(fee / 100)
  return { named, figures }
}

function applicantsOf(dice: Dice, received: number, onlyNatural: boolean): Record<string, number> {
  const kinds: Record<string, number> = { nat: received }
  for (const short of ['com', 'res', 'pub', 'law', 'oth']) {
    kinds[short] = onlyNatural || received === 0 ? 0 : dice.between(1, Math.max(1, Math.floor(received / 12)))
    kinds['nat']! -= kinds[short]
  }
  return kinds
}

function spread(figures: Record<string, number | string>, row: string, count: number): void {
  figures[`${row}.naturalPerson`] = count
  figures[`${row}.total`] = count
}
