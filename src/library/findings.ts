import { argumentFaults } from '../diagnostics/catalogue/wordings.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import * as render from '../diagnostics/render.js'
import type { Source } from '../model/source.js'
import { needValue } from './arguments.js'
import { isObject, type Need } from './needs.js'

const finding: Need = (value) => {
  const isFinding = isObject(value) && typeof value['code'] === 'string' && isObject(value['facts'])
  return isFinding ? null : { at: '', fault: argumentFaults.finding }
}

/** What the catalogue says of a finding; one of a code it does not know (from a newer JSON) keeps its code as sentence. */
export function describeFinding(one: Diagnostic): ReturnType<typeof render.describeFinding> {
  needValue('describeFinding', 'finding', one, finding)
  return render.describeFinding(one)
}

/** A finding in one line, as the command line prints it; with its source it names lines. */
export function formatDiagnostic(one: Diagnostic, source: Source | null = null): string {
  needValue('formatDiagnostic', 'finding', one, finding)
  return render.formatDiagnostic(one, source)
}

/** A finding as `check --format json` has it. */
export function diagnosticToJson(one: Diagnostic, source: Source | null = null): render.DiagnosticJson {
  needValue('diagnosticToJson', 'finding', one, finding)
  return render.diagnosticToJson(one, source)
}
