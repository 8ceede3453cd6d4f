import { findFormTable, forms } from '../forms/index.js'

/** Figures that are added up over all reports of a run. */

export const receivedPath = 'applications.received.total'

/** Path of each result row's total → label of its group, （一） to （六）. */
export const outcomeLabels: ReadonlyMap<string, string> = new Map(
  forms.flatMap((form) => {
    const outcomes = findFormTable(form.id, 'applications').parts[0]!.rows.find((row) => row.rows)!.rows!
    const results = outcomes.slice(0, -1)
    return results.flatMap((group) =>
      (group.rows ?? [group]).map((row) => [`applications.${row.id}.total`, shortLabel(group.label)] as const),
    )
  }),
)

/** What the totals add up: applications received, then their results. */
export const addedUpPaths: readonly string[] = [receivedPath, ...outcomeLabels.keys()]

function shortLabel(label: string): string {
  return label.replace(/^（.）/, '').replace(/（.*$/, '')
}
