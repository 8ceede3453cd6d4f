import { mkdirSync, mkdtempSync, readdirSync, realpathSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FolderStore } from '../../../src/work/folder-store.js'
import { MemoryStore } from '../../../src/work/memory-store.js'
import { testStore } from './store-suite.js'

const makeFolder = () => realpathSync(mkdtempSync(join(tmpdir(), 'nianbao-store-')))

describe('in memory', () => testStore(() => new MemoryStore()))

describe('in a folder', () => {
  testStore(() => new FolderStore(join(makeFolder(), 'out')))

  test('a link inside the folder does not lead out of it', async () => {
    const [folder, outside] = [makeFolder(), makeFolder()]
    mkdirSync(join(folder, 'in'))
    symlinkSync(outside, join(folder, 'out'))
    symlinkSync(join(folder, 'in'), join(folder, 'again'))
    const store = new FolderStore(folder)
    await expect(store.writeWhole('out/x', new Uint8Array(1))).rejects.toMatchObject({ code: 'EOUTSIDE' })
    await store.writeWhole('again/x', new Uint8Array(1))
    expect([readdirSync(outside), readdirSync(join(folder, 'in'))]).toEqual([[], ['x']])
  })
})
