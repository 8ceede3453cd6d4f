import { byId, patch, scrollWithin } from './dom.js'
import type { ReportView } from './messages.js'

/** What the page does with the result. */
export interface ResultEvents {
  /** Whether the value was taken; why not has been said then. */
  readonly setFigure: (path: string, value: string) => Promise<boolean>
  readonly editBlock: (index: number) => void
  readonly light: (path: string | null, index: number | null) => void
  readonly step: (back: boolean) => void
}

let events: ResultEvents
let figures: ReportView['figures'] = {}

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
  for (const table of body.querySelectorAll('.scroll'))
    [...table.querySelectorAll<HTMLElement>('td[data-figure]')].forEach((cell, index) => {
      const figure = view.figures[cell.dataset['figure']!]
      cell.tabIndex = index === 0 ? 0 : -1
      cell.title = figure ? `${figure.label}${cell.dataset['written'] === undefined ? '' : `（原文：${cell.dataset['written']}）`}` : ''
    })
}

function textsOf(body: HTMLElement): HTMLElement[] {
  return [...body.querySelectorAll<HTMLElement>('main :is(h1,h2,h3,h4,h5,p)')].filter((one) => !one.closest('nav,table,footer,.below'))
}

export function goTo(selector: string): void {
  const found = sheet().querySelector<HTMLElement>(selector)
  const target = found?.closest<HTMLElement>('td[data-figure],[data-edit]') ?? found
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
  const cell = element.closest<HTMLElement>('td[data-figure]')
  if (cell && !cell.querySelector('input')) edit(cell)
  const block = cell || link ? null : element.closest<HTMLElement>('[data-edit]')
  if (block) events.editBlock(Number(block.dataset['edit']))
}

function onFocus({ target }: Event): void {
  const element = target as HTMLElement
  const cell = element.closest<HTMLElement>('td[data-figure]')
  if (cell) return events.light(cell.dataset['figure']!, null)
  const block = element.closest<HTMLElement>('[data-edit]')
  events.light(null, block ? Number(block.dataset['edit']) : null)
}

function onKey(event: KeyboardEvent): void {
  const target = event.target as HTMLElement
  if (target.tagName === 'INPUT') return
  if ((event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key)) {
    event.preventDefault()
    return events.step(event.key.toLowerCase() === 'z' && !event.shiftKey)
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const cell = target.closest<HTMLElement>('td[data-figure]')
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
  } else if (/^[\d+\-./]$/.test(event.key)) {
    event.preventDefault()
    edit(cell, event.key)
  }
}

function neighbour(cell: HTMLElement, key: string): HTMLElement | null {
  const cells = [...cell.closest('.scroll')!.querySelectorAll<HTMLElement>('td[data-figure]')]
  const index = cells.indexOf(cell)
  const column = (one: HTMLElement) => one.dataset['figure']!.split('.').at(-1)
  const inColumn = cells.filter((one) => column(one) === column(cell))
  const row = inColumn.indexOf(cell)
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

function move(from: HTMLElement, to: HTMLElement): void {
  from.tabIndex = -1
  to.tabIndex = 0
  to.focus()
}

/** A field in the cell: Enter and Tab keep what is in it, Esc does not. */
function edit(cell: HTMLElement, first?: string): void {
  const path = cell.dataset['figure']!
  const before = cell.innerHTML
  const shown = figures[path]?.now ?? ''
  const field = sheet().createElement('input')
  field.value = first ?? shown
  field.setAttribute('aria-label', cell.title)
  field.inputMode = 'decimal'
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
    const taken = same || (await events.setFigure(path, value))
    const now = sheet().querySelector<HTMLElement>(`td[data-figure="${path}"]`)
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
