import { byId, make, scrollWithin } from './dom.js'
import type { Place, SourceBlock, SourceView } from './messages.js'

/** Tells `choose` of the place in the source that is clicked. */
export function startSource(choose: (place: Place) => void): void {
  byId('source-text').addEventListener('click', ({ target }) => {
    const place = placeOf((target as HTMLElement).closest<HTMLElement>('[data-start]'))
    if (place) choose(place)
  })
}

/** Shows the source as text. */
export function showSource({ blocks, text }: SourceView): void {
  byId('source-text').replaceChildren(...(blocks.length > 0 ? blocks.map(blockOf) : [make('p', {}, text)]))
}

function blockOf(block: SourceBlock): HTMLElement {
  if (block.kind !== 'table') return placed(make('p', { className: block.kind }, block.text), block.place)
  const rows = block.rows.map((row) =>
    make('tr', {}, ...row.map((cell) => placed(make('td', { colSpan: cell.colSpan, rowSpan: cell.rowSpan }, cell.text), cell.place))),
  )
  return make('table', {}, make('tbody', {}, ...rows))
}

function placed<T extends HTMLElement>(element: T, { start, end }: Place): T {
  element.dataset['start'] = String(start)
  element.dataset['end'] = String(end)
  return element
}

function placeOf(element: HTMLElement | null): Place | null {
  return element ? { start: Number(element.dataset['start']), end: Number(element.dataset['end']) } : null
}

/** Lights the smallest piece of the source around a place, and brings it into sight. */
export function lightSource(place: Place | null): void {
  const pane = byId('source-text')
  for (const lit of pane.querySelectorAll('.lit')) lit.classList.remove('lit')
  if (!place) return
  const around = [...pane.querySelectorAll<HTMLElement>('[data-start]')].filter((element) => {
    const { start, end } = placeOf(element)!
    return start <= place.start && place.start <= end && (place.start < end || start === end)
  })
  const found = around.at(-1)
  found?.classList.add('lit')
  if (found) scrollWithin(pane, found)
}
