import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { openArchive } from '../../../src/readers/package/archive.js'
import { ArchiveFault } from '../../../src/readers/package/archive-fault.js'
import { zip64Of, zipOf, type ZipEntry } from './emit/zip.js'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** Why an archive is refused, when it is opened or one of its members read. */
function faultOf(bytes: Uint8Array, name = 'a'): string {
  try {
    openArchive(bytes).read(name)
    return ''
  } catch (error) {
    if (error instanceof ArchiveFault) return error.kind
    throw error
  }
}

const a: ZipEntry = { name: 'a', content: 'x'.repeat(100) }
const b: ZipEntry = { name: 'b', content: 'other' }

describe('read', () => {
  const cases: [string, Uint8Array][] = [
    ['as fflate writes it', zipSync({ a: strToU8(a.content), b: strToU8('') })],
    ['stored', zipOf([{ ...a, stored: true }, b])],
    ['ZIP64', zip64Of([a, b])],
    ['ZIP64 behind other bytes', Buffer.concat([Buffer.from('junk'), zip64Of([a, b])])],
    ['behind other bytes', Buffer.concat([Buffer.from('junk'), zipOf([a, b])])],
    ['before other bytes', Buffer.concat([zipOf([a, b]), Buffer.from('junk')])],
    ['sizes after the bytes', zipOf([{ ...a, headerSize: 0, flags: 8 }, b])],
    ['a folder of its own', zipOf([{ name: 'c/', content: '' }, a])],
    ['another letter case', zipOf([{ ...a, name: 'A' }])],
    ['a slash in front', zipOf([{ ...a, name: '/a' }])],
    ['a backslash in front', zipOf([{ ...a, name: '\\a' }])],
  ]
  test.each(cases)('%s', (_, bytes) => expect(text(openArchive(bytes).read('a'))).toBe(a.content))
})

describe('refused', () => {
  const cases: [string, Uint8Array, string][] = [
    ['a name twice', zipOf([a, a]), 'forged'],
    ['a name twice but for letter case', zipOf([a, { ...b, name: 'A' }]), 'forged'],
    ['members over one another', zipOf([a, { ...b, headerAt: 0, name: 'a' }]), 'forged'],
    [
      'members over one another under other names',
      zipOf([
        { ...a, headerName: 'a' },
        { ...b, headerAt: 10 },
      ]),
      'forged',
    ],
    ['another name in the member itself', zipOf([{ ...a, headerName: 'z' }]), 'forged'],
    ['another size in the member itself', zipOf([{ ...a, headerSize: 7 }]), 'forged'],
    ['less than the directory says', zipOf([{ ...a, size: 101, headerSize: 101 }]), 'forged'],
    ['more than the directory says', zipOf([{ ...a, size: 99, headerSize: 99 }]), 'forged'],
    ['nothing where there is something', zipOf([{ ...a, size: 0, headerSize: 0 }]), 'forged'],
    ['packed bytes beyond the end', zipOf([{ ...a, packed: 1e9 }]), 'forged'],
    ['more members than there are', zipOf([a], { count: 2 }), 'forged'],
    ['a directory elsewhere', zipOf([a], { offset: 5000 }), 'forged'],
    ['ZIP64 without its record', zipOf([a], { count: 0xffff }), 'forged'],
    ['ZIP64 sizes that are a lie', zip64Of([{ ...a, size: 2 ** 40 }]), 'too-big'],
    ['a checksum that is a lie', zipOf([{ ...a, crc: 1 }]), 'damaged'],
    ['a password', zipOf([{ ...a, flags: 1 }]), 'encrypted'],
    ['no archive', strToU8('PK\x03\x04 and then nothing of the kind'), 'damaged'],
    ['nothing', new Uint8Array(), 'damaged'],
    ['a part denser than any text', zipSync({ a: new Uint8Array(2_000_000) }), 'too-big'],
    ['too many members', zipOf(Array.from({ length: 5001 }, (_, index) => ({ name: `${index}`, content: '' }))), 'too-big'],
  ]
  test.each(cases)('%s', (_, bytes, kind) => expect(faultOf(bytes)).toBe(kind))

  test('one budget for the whole package', () => {
    const bytes = Uint8Array.from({ length: 15_000_000 }, (_, index) => (index * 2654435761) >>> 24)
    const archive = openArchive(zipSync({ a: bytes, b: bytes, c: bytes }, { level: 0 }))
    expect(archive.read('a').length + archive.read('b').length).toBe(30_000_000)
    expect(() => archive.read('c')).toThrow(ArchiveFault)
  })
})
