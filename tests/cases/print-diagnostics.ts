import { catalogue, type Code } from '../../src/diagnostics/catalogue.js'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'

/** `error table/row-missing @ applications.received: sentence`, one a line. */
export function printDiagnostics(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((one) => `${one.severity} ${one.code}${one.cell ? ` @ ${one.cell}` : ''}: ${sentenceOf(one)}`).join('\n')
}

function sentenceOf({ code, facts }: Diagnostic): string {
  return (catalogue[code as Code].message as (facts: unknown) => string)(facts)
}
