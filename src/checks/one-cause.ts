import { elsewhere } from '../diagnostics/catalogue/wordings.js'
import type { Reporter } from '../diagnostics/diagnostic.js'
import type { Diagnostic } from '../model/report.js'

/** A reporter that keeps findings until `flush`, those of one cause as one: what is wrong in the same way again is another place of the first. */
export function oncePerCause(reporter: Reporter): { readonly report: Reporter; readonly flush: () => void } {
  const kept = new Map<string, Parameters<Reporter>>()
  const report: Reporter = (code, facts, where = {}) => {
    const cause = [code, where.severity, where.cell, JSON.stringify(causeOf(facts))].join(' ')
    const first = kept.get(cause)
    if (first) kept.set(cause, [first[0], first[1], { ...first[2], related: [...(first[2]?.related ?? []), placeOf(facts, where)] }])
    else kept.set(cause, [code, facts, where])
  }
  return { report, flush: () => kept.forEach((one) => reporter(...one)) }
}

/** A statement that contradicts the tables is the same however it is worded. */
function causeOf(facts: Diagnostic['facts']): unknown {
  const { what, said, tabled } = facts
  return what !== undefined && said !== undefined && tabled !== undefined ? [what, said, tabled] : facts
}

function placeOf({ quote }: Diagnostic['facts'], { at }: Pick<Diagnostic, 'at'>) {
  return { at, text: typeof quote === 'string' ? elsewhere.again(quote) : elsewhere.likewise }
}
