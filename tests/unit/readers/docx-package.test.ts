import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { collectInto, type Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import { readDocx } from '../../../src/readers/docx/read-docx.js'
import { zipOf } from './emit/zip.js'
import { wordFile } from '../../cases/file-stages.js'

function read(bytes: Uint8Array) {
  const found: Diagnostic[] = []
  return { read: readDocx(bytes, collectInto(found)), codes: found.map((one) => one.code) }
}

const paragraph = '<w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p>'
const plain = wordFile({ body: paragraph })

/** The package with one part replaced (or left out). */
function withPart(name: string, content: string | null): Uint8Array {
  const { [name]: _, ...others } = unzipSync(plain)
  return zipSync(content === null ? others : { ...others, [name]: strToU8(content) })
}

/** The package with its members under other names. */
function renamed(rename: (name: string) => string): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(unzipSync(plain)).map(([name, bytes]) => [rename(name), bytes])))
}

/** 一、总体情况 is all Han there is. */
function gb18030(text: string): Uint8Array {
  const han: Readonly<Record<string, number[]>> = {
    一: [0xd2, 0xbb],
    '、': [0xa1, 0xa2],
    总: [0xd7, 0xdc],
    体: [0xcc, 0xe5],
    情: [0xc7, 0xe9],
    况: [0xbf, 0xf6],
  }
  return Uint8Array.from([...text].flatMap((char) => han[char] ?? [char.charCodeAt(0)]))
}

const strict = `<?xml version="1.0"?><s:document xmlns:s="http://purl.oclc.org/ooxml/wordprocessingml/main"><s:body><s:p><s:r><s:t>一、总体情况</s:t></s:r></s:p></s:body></s:document>`
const unprefixed = `<document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><body><p><r><t>一、总体情况</t></r></p></body></document>`

describe('packages', () => {
  test('every place is a place in the text written out', () => {
    const { read: document } = read(
      wordFile({
        body: `${paragraph}<w:p><w:r><w:t>（一）主动公开。共3条。</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`,
      }),
    )
    for (const block of document!.blocks) {
      for (const { text, at } of block.kind === 'table' ? block.rows.flat() : [block])
        expect(document!.text.slice(at.start, at.end)).toBe(text)
    }
    expect(document!.blocks.map((block) => block.kind)).toEqual(['heading', 'paragraph', 'table'])
  })

  const same: [string, Uint8Array][] = [
    ['Strict namespaces and another prefix', withPart('word/document.xml', strict)],
    ['no prefix', withPart('word/document.xml', unprefixed)],
    ['no relationships', withPart('word/_rels/document.xml.rels', null)],
    ['no root relationships', withPart('_rels/.rels', null)],
    ['UTF-16', zipSync({ ...unzipSync(plain), 'word/document.xml': new Uint8Array(Buffer.from(`\uFEFF${strict}`, 'utf16le')) })],
    [
      'GB18030, as declared',
      zipSync({ ...unzipSync(plain), 'word/document.xml': gb18030(`<?xml version="1.0" encoding="GB18030"?>${strict.slice(21)}`) }),
    ],
    ['UTF-8 that says it is UTF-16', withPart('word/document.xml', strict.replace('?>', ' encoding="UTF-16"?>'))],
    [
      'names in other letter case, with backslashes and a slash in front',
      renamed((name) => `\\${name.toUpperCase().replaceAll('/', '\\')}`),
    ],
    ['macros', zipSync({ ...unzipSync(plain), 'word/vbaProject.bin': new Uint8Array(9) })],
    ['an embedded workbook', zipSync({ ...unzipSync(plain), 'word/embeddings/1.xlsx': new Uint8Array(9) })],
    ['stored, not deflated', zipSync(unzipSync(plain), { level: 0 })],
  ]
  test.each(same)('%s', (_, bytes) => {
    expect(read(bytes)).toMatchObject({ read: { blocks: [{ kind: 'heading', text: '一、总体情况' }] }, codes: [] })
  })

  test('another name of the main part', () => {
    const { 'word/document.xml': main, ...others } = unzipSync(plain)
    const rels = strToU8(new TextDecoder().decode(others['_rels/.rels']).replace('word/document.xml', '/word/document2.xml'))
    expect(read(zipSync({ ...others, '_rels/.rels': rels, 'word/document2.xml': main! })).codes).toEqual([])
  })
})

const manyAttributes = (count: number) => `<w:document ${Array.from({ length: count }, (_, index) => `a${index}="1"`).join(' ')}/>`
const manyParagraphs = (count: number) =>
  `<w:document><w:body>${Array.from({ length: count }, (_, index) => `<w:p>${index}</w:p>`).join('')}</w:body></w:document>`

describe('refused', () => {
  const doctype = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
  const cases: [string, Uint8Array, string][] = [
    ['a document type', withPart('word/document.xml', doctype + unprefixed), 'read/docx-doctype'],
    ['a document type in another part', withPart('_rels/.rels', '<!DOCTYPE x><Relationships/>'), 'read/docx-doctype'],
    ['an encoding nobody knows', withPart('word/document.xml', strict.replace('?>', ' encoding="x-none"?>')), 'read/docx-encoding'],
    ['bytes that are no UTF-8', zipSync({ ...unzipSync(plain), 'word/document.xml': gb18030(strict) }), 'read/docx-broken'],
    [
      'a member twice',
      zipOf([
        { name: 'word/document.xml', content: strict },
        { name: 'WORD/document.xml', content: strict },
      ]),
      'read/zip-forged',
    ],
    ['a password', zipOf([{ name: 'word/document.xml', content: strict, flags: 1 }]), 'read/encrypted'],
    ['a tag of a million attributes', withPart('word/document.xml', manyAttributes(1_000_000)), 'read/docx-too-big'],
    ['as many elements as are read', withPart('word/document.xml', manyParagraphs(159_900)), ''],
    ['more elements than any report has', withPart('word/document.xml', manyParagraphs(160_001)), 'read/docx-too-big'],
    ['an unknown entity', withPart('word/document.xml', unprefixed.replace('总体', '&lol;')), 'read/docx-broken'],
    ['XML cut in the middle', withPart('word/document.xml', strict.slice(0, 150)), 'read/docx-broken'],
    ['no XML', withPart('word/document.xml', 'hello'), 'read/docx-broken'],
    ['an empty part', withPart('word/document.xml', ''), 'read/docx-broken'],
    ['no body', withPart('word/document.xml', unprefixed.replace(/body/g, 'x')), 'read/docx-broken'],
    ['no main part', withPart('word/document.xml', null), 'read/archive'],
    [
      'a main part outside',
      withPart('_rels/.rels', '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'),
      '',
    ],
    [
      'elements nested a thousand deep',
      withPart('word/document.xml', unprefixed.replace('<t>', '<t>'.repeat(1000)).replace('</t>', '</t>'.repeat(1000))),
      'read/docx-broken',
    ],
    ['a part that unpacks to 100 MB', withPart('word/document.xml', ' '.repeat(100_000_000)), 'read/docx-too-big'],
    ['a part that is nothing but repetition', withPart('word/document.xml', ' '.repeat(10_000_000)), 'read/docx-too-big'],
    [
      'thousands of members',
      zipSync(Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`word/${index}.xml`, new Uint8Array()]))),
      'read/docx-too-big',
    ],
  ]
  test.each(cases)('%s', (_, bytes, code) => {
    const { read: document, codes } = read(bytes)
    expect(codes).toEqual(code === '' ? [] : [code])
    expect(document === null).toBe(code !== '')
  })

  test('a size that is a lie', () => {
    const bytes = Uint8Array.from(withPart('word/document.xml', ' '.repeat(10_000_000)))
    const view = new DataView(bytes.buffer)
    for (let at = 0; at < bytes.length - 4; at++) {
      if (view.getUint32(at, true) === 10_000_000) view.setUint32(at, 1000, true)
    }
    expect(read(bytes)).toMatchObject({ read: null, codes: ['read/zip-forged'] })
  })
})
