import type { Diagnostic } from '../model/report.js'
import { catalogue, type Code, type FactsOf, type Severity } from './catalogue.js'

export type { Diagnostic }

/** Where a finding points, the place in the source, the figure's path in the form, or both; and where it is weighed otherwise than usual. */
type Where = Pick<Diagnostic, 'at' | 'cell' | 'related'> & { readonly severity?: Severity | undefined }

/** How every stage reports: one call, typed by the code. */
export type Reporter = <C extends Code>(code: C, facts: FactsOf<C>, where?: Where) => void

/** A reporter that collects into the list given. */
export function collectInto(list: Diagnostic[]): Reporter {
  return (code, facts, { severity, ...where } = {}) => {
    list.push({ code, severity: severity ?? catalogue[code].severity, facts, ...where })
  }
}
