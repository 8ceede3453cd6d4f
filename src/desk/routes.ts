import { zipSync } from 'fflate'
import { fontLoader } from '../fonts/load-fonts.js'
import type { Wish } from '../corrections/wish.js'
import { describeFinding } from '../diagnostics/render.js'
import { renderReviewSheet } from '../review/index.js'
import { reviewRead } from '../review/review-read.js'
import { writeReport } from '../convert.js'
import { fileName, formats, writers, type Format } from '../writers/registry.js'
import type { DeskFile } from './desk-file.js'
import { mendSchema, noteSchema } from './messages.js'
import type { MadeOutput, Shelf } from './shelf.js'
import { viewReport, viewSource } from './view.js'

export interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string | Uint8Array
  /** Name under which it is downloaded. */
  readonly name?: string
}

export interface Asked {
  readonly method: string
  /** Behind the token. */
  readonly path: string
  readonly query: URLSearchParams
  readonly body: Uint8Array
}

const nothing: Answer = { status: 404, type: 'text/plain', body: '' }

/** What the desk answers: the files of its shelf, a report, what a mend made of it, and what can be taken away. */
export async function answer(shelf: Shelf, asked: Asked): Promise<Answer> {
  const { method, path, query, body } = asked
  if (path === 'files' && method === 'GET')
    return json({ folder: shelf.folder, saves: shelf.save !== undefined, files: await shelf.list() })
  if (path === 'upload' && method === 'POST') return json({ id: await shelf.add(query.get('name') ?? '', body) })
  const id = query.get('id') ?? ''
  const file = await shelf.find(id)
  if (!file) return nothing
  const part = Math.max(1, Number(query.get('part') ?? 1) || 1)
  const previous = await shelf.find(query.get('previous') ?? '')
  const show = async (more: object = {}) => json({ ...(await viewReport(file, part, previous)), ...more })
  switch (`${method} ${path}`) {
    case 'GET source':
      return json(viewSource(await file.finish(), part))
    case 'GET report':
      return show()
    case 'POST mend':
      return mend(file, body, show)
    case 'POST undo':
    case 'POST redo':
      await file.step(path === 'undo')
      return show()
    case 'POST note':
      return note(file, body, show)
    case 'POST take-back':
      await file.takeBack(Number(query.get('index')))
      return show()
    case 'POST rebind':
      await file.rebind()
      return show()
    case 'GET download':
      return download(file, part, query.get('format') ?? '')
    case 'GET corrections':
      return corrections(file)
    case 'POST save':
      return shelf.save ? show({ written: await shelf.save(file, await makeUsual(file, part)) }) : nothing
    case 'POST forget':
      return shelf.forget ? json({ forgotten: await shelf.forget(id).then(() => true) }) : nothing
    default:
      return nothing
  }
}

function json(value: object): Answer {
  return { status: 200, type: 'application/json', body: JSON.stringify(value) }
}

/** What cannot be mended so is refused with its reasons, and nothing has changed. */
async function mend(file: DeskFile, body: Uint8Array, show: () => Promise<Answer>): Promise<Answer> {
  const parsed = mendSchema.safeParse(parse(body))
  if (!parsed.success) return { ...json({ refused: ['请求有误'] }), status: 400 }
  const at = new Date().toISOString()
  const wishes = parsed.data.wishes.map((wish): Wish => ({ ...wish, target: wish.target ?? '', at }))
  const edited = await file.mend(wishes)
  if ('corrections' in edited) return show()
  return { ...json({ refused: edited.refused.map((finding) => describeFinding(finding).message) }), status: 422 }
}

async function note(file: DeskFile, body: Uint8Array, show: () => Promise<Answer>): Promise<Answer> {
  const parsed = noteSchema.safeParse(parse(body))
  if (!parsed.success) return { ...json({ refused: ['请求有误'] }), status: 400 }
  const { index, ...said } = parsed.data
  await file.note(index, said)
  return show()
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'))
  } catch {
    return null
  }
}

async function make(file: DeskFile, part: number, wanted: readonly Format[], withSheet: boolean): Promise<MadeOutput[]> {
  const { outcome, read } = await file.report(part)
  if (!read) return []
  const stem = file.stem + (outcome.reports.length > 1 ? `-${part}` : '')
  const outputs = await writeReport(read, wanted, { name: stem, fonts: fontLoader([]), attach: false })
  const made = outputs.map(({ format, bytes }) => ({ name: fileName(stem, format), type: writers[format].mediaType, bytes }))
  if (!withSheet) return made
  const sheet = Buffer.from(renderReviewSheet(reviewRead(read, file.name, outcome.source)))
  return [...made, { name: `${stem}.check.html`, type: 'text/html', bytes: sheet }]
}

async function download(file: DeskFile, part: number, format: string): Promise<Answer> {
  const known = formats.find((one) => one === format)
  if (!known && format !== 'review' && format !== 'zip') return nothing
  const made = await make(file, part, known ? [known] : format === 'zip' ? formats : [], !known)
  if (made.length === 0) return nothing
  if (format !== 'zip') return { status: 200, type: made[0]!.type, body: made[0]!.bytes, name: made[0]!.name }
  const entries = Object.fromEntries(made.map(({ name, bytes }) => [name, bytes]))
  return {
    status: 200,
    type: 'application/zip',
    body: zipSync(entries, { level: 6, mtime: '1980-01-01' }),
    name: `${file.stem}.zip`,
  }
}

/** What `convert` writes, and the review sheet. */
function makeUsual(file: DeskFile, part: number): Promise<MadeOutput[]> {
  return make(
    file,
    part,
    formats.filter((format) => writers[format].byDefault),
    true,
  )
}

async function corrections(file: DeskFile): Promise<Answer> {
  const kept = await file.correctionsFile()
  return kept ? { status: 200, type: 'application/json', body: kept.text, name: kept.name } : nothing
}
