import type { Reporter } from '../../diagnostics/diagnostic.js'
import { formContentsOf } from '../../forms/contents.js'
import { figureRows } from '../../forms/layout.js'
import { findTableLayout } from '../../forms/mixed.js'
import { joinedNumber, parseFigure } from '../../language/numeral.js'
import type { FigureKind } from '../../model/form.js'
import type { Figure, Report } from '../../model/report.js'

/** Says which figures have a value that is not the one written: one of the two was changed by hand. */
export function reportDisagreements(read: Report, report: Reporter): void {
  const kinds = new Map(
    formContentsOf(read)
      .map(findTableLayout)
      .flatMap((table) => figureRows(table).flatMap((row) => row.figures.map(({ path, column }) => [path, column.kind] as const))),
  )
  for (const figure of read.figures) {
    const { path, value, written } = figure
    if (!agrees(figure, kinds.get(path) ?? 'count')) report('read/json-disagrees', { written, value }, { cell: path })
  }
}

/** A lost figure has no value whatever is written; one that was worked out may have nothing written. */
function agrees({ value, written, state }: Figure, kind: FigureKind): boolean {
  if (state === 'lost' || (written.trim() === '' && state !== 'read')) return true
  const parsed = parseFigure(written, kind)
  if (value === null) return parsed === null || parsed.value === null
  const read = parsed?.state === 'apart' ? joinedNumber(written) : parsed?.value
  return typeof read !== 'undefined' && read !== null && Number(read) === Number(value)
}
