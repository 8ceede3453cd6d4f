import { appendFileSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isPageAsset } from '../../../src/batch/names.js'
import { countFindings } from '../../../src/work/convert-one.js'
import { FolderStore } from '../../../src/work/folder-store.js'
import { workOne } from '../../../src/work/work-one.js'
import type { Job } from '../../../src/work/job.js'
import { fontLoader } from '../../../src/fonts/load-fonts.js'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'nianbao-file-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const text = '青屿市水务局2024年政府信息公开工作年度报告\n一、总体情况\n公开信息5条。\n'

function taskOf(formats: Job['options']['formats']): Job {
  const path = join(folder, 'a.txt')
  writeFileSync(path, text)
  return {
    path: Buffer.from(path),
    input: 'a.txt',
    stem: 'a',
    passedOver: null,
    isAsset: false,
    options: { formats, attach: false, fonts: [], all: false, strict: false },
    optionsHash: 'o',
    previous: null,
  }
}

const inputs = {
  size: async (path: Uint8Array) => statSync(Buffer.from(path)).size,
  read: async (path: Uint8Array) => readFileSync(Buffer.from(path)),
}
const settings = () => ({
  inputs,
  outputs: new FolderStore(join(realpathSync(folder), 'out')),
  version: '1',
  verify: false,
  office: async () => null,
})

test('a file that changes while it is converted is one failed file, and done anew by the next run', async () => {
  const task = taskOf(['pdf'])
  const load = fontLoader([])
  const changing = () => {
    appendFileSync(join(folder, 'a.txt'), '六、其他需要报告的事项\n无。\n')
    return load()
  }
  const first = await workOne(task, { ...settings(), loadFonts: changing })
  expect(first.record).toMatchObject({ status: 'failed', reason: '文件在读取时被改动，请重新运行', outputs: [] })
  const second = await workOne({ ...task, previous: first.record }, { ...settings(), loadFonts: load })
  expect(second).toMatchObject({ fresh: true, record: { status: 'converted' } })
})

test('what an earlier run made holds until content, options, version or an output differ', async () => {
  const task = taskOf(['json'])
  const context = { ...settings(), loadFonts: fontLoader([]) }
  const { record } = await workOne(task, context)
  const again = (changes: Partial<Job>, version = '1') => workOne({ ...task, previous: record, ...changes }, { ...context, version })
  expect(await again({})).toEqual({ record, fresh: false })
  expect((await again({ optionsHash: 'other' })).fresh).toBe(true)
  expect((await again({ stem: 'b' })).fresh).toBe(true)
  expect((await again({}, '2')).fresh).toBe(true)
  expect(readdirSync(join(folder, 'out'))).toEqual(['a.check.html', 'a.json', 'b.check.html', 'b.json'])
  rmSync(join(folder, 'out', 'a.check.html'))
  expect((await again({})).fresh).toBe(true)
  writeFileSync(join(folder, 'a.txt'), text.replace('5', '6'))
  expect((await again({})).fresh).toBe(true)
})

test('what is passed over is passed over anew only where the reason differs', async () => {
  const task = { ...taskOf(['json']), passedOver: '网页附带的文件' }
  const context = { ...settings(), loadFonts: fontLoader([]) }
  const first = await workOne(task, context)
  expect(first).toMatchObject({ fresh: true, record: { status: 'skipped', reason: '网页附带的文件' } })
  expect((await workOne({ ...task, previous: first.record }, context)).fresh).toBe(false)
  expect((await workOne({ ...task, previous: first.record, passedOver: '别的' }, context)).fresh).toBe(true)
  // The run report lists only what belongs to its own options.
  expect((await workOne({ ...task, previous: first.record, optionsHash: 'other' }, context)).record.optionsHash).toBe('other')
})

test('a code that comes as warning and as error counts as both', () => {
  const finding = (severity: 'warning' | 'error') => ({ code: 'check/of-another-version', severity, facts: {} })
  expect(countFindings([finding('warning'), finding('error'), finding('warning')])).toEqual([
    { code: 'check/of-another-version', severity: 'warning', count: 2, message: 'check/of-another-version' },
    { code: 'check/of-another-version', severity: 'error', count: 1, message: 'check/of-another-version' },
  ])
})

test('what a file no longer becomes is removed, unless somebody has changed it', async () => {
  const context = { ...settings(), loadFonts: fontLoader([]) }
  const task = taskOf(['html', 'json', 'csv'])
  const { record } = await workOne(task, context)
  writeFileSync(join(folder, 'out', 'a.csv'), '改过')
  const fewer = { ...task, options: { ...task.options, formats: ['html'] as const }, optionsHash: 'other', previous: record }
  await workOne(fewer, context)
  expect(readdirSync(join(folder, 'out'))).toEqual(['a.check.html', 'a.csv', 'a.html'])
})

test('what a damaged manifest names outside the output folder is left alone', async () => {
  const context = { ...settings(), loadFonts: fontLoader([]) }
  const task = taskOf(['json'])
  const { record } = await workOne(task, context)
  const path = join(folder, 'outside.txt')
  writeFileSync(path, text)
  const output = { path: '../outside.txt', bytes: Buffer.byteLength(text), sha256: record.inputHash }
  await workOne({ ...task, optionsHash: 'other', previous: { ...record, outputs: [output] } }, context)
  expect(readdirSync(folder)).toContain('outside.txt')
})

test('a report is one whatever its name; a style sheet is none', async () => {
  const context = { ...settings(), loadFonts: fontLoader([]) }
  const named = (input: string, content: string) => {
    writeFileSync(join(folder, input), content)
    return { ...taskOf(['json']), path: Buffer.from(join(folder, input)), input, isAsset: isPageAsset(input) }
  }
  expect((await workOne(named('年报.js', text), context)).record).toMatchObject({ status: 'converted' })
  const asset = { status: 'skipped', reason: '网页附带的文件' }
  expect((await workOne(named('页.css', 'p { margin: 0 }'), context)).record).toMatchObject(asset)
  expect((await workOne(named('空.css', ''), context)).record).toMatchObject(asset)
})

test('what was not verified before is done anew with --verify', async () => {
  const task = taskOf(['json'])
  const context = { ...settings(), loadFonts: fontLoader([]) }
  const { record } = await workOne(task, context)
  const verified = await workOne({ ...task, previous: record }, { ...context, verify: true })
  expect(verified).toMatchObject({ fresh: true, record: { verified: true } })
  expect((await workOne({ ...task, previous: verified.record }, { ...context, verify: true })).fresh).toBe(false)
})

test('an output that somebody has changed is kept, the new one lies beside it; --force writes over it', async () => {
  const context = { ...settings(), loadFonts: fontLoader([]) }
  const task = taskOf(['html', 'json'])
  const { record } = await workOne(task, context)
  const out = (name: string) => join(folder, 'out', name)
  writeFileSync(out('a.html'), '改过')
  writeFileSync(join(folder, 'a.txt'), text.replace('5', '6'))
  const second = await workOne({ ...task, previous: record }, context)
  expect(readFileSync(out('a.html'), 'utf8')).toBe('改过')
  expect(readFileSync(out('a.新.html'), 'utf8')).toContain('6条')
  expect(readFileSync(out('a.json'), 'utf8')).toContain('6条')
  expect(second.record.outputs.find(({ path }) => path === 'a.新.html')).toMatchObject({ instead: 'a.html' })
  expect(second.record.reports[0]!.findings).toContainEqual(expect.objectContaining({ code: 'write/kept', severity: 'warning', count: 1 }))
  expect((await workOne({ ...task, previous: second.record }, context)).fresh).toBe(false)
  writeFileSync(out('a.新.html'), '也改过')
  await workOne({ ...task, previous: second.record, redo: true }, context)
  expect(readdirSync(join(folder, 'out'))).toEqual(['a.check.html', 'a.html', 'a.json', 'a.新.html', 'a.新2.html'])
  rmSync(out('a.html'))
  const third = await workOne({ ...task, previous: second.record }, context)
  expect(readFileSync(out('a.html'), 'utf8')).toContain('6条')
  writeFileSync(out('a.html'), '再改')
  await workOne({ ...task, previous: third.record, redo: true }, { ...context, overwrite: true })
  expect(readFileSync(out('a.html'), 'utf8')).toContain('6条')
})

test('corrections beside the input are part of what an output depends on', async () => {
  const context = { ...settings(), loadFonts: fontLoader([]) }
  const beside = join(folder, 'a.txt.更正.json')
  const task = { ...taskOf(['json']), corrections: Buffer.from(beside) }
  const inputsThere = { ...inputs, size: async (path: Uint8Array) => statSync(Buffer.from(path), { throwIfNoEntry: false })?.size ?? -1 }
  const tools = { ...context, inputs: inputsThere }
  const { record } = await workOne(task, tools)
  const corrections = [{ path: 'year', before: '2024', after: '2023' }]
  writeFileSync(beside, JSON.stringify({ version: 1, source: { name: 'a.txt', sha256: record.inputHash }, corrections }))
  const second = await workOne({ ...task, previous: record }, tools)
  expect(second).toMatchObject({ fresh: true, record: { reports: [{ year: 2023, corrected: 1 }] } })
  expect((await workOne({ ...task, previous: second.record }, tools)).fresh).toBe(false)
})

test('outputs of an input that no longer converts are removed; of one that could not be read they stay, and are told', async () => {
  const context = { ...settings(), loadFonts: fontLoader([]) }
  const task = taskOf(['json'])
  const { record } = await workOne(task, context)
  const broken = { ...context, inputs: { ...inputs, read: () => Promise.reject(Object.assign(new Error('io'), { code: 'EIO' })) } }
  const unread = await workOne({ ...task, previous: record }, broken)
  expect(unread.record).toMatchObject({ status: 'failed', outputs: [], stale: [{ path: 'a.json' }, { path: 'a.check.html' }] })
  expect(readdirSync(join(folder, 'out'))).toEqual(['a.check.html', 'a.json'])
  writeFileSync(join(folder, 'a.txt'), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0]))
  const picture = await workOne({ ...task, previous: unread.record }, context)
  expect(picture.record.status).toBe('skipped')
  expect(readdirSync(join(folder, 'out'))).toEqual([])
})
