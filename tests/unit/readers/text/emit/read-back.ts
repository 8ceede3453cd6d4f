import type { Diagnostic } from '../../../../../src/diagnostics/diagnostic.js'
import { collectInto } from '../../../../../src/diagnostics/diagnostic.js'
import type { Figure } from '../../../../../src/model/report.js'
import { readText } from '../../../../../src/readers/text/read-text.js'
import { matchTables } from '../../../../../src/tables/match.js'

export interface ReadBack {
  readonly figures: ReadonlyMap<string, Figure>
  readonly diagnostics: readonly Diagnostic[]
}

export function readBack(text: string): ReadBack {
  const diagnostics: Diagnostic[] = []
  const report = collectInto(diagnostics)
  const items = matchTables(readText(text), report)
  return {
    figures: new Map(items.flatMap((item) => (item.kind === 'form' ? item.figures.map((figure) => [figure.path, figure] as const) : []))),
    diagnostics,
  }
}

export interface Comparison {
  readonly right: number
  /** Not read, and said so. */
  readonly flagged: string[]
  /** Read otherwise than written, or not read without a word. */
  readonly wrong: string[]
}

/** Compares what was read with the plain texts the cells stand for; an empty text stands for an empty cell. */
export function compare(back: ReadBack, expected: ReadonlyMap<string, string>): Comparison {
  const losses = back.diagnostics.some((one) => one.code.startsWith('table/') && one.severity !== 'info')
  const result = { right: 0, flagged: [] as string[], wrong: [] as string[] }
  for (const [path, text] of expected) {
    const figure = back.figures.get(path)
    const read = figure && (figure.state === 'read' || figure.state === 'inferred') ? String(figure.value) : figure?.state
    if (read === (text === '' ? 'blank' : text)) result.right++
    else if ((read === 'lost' || read === undefined) && losses) result.flagged.push(path)
    else result.wrong.push(`${path}: ${read} for ${text === '' ? 'blank' : text}`)
  }
  return result
}
