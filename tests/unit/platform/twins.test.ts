import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, deflateRawSync } from 'node:zlib'
import { build } from 'esbuild'
import { array, assert, constantFrom, property } from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as compression from '../../../src/platform/compression.js'
import * as hash from '../../../src/platform/hash.js'
// @ts-expect-error: a tool of the build, without types.
import { chromiumZlib } from '../../../build/chromium-zlib.mjs'

const root = join(import.meta.dirname, '..', '..', '..')
const twins = join(root, 'desk-page', 'worker', 'platform')
let folder = ''
let page: { readonly compression: typeof compression; readonly hash: typeof hash }

/** What stands for Node in a browser, bundled as for one. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-twins-'))
  const entryPoints = [join(twins, 'compression.ts'), join(twins, 'hash.ts')]
  // eslint-disable-next-line typescript/no-unsafe-assignment
  await build({ entryPoints, outdir: folder, outExtension: { '.js': '.mjs' }, bundle: true, format: 'esm', plugins: [chromiumZlib] })
  page = { compression: await import(join(folder, 'compression.mjs')), hash: await import(join(folder, 'hash.mjs')) }
}, 30_000)
afterAll(() => rmSync(folder, { recursive: true }))

const bytesOf = (value: Uint8Array) => Buffer.from(value).toString('latin1')

/** Operators of pages, numbers that hardly repeat, text longer than zlib's window, nothing. */
const texts = [
  '',
  'a',
  'ab'.repeat(40_000),
  Array.from(
    { length: 9000 },
    (_, index) => `1 0 0 1 ${(index * 7919) % 595} ${842 - (index % 800)} Tm <${(index % 977).toString(16)}> Tj`,
  ).join('\n'),
  readFileSync(join(root, 'package-lock.json'), 'latin1'),
  readFileSync(join(root, 'node_modules/pdfkit/js/data/sRGB_IEC61966_2_1.icc'), 'latin1'),
].map((text) => Buffer.from(text, 'latin1'))

describe('a browser is given the bytes that Node gives', () => {
  test('deflate, where much repeats and where nothing does', () => {
    for (const bytes of texts)
      for (const level of [1, 6] as const)
        expect(
          bytesOf(page.compression.deflate(bytes, level)) === bytesOf(compression.deflate(bytes, level)),
          `${bytes.length} at ${level}`,
        ).toBe(true)
  })

  test('deflate, whatever the bytes', () => {
    const piece = constantFrom('0 0 m ', '12.5 ', 'Tj\n', '<0041>', '/F1 ', 'é', '\u0000')
    assert(
      property(array(piece, { maxLength: 3000, size: 'max' }), constantFrom(1 as const, 6 as const), (pieces, level) => {
        const bytes = Buffer.from(pieces.join(''), 'latin1')
        expect(bytesOf(page.compression.deflate(bytes, level))).toBe(bytesOf(compression.deflate(bytes, level)))
      }),
      { numRuns: 60 },
    )
  })

  test('deflate by frequencies', () => {
    for (const bytes of texts)
      expect(
        bytesOf(page.compression.deflateByFrequency(bytes)) === bytesOf(compression.deflateByFrequency(bytes)),
        `${bytes.length}`,
      ).toBe(true)
  })

  test('inflate and Brotli', () => {
    for (const bytes of texts) {
      expect(bytesOf(page.compression.inflateRaw(deflateRawSync(bytes), bytes.length)) === bytesOf(bytes)).toBe(true)
      const packed = brotliCompressSync(bytes)
      if (bytes.length > 0) expect(bytesOf(page.compression.unpackBrotliNow(packed)) === bytesOf(bytes)).toBe(true)
    }
  })

  test.each(['node' as const, 'page' as const])('what is too long or damaged is refused alike (%s)', (which) => {
    const { inflateRaw } = which === 'page' ? page.compression : compression
    const packed = deflateRawSync(Buffer.alloc(1_000_000, 'abc'))
    expect(() => inflateRaw(packed, 999_999)).toThrow(expect.objectContaining({ name: 'TooLongError' }))
    expect(() => inflateRaw(packed.subarray(0, 100), 2_000_000)).toThrow(expect.not.objectContaining({ name: 'TooLongError' }))
    expect(() => inflateRaw(Buffer.from('not deflated'), 1000)).toThrow(expect.not.objectContaining({ name: 'TooLongError' }))
  })

  test('checksums and hashes', () => {
    for (const bytes of texts) {
      expect(page.compression.crc32(bytes)).toBe(compression.crc32(bytes))
      expect(page.hash.hashOf(bytes)).toBe(hash.hashOf(bytes))
      expect(bytesOf(page.hash.sha256(bytes))).toBe(bytesOf(hash.sha256(bytes)))
    }
    expect(page.hash.hashOf('年报')).toBe(hash.hashOf('年报'))
    expect(page.hash.md5Of(['年报', texts[3]!])).toBe(hash.md5Of(['年报', texts[3]!]))
  })
})
