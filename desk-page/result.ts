import { byId, patch, scrollWithin } from './dom.js'
import type { ReportView } from './messages.js'

/** A figure by its path, a cell of another table by its number in the view. */
type CellSpot = { readonly figure: string } | { readonly cell: number }
export type Spot = CellSpot | { readonly block: number }

const cellSelector = 'td[data-figure],[data-cell]'

/** What the page does with the result. */
export interface ResultEvents {
  /** Whether the value was taken; why not has been said then. */
  readonly setCell: (spot: CellSpot, value: string) => Promise<boolean>
  readonly editBlock: (index: number) => void
  readonly light: (spot: Spot | null) => void
  readonly step: (back: boolean) => void
}

let events: ResultEvents
let figures: ReportView['figures'] = {}
let cells: ReportView['cells'] = []

function sheet(): Document {
  return byId<HTMLIFrameElement>('sheet').contentDocument!
}

/** Connects the frame of the result, once. */
export function startResult(given: ResultEvents): void {
  events = given
  const { documentElement: root } = sheet()
  root.addEventListener('click', onClick)
  root.addEventListener('keydown', onKey)
  root.addEventListener('focusin', onFocus)
}

/** Shows the report; its findings are taken out and given back. */
export function showResult(view: ReportView, afresh: boolean): Element | null {
  const next = new DOMParser().parseFromString(`<body class="result">${view.html}</body>`, 'text/html').body
  figures = view.figures
  cells = view.cells
  const review = next.querySelector('.review')
  review?.remove()
  prepare(next, view)
  const { body } = sheet()
  if (afresh || body.children.length !== next.children.length) body.replaceChildren(...next.childNodes)
  else [...next.children].forEach((child, index) => patch(body.children[index]!, child))
  for (const element of body.querySelectorAll<HTMLElement>('[data-style]'))
    for (const [, name, value] of element.dataset['style']!.matchAll(/(--?[\w-]+):([^;]+)/g)) element.style.setProperty(name!, value!)
  if (afresh) sheet().scrollingElement?.scrollTo(0, 0)
  return review
}

/** What can be mended can be reached: every text, and of each table one cell, from which arrows lead on. */
function prepare(body: HTMLElement, view: ReportView): void {
  textsOf(body).forEach((element, index) => {
    if (view.blocks[index]?.place == null) return
    element.dataset['edit'] = String(index)
    element.tabIndex = 0
    element.title = view.blocks[index].repairs.map(({ before, after }) => `${before}→${after === '' ? '删去' : after}`).join('\n')
  })
  const free = [...body.querySelectorAll<HTMLElement>('.scroll:not([data-form]) :is(td,th):not([data-filler])')]
  if (free.length === view.cells.length)
    free.forEach((cell, index) => {
      if (view.cells[index]!.place) cell.dataset['cell'] = String(index)
    })
  for (const table of body.querySelectorAll('.scroll'))
    [...table.querySelectorAll<HTMLElement>(cellSelector)].forEach((cell, index) => {
      cell.tabIndex = index === 0 ? 0 : -1
      if (cell.dataset['cell'] !== undefined) return
      const figure = view.figures[cell.dataset['figure']!]
      cell.title = figure ? `${figure.label}${cell.dataset['written'] === undefined ? '' : `（原文：${cell.dataset['written']}）`}` : ''
    })
}

function textsOf(body: HTMLElement): HTMLElement[] {
  return [...body.querySelectorAll<HTMLElement>('main :is(h1,h2,h3,h4,h5,p)')].filter((one) => !one.closest('nav,table,footer,.below'))
}

export function goTo(selector: string): void {
  const found = sheet().querySelector<HTMLElement>(selector)
  const target = found?.closest<HTMLElement>(`${cellSelector},[data-edit]`) ?? found
  if (!target) return
  if (target.tabIndex < 0) target.tabIndex = -1
  scrollWithin(sheet().scrollingElement!, target)
  target.focus({ preventScroll: true })
}

/** The number at a mark leads to its finding; in a cell the click is meant for the cell too. */
function onClick(event: Event): void {
  const element = event.target as HTMLElement
  const link = element.closest<HTMLAnchorElement>('sup.refs a')
  if (link) {
    event.preventDefault()
    const finding = parent.document.querySelector(link.getAttribute('href')!)
    if (finding) scrollWithin(byId('finding-list'), finding)
  }
  const cell = element.closest<HTMLElement>(cellSelector)
  if (cell && !cell.querySelector('input,textarea')) edit(cell)
  const block = cell || link ? null : element.closest<HTMLElement>('[data-edit]')
  if (block) events.editBlock(Number(block.dataset['edit']))
}

function onFocus({ target }: Event): void {
  const element = target as HTMLElement
  const cell = element.closest<HTMLElement>(cellSelector)
  if (cell) return events.light(spotOf(cell))
  const block = element.closest<HTMLElement>('[data-edit]')
  events.light(block ? { block: Number(block.dataset['edit']) } : null)
}

function onKey(event: KeyboardEvent): void {
  const target = event.target as HTMLElement
  if (/^(?:INPUT|TEXTAREA)$/.test(target.tagName)) return
  if ((event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key)) {
    event.preventDefault()
    return events.step(event.key.toLowerCase() === 'z' && !event.shiftKey)
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const cell = target.closest<HTMLElement>(cellSelector)
  if (!cell) {
    const block = target.closest<HTMLElement>('[data-edit]')
    if (block && event.key === 'Enter') events.editBlock(Number(block.dataset['edit']))
    return
  }
  const next = neighbour(cell, event.key)
  if (next) {
    event.preventDefault()
    return move(cell, next)
  }
  if (event.key === 'Enter' || event.key === 'F2') {
    event.preventDefault()
    edit(cell)
  } else if (cell.dataset['cell'] === undefined && /^[\d+\-./]$/.test(event.key)) {
    event.preventDefault()
    edit(cell, event.key)
  }
}

function neighbour(cell: HTMLElement, key: string): HTMLElement | null {
  const cells = [...cell.closest('.scroll')!.querySelectorAll<HTMLTableCellElement>(cellSelector)]
  const own = cell as HTMLTableCellElement
  const index = cells.indexOf(own)
  const column = (one: HTMLTableCellElement) => one.dataset['figure']?.split('.').at(-1) ?? one.cellIndex
  const inColumn = cells.filter((one) => column(one) === column(own))
  const row = inColumn.indexOf(own)
  switch (key) {
    case 'ArrowRight':
      return cells[index + 1] ?? null
    case 'ArrowLeft':
      return cells[index - 1] ?? null
    case 'ArrowDown':
      return inColumn[row + 1] ?? null
    case 'ArrowUp':
      return inColumn[row - 1] ?? null
    default:
      return null
  }
}

function spotOf({ dataset }: HTMLElement): CellSpot {
  return dataset['cell'] === undefined ? { figure: dataset['figure']! } : { cell: Number(dataset['cell']) }
}

function selectorOf(spot: CellSpot): string {
  return 'cell' in spot ? `[data-cell="${spot.cell}"]` : `td[data-figure="${spot.figure}"]`
}

function move(from: HTMLElement, to: HTMLElement): void {
  from.tabIndex = -1
  to.tabIndex = 0
  to.focus()
}

/** A field in the cell: Enter and Tab keep what is in it, Esc does not. */
function edit(cell: HTMLElement, first?: string): void {
  const spot = spotOf(cell)
  const before = cell.innerHTML
  const shown = 'cell' in spot ? cells[spot.cell]!.text : (figures[spot.figure]?.now ?? '')
  const field = sheet().createElement('cell' in spot ? 'textarea' : 'input') as HTMLInputElement
  field.value = first ?? shown
  field.setAttribute('aria-label', cell.title || '单元格的文字')
  field.inputMode = 'cell' in spot ? 'text' : 'decimal'
  cell.replaceChildren(field)
  field.focus()
  if (first === undefined) field.select()
  let done = false
  const close = () => {
    done = true
    cell.innerHTML = before
  }
  const keep = async (key: string): Promise<void> => {
    if (done) return
    const { value } = field
    close()
    const same = value.trim() === shown
    const taken = same || (await events.setCell(spot, value))
    const now = sheet().querySelector<HTMLElement>(selectorOf(spot))
    if (!now) return
    if (!taken) return edit(now, value)
    const next = neighbour(now, key)
    if (next) move(now, next)
    else if (key !== '') now.focus()
  }
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      close()
      cell.focus()
    }
    const key =
      event.key === 'Enter'
        ? event.shiftKey
          ? 'ArrowUp'
          : 'ArrowDown'
        : event.key === 'Tab'
          ? event.shiftKey
            ? 'ArrowLeft'
            : 'ArrowRight'
          : null
    if (key === null) return
    event.preventDefault()
    void keep(key)
  })
  field.addEventListener('blur', () => void keep(''))
}
