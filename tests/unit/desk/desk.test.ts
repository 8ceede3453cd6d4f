import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { strToU8, zipSync } from 'fflate'
import { DeskFile } from '../../../src/desk/desk-file.js'
import { DeskFolder } from '../../../src/desk/desk-folder.js'
import { startDesk, type Desk } from '../../../src/desk/server.js'
import { viewReport } from '../../../src/desk/view.js'

const samples = join(import.meta.dirname, '..', '..', '..', 'samples')
const cell = 'applications.unavailable.notHeld.naturalPerson'
let folder = ''
let held: DeskFolder
let desk: Desk
let origin = ''

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'nianbao-desk-')))
  cpSync(join(samples, 'pipe-2024.txt'), join(folder, 'a.txt'))
  symlinkSync(join(samples, 'page-2022.html'), join(folder, 'outside.html'))
  held = new DeskFolder(folder)
  desk = await startDesk(held, 0)
  origin = new URL(desk.address).origin
})
afterEach(async () => {
  await desk.close()
  held.close()
  rmSync(folder, { recursive: true })
})

interface Shown {
  readonly figures: Record<string, { now: string }>
  readonly counts: { error: number }
  readonly mends: { where: string; before: string; after: string; reason: string; by: string }[]
  readonly cells: { text: string; place: { start: number; end: number } | null }[]
  readonly problems: { hint: string }[]
  readonly accepts: { cells: { target: string; after: string }[] }[]
  readonly refused?: string[]
  readonly files: { id: string; name: string }[]
  readonly id: string
  readonly written: string[]
  readonly stale: boolean
}

async function ask(path: string, body?: object | string): Promise<{ status: number; data: Shown }> {
  const init =
    body === undefined ? {} : { method: 'POST', headers: { origin }, body: typeof body === 'string' ? body : JSON.stringify(body) }
  const response = await fetch(new URL(path, desk.address), init)
  const text = await response.text()
  return { status: response.status, data: text === '' ? ({} as Shown) : (JSON.parse(text) as Shown) }
}

/** Headers that `fetch` would not let pass. */
function statusOf(path: string, headers: Record<string, string>, method = 'GET'): Promise<number | undefined> {
  return new Promise((resolve) => {
    const sent = request(new URL(path, desk.address), { headers, method, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    sent.on('error', () => resolve(undefined))
    sent.end()
  })
}

const idOf = async (name: string) => (await ask('files')).data.files.find((file) => file.name === name)?.id ?? ''

test('a mend is checked by the form, kept on the disk, and undone and done again', async () => {
  const id = await idOf('a.txt')
  const before = (await ask(`report?id=${id}`)).data
  expect([before.figures[cell]!.now, before.counts.error]).toEqual(['6', 1])
  expect(before.accepts).toMatchObject([{ cells: [{ target: cell, after: '9' }] }])
  const wrong = await ask(`mend?id=${id}`, { wishes: [{ target: cell, after: '9.5' }] })
  expect(wrong).toMatchObject({ status: 422, data: { refused: [expect.stringContaining('非负整数')] } })
  expect(existsSync(join(folder, 'a.txt.更正.json'))).toBe(false)
  const mended = (await ask(`mend?id=${id}`, { wishes: [{ target: cell, after: '9' }] })).data
  expect([mended.figures[cell]!.now, mended.counts.error]).toEqual(['9', 0])
  expect(JSON.parse(readFileSync(join(folder, 'a.txt.更正.json'), 'utf8'))).toMatchObject({
    corrections: [{ path: cell, before: '6', after: '9' }],
  })
  expect((await ask(`undo?id=${id}`, {})).data.figures[cell]!.now).toBe('6')
  expect((await ask(`redo?id=${id}`, {})).data.figures[cell]!.now).toBe('9')
  expect((await ask(`take-back?id=${id}&index=0`, {})).data.mends).toEqual([])
  expect(readFileSync(join(folder, 'a.txt'))).toEqual(readFileSync(join(samples, 'pipe-2024.txt')))
})

test('an original that changed is told of, and its corrections may be bound to it', async () => {
  const id = await idOf('a.txt')
  await ask(`mend?id=${id}`, { wishes: [{ target: cell, after: '9' }] })
  writeFileSync(join(folder, 'a.txt'), `${readFileSync(join(folder, 'a.txt'), 'utf8')}\n`)
  expect((await ask(`report?id=${id}`)).data).toMatchObject({ stale: true, counts: { error: 2 } })
  expect((await ask(`rebind?id=${id}`, {})).data).toMatchObject({ stale: false, counts: { error: 0 } })
})

test('what is taken away and what is saved is as mended; outputs are no inputs', async () => {
  const id = await idOf('a.txt')
  await ask(`mend?id=${id}`, { wishes: [{ target: cell, after: '9' }] })
  const csv = await (await fetch(new URL(`download?id=${id}&format=csv`, desk.address))).text()
  expect(csv).toContain('applications,unavailable.notHeld,naturalPerson,9,corrected')
  const zip = await fetch(new URL(`download?id=${id}&format=zip`, desk.address))
  expect(zip.headers.get('content-type')).toBe('application/zip')
  expect((await ask(`save?id=${id}`, {})).data.written).toEqual(['a.docx', 'a.pdf', 'a.html', 'a.check.html'])
  expect((await ask('files')).data.files.map(({ name }) => name)).toEqual(['a.txt'])
}, 60_000)

test('files are put into the folder whole, under a name of their own, and nowhere else', async () => {
  const names = ['../../b.txt', 'a.txt', '.hidden', '..\\c.txt']
  for (const name of names) await ask(`upload?name=${encodeURIComponent(name)}`, '一、总体情况')
  expect((await ask('files')).data.files.map(({ name }) => name)).toEqual(['_hidden', 'a.txt', 'a（2）.txt', 'b.txt', 'c.txt'])
  expect(existsSync(join(folder, '..', 'b.txt'))).toBe(false)
})

test.each<[string, string, Record<string, string>, string, number]>([
  ['another Host', '', { host: 'evil.example' }, 'GET', 403],
  ['another Origin', '', { origin: 'http://evil.example' }, 'GET', 403],
  ['another site', 'files', { 'sec-fetch-site': 'cross-site' }, 'GET', 403],
  ['a wrong token', '/wrong/files', {}, 'GET', 403],
  ['a change that names no origin', 'upload?name=a', {}, 'POST', 403],
  ['a body too large', 'upload?name=a', { 'content-length': '200000000', origin: 'own' }, 'POST', 413],
  ['a path for an id', 'report?id=../../etc/passwd', {}, 'GET', 404],
  ['a path out of the desk', '..%2f..%2fetc%2fpasswd', {}, 'GET', 404],
])('refused: %s', async (_, path, headers, method, status) => {
  const own = headers['origin'] === 'own' ? { ...headers, origin } : headers
  expect(await statusOf(path, own, method)).toBe(status)
})

test('links that lead out of the folder are not listed, and a second desk of the folder is refused', async () => {
  expect((await ask('files')).data.files.map(({ name }) => name)).toEqual(['a.txt'])
  writeFileSync(join(folder, '.nianbao-desk-lock'), String(process.ppid))
  expect(() => new DeskFolder(folder)).toThrow(/已经打开/)
})

test('every answer forbids what is not of the page itself', async () => {
  const { headers } = await fetch(desk.address)
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/)
  expect(headers.get('content-security-policy')).not.toContain('unsafe')
})

test('cells of other tables are shown in the order of the result, mended, and every mend is signed and explained', async () => {
  cpSync(join(samples, 'extra-table-2024.txt'), join(folder, 'b.txt'))
  const { files } = (await ask('files')).data
  const id = files.find(({ name }) => name === 'b.txt')!.id
  const { cells } = (await ask(`report?id=${id}`)).data
  expect(cells.slice(3, 6).map(({ text }) => text)).toEqual(['门户网站', '214', '36'])
  const wish = { placed: { place: cells[4]!.place, what: 'text', before: null }, after: '241', by: '王某' }
  const mended = await ask(`mend?id=${id}`, { wishes: [wish] })
  expect(mended).toMatchObject({ status: 200, data: { mends: [{ before: '214', after: '241', by: '王某', reason: '' }] } })
  expect(mended.data.cells[4]!.text).toBe('241')
  const noted = await ask(`note?id=${id}`, { index: 0, reason: '与后台核对', by: '王某' })
  expect(noted.data.mends).toMatchObject([{ after: '241', by: '王某', reason: '与后台核对' }])
  expect(readFileSync(join(folder, 'b.txt.更正.json'), 'utf8')).toContain('与后台核对')
  expect((await ask(`note?id=${id}`, { index: -1 })).status).toBe(400)
})

test.each(['a.rtf', 'a.odt'])('where nothing converts %s, the advice is none that a browser cannot follow', async (name) => {
  const bytes =
    name === 'a.rtf'
      ? Buffer.from('{\\rtf1\\ansi x}')
      : zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text'), 'content.xml': strToU8('<x/>') })
  const kept = { name, read: async () => bytes, corrections: async () => undefined, keep: async () => {} }
  const hintOf = async (file: DeskFile) => ((await viewReport(file, 1, undefined)) as Shown).problems[0]!.hint
  expect(await hintOf(new DeskFile(kept))).toMatch(/^浏览器中读不了这种文件：请用 Word 或 WPS 打开，另存为 \.docx/)
  expect(await hintOf(new DeskFile({ ...kept, office: async () => null }))).toContain('--soffice')
})
