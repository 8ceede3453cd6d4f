import { mkdirSync, mkdtempSync, readdirSync, realpathSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FolderStore } from '../../../src/work/folder-store.js'
import { MemoryStore } from '../../../src/work/memory-store.js'
import { StagedStore } from '../../../src/work/staged-store.js'
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

describe('staged', () => {
  testStore(() => new StagedStore(new MemoryStore()))

  const text = (value: string) => Buffer.from(value)
  const filled = async () => {
    const kept = new MemoryStore()
    await kept.writeWhole('a', text('旧'))
    await kept.writeWhole('b', text('旧'))
    const staged = new StagedStore(kept)
    await staged.writeWhole('a', text('新'))
    await staged.remove('b')
    return { kept, staged }
  }

  test('shows what will be; the store below holds what was, until all is committed', async () => {
    const { kept, staged } = await filled()
    expect([await staged.size('b'), Buffer.from(await staged.read('a')).toString()]).toEqual([-1, '新'])
    expect([await kept.size('b'), Buffer.from(await kept.read('a')).toString()]).toEqual([3, '旧'])
    await staged.commit(() => true, true)
    expect([await kept.size('b'), Buffer.from(await kept.read('a')).toString()]).toEqual([-1, '新'])
  })

  test('nothing is written when it may not be any more', async () => {
    const { kept, staged } = await filled()
    await expect(staged.commit(() => false, false)).rejects.toThrow('任务已转给别的工作进程')
    await expect(new StagedStore(kept).commit(() => false, false)).rejects.toThrow('任务已转给别的工作进程')
    expect([await kept.size('b'), Buffer.from(await kept.read('a')).toString()]).toEqual([3, '旧'])
  })

  test('what goes wrong below is told by the commit, which writes nothing then', async () => {
    class Broken extends MemoryStore {
      override async size(): Promise<number> {
        throw Object.assign(new Error('EIO'), { code: 'EIO' })
      }
    }
    const kept = new Broken()
    const staged = new StagedStore(kept)
    await staged.writeWhole('a', text('新'))
    await expect(staged.size('b')).rejects.toMatchObject({ code: 'EIO' })
    await expect(staged.commit(() => true, false)).rejects.toMatchObject({ code: 'EIO' })
    expect(await kept.hash('a')).toBeNull()
  })

  test('a store that keeps something else than it was given is found out', async () => {
    class Forgetful extends MemoryStore {
      override async writeWhole(name: string): Promise<void> {
        await super.writeWhole(name, text('坏'))
      }
    }
    const staged = new StagedStore(new Forgetful())
    await staged.writeWhole('a', text('新'))
    await expect(staged.commit(() => true, true)).rejects.toThrow('a 与写出的内容不一致')
  })
})
