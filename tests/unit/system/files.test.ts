import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openAppend, readLines, removeLeftovers, takeLock, writeStreamed, writeWhole } from '../../../src/system/files.js'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'nianbao-files-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const secret = () => join(folder, 'secret')
const name = () => join(folder, 'out', 'a.docx')

const plants: [string, () => void][] = [
  ['a link', () => symlinkSync(secret(), name())],
  ['a link that leads nowhere', () => symlinkSync(join(folder, 'nowhere'), name())],
  ['a pipe', () => void execFileSync('mkfifo', [name()])],
]

describe.each(plants)('%s planted where we write', (_, plant) => {
  const uses: [string, () => unknown][] = [
    ['an output', () => writeWhole(name(), Buffer.from('x'))],
    ['an index', () => writeStreamed(name(), (add) => add('x'))],
    ['a lock', () => takeLock(name())],
    ['a manifest', () => openAppend(name())],
    ['a manifest that is read', () => [...readLines(name())]],
  ]
  test.each(uses)('%s is refused, and nothing is written through it', (__, use) => {
    writeFileSync(secret(), 'untouched')
    mkdirSync(join(folder, 'out'))
    plant()
    expect(use).toThrow(expect.objectContaining({ code: 'EPLANTED' }))
    expect(readFileSync(secret(), 'utf8')).toBe('untouched')
    expect(existsSync(join(folder, 'nowhere'))).toBe(false)
    expect(readdirSync(join(folder, 'out'))).toEqual(['a.docx'])
  })
})

test('of two files written at once the one that cannot be is named', () => {
  mkdirSync(join(folder, 'out'))
  symlinkSync(secret(), name())
  const both = () => writeStreamed(join(folder, 'out', 'b.csv'), () => writeStreamed(name(), (add) => add('x')))
  expect(both).toThrow(expect.objectContaining({ code: 'EPLANTED', path: name() }))
})

test('a file keeps the mode of the one it takes the place of', () => {
  writeWhole(name(), Buffer.from('1'))
  chmodSync(name(), 0o640)
  writeWhole(name(), Buffer.from('2'))
  expect(statSync(name()).mode & 0o777).toBe(0o640)
  expect(readFileSync(name(), 'utf8')).toBe('2')
})

test('what a killed write left behind is removed, and nothing else', () => {
  for (const left of ['.0123456789abcdef01234567.nianbao-tmp', '.note.nianbao-tmp', 'a.txt']) writeFileSync(join(folder, left), '')
  removeLeftovers(folder)
  expect(readdirSync(folder).sort()).toEqual(['.note.nianbao-tmp', 'a.txt'])
})
