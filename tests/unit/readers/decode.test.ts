import { describe, expect, test } from 'vitest'
import { collectInto, type Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import { decodeBytes } from '../../../src/readers/decode.js'
import { expectLinear } from '../../growth.js'

const sentence = '河畔县水务局2024年政府信息公开工作年度报告\n一、总体情况\n本年新收申请6件，答复6件。\n'

function decode(bytes: Uint8Array) {
  const found: Diagnostic[] = []
  const decoded = decodeBytes(bytes, collectInto(found))
  return { ...decoded, codes: found.map((one) => one.code), found }
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16le = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'))
const utf16be = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16())
const join = (...parts: (Uint8Array | number[])[]) => Uint8Array.from(parts.flatMap((part) => [...part]))

/** Encodes by searching the decoder's own table, since the platform has no encoder for it. */
function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030')
  const table = new Map<string, number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
  return Uint8Array.from([...text].flatMap((char) => (char < '\x80' ? [char.charCodeAt(0)] : table.get(char)!)))
}

describe('encodings', () => {
  test('UTF-32 is refused, not read as UTF-16 with half of it lost', () => {
    const units = [...sentence].flatMap((char) => [...utf16le(char), 0, 0])
    expect(decode(join([0xff, 0xfe, 0, 0], units))).toMatchObject({ codes: ['read/unknown-encoding'] })
  })

  const cases: [string, Uint8Array, string][] = [
    ['UTF-8', utf8(sentence), 'utf-8'],
    ['UTF-8 with mark', join([0xef, 0xbb, 0xbf], utf8(sentence)), 'utf-8'],
    ['UTF-16 LE with mark', join([0xff, 0xfe], utf16le(sentence)), 'utf-16le'],
    ['UTF-16 BE with mark', join([0xfe, 0xff], utf16be(sentence)), 'utf-16be'],
    ['UTF-16 LE without mark', utf16le(sentence), 'utf-16le'],
    ['UTF-16 BE without mark', utf16be(sentence), 'utf-16be'],
    ['UTF-16 LE without mark or ASCII', utf16le('河畔县水务局政府信息公开工作年度报告总体情况'), 'utf-16le'],
    ['GB18030', gb18030(sentence), 'gb18030'],
    ['GB18030 with mark', join([0x84, 0x31, 0x95, 0x33], gb18030(sentence)), 'gb18030'],
    ['GBK of a few words', gb18030('总体情况'), 'gb18030'],
    ['ASCII', utf8('nothing but ASCII\n'), 'utf-8'],
  ]
  test.each(cases)('%s', (_, bytes, encoding) => {
    const read = decode(bytes)
    expect(read.encoding).toBe(encoding)
    expect(read.codes).toEqual([])
    expect(read.text).toBe(new TextDecoder(encoding).decode(bytes).replace('\uFEFF', ''))
  })

  test('four-byte characters of GB18030 and its mapping of 2022', () => {
    expect(decode(join(gb18030('河畔县水务局'), [0x82, 0x35, 0x8f, 0x33, 0xfe, 0x59])).text).toBe('河畔县水务局\u{9FA6}\u9FB4')
  })

  test('a page that calls itself gb2312 and is GBK', () => {
    const page = join(utf8('<html><head><meta charset="gb2312"></head><body>'), gb18030('镕〇深圳'))
    expect(decode(page)).toMatchObject({ encoding: 'gb18030', codes: [] })
    expect(decode(page).text).toContain('镕〇深圳')
  })

  test('a page that calls itself gb2312 and is UTF-8', () => {
    expect(decode(utf8('<meta charset=gb2312><p>总体情况</p>'))).toMatchObject({ encoding: 'utf-8', codes: [] })
  })

  test('a page that calls itself iso-8859-1 and is GBK', () => {
    const page = join(utf8('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'), gb18030('总体情况'))
    expect(decode(page).text).toContain('总体情况')
  })

  test('a page in Big5 that says so', () => {
    expect(decode(join(utf8('<meta charset="big5">'), [0xac, 0x46, 0xa9, 0xb2]))).toMatchObject({ encoding: 'big5' })
    expect(decode(join(utf8('<meta charset="big5">'), [0xac, 0x46, 0xa9, 0xb2])).text).toContain('政府')
  })
})

describe('damage', () => {
  test('a page that calls itself Big5 or Shift_JIS and is GBK', () => {
    for (const charset of ['big5', 'shift_jis', 'euc-kr']) {
      const page = `<meta charset="${charset}">${sentence}`
      expect(decode(gb18030(page))).toMatchObject({ text: page, encoding: 'gb18030', codes: [] })
    }
  })

  test('UTF-8 cut through its last character', () => {
    const read = decode(utf8('总体情况').subarray(0, 11))
    expect(read).toMatchObject({ text: '总体情\uFFFD', encoding: 'utf-8', codes: ['read/unreadable-characters'] })
    expect(read.found[0]).toMatchObject({ at: { start: 3, end: 4 }, facts: { count: 1 } })
  })

  test('UTF-8 with a broken byte is not taken for GB18030', () => {
    const bytes = utf8(sentence.repeat(3))
    bytes[4] = 0x20
    expect(decode(bytes)).toMatchObject({ encoding: 'utf-8', codes: ['read/unreadable-characters'] })
  })

  test('GB18030 with a broken byte', () => {
    const bytes = join(gb18030(sentence), [0xff], gb18030(sentence))
    expect(decode(bytes)).toMatchObject({ encoding: 'gb18030', codes: ['read/unreadable-characters'] })
  })

  test('NUL and other control characters become spaces, one for one', () => {
    const read = decode(utf8(`${sentence}甲\0乙\x01丙 ${sentence}`))
    expect(read.text).toBe(`${sentence}甲 乙 丙 ${sentence}`)
    expect(read.found).toMatchObject([{ code: 'read/control-characters', facts: { count: 2, examples: 'U+0000、U+0001' } }])
  })

  test('between two digits a control character may hide a digit', () => {
    expect(decode(utf8(`${sentence}1\x002 件`)).text).toBe(`${sentence}1\uFFFD2 件`)
  })

  test('line and page separators', () => {
    expect(decode(utf8('甲\v乙\u2028丙\u0085丁\f戊'))).toMatchObject({ text: '甲\n乙\n丙\n丁\f戊', codes: [] })
  })

  test('UTF-8 read as GBK and saved is restored where nothing was lost', () => {
    const broken = new TextDecoder('gb18030').decode(utf8('政府信息公开工作年度'))
    expect(broken).toContain('鏀垮簻淇℃伅')
    expect(decode(utf8(`${broken}\n`))).toMatchObject({ text: '政府信息公开工作年度\n', codes: ['read/mojibake-restored'] })
  })

  test('UTF-8 read as GBK is reported where characters were lost', () => {
    const broken = new TextDecoder('gb18030').decode(utf8('政府信息公开工作年度报告\n总体情况，政府信息\n'))
    expect(decode(utf8(broken)).codes).toEqual(['read/mojibake', 'read/unreadable-characters'])
  })

  test('read as Latin-1 and saved is restored, from UTF-8 and from GBK', () => {
    for (const bytes of [utf8(sentence), gb18030(sentence)]) {
      const broken = new TextDecoder('windows-1252').decode(bytes)
      expect(decode(utf8(broken))).toMatchObject({ text: sentence, codes: ['read/mojibake-restored'] })
    }
  })

  test('read as Latin-1 twice is restored, from UTF-8', () => {
    const once = new TextDecoder('windows-1252').decode(utf8(sentence))
    const twice = new TextDecoder('windows-1252').decode(utf8(once))
    expect(decode(utf8(twice))).toMatchObject({ text: sentence, codes: ['read/mojibake-restored'] })
  })

  test('one double-byte encoding read as another is reported, and so are question marks for Han', () => {
    const asBig5 = new TextDecoder('big5').decode(gb18030(sentence.repeat(4)))
    expect(decode(utf8(asBig5)).codes).toContain('read/mojibake')
    expect(decode(utf8(sentence.repeat(4).replace(/[^\x00-\x7F]/g, '?'))).codes).toEqual(['read/mojibake'])
  })

  test('a mark of UTF-8 before GBK is no part of it', () => {
    expect(decode(join([0xef, 0xbb, 0xbf], gb18030(sentence)))).toMatchObject({ text: sentence, encoding: 'gb18030' })
  })

  test('锟斤拷 is lost for good', () => {
    expect(decode(utf8('锟斤拷锟斤拷信息')).codes).toEqual(['read/mojibake'])
  })

  test('ordinary text with rare names is no mojibake', () => {
    expect(decode(utf8('洹河、淇县、浣熊、璐璐、绀纭，妫河镇、婧，“引号”——破折号…')).codes).toEqual([])
  })

  test('random bytes are no text', () => {
    let seed = 7
    const noise = Uint8Array.from({ length: 4000 }, () => (seed = (seed * 1103515245 + 12345) % 2147483648) >> 16)
    expect(decode(noise)).toMatchObject({ codes: ['read/binary'] })
  })
})

test('50 MB in linear time', async () => {
  await expectLinear((size) => expect(decode(utf8(sentence.repeat(Math.ceil(size / utf8(sentence).length)))).codes).toEqual([]), 50e6)
})
