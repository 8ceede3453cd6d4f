import { slotOf, type Proposed, type RowQuestion, type Slot } from '../solve/reading.js'

/** Empty cells have left no trace: every way to put the values, in order, into the columns. */
export function bySearch({ values, columns: { order } }: RowQuestion): Proposed[] {
  const columns = order.filter((column) => column !== null)
  if (values.length === 0 || values.length >= columns.length || columns.length < order.length) return []
  return chosenFrom(columns.length, values.length).map((chosen) => {
    const slots = new Map<string, Slot | null>(columns.map((column) => [column, null]))
    chosen.forEach((column, index) => slots.set(columns[column]!, slotOf(values[index]!)))
    return { slots, foreign: [] }
  })
}

/** Every way to choose so many of `size` places, each in ascending order. */
function chosenFrom(size: number, count: number, from = 0): number[][] {
  if (count === 0) return [[]]
  const ways: number[][] = []
  for (let first = from; first <= size - count; first++)
    for (const rest of chosenFrom(size, count - 1, first + 1)) ways.push([first, ...rest])
  return ways
}
