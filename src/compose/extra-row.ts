import type { HeadColumn, LaidHead } from './form-head.js'

export interface PlacedText {
  readonly text: string
  readonly column: number
  readonly colSpan: number
}

interface Room {
  /** First grid column free for its label, after the groups it stands in. */
  readonly from: number
  /** Label columns of the table. */
  readonly stub: number
  readonly head: LaidHead
}

/**
 * Sets the cells of a row the form does not have into the table's grid, without joining or losing any. Values go under the columns of
 * figures when there are enough of them; labels that find no room get a row of their own over it.
 */
export function placeExtraRow(cells: readonly string[], room: Room): PlacedText[][] {
  const columns = [...room.head.columns.values()]
  const labelCount = cells.length - columns.length
  const labelRoom = room.stub - room.from
  if (labelCount >= 1 && labelCount <= labelRoom) {
    return [[...spread(cells.slice(0, labelCount), room.from, room.stub), ...underColumns(cells.slice(labelCount), columns)]]
  }
  const end = room.head.columns.size > 0 ? Math.max(...columns.map((place) => place.column + place.colSpan)) : room.stub
  const fits = end - room.from
  if (cells.length <= fits) return [shortRow(cells, room, end)]
  const surplus = cells.length - fits
  return [[{ text: cells.slice(0, surplus).join(' '), column: room.from, colSpan: fits }], spread(cells.slice(surplus), room.from, end)]
}

/** The label over its columns, the rest one by one, the last as far as the table goes. */
function shortRow(cells: readonly string[], room: Room, end: number): PlacedText[] {
  const [label, ...rest] = cells
  const labelEnd = rest.length === 0 ? end : Math.max(room.from + 1, room.stub)
  if (rest.length > end - labelEnd) return spread(cells, room.from, end)
  return [...spread([label!], room.from, labelEnd), ...spread(rest, labelEnd, end)]
}

function spread(cells: readonly string[], from: number, end: number): PlacedText[] {
  return cells.map((text, index) => {
    const column = from + index
    return { text, column, colSpan: index === cells.length - 1 ? end - column : 1 }
  })
}

function underColumns(cells: readonly string[], columns: readonly HeadColumn[]): PlacedText[] {
  return cells.map((text, index) => ({ text, column: columns[index]!.column, colSpan: columns[index]!.colSpan }))
}
