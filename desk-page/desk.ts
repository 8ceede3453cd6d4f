import { byId, make } from './dom.js'
import { answering, ask, download, type FileEntry, type Place, type ReportView, type SourceView, type Wish } from './messages.js'
import { goTo, showResult, startResult, type Spot } from './result.js'
import { lightSource, showSource, startSource } from './source.js'

/** The file that is open. */
let open: { id: string; part: number; view: ReportView } | null = null
let files: readonly FileEntry[] = []
let previous = ''
/** There is a place beside the source to save to. */
let saves = true

const status = byId('status')

/** What is known of files that were opened. */
const seen = new Map<string, string>()

function say(text: string): void {
  status.textContent = text
}

const queryOf = (id: string, part: number) => ({ id, part: String(part), ...(previous === '' ? {} : { previous }) })

async function listFiles(): Promise<void> {
  const listed = await ask<{ folder: string; saves: boolean; files: FileEntry[] }>('files')
  saves = listed.saves
  files = listed.files.toSorted((a, b) => a.name.localeCompare(b.name, 'zh', { numeric: true }))
  byId('files').replaceChildren(
    ...files.map(({ id, name }) => {
      const known = seen.get(id)
      const button = make(
        'button',
        { type: 'button', onclick: () => void openFile(id, 1) },
        name,
        ...(known === undefined ? [] : [make('small', {}, known)]),
      )
      button.dataset['id'] = id
      if (id === open?.id) button.setAttribute('aria-current', 'true')
      return make('li', {}, button)
    }),
  )
  if (files.length === 0) say('这个目录中还没有可以读的文件')
}

async function openFile(id: string, part: number): Promise<void> {
  say('正在读取…')
  try {
    const view = await ask<ReportView>('report', queryOf(id, part))
    open = { id, part, view }
    location.hash = part === 1 ? id : `${id}.${part}`
    for (const button of document.querySelectorAll<HTMLElement>('#files button'))
      if (button.dataset['id'] === id) button.setAttribute('aria-current', 'true')
      else button.removeAttribute('aria-current')
    if (view.parts > 0) showSource(await ask<SourceView>('source', { id, part: String(part) }))
    show(view, true)
    say(view.parts > 0 ? countsOf(view) : '读不出报告')
  } catch (error) {
    say((error as Error).message)
  }
}

function countsOf({ counts, mends }: ReportView): string {
  return `错误${counts.error}处、警告${counts.warning}处、提示${counts.info}处；更正${mends.length}处`
}

function show(view: ReportView, afresh: boolean): void {
  byId('empty').hidden = true
  byId('failed').hidden = view.parts > 0
  byId('opened').hidden = view.parts === 0
  if (view.parts === 0) {
    byId('problems').replaceChildren(...(view.problems ?? []).map(({ message, hint }) => make('li', {}, `${message}。${hint ?? ''}`)))
    return
  }
  open = { ...open!, view }
  note(open.id, view)
  showAbout(view)
  showTools(view)
  showFindings(showResult(view, afresh), view)
  showMends(view)
  showDropped(view)
  showCompare(view)
}

/** Tells in the list how a file stands. */
function note(id: string, { counts, mends }: ReportView): void {
  const known = `错误${counts.error} 警告${counts.warning} 更正${mends.length}`
  seen.set(id, known)
  const button = byId('files').querySelector(`[data-id="${id}"]`)
  button?.querySelector('small')?.remove()
  button?.append(make('small', {}, known))
}

/** Mends, and says that it is kept only when it is on the disk. */
async function change(path: string, query: Record<string, string>, body?: object): Promise<boolean> {
  const { id, part } = open!
  say('正在保存…')
  try {
    const init = { method: 'POST', ...(body ? { body: JSON.stringify(body) } : {}) }
    const view = await ask<ReportView>(path, { ...queryOf(id, part), ...query }, init)
    show(view, false)
    say(`${view.written ? `已保存：${view.written.join('、')}` : '已保存'}。${countsOf(view)}`)
    return true
  } catch (error) {
    say(`没有保存：${(error as Error).message}`)
    return false
  }
}

/** Who mends, as he has written it; kept for the next time in this browser. */
const by = byId<HTMLInputElement>('by')

function signed(): { by?: string } {
  const name = by.value.trim()
  return name === '' ? {} : { by: name }
}

const mend = (...wishes: Wish[]) => change('mend', {}, { wishes: wishes.map((wish) => ({ ...wish, ...signed(), part: open!.part })) })

const about = [
  ['organ', '机关', false],
  ['year', '年份', false],
  ['date', '日期', false],
  ['title', '标题', true],
] as const

function showAbout(view: ReportView): void {
  const form = byId('about')
  if (form.children.length === 0) {
    form.addEventListener('submit', (event) => event.preventDefault())
    form.append(
      ...about.map(([name, label, wide]) => {
        const field = make('input', { id: `about-${name}`, onchange: () => void setAbout(name, field) })
        return make('label', { className: wide ? 'wide' : '' }, label, field)
      }),
    )
  }
  for (const [name] of about) byId<HTMLInputElement>(`about-${name}`).value = view[name]
}

async function setAbout(name: 'organ' | 'year' | 'title' | 'date', field: HTMLInputElement): Promise<void> {
  if (field.value === open!.view[name]) return
  const taken = await mend({ target: name, after: field.value })
  field.setAttribute('aria-invalid', String(!taken))
  if (!taken) field.focus()
}

const downloads = [
  ['docx', 'Word'],
  ['pdf', 'PDF'],
  ['html', '网页'],
  ['review', '审核单'],
  ['ofd', 'OFD'],
  ['xlsx', 'Excel'],
  ['json', 'JSON'],
  ['csv', 'CSV'],
  ['zip', '全部（ZIP）'],
] as const

function showTools(view: ReportView): void {
  const { id, part } = open!
  const button = (text: string, run: () => void, disabled = false) => make('button', { type: 'button', onclick: run, disabled }, text)
  const links = downloads.map(([format, label]) => downloadLink('download', { id, part: String(part), format }, label))
  const last = make(
    'select',
    { onchange: () => ((previous = last.value), void openFile(id, part)) },
    make('option', { value: '' }, '不比较'),
  )
  last.append(
    ...files.filter((one) => one.id !== id).map((one) => make('option', { value: one.id, selected: one.id === previous }, one.name)),
  )
  const focused = document.activeElement?.textContent
  const parts = Array.from({ length: view.parts }, (_, index) =>
    button(`第${index + 1}份`, () => void openFile(id, index + 1), index + 1 === part),
  )
  byId('tools').replaceChildren(
    ...(view.parts > 1 ? parts : []),
    ...(view.stale ? [button('原件改动过：核实后改绑更正', () => void change('rebind', {}))] : []),
    button('撤销', () => void change('undo', {}), !view.steps.undo),
    button('重做', () => void change('redo', {}), !view.steps.redo),
    make('label', {}, '上一年度 ', last),
    make('span', {}, '下载：'),
    ...links,
    ...(saves ? [button('存到原件旁边', () => void change('save', {}))] : []),
    ...(!saves && view.mends.length > 0 ? [downloadLink('corrections', { id }, '更正文件')] : []),
    ...(saves ? [] : [button('移去', () => void forget(view))]),
  )
  const again = [...byId('tools').querySelectorAll('button')].find((one) => one.textContent === focused)
  if (again && document.activeElement === document.body) again.focus()
}

function downloadLink(path: string, query: Record<string, string>, label: string): HTMLAnchorElement {
  const link = make('a', { className: 'button', href: `${path}?${new URLSearchParams(query)}` }, label)
  link.setAttribute('download', '')
  if (answering.isLocal)
    link.addEventListener('click', (event) => {
      event.preventDefault()
      say(`正在生成${label}…`)
      download(path, query).then(
        () => say(`${label}已下载`),
        (error: Error) => say(error.message),
      )
    })
  return link
}

/** Takes a file and its mends from the browser's store; they are nowhere else. */
async function forget({ mends }: ReportView): Promise<void> {
  const what = mends.length > 0 ? `和它的${mends.length}处更正？没有下载的更正不能找回` : ''
  if (!confirm(`从这个浏览器中移去“${open!.view.name}”${what}？`)) return
  await ask('forget', { id: open!.id }, { method: 'POST' })
  open = null
  location.hash = ''
  byId('opened').hidden = byId('failed').hidden = true
  byId('empty').hidden = false
  say('已移去')
  await listFiles()
  byId('choose').focus()
}

function showFindings(review: Element | null, { accepts }: ReportView): void {
  const list = byId('finding-list')
  if (!review) return list.replaceChildren(make('p', {}, '没有发现问题。'))
  list.replaceChildren(make('div', { className: 'review' }, ...document.importNode(review, true).childNodes))
  for (const { number, cells } of accepts) {
    const item = list.querySelector(`#f${number}`)
    const values = cells.map(({ after }) => after).join('、')
    item?.append(
      make(
        'button',
        { type: 'button', onclick: () => void mend(...cells.map((cell) => ({ ...cell, reason: '接受建议' }))) },
        `接受建议（${values}）`,
      ),
    )
  }
}

function showMends({ mends }: ReportView): void {
  const items = mends.map(({ where, before, after, reason, by, at }, index) => {
    const notes = [by, at].filter((note) => note !== '').join('；')
    const why = make('input', {
      value: reason,
      maxLength: 200,
      placeholder: '理由',
      onchange: () => void change('note', {}, { index, reason: why.value.trim(), by }),
    })
    why.setAttribute('aria-label', `第${index + 1}条更正的理由`)
    const back = make('button', { type: 'button', onclick: () => void change('take-back', { index: String(index) }) }, '撤回')
    back.setAttribute('aria-label', `撤回第${index + 1}条更正`)
    return make('li', {}, `${where}：${short(before)}→${short(after)} `, make('small', {}, notes), ' ', why, ' ', back)
  })
  byId('mends').replaceChildren(...(items.length > 0 ? items : [make('li', {}, '还没有更正')]))
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 38)}…` : text
}

function showDropped({ dropped }: ReportView): void {
  byId('dropped').hidden = dropped.length === 0
  byId('dropped')
    .querySelector('ul')!
    .replaceChildren(
      ...dropped.map(({ text, place }) => {
        const keep = make(
          'button',
          { type: 'button', onclick: () => void mend({ placed: { place, what: 'keep', before: text }, after: text }) },
          '恢复',
        )
        keep.setAttribute('aria-label', `恢复：${text.slice(0, 20)}`)
        return make('li', {}, `${text} `, keep)
      }),
    )
}

function showCompare({ compare }: ReportView): void {
  byId('compare').hidden = compare === null
  const head = make('tr', {}, ...['项目', '上年', '本年', '增减'].map((text) => make('th', { scope: 'col' }, text)))
  const rows = (compare ?? []).map(({ label, before, now, change: by }) =>
    make(
      'tr',
      {},
      make('th', { scope: 'row' }, label),
      make('td', {}, before),
      make('td', {}, now),
      make('td', {}, by === null ? '' : by > 0 ? `+${by}` : String(by)),
    ),
  )
  byId('compare')
    .querySelector('div')!
    .replaceChildren(make('table', {}, make('thead', {}, head), make('tbody', {}, ...rows)))
}

/** The figure or the text whose place was clicked in the source. */
function chooseSource(place: Place): void {
  const { figures, blocks, cells } = open!.view
  const within = (one: Place | null) => one !== null && place.start <= one.start && one.end <= place.end
  const path = Object.keys(figures).find((one) => within(figures[one]!.place))
  if (path) return goTo(`td[data-figure="${path}"]`)
  const cell = cells.findIndex(({ place: own }) => within(own))
  if (cell >= 0) return goTo(`[data-cell="${cell}"]`)
  const index = blocks.findIndex(({ place: own }) => own !== null && own.start <= place.start && place.start < own.end)
  if (index >= 0) goTo(`[data-edit="${index}"]`)
}

function light(spot: Spot | null): void {
  const { figures, blocks, cells } = open!.view
  const block = spot && 'block' in spot ? blocks[spot.block] : undefined
  const { repairs = [] } = block ?? {}
  const said = repairs.map(({ before, after }) => `${short(before)}→${after === '' ? '删去' : short(after)}`)
  byId('repairs').textContent = said.length > 0 ? `此处的修正：${said.join('、')}` : ''
  const cell = spot && 'figure' in spot ? figures[spot.figure] : spot && 'cell' in spot ? cells[spot.cell] : block
  lightSource(cell?.place ?? null)
}

const editor = byId<HTMLDialogElement>('editor')

function editBlock(index: number): void {
  const { text, place, level } = open!.view.blocks[index]!
  if (!place || level === null) return void (text === open!.view.title && byId('about-title').focus())
  byId<HTMLTextAreaElement>('editor-text').value = text
  byId<HTMLSelectElement>('editor-level').value = String(level)
  byId('editor-problem').textContent = ''
  editor.returnValue = 'cancel'
  openEditor(index, place)
}

function openEditor(index: number, place: Place): void {
  editor.addEventListener('close', () => void keepBlock(index, place), { once: true })
  editor.showModal()
}

async function keepBlock(index: number, place: Place): Promise<void> {
  const { text, level } = open!.view.blocks[index]!
  const reason = byId<HTMLInputElement>('editor-reason').value.trim()
  const why = reason === '' ? {} : { reason }
  const [after, newLevel] = [byId<HTMLTextAreaElement>('editor-text').value.trim(), byId<HTMLSelectElement>('editor-level').value]
  const wishes: Wish[] =
    editor.returnValue === 'drop'
      ? [{ placed: { place, what: 'drop', before: null }, after: null, ...why }]
      : editor.returnValue === 'save'
        ? [
            ...(after === text ? [] : [{ placed: { place, what: 'text' as const, before: null }, after, ...why }]),
            ...(newLevel === String(level) ? [] : [{ placed: { place, what: 'level' as const, before: null }, after: newLevel, ...why }]),
          ]
        : []
  if (wishes.length > 0 && !(await mend(...wishes))) {
    byId('editor-problem').textContent = status.textContent
    return openEditor(index, place)
  }
  goTo(`[data-edit="${index}"]`)
}

let stopped = false

async function addFiles(list: Iterable<File>): Promise<void> {
  // Corrections go to a file that is there already.
  const wanted = [...list].toSorted((a, b) => Number(a.name.endsWith('.更正.json')) - Number(b.name.endsWith('.更正.json')))
  const progress = byId<HTMLProgressElement>('progress')
  stopped = false
  byId('stop').hidden = progress.hidden = false
  progress.max = wanted.length
  let last = ''
  for (const [index, file] of wanted.entries()) {
    if (stopped) break
    progress.value = index
    say(`正在读取 ${file.name}（${index + 1}/${wanted.length}）…`)
    try {
      last = (await ask<{ id: string }>('upload', { name: file.name }, { method: 'POST', body: file })).id
    } catch (error) {
      say(`${file.name}：${(error as Error).message}`)
    }
  }
  byId('stop').hidden = progress.hidden = true
  await listFiles()
  if (last !== '') await openFile(last, 1)
}

function listenToPage(): void {
  by.value = localStorage.getItem('by') ?? ''
  by.addEventListener('change', () => localStorage.setItem('by', by.value.trim()))
  const picker = byId<HTMLInputElement>('picker')
  byId('choose').addEventListener('click', () => picker.click())
  byId('stop').addEventListener('click', () => void (stopped = true))
  picker.addEventListener('change', () => void addFiles(picker.files ?? []))
  byId('finding-list').addEventListener('click', (event) => {
    const link = (event.target as HTMLElement).closest('a')
    if (!link) return
    event.preventDefault()
    goTo(link.getAttribute('href')!)
  })
  for (const kind of ['dragover', 'dragleave', 'drop'] as const)
    document.addEventListener(kind, (event) => {
      event.preventDefault()
      byId('side').classList.toggle('over', kind === 'dragover')
      if (kind === 'drop') void addFiles(event.dataTransfer?.files ?? [])
    })
  document.addEventListener('keydown', (event) => {
    if (
      !open ||
      !(event.ctrlKey || event.metaKey) ||
      !/^[zy]$/i.test(event.key) ||
      /^(INPUT|TEXTAREA)$/.test(document.activeElement?.tagName ?? '')
    )
      return
    event.preventDefault()
    void change(event.key.toLowerCase() === 'z' && !event.shiftKey ? 'undo' : 'redo', {})
  })
}

/** To be called once, when it is known who answers. */
export function startDesk(): void {
  const frame = byId<HTMLIFrameElement>('sheet')
  if (frame.contentDocument?.readyState === 'complete' && frame.contentDocument.body.className === 'result') void start()
  else frame.addEventListener('load', () => void start(), { once: true })
}

async function start(): Promise<void> {
  listenToPage()
  startSource(chooseSource)
  startResult({
    setCell: (spot, value) =>
      mend(
        'figure' in spot
          ? { target: spot.figure, after: value }
          : { placed: { place: open!.view.cells[spot.cell]!.place!, what: 'text', before: null }, after: value },
      ),
    editBlock,
    light,
    step: (back) => void change(back ? 'undo' : 'redo', {}),
  })
  await listFiles()
  const [id = '', part = '1'] = location.hash.slice(1).split('.')
  if (files.some((file) => file.id === id)) await openFile(id, Number(part))
}
