import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findRoots, walkRoot } from '../../../src/batch/walk.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-walk-'))
  for (const path of ['档案/2019', '档案/2020', '成稿']) mkdirSync(join(folder, path), { recursive: true })
  for (const path of [
    '档案/2019/a.txt',
    '档案/2020/a.html',
    '档案/2020/a.txt',
    '档案/index.html',
    '档案/.hidden',
    '档案/nianbao.config.json',
  ]) {
    writeFileSync(join(folder, path), '')
  }
})
afterEach(() => rmSync(folder, { recursive: true }))

const walk = (names: string[], out = join(folder, '成稿')) =>
  findRoots(names).flatMap((root) => [...walkRoot(root, { out, follow: false })])

test('the tree is mirrored; hidden files and the configuration are passed over', () => {
  expect(walk([join(folder, '档案')]).map(({ input, stem }) => [input, stem])).toEqual([
    ['index.html', 'index-html'],
    ['2019/a.txt', '2019/a'],
    ['2020/a.html', '2020/a-html'],
    ['2020/a.txt', '2020/a-txt'],
  ])
})

test('the output folder inside the archive is no input', () => {
  writeFileSync(join(folder, '成稿', 'a.html'), '')
  expect(walk([folder]).map(({ input }) => input)).not.toContain('成稿/a.html')
})

test('patterns and single files', () => {
  expect(walk([join(folder, '档案', '**', '*.txt')]).map(({ input }) => input)).toEqual(['2019/a.txt', '2020/a.txt'])
  expect(walk([join(folder, '档案', 'index.html')]).map(({ input }) => input)).toEqual(['index.html'])
  expect(() => walk([join(folder, '没有')])).toThrow('ENOENT')
})

test('several roots keep apart', () => {
  expect(walk([join(folder, '档案', '2019'), join(folder, '档案', '2020')]).map(({ input }) => input)).toEqual([
    '2019/a.txt',
    '2020/a.html',
    '2020/a.txt',
  ])
})

test('a root inside another belongs to it', () => {
  const archive = join(folder, '档案')
  const names = [archive, join(archive, '2020'), join(archive, '2020', '*.txt')]
  expect(walk(names).map(({ input }) => input)).toEqual(walk([archive]).map(({ input }) => input))
  expect(walk([join(archive, '*.html'), join(archive, '2020', '*.txt')]).map(({ input }) => input)).toEqual(['index.html', '2020/a.txt'])
})

test('hidden files are read where they are named, other folders are not looked into', () => {
  rmSync(join(folder, '档案', '2019'), { recursive: true })
  symlinkSync(join(folder, 'nowhere'), join(folder, '档案', '2019'))
  expect(walk([join(folder, '档案', '.hidden')]).map(({ input }) => input)).toEqual(['.hidden'])
  expect(walk([join(folder, '档案', '.*')])).toEqual([])
})

test('a configuration below the root is listed as without effect', () => {
  writeFileSync(join(folder, '档案', '2019', 'nianbao.config.json'), '{}')
  const found = walk([join(folder, '档案')]).find(({ input }) => input === '2019/nianbao.config.json')
  expect(found?.passedOver).toBe('设置文件只在档案的根目录中有效')
})

test('no output stands where a folder, a review sheet or a file of the run stands', () => {
  for (const name of ['b.html', 'index.html.d', 'manifest.jsonl']) mkdirSync(join(folder, '档案', '2019', name))
  for (const name of ['b.txt', 'b.check.txt']) writeFileSync(join(folder, '档案', '2019', name), '')
  writeFileSync(join(folder, '档案', '2019', 'manifest.jsonl', 'c.txt'), '')
  expect(walk([join(folder, '档案', '2019')]).map(({ stem }) => stem)).toEqual(['a', 'b-check-txt', 'b-txt', 'manifest.jsonl_2/c'])
})

test('a link to a folder is listed but not followed, one to a file is read, also where it leads nowhere', () => {
  const archive = join(folder, '档案')
  symlinkSync(folder, join(archive, 'loop'))
  symlinkSync(join(archive, 'round'), join(archive, 'round'))
  symlinkSync(join(archive, '2019', 'a.txt'), join(archive, 'linked.txt'))
  execFileSync('mkfifo', [join(archive, 'pipe')])
  expect(
    walk([archive])
      .filter(({ input }) => !input.includes('/'))
      .map(({ input, passedOver }) => [input, passedOver]),
  ).toEqual([
    ['index.html', null],
    ['linked.txt', null],
    ['loop', '指向目录的符号链接，没有进入'],
    ['pipe', '不是普通文件（管道、设备等）'],
    ['round', null],
  ])
  expect(walk([join(archive, '*.html')]).map(({ input }) => input)).toEqual(['index.html'])
})

test('names in GB18030 bytes are found and shown decoded', () => {
  const name = Buffer.from([0xc4, 0xea, 0xb1, 0xa8, 0x2e, 0x74, 0x78, 0x74])
  writeFileSync(Buffer.concat([Buffer.from(join(folder, '档案', '2019/')), name]), '')
  const found = walk([join(folder, '档案')]).find(({ input }) => input === '2019/年报.txt')
  expect(found && Buffer.from(found.path).subarray(-8)).toEqual(name)
  writeFileSync(join(folder, '档案', '2019', '年报.txt'), '')
  const inputs = walk([join(folder, '档案')]).map(({ input }) => input)
  expect(inputs).toEqual(expect.arrayContaining(['2019/年报.txt', '2019/年报 (2).txt']))
})

test('folders whose portable names are the same keep apart', () => {
  for (const path of ['问?', '问？']) {
    mkdirSync(join(folder, '档案', path))
    writeFileSync(join(folder, '档案', path, 'a.txt'), '')
  }
  const stems = walk([join(folder, '档案')]).map(({ stem }) => stem)
  expect(stems.slice(-2)).toEqual(['问？/a', '问？_2/a'])
  expect(new Set(stems).size).toBe(stems.length)
})

test('a folder that cannot be listed is one entry of the run', () => {
  const walking = walkRoot(findRoots([join(folder, '档案')])[0]!, { out: join(folder, '成稿'), follow: false })
  expect(walking.next().value?.input).toBe('index.html')
  rmSync(join(folder, '档案', '2019'), { recursive: true })
  expect([...walking].map(({ input }) => input)).toEqual(['2019', '2020/a.html', '2020/a.txt'])
})

test('a link to a file outside the archive is listed, and read only where that is wanted', () => {
  writeFileSync(join(folder, '别处.txt'), '')
  symlinkSync(join(folder, '别处.txt'), join(folder, '档案/2019/z.txt'))
  symlinkSync(join(folder, '档案/2019/a.txt'), join(folder, '档案/2019/b.txt'))
  const [root] = findRoots([join(folder, '档案')])
  const passedOver = (follow: boolean) =>
    [...walkRoot(root!, { out: '', follow })].flatMap(({ input, passedOver: reason }) => (reason === null ? [] : [`${input} ${reason}`]))
  expect(passedOver(false)).toEqual(['2019/z.txt 指向档案之外的符号链接，没有读取；确要读取请加 --follow'])
  expect(passedOver(true)).toEqual([])
})
