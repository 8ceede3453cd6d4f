import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { collectInto, type Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import { readBytes } from '../../../src/readers/index.js'
import type { ConvertFile } from '../../../src/readers/reader.js'
import { expectLinear } from '../../growth.js'

async function read(bytes: Uint8Array | string, name = 'x.txt') {
  const found: Diagnostic[] = []
  const result = await readBytes(typeof bytes === 'string' ? strToU8(bytes) : bytes, name, collectInto(found))
  return { result, codes: found.map((one) => one.code) }
}

const latin = (text: string) => strToU8(text, true)
const utf16 = (text: string) => [...text].map((char) => `${char}\0`).join('')
const ole = (stream: string) => latin(`\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1${'\0'.repeat(500)}${utf16(stream)}${'\0'.repeat(500)}`)
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<x/>')])))

describe('refused, whatever the name', () => {
  const cases: [string, Uint8Array, string][] = [
    ['nothing', new Uint8Array(), 'read/empty'],
    ['white space', strToU8(' \r\n\u3000\n'), 'read/empty'],
    ['a mark and nothing else', Uint8Array.of(0xef, 0xbb, 0xbf), 'read/empty'],
    ['a broken .doc', ole('WordDocument'), 'read/doc-broken'],
    ['.xls', ole('Workbook'), 'read/spreadsheet'],
    ['.ppt', ole('PowerPoint Document'), 'read/presentation'],
    ['a .docx under a password', ole('EncryptedPackage'), 'read/encrypted'],
    ['a broken .xlsx', zip('[Content_Types].xml', 'xl/workbook.xml'), 'read/xlsx-broken'],
    ['.xlsb', zip('[Content_Types].xml', 'xl/workbook.bin'), 'read/spreadsheet'],
    ['.pptx', zip('[Content_Types].xml', 'ppt/presentation.xml'), 'read/presentation'],
    ['.odt', zip('mimetype', 'content.xml'), 'read/open-document'],
    ['.ofd', zip('OFD.xml', 'Doc_0/Document.xml'), 'read/ofd-broken'],
    ['.zip', zip('a.txt'), 'read/archive'],
    ['an empty .zip', zipSync({}), 'read/archive'],
    ['a cut .zip', zip('word/document.xml').subarray(0, 40), 'read/docx-broken'],
    ['PDF', latin('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj'), 'read/pdf-broken'],
    ['PDF behind junk', latin('\r\n\r\n%PDF-1.4 … %%EOF'), 'read/pdf-broken'],
    ['PNG', latin('\x89PNG\r\n\x1A\n\0\0\0\rIHDR'), 'read/image'],
    ['HEIF', latin('\0\0\0\x18ftypheic\0\0\0\0'), 'read/image'],
    ['JPEG', latin('\xFF\xD8\xFF\xE0\0\x10JFIF'), 'read/image'],
    ['RAR', latin('Rar!\x1A\x07\x00'), 'read/archive'],
    ['gzip', latin('\x1F\x8B\x08\0\0\0\0\0'), 'read/archive'],
    ['a program', latin('\x7FELF\x02\x01\x01\0\0\0'), 'read/binary'],
    ['RTF', strToU8('{\\rtf1\\ansi\\ansicpg936 \\u25919 ?}'), 'read/rtf'],
    [
      'a page archive without a page',
      strToU8('From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n<html>'),
      'read/mhtml-no-page',
    ],
    ['Word 2003 XML', strToU8('<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument>'), 'read/word-xml'],
    ['other XML', strToU8('<?xml version="1.0"?><!-- <html> --><rss><channel/></rss>'), 'read/xml'],
    [
      'a page that a script fills',
      strToU8('<!DOCTYPE html><html><body><nav>首页</nav><div id="app"></div><script>load()</script></body></html>'),
      'read/no-text',
    ],
    ['JSON of another program', strToU8('{"name":"x"}'), 'read/json-foreign'],
  ]
  test.each(cases)('%s', async (_, bytes, code) => {
    expect(await read(bytes)).toMatchObject({ result: { kind: 'refused' }, codes: [code] })
    expect(await read(bytes, 'x.html')).toMatchObject({ codes: [code] })
  })

  test('more than any report', async () => {
    expect(await read(new Uint8Array(100_000_001))).toMatchObject({ codes: ['read/too-large'] })
    for (const text of ['一、总体情况\n', '0 |\n', '\n', '一\t'])
      expect(await read(strToU8(`开头${text.repeat(Math.ceil(10_500_000 / text.length))}`)), text).toMatchObject({
        codes: ['read/text-too-long'],
      })
  })

  test('pictures written into a page do not count', async () => {
    const picture = `<img alt="" src="data:image/png;base64,${'A'.repeat(10_500_000)}">`
    expect(await read(strToU8(`<!DOCTYPE html><body><p>全年公开信息3条。</p>${picture}</body>`))).toMatchObject({
      result: { kind: 'blocks' },
    })
  })
})

describe('told apart by content', () => {
  const cases: [string, string, string, string][] = [
    ['plain text', '一、总体情况\n无。', 'x.html', 'text'],
    ['plain text with a stray tag', '一、总体情况\n公开<b>3</b>条。', 'x.txt', 'mixed'],
    ['a page named .txt', '<!DOCTYPE html>\n<html><body><p>一、总体情况</p></body></html>', 'x.txt', 'html'],
    ['a page named .doc', '<html xmlns:o="urn:x"><head></head><body><p>一、总体情况</p></body></html>', 'x.doc', 'html'],
    ['a piece of a page', '\n<p style="x">一、总体情况</p>', 'x', 'html'],
    ['a page behind comments', '<!-- <?a?> --><?xml version="1.0"?>\n<div>一、总体情况</div>', 'x', 'html'],
    ['markup left in a page template', '{{ title }}\n一、总体情况\n无。', 'x.txt', 'text'],
    ['a bracketed line', '[首页] [上一页]\n一、总体情况', 'x.txt', 'text'],
    [
      'Markdown with an HTML table',
      '# 年度报告\n\n一、总体情况\n\n<table><tr><td>规章</td><td>1</td></tr></table>\n\n无。',
      'x.md',
      'mixed',
    ],
  ]
  test.each(cases)('%s', async (_, text, name, kind) => {
    const { result } = await read(text, name)
    expect(result).toMatchObject({ kind: 'blocks', source: { kind, text } })
  })

  test('an HTML table inside Markdown is read in its place', async () => {
    const { result } = await read(
      '一、总体情况\n\n<table><tr><th>规章<td>1</table>\n\n<table><tr><td>a</td><td>b</td></tr>\n<tr><td>c</td></tr></table> 尾\n',
      'x.md',
    )
    if (result.kind !== 'blocks') throw new Error('refused')
    expect(result.blocks.map((block) => block.kind)).toEqual(['heading', 'table', 'table', 'paragraph'])
    for (const block of result.blocks) {
      const cells = block.kind === 'table' ? block.rows.flat() : [block]
      for (const { text, at } of cells) expect(result.source.text.slice(at.start, at.end)).toBe(text)
    }
  })
})

test('a page in GBK that says so', async () => {
  const page = Uint8Array.from([...strToU8('<meta charset=gbk><p>'), 0xd7, 0xdc, 0xcc, 0xe5, ...strToU8('</p>')])
  expect((await read(page)).result).toMatchObject({ source: { encoding: 'gb18030', kind: 'html' }, blocks: [{ text: '总体' }] })
})

describe('hostile shapes end soon', () => {
  const cases: [string, number, (size: number) => string][] = [
    ['deep nesting', 200_000, (size) => '<div>'.repeat(size)],
    ['deep formatting', 100_000, (size) => `<table>${'<font color=red>'.repeat(900)}${'<p>x'.repeat(size)}`],
    ['tables never closed', 100_000, (size) => `一、总体情况\n</table>${'<table '.repeat(size)}`],
    ['tables in tables', 400, (size) => '<table><tr><td>'.repeat(size)],
    ['comments never closed', 100_000, (size) => '<!--'.repeat(size)],
    ['instructions', 800, (size) => `<?xml version="1.0"?>${'<?a?>'.repeat(size)}`],
    ['breaks', 100_000, (size) => `<p>一${'<br>'.repeat(size)}</p>`],
    ['entities', 50_000, (size) => `<p>${'&amp;&#20;&nbsp'.repeat(size)}</p>`],
    ['breaks in a line of text', 100_000, (size) => `一、总体情况${'公开<br>'.repeat(size)}`],
    ['one long line', 200_000, (size) => '一、总体情况'.repeat(size)],
    ['brackets', 200_000, (size) => '['.repeat(size)],
    ['open objects', 50_000, (size) => `{"a":`.repeat(size)],
    ['list items', 20_000, (size) => `<ol>${'<li>公开不够及时。'.repeat(size)}</ol>`],
    ['rows', 20_000, (size) => `<table>${'<tr><td>规章<td>1'.repeat(size)}`],
    ['spans', 200, (size) => `<table>${'<tr><td rowspan=9999 colspan=9999>1'.repeat(size)}`],
  ]
  test.each(cases)('%s', { timeout: 30_000 }, async (_, most, shape) => {
    await expectLinear((size) => read(shape(size)), most)
  })
})

describe('through an office program, where there is one', () => {
  const rtf = strToU8('{\\rtf1\\ansi 9}')
  const odt = zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }], 'content.xml': strToU8('<x/>') })
  const word = strToU8('<?xml version="1.0"?>\n<w:wordDocument>')
  const readVia = async (bytes: Uint8Array, office: ConvertFile) => {
    const found: Diagnostic[] = []
    const result = await readBytes(bytes, 'x', collectInto(found), office)
    return { result, codes: found.map(({ code }) => code) }
  }

  test('each format by its extension; what comes back is read', async () => {
    const calls: string[] = []
    const office: ConvertFile = async (_, from, to) => {
      calls.push(`${from} ${to}`)
      return strToU8('<html><body><p>全年公开信息3条。</p></body></html>')
    }
    for (const bytes of [rtf, odt, word, ole('Workbook')])
      expect(await readVia(bytes, office)).toMatchObject({ result: { kind: 'blocks' }, codes: ['read/through-office'] })
    expect(calls).toEqual(['rtf docx', 'odt docx', 'xml docx', 'xls xlsx'])
    expect((await readVia(strToU8('一、总体情况\n无。'), office)).codes).toEqual([])
    expect(calls).toHaveLength(4)
  })

  test('refused where there is none, or it fails', async () => {
    expect(await readVia(rtf, async () => null)).toMatchObject({ result: { kind: 'refused' }, codes: ['read/rtf'] })
    const failing = () => Promise.reject(Object.assign(new Error('no file'), { code: 'ENOENT' }))
    expect(await readVia(odt, failing)).toMatchObject({ result: { kind: 'refused' }, codes: ['read/office-failed'] })
  })
})
