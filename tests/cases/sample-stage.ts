import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { summarise } from '../../src/cli/summary.js'
import { readReports } from '../../src/convert.js'
import { formatDiagnostic } from '../../src/diagnostics/render.js'
import type { Stage } from './stages.js'

const samples = join(import.meta.dirname, '..', '..', 'samples')

/** A file of samples/ through the whole of reading and checking: what is recognised, every finding, and every figure that is not a plain 0. */
export const runSample: Stage = async (sections) => {
  const name = sections['sample']!.trim()
  const outcome = await readReports(readFileSync(join(samples, name)), name)
  const figures = outcome.reports.flatMap(({ report }) => report.figures).filter(({ value, state }) => !(state === 'read' && (value === 0 || value === '0')))
  return {
    summary: summarise(name, outcome, []),
    findings: outcome.diagnostics.map((finding) => `${formatDiagnostic(finding, outcome.source)}\n`).join(''),
    figures: figures.map(({ path, value, unit, state }) => `${path} = ${value ?? ''}${unit ?? ''}${state === 'read' ? '' : ` (${state})`}\n`).join(''),
  }
}
