import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { collectInto, type Diagnostic } from '../../../../src/diagnostics/diagnostic.js'
import { readBytes } from '../../../../src/readers/index.js'
import { expectLinear } from '../../../growth.js'

const page = '<!DOCTYPE html><html><head><title>x</title></head><body><p>一、总体情况</p><p>全年主动公开信息３２条。</p></body></html>'

async function read(file: string | Uint8Array) {
  const found: Diagnostic[] = []
  const result = await readBytes(typeof file === 'string' ? strToU8(file) : file, 'x.mht', collectInto(found))
  return { result, codes: found.map(({ code }) => code), found }
}

async function textsOf(file: string | Uint8Array) {
  const { result } = await read(file)
  return result.kind === 'blocks' && result.blocks.flatMap((block) => (block.kind === 'table' ? [] : [block.text]))
}

const base64 = (text: string) => Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n')
const quoted = (text: string) =>
  [...Buffer.from(text)]
    .map((byte) => (byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)))
    .join('')
    .replace(/(?:=..|[^=]){25}/g, '$&=\r\n')

const headers: readonly (readonly string[])[] = [
  ['From: <Saved by Blink>', 'MIME-Version: 1.0', 'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"'],
  ['Content-Type: multipart/related; boundary=----b', 'MIME-Version: 1.0'],
  ['Snapshot-Content-Location: http://x/', 'content-type:\r\n multipart/related; boundary="----b"'],
  ['X-Made-By: y', 'Subject: =?utf-8?B?5bm05oql?=', 'CONTENT-TYPE: Multipart/Related; Boundary="----b"'],
]

test.each(headers)('header fields in whatever order: %s', async (...fields: string[]) => {
  const part = (encoding: string, body: string) =>
    `------b\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n${body}\r\n------b--\r\n`
  for (const body of [
    part('base64', base64(page)),
    part('quoted-printable', quoted(page)),
    part('8bit', page),
    part('Base64', base64(page)),
  ]) {
    const file = `${fields.join('\r\n')}\r\n\r\nparts\r\n${body}`
    expect(await textsOf(file)).toEqual(['x', '一、总体情况', '全年主动公开信息３２条。'])
    expect(await textsOf(file.replaceAll('\r\n', '\n'))).toEqual(['x', '一、总体情况', '全年主动公开信息３２条。'])
  }
})

test('one page without parts, and parts without a header', async () => {
  const fields = `Content-Transfer-Encoding: base64\r\nContent-Type: text/html\r\n\r\n${base64(page)}`
  expect(await textsOf(fields)).toHaveLength(3)
  expect(await textsOf(`\r\n--x\r\n${fields}\r\n--x--`)).toHaveLength(3)
  expect(await textsOf(`HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page}`)).toHaveLength(3)
})

test('base64 padded in its middle is read to its end', async () => {
  const file = `Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n${base64('<p>一、总体</p>')}\n${base64('<p>全年公开信息3条。</p>')}`
  expect(await textsOf(file)).toEqual(['一、总体', '全年公开信息3条。'])
})

test('the charset of the page', async () => {
  const gbk = 'Content-Type: text/html; charset="gb2312"\nContent-Transfer-Encoding: quoted-printable\n\n<p>=D7=DC=CC=E5</p>'
  expect(await textsOf(gbk)).toEqual(['总体'])
  const wide = Buffer.from('\uFEFF<p>全年公开信息3条。</p>', 'utf16le').toString('base64')
  expect(await textsOf(`Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n${wide}`)).toEqual(['全年公开信息3条。'])
  expect(await read('Content-Type: text/html; charset=utf-7\n\n<p>+YDtPUw-</p>')).toMatchObject({ codes: ['read/unknown-encoding'] })
})

test('frames are kept as furniture and said; the page is the one with the text', async () => {
  const frame = '<html><body><p>首页</p><p>栏目12个</p></body></html>'
  const parts = [frame, page].map((body) => `--b\nContent-Type: text/html; charset=utf-8\n\n${body}\n`).join('')
  const { result, found } = await read(`MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n${parts}--b--`)
  if (result.kind !== 'blocks') throw new Error('refused')
  expect(found).toMatchObject([{ code: 'read/other-pages', facts: { texts: ['首页', '栏目12个'] } }])
  expect(result.blocks.map(({ kind }) => kind)).toEqual(['chrome', 'heading', 'paragraph', 'chrome', 'chrome'])
  for (const block of result.blocks)
    if (block.kind !== 'table') expect(result.source.text.slice(block.at.start, block.at.end)).toBe(block.text)
})

test('a cut file is said, one without a page refused', async () => {
  const cut = `Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n${page}`
  expect(await read(cut)).toMatchObject({ result: { kind: 'blocks' }, codes: ['read/mhtml-cut'] })
  const pictures = 'Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n--b--'
  expect(await read(pictures)).toMatchObject({ result: { kind: 'refused' }, codes: ['read/mhtml-no-page'] })
})

test('text that speaks of such fields is text', async () => {
  for (const text of [
    'Content-Type: 一、总体情况\n全年公开3条。',
    '一、总体情况\nContent-Type: text/html\n\n无。',
    '日期: 2024\n一、总体情况',
  ])
    expect((await read(text)).result).toMatchObject({ source: { kind: 'text' } })
})

test.each(['--b\n', '--b\nContent-Type: multipart/related; boundary=b\n\n', '= ', '=\t\t', 'A: b\n', ' \n'])(
  'a hostile shape takes linear time: %j',
  async (shape) => {
    await expectLinear((size) => read(`Content-Type: multipart/related; boundary=b\n\n${shape.repeat(size / shape.length)}`), 200_000)
  },
)
