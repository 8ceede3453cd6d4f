/** What one year's report hands on to the next one's, by the meaning of the forms' rows and columns. */

/** Last year's row is this year's, column by column (表式第二项、第四项的含义). */
const carried = { table: 'applications', from: 'carriedOut', to: 'carriedIn' } as const

/** The figure of the next report that a figure of this one becomes; null for all others. */
export function carriedTo(path: string): string | null {
  const start = `${carried.table}.${carried.from}.`
  return path.startsWith(start) ? `${carried.table}.${carried.to}.${path.slice(start.length)}` : null
}

/** The figure stands in a report before the year's own are filled in. */
export function isHandedOn(path: string): boolean {
  return path.startsWith(`${carried.table}.${carried.to}.`)
}

/** A stock at the end of the year: last year's, what was added, less what was taken away (国办公开办函〔2021〕30号附件，各栏的含义). */
export interface StockChain {
  readonly row: string
  readonly stock: string
  readonly added: string
  readonly removed: string
}

export const stockChains: readonly StockChain[] = ['disclosure.rules', 'disclosure.normativeDocuments'].map((row) => ({
  row,
  stock: `${row}.inForce`,
  added: `${row}.issued`,
  removed: `${row}.repealed`,
}))

/** Whether the figure stands in any chain, as what is handed on or what it becomes. */
export function isChained(path: string): boolean {
  return carriedTo(path) !== null || isHandedOn(path) || stockChains.some(({ row }) => path.startsWith(`${row}.`))
}
