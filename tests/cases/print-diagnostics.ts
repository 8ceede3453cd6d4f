import { findEntry } from '../../src/diagnostics/catalogue.js'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'

/** `error table/row-missing @ applications.received: sentence`, one a line. */
export function printDiagnostics(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((one) => `${one.severity} ${one.code}${one.cell ? ` @ ${one.cell}` : ''}: ${findEntry(one.code)!.message(one.facts)}`).join('\n')
}
