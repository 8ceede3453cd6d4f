import { jsonFaults } from '../../diagnostics/catalogue/wordings.js'
import { describeFault } from '../../diagnostics/schema-fault.js'
import { findEntry } from '../../diagnostics/catalogue.js'
import type { Reporter } from '../../diagnostics/diagnostic.js'
import { forms } from '../../forms/index.js'
import { figurePaths } from '../../forms/layout.js'
import { formContentsOf } from '../../forms/contents.js'
import { findTableLayout } from '../../forms/mixed.js'
import type { FormPart } from '../../model/form.js'
import { reportSchema, type Report } from '../../model/report.js'
import { reportDisagreements } from './disagreements.js'
import { findValue, type JsonPath } from './find-value.js'
import { currentVersion, migrate } from './migrate.js'

/** A report as our JSON output holds it; null where it was refused, which has been reported with the place. */
export function readJson(text: string, report: Reporter): Report | null {
  const parsed = parse(text, report)
  if (!parsed) return null
  const { value } = parsed
  const version = versionOf(value)
  if (version === null) return refuse(() => report('read/json-foreign', {}))
  if (version > currentVersion) return refuse(() => report('read/json-newer', { version, known: currentVersion }))
  const checked = reportSchema.safeParse(migrate(value), { error: describeFault })
  const faults = checked.success
    ? [...faultsOf(checked.data)]
    : checked.error.issues.map(({ path, message }) => ({ path: path as JsonPath, message }))
  for (const { path, message } of faults.slice(0, mostFaults)) {
    const at = findValue(text, path)
    report('read/json-invalid', { ...lineAndColumn(text, at.start), path: formatPath(path), fault: message }, { at })
  }
  if (!checked.success || faults.length > 0) return null
  reportDisagreements(checked.data, report)
  return checked.data
}

/** Of faults with one cause, the first few tell enough. */
const mostFaults = 5

function refuse(say: () => void): null {
  say()
  return null
}

function parse(text: string, report: Reporter): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    const position = /position (\d+)/.exec((error as Error).message)?.[1]
    const start = position === undefined ? text.trimEnd().length : Number(position)
    return refuse(() => report('read/json-syntax', lineAndColumn(text, start), { at: { start, end: Math.min(start + 1, text.length) } }))
  }
}

/** Said in the sentence itself: a refused file leaves no source to print places in. */
function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

/** Null for JSON of some other program. */
function versionOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null) return null
  const { schemaVersion } = value as { schemaVersion?: unknown }
  return typeof schemaVersion === 'number' && Number.isInteger(schemaVersion) && schemaVersion >= 1 ? schemaVersion : null
}

interface Fault {
  readonly path: JsonPath
  readonly message: string
}

/** What the schema cannot say: that the parts of the report fit each other and the forms. */
function* faultsOf(report: Report): Generator<Fault> {
  yield* textFaults(report, [])
  yield* formFaults(report)
  yield* figureFaults(report)
  yield* diagnosticFaults(report)
}

/** Characters no output can hold. */
function* textFaults(value: unknown, path: JsonPath): Generator<Fault> {
  if (typeof value === 'string' && /[\0-\x08\v\f\x0E-\x1F\x7F-\x9F]|\p{Surrogate}/u.test(value))
    yield { path, message: jsonFaults.characters }
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) yield* textFaults(inner, [...path, Array.isArray(value) ? Number(key) : key])
}

function* formFaults({ preamble, sections, closing }: Report): Generator<Fault> {
  const lists = [
    { path: ['preamble'], blocks: preamble },
    ...sections.map(({ blocks }, index) => ({ path: ['sections', index, 'blocks'], blocks })),
    { path: ['closing'], blocks: closing },
  ]
  for (const { path, blocks } of lists) {
    for (const [index, block] of blocks.entries()) {
      if (block.kind !== 'form') continue
      const form = forms.find(({ id }) => id === block.form)
      if (!form) yield { path: [...path, index, 'form'], message: jsonFaults.form(block.form) }
      else if (!form.tables.some(({ id }) => id === block.table))
        yield { path: [...path, index, 'table'], message: jsonFaults.table(block.form) }
      for (const [at, part] of (block.parts ?? []).entries())
        if (!findPart(part.form, block.table, part.id)) yield { path: [...path, index, 'parts', at], message: jsonFaults.part(part.form) }
    }
  }
}

function* figureFaults(report: Report): Generator<Fault> {
  const wanted = wantedFigures(report)
  const seen = new Set<string>()
  for (const [index, { path, value, state }] of report.figures.entries()) {
    if (!wanted.has(path)) yield { path: ['figures', index, 'path'], message: jsonFaults.strange(path) }
    if (seen.has(path)) yield { path: ['figures', index, 'path'], message: jsonFaults.twice(path) }
    seen.add(path)
    if ((value === null) !== (state === 'blank' || state === 'notApplicable' || state === 'lost'))
      yield { path: ['figures', index, 'value'], message: jsonFaults.state(state) }
    if (typeof value === 'string' && !/^-?\d+(?:\.\d+)?$/.test(value))
      yield { path: ['figures', index, 'value'], message: jsonFaults.number(value) }
  }
  const missing = [...wanted].find((path) => !seen.has(path))
  if (missing !== undefined) yield { path: ['figures'], message: jsonFaults.figure(missing) }
}

/** The figures of every statutory table the report holds. */
function wantedFigures(report: Report): Set<string> {
  const known = formContentsOf(report).filter(
    (block) =>
      forms.some(({ id, tables }) => id === block.form && tables.some((table) => table.id === block.table)) &&
      (block.parts ?? []).every((part) => findPart(part.form, block.table, part.id)),
  )
  const tables = known.map(findTableLayout)
  return new Set(tables.flatMap(figurePaths))
}

function findPart(form: string, table: string, part: string): FormPart | undefined {
  const own = forms.find(({ id }) => id === form)?.tables.find(({ id }) => id === table)
  return own?.parts.find(({ id }) => id === part)
}

/** A finding whose facts were edited away cannot be put in words. */
function* diagnosticFaults({ diagnostics }: Report): Generator<Fault> {
  for (const [index, { code, facts }] of diagnostics.entries()) {
    try {
      findEntry(code)?.message(facts)
    } catch {
      yield { path: ['diagnostics', index, 'facts'], message: jsonFaults.facts(code) }
    }
  }
}

/** `sections[0].blocks[2]`. */
function formatPath(path: JsonPath): string {
  return (
    path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${String(step)}`)).join('') ||
    jsonFaults.whole
  )
}
