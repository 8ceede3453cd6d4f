import { findEntry, type Severity } from '../diagnostics/catalogue.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { placeOf } from '../diagnostics/place.js'
import { basisOf, describeFinding } from '../diagnostics/render.js'
import { formatCellLabel } from '../forms/labels.js'
import type { Source } from '../model/source.js'
import type { Span } from '../model/span.js'
import { sortFindings, type Reviewed } from './reviewed.js'

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', info: 'note' }

/** The findings as a SARIF 2.1.0 log (OASIS): one run over all files. */
export function renderSarif(reviewed: readonly Reviewed[], level: Severity = 'info'): string {
  const found = reviewed.flatMap((one) => sortFindings(one.diagnostics, level).map((finding) => ({ finding, one })))
  const codes = [...new Set(found.map(({ finding }) => finding.code))].sort()
  const files = [...new Set(reviewed.map(({ file }) => file))]
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'nianbao', rules: codes.map(describeRule) } },
        columnKind: 'utf16CodeUnits',
        artifacts: files.map((file) => ({ location: { uri: uriOf(file), uriBaseId } })),
        results: found.map(({ finding, one }) => describeResult(finding, codes, one, files.indexOf(one.file))),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function describeRule(code: string) {
  const known = findEntry(code)
  // A code from another version, in a report read back from JSON.
  if (!known) return { id: code }
  const { severity, rule, hint } = known
  const basis = basisOf(known, null)
  return {
    id: code,
    ...(rule ? { name: rule } : {}),
    shortDescription: { text: rule ? `${rule} ${code}` : code },
    help: { text: basis ? `${hint}依据：${basis}` : hint },
    defaultConfiguration: { level: levels[severity] },
  }
}

function describeResult(finding: Diagnostic, codes: readonly string[], one: Reviewed, artifact: number) {
  const { message, hint } = describeFinding(finding)
  const related = (finding.related ?? []).map((other, id) => ({ id, message: { text: other.text }, ...locationOf(other, one, artifact) }))
  return {
    ruleId: finding.code,
    ruleIndex: codes.indexOf(finding.code),
    level: levels[finding.severity],
    message: { text: `${message}。${hint ?? ''}` },
    locations: [locationOf(finding, one, artifact)],
    ...(related.length > 0 ? { relatedLocations: related } : {}),
  }
}

function locationOf(
  { at, cell }: { readonly at?: Span | undefined; readonly cell?: string | undefined },
  { file, source }: Reviewed,
  index: number,
) {
  const region = source && at ? regionOf(source, at) : null
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(file), uriBaseId, index }, ...(region ? { region } : {}) },
    ...(cell ? { logicalLocations: [{ name: formatCellLabel(cell), fullyQualifiedName: cell, kind: 'element' }] } : {}),
  }
}

function regionOf(source: Source, { start, end }: Span) {
  const [from, to] = [placeOf(source, start), placeOf(source, end)]
  if (!from) return null
  return { startLine: from.line, startColumn: from.column, ...(to ? { endLine: to.line, endColumn: to.column } : {}) }
}

/** What relative references start from is for whoever opens the log to say: it names no folder of the machine it was made on. */
const uriBaseId = 'SRCROOT'

/** A relative reference; letters of a file name that no URI may hold are percent-encoded. */
function uriOf(name: string): string {
  return name.split(/[\\/]/).map(encodeURIComponent).join('/')
}
