import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Store } from '../../../src/work/store.js'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (read: Uint8Array) => new TextDecoder().decode(read)

async function namesOf(store: Store, prefix: string): Promise<string[]> {
  const names: string[] = []
  for await (const name of store.list(prefix)) names.push(name)
  return names
}

/** What every store must do; `open` gives an empty one each time. */
export function testStore(open: () => Store): void {
  test('gives back what was put in, byte for byte, and the newest', async () => {
    const store = open()
    const all = Uint8Array.from({ length: 256 }, (_, value) => value)
    await store.writeWhole('a/b/报告.pdf', all)
    expect([...(await store.read('a/b/报告.pdf'))]).toEqual([...all])
    await store.writeWhole('a/b/报告.pdf', bytes('新'))
    expect(text(await store.read('a/b/报告.pdf'))).toBe('新')
    await store.writeWhole('empty', new Uint8Array())
    expect(await store.read('empty')).toHaveLength(0)
  })

  test('keeps its own copy', async () => {
    const store = open()
    const given = bytes('甲')
    await store.writeWhole('a', given)
    given.fill(0)
    const read = await store.read('a')
    read.fill(0)
    expect(text(await store.read('a'))).toBe('甲')
  })

  test('tells size and hash of what it keeps, and of what is not there', async () => {
    const store = open()
    await store.writeWhole('a', bytes('甲'))
    expect(await store.size('a')).toBe(3)
    expect(await store.hash('a')).toBe(createHash('sha256').update('甲').digest('hex'))
    expect([await store.size('b'), await store.hash('b')]).toEqual([-1, null])
    await expect(store.read('b')).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('creates what is not there yet, once', async () => {
    const store = open()
    const made = await Promise.all(['甲', '乙', '丙'].map((value) => store.create('a/once', bytes(value))))
    expect(made.filter(Boolean)).toHaveLength(1)
    expect(text(await store.read('a/once'))).toBe(['甲', '乙', '丙'][made.indexOf(true)])
    expect(await store.create('a/once', bytes('丁'))).toBe(false)
    await expect(store.create('../x', bytes('甲'))).rejects.toMatchObject({ code: 'EOUTSIDE' })
  })

  test('lists by the beginning of names, in order', async () => {
    const store = open()
    for (const name of ['b/c.pdf', 'a', 'b/c', 'b/d/e', 'bc']) await store.writeWhole(name, bytes(name))
    expect(await namesOf(store, '')).toEqual(['a', 'b/c', 'b/c.pdf', 'b/d/e', 'bc'])
    expect(await namesOf(store, 'b/c')).toEqual(['b/c', 'b/c.pdf'])
    expect(await namesOf(store, 'b/')).toEqual(['b/c', 'b/c.pdf', 'b/d/e'])
    expect(await namesOf(store, 'nothing/')).toEqual([])
  })

  test('removes, and what is not there too', async () => {
    const store = open()
    await store.writeWhole('a', bytes('甲'))
    await store.remove('a')
    await store.remove('a')
    expect([await store.size('a'), await namesOf(store, '')]).toEqual([-1, []])
  })

  test.each(['../x', '/x', 'a/../../x', 'a//x', '', '.', 'a/.', 'x\0'])('refuses the name %j', async (name) => {
    const store = open()
    await expect(store.writeWhole(name, bytes('甲'))).rejects.toMatchObject({ code: 'EOUTSIDE' })
    await expect(store.read(name)).rejects.toMatchObject({ code: 'EOUTSIDE' })
    await expect(store.size(name)).rejects.toMatchObject({ code: 'EOUTSIDE' })
    await expect(store.hash(name)).rejects.toMatchObject({ code: 'EOUTSIDE' })
    await expect(store.remove(name)).rejects.toMatchObject({ code: 'EOUTSIDE' })
    expect(await namesOf(store, '')).toEqual([])
  })

  test('many at once are many', async () => {
    const store = open()
    const names = Array.from({ length: 50 }, (_, index) => `n/${String(index).padStart(2, '0')}`)
    await Promise.all(names.map((name) => store.writeWhole(name, bytes(name))))
    expect(await namesOf(store, 'n/')).toEqual(names)
    await Promise.all(names.map(() => store.writeWhole('same', bytes('一'.repeat(1000)))))
    expect(text(await store.read('same'))).toBe('一'.repeat(1000))
  })
}
