import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readBytes } from '../../../src/readers/index.js'
import { wordFile } from '../../cases/file-stages.js'

/** Random bytes and random damage to real shapes: the readers give blocks or refuse, they never throw, and places stay inside the text. */
async function readSafely(bytes: Uint8Array): Promise<void> {
  const reported: string[] = []
  const result = await readBytes(bytes, 'x', (code) => void reported.push(code))
  if (result.kind === 'refused') expect(reported.length).toBeGreaterThan(0)
  if (result.kind !== 'blocks') return
  const places = result.blocks.flatMap((block) => [block, ...(block.kind === 'table' ? block.rows.flat() : [])])
  for (const { at } of places) {
    expect(at.start).toBeGreaterThanOrEqual(0)
    expect(at.end).toBeGreaterThanOrEqual(at.start)
    expect(at.end).toBeLessThanOrEqual(result.source.text.length)
  }
}

const samples = join(import.meta.dirname, '../../../samples')
const page = readFileSync(join(samples, 'page-2022.html'))
const text = readFileSync(join(samples, 'pipe-2024.txt'))
const word = wordFile({
  numbering:
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
  styles:
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="2"/></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="x"/><w:basedOn w:val="1"/></w:style>',
  footnotes: '<w:footnote w:id="1"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>',
  body: '<w:p><w:pPr><w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>总体情况</w:t><w:footnoteReference w:id="1"/></w:r></w:p><w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>规章</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:ins><w:r><w:t>1</w:t></w:r></w:ins><w:del><w:r><w:delText>2</w:delText></w:r></w:del></w:p></w:tc></w:tr></w:tbl>',
})

/** Some bytes overwritten, and a stretch cut out or repeated. */
function damaged(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const place = fc.nat(bytes.length - 1)
  return fc
    .record({ writes: fc.array(fc.tuple(place, fc.nat(255)), { maxLength: 12 }), from: place, length: fc.nat(400), repeat: fc.nat(2) })
    .map(({ writes, from, length, repeat }) => {
      const copy = Uint8Array.from(bytes)
      for (const [at, byte] of writes) copy[at] = byte
      const stretch = copy.subarray(from, from + length)
      return Uint8Array.from([
        ...copy.subarray(0, from),
        ...Array.from({ length: repeat }, () => [...stretch]).flat(),
        ...copy.subarray(from + length),
      ])
    })
}

/** Damage to the markup of a page or a part, by pieces of markup. */
function remarked(markup: string, pieces: readonly string[]): fc.Arbitrary<string> {
  const place = fc.nat(markup.length)
  return fc
    .array(fc.tuple(place, fc.constantFrom(...pieces), fc.nat(60)), { minLength: 1, maxLength: 8 })
    .map((changes) => changes.reduce((changed, [at, piece, cut]) => changed.slice(0, at) + piece + changed.slice(at + cut), markup))
}

const tags = [
  '<table>',
  '</table>',
  '<tr>',
  '<td rowspan="3" colspan="2">',
  '</td>',
  '<div hidden>',
  '</div>',
  '<br>',
  '<!--',
  '-->',
  '<p>',
  '&nbsp;',
  '&#1;',
  '&#xD800;',
  '&',
  '<',
  '"',
  '<svg>',
  '<ol><li>',
  '<pre>',
  '<title>',
  '<caption>',
  '\0',
]

/** A call takes no more than some 125,000 arguments, so that none may be given all the pieces of a file. */
describe('a page of very many pieces', () => {
  const title = '<h1>青河市水务局2024年政府信息公开工作年度报告</h1>'
  const prose = '<p>我局认真做好政府信息公开工作，及时公开人民群众关心的各类信息，不断提高工作的透明度。'.repeat(20)
  const done = '<p>工作做好了。'.repeat(140_000)
  const countBlocks = async (page: string): Promise<number> => {
    const result = await readBytes(Buffer.from(`<!doctype html>${page}`), 'x.html', () => {})
    return result.kind === 'blocks' ? result.blocks.length : 0
  }

  test('one saved', async () => expect(await countBlocks(title + prose + done)).toBe(140_021))
  test('one of our own', async () => {
    const head = '<meta charset="utf-8"><meta name="generator" content="nianbao">'
    expect(await countBlocks(`${head}<main>${title}${prose}${done}</main>`)).toBe(140_021)
  })
  test('one with a line of much that is hidden', async () => {
    expect(await countBlocks(`${title}${prose}<p>工作<span hidden>${'<p>做好'.repeat(140_000)}</span>了。`)).toBeGreaterThan(20)
  })
})

describe('never throws', () => {
  const check = (bytes: fc.Arbitrary<Uint8Array>, numRuns: number) => fc.assert(fc.asyncProperty(bytes, readSafely), { numRuns })

  test('random bytes', () => check(fc.uint8Array({ maxLength: 300 }), 150))
  test('random bytes behind known beginnings', () =>
    check(
      fc
        .tuple(
          fc.constantFrom(
            'PK\x03\x04',
            '%PDF-',
            '{"a":',
            '<html>',
            '<?xml ',
            '\xFF\xFE',
            '\xFE\xFF',
            '\xEF\xBB\xBF',
            '\x84\x31\x95\x33',
            '{\\rtf',
            '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1',
          ),
          fc.uint8Array({ maxLength: 200 }),
        )
        .map(([start, rest]) => Uint8Array.from([...strToU8(start, true), ...rest])),
      300,
    ))
  test('a damaged text', () => check(damaged(text), 15))
  test('a damaged page', () => check(damaged(page), 15))
  test('a page with damaged markup', () =>
    check(
      remarked(strFromU8(page), tags).map((markup) => strToU8(markup)),
      15,
    ))
  test('a damaged package', () => check(damaged(word), 200))
  test('a package with damaged parts', () => {
    const parts = unzipSync(word)
    const pieces = [
      '<w:p>',
      '</w:p>',
      '<w:tbl>',
      '</w:tc>',
      '<w:vMerge/>',
      'w:val="-7"',
      'w:val="x"',
      '"',
      '&amp;',
      '<w:del>',
      '<w:fldChar w:fldCharType="begin"/>',
      '',
    ]
    const anyPart = fc.constantFrom(
      'word/document.xml',
      'word/styles.xml',
      'word/numbering.xml',
      'word/footnotes.xml',
      'word/_rels/document.xml.rels',
      '_rels/.rels',
    )
    return check(
      anyPart.chain((name) => remarked(strFromU8(parts[name]!), pieces).map((changed) => zipSync({ ...parts, [name]: strToU8(changed) }))),
      200,
    )
  })
})
