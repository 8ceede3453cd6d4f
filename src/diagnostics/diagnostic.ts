import type { Span } from '../model/span.js'
import { catalogue, type Code, type FactsOf, type Severity } from './catalogue.js'

/** Where a finding points: the place in the source, the figure's path in the form, or both. */
interface Where {
  readonly at?: Span | undefined
  /** `table.row.column`, or `table.row`, or `table`. */
  readonly cell?: string | undefined
  /** The other places a contradiction involves, each with what stands there. */
  readonly related?: readonly { readonly at?: Span | undefined; readonly cell?: string | undefined; readonly text: string }[] | undefined
  /** Where a profile or the case at hand weighs it otherwise than the catalogue. */
  readonly severity?: Severity | undefined
}

/** A finding as data; its sentence is made from the catalogue when printed. */
export interface Diagnostic extends Omit<Where, 'severity'> {
  readonly code: Code
  readonly severity: Severity
  readonly facts: Readonly<Record<string, unknown>>
}

/** How every stage reports: one call, typed by the code. */
export type Reporter = <C extends Code>(code: C, facts: FactsOf<C>, where?: Where) => void

/** A reporter that collects into the list given. */
export function collectInto(list: Diagnostic[]): Reporter {
  return (code, facts, { severity, ...where } = {}) => {
    list.push({ code, severity: severity ?? catalogue[code].severity, facts: facts as Readonly<Record<string, unknown>>, ...where })
  }
}
