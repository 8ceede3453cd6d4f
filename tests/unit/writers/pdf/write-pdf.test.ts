import { describe, expect, test } from 'vitest'
import { collectInto, type Diagnostic } from '../../../../src/diagnostics/diagnostic.js'
import { createFontSet } from '../../../../src/fonts/font-set.js'
import { writePdf } from '../../../../src/writers/pdf/write-pdf.js'
import { shipped, shippedSet } from '../../fonts/shipped.js'
import { documentOf, heading, paragraph, saidBy, table } from '../../layout/documents.js'
import { entry, pagesOf, readPdf, references, resolve, shownGlyphs, textString, type ReadPdf } from './pdf-reader.js'

const prose =
  '2024年，某某局收到“依法申请公开”6件（含上年结转1件），同比增长12.5%；国办公开办函〔2021〕30号要求，详见《条例》（国务院令第711号）：“应公开，尽公开”——便民利民……网址www.example.gov.cn，电话0477-8398585。'
const rows = [['项目', '数量'], ...Array.from({ length: 40 }, (_, row) => [`${row + 1}.事项`, `${row * 7}`])]
const sample = documentOf([
  paragraph(prose.repeat(3)),
  heading('一、总体情况'),
  heading('（一）主动公开', 2),
  paragraph(prose),
  table(rows),
  heading('二、其他'),
  paragraph(prose.repeat(5)),
])
const bytes = writePdf(sample, shippedSet)
const pdf = readPdf(bytes)
const catalog = resolve(pdf, entry(pdf.trailer, 'Root')!)

/** Every element of the structure tree, in order. */
function elements(file: ReadPdf, reference: string): { reference: string; dictionary: string }[] {
  const dictionary = resolve(file, reference)
  const kids = references(/\/K (\[.*?\]|\d+ 0 R)/.exec(dictionary)?.[1] ?? '').filter((kid) => isElement(resolve(file, kid)))
  return [...(isElement(dictionary) ? [{ reference, dictionary }] : []), ...kids.flatMap((kid) => elements(file, kid))]
}

function isElement(dictionary: string): boolean {
  return dictionary.startsWith('<< /S /')
}

const tree = elements(pdf, entry(catalog, 'StructTreeRoot')!)

describe('the text', () => {
  const pages = pagesOf(pdf).map((page) => shownGlyphs(pdf, page))

  test('is the document’s, in reading order', () => {
    const shown = pages.flat().filter((glyph) => !glyph.mark.startsWith('/Artifact'))
    expect(shown.map((glyph) => glyph.text).join('')).toBe(saidBy(sample.blocks))
  })

  test('has no gap that a reader would take for a space, and no overlap it would take for a new line', () => {
    for (const glyphs of pages) {
      for (const [index, glyph] of glyphs.slice(1).entries()) {
        const before = glyphs[index]!
        if (glyph.line !== before.line || before.text === ' ' || glyph.text === ' ') continue
        const gap = (glyph.left - before.right) / glyph.size
        expect(gap, `${before.text}${glyph.text}`).toBeLessThan(0.1)
        expect(gap, `${before.text}${glyph.text}`).toBeGreaterThan(-0.1)
      }
    }
  })

  test('names a character that no face has, and one without a meaning of its own', () => {
    const file = readPdf(writePdf(documentOf([paragraph('缺𪚥字\ue123。')]), shippedSet))
    const { content } = pagesOf(file)[0]!
    const spoken = [...content.matchAll(/\/Span <<\/ActualText (\(.*?[^\\]\))>> BDC/gs)].map(([, text]) => textString(text!))
    expect(spoken).toEqual(['𪚥', '\ue123'])
  })

  test('with such characters is reported, once a script', () => {
    const found: Diagnostic[] = []
    writePdf(documentOf([paragraph('缺𪚥字𪚥，བོད་ཡིག。')]), shippedSet, { reporter: collectInto(found) })
    expect(found.map(({ code }) => code)).toEqual(['write/missing-character', 'write/missing-character'])
    expect(found.map(({ facts }) => facts)).toEqual([
      { script: '汉字', characters: '𪚥', kinds: 1, count: 2, page: 1 },
      { script: '藏文', characters: 'བོད་ཡི', kinds: 7, count: 7, page: 1 },
    ])
  })
})

describe('the structure', () => {
  test('has every kind of element in its place', () => {
    const types = tree.map(({ dictionary }) => entry(dictionary, 'S'))
    expect(types.slice(0, 6)).toEqual(['/Document', '/H1', '/P', '/H2', '/H3', '/P'])
    expect(types.filter((type) => type === '/TR')).toHaveLength(41)
  })

  test('reaches every marked stretch of every page, once', () => {
    const root = resolve(pdf, entry(catalog, 'StructTreeRoot')!)
    const parents = /\/ParentTree <<(.*?)>>/.exec(root)![1]!
    expect(parents).not.toContain('/Limits')
    for (const [index, { dictionary, content }] of pagesOf(pdf).entries()) {
      const marked = [...content.matchAll(/\/(\w+) <<\/MCID (\d+)>> BDC/g)]
      expect(marked.map(([, , mcid]) => Number(mcid))).toEqual(marked.map((_, mcid) => mcid))
      expect(entry(dictionary, 'StructParents')).toBe(`${index}`)
      const owners = references(new RegExp(`[\\[ ]${index} (\\[[^\\]]*\\])`).exec(parents)![1]!)
      expect(owners.map((owner) => entry(resolve(pdf, owner), 'S'))).toEqual(marked.map(([, tag]) => `/${tag}`))
    }
  })

  test('tells spans, scopes and headers of cells, and finds headers by their names', () => {
    const cell = tree.find(({ dictionary }) => entry(dictionary, 'S') === '/TD')!.dictionary
    const name = /^\[(<[0-9a-f]+>)\]$/.exec(entry(cell, 'Headers')!)![1]!
    const head = tree.find(({ dictionary }) => entry(dictionary, 'ID') === name)!
    expect(entry(head.dictionary, 'Scope')).toBe('/Column')
    const names = /\/IDTree <<(.*?)>>/.exec(resolve(pdf, entry(catalog, 'StructTreeRoot')!))![1]!
    expect(names).toContain(`${name} ${head.reference}`)
    const inOrder = names.match(/<[0-9a-f]+>/g)!
    expect(inOrder).toEqual([...new Set(inOrder)].sort())
  })

  test('leaves repeated heads and page numbers out', () => {
    const contents = pagesOf(pdf).map((page) => page.content)
    const withCells = contents.filter((content) => content.includes('/TD <<'))
    expect(contents.filter((content) => content.includes('/Subtype /Header>> BDC'))).toEqual(withCells.slice(1))
    for (const content of contents) expect(content).toContain('/Subtype /Footer>> BDC')
  })
})

describe('the file', () => {
  test('has a bookmark for each heading, nested', () => {
    const outlines = resolve(pdf, entry(catalog, 'Outlines')!)
    const first = resolve(pdf, entry(outlines, 'First')!)
    const [last, child] = [resolve(pdf, entry(outlines, 'Last')!), resolve(pdf, entry(first, 'First')!)]
    expect([first, child, last].map((item) => textString(entry(item, 'Title')!))).toEqual(['一、总体情况', '（一）主动公开', '二、其他'])
    expect(entry(outlines, 'Count')).toBe('3')
  })

  test('says what it is, whatever the title holds', () => {
    const file = readPdf(writePdf(documentOf([paragraph('正文。')], '<甲> & “乙”\u0001报告'), shippedSet))
    const xmp = file.streams.get(parseInt(entry(resolve(file, entry(file.trailer, 'Root')!), 'Metadata')!, 10))!.toString('utf8')
    expect(xmp).toContain('<rdf:li xml:lang="x-default">&lt;甲&gt; &amp; “乙”\ufffd报告</rdf:li>')
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(xmp).toContain('<xmp:CreateDate>2025-01-31T00:00:00Z</xmp:CreateDate>')
  })

  test('is the same byte for byte, whatever was written before it', () => {
    const others = [documentOf([paragraph('⼾别的字⼾')]), documentOf([table(rows)])]
    for (const other of others) writePdf(other, shippedSet)
    expect(Buffer.from(writePdf(sample, shippedSet)).equals(bytes)).toBe(true)
    expect(Buffer.from(writePdf(sample, createFontSet(shipped))).equals(bytes)).toBe(true)
  })

  test('has an ID that changes with the text', () => {
    const id = (text: string): string =>
      /\/ID \[(<[0-9a-f]+>)/.exec(readPdf(writePdf(documentOf([paragraph(text)]), shippedSet)).trailer)![1]!
    expect(id('甲')).not.toBe(id('乙'))
    expect(id('甲')).toBe(id('甲'))
  })

  test('stays small', () => {
    expect(bytes.length).toBeLessThan(150_000)
  })

  test('finds each object where the cross-reference says', () => {
    const file = Buffer.from(bytes)
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file.toString('latin1'))![1])
    const [head, ...rows] = file.toString('latin1', start).split('\n')
    expect([head, ...rows.slice(0, 2)]).toEqual(['xref', `0 ${pdf.objects.size + 1}`, '0000000000 65535 f '])
    for (let number = 1; number <= pdf.objects.size; number++) {
      const place = Number(/^(\d{10}) 00000 n $/.exec(rows[number + 1]!)![1])
      expect(file.toString('latin1', place, place + `${number} 0 obj`.length)).toBe(`${number} 0 obj`)
    }
  })
})

describe('an attachment', () => {
  const data = new TextEncoder().encode('{"kind":"annual"}')
  const file = readPdf(
    writePdf(sample, shippedSet, { attachment: { name: '年报.json', type: 'application/json', description: '数据', data } }),
  )
  const root = resolve(file, entry(file.trailer, 'Root')!)

  test('makes the file PDF/A-3a and travels in it', () => {
    const specification = resolve(file, references(entry(root, 'AF')!)[0]!)
    expect(textString(entry(specification, 'UF')!)).toBe('年报.json')
    expect(entry(specification, 'AFRelationship')).toBe('/Data')
    const embedded = parseInt(references(/\/EF <<(.*?)>>/.exec(specification)![1]!)[0]!, 10)
    expect(file.objects.get(embedded)).toContain('/Subtype /application#2Fjson')
    expect(Buffer.from(data).equals(file.streams.get(embedded)!)).toBe(true)
    expect(file.streams.get(parseInt(entry(root, 'Metadata')!, 10))!.toString('utf8')).toContain('<pdfaid:part>3</pdfaid:part>')
  })
})
