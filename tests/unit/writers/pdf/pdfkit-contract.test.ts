import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { inflateSync } from 'node:zlib'
// `@types/pdfkit` knows no other export.
// eslint-disable-next-line import/no-named-as-default
import PDFDocument from 'pdfkit'
import { describe, expect, test } from 'vitest'
import { addBookmark, pdfText, PdfFile } from '../../../../src/writers/pdf/pdfkit-faults.js'

/**
 * What the PDF writer takes for granted of pdfkit and its guide does not promise, and the faults it steps round. A new version of pdfkit
 * makes the first test fail; the others then say what has changed, and which workaround may go.
 */
const version = '0.20.2'

const day = new Date('2025-01-31T00:00:00Z')
const options: PDFKit.PDFDocumentOptions = {
  pdfVersion: '1.7',
  subset: 'PDF/A-3a',
  tagged: true,
  lang: 'zh-CN',
  displayTitle: true,
  autoFirstPage: false,
  font: '',
  info: { Title: '甲', Producer: '乙', Creator: '丙', CreationDate: day, ModDate: day },
}
const a4 = { size: [595, 842] as [number, number], margin: 0 }

/** A file of one page by pdfkit alone, and by our subclass. */
function drawnBy(draw: (pdf: PDFKit.PDFDocument) => void, info: PDFKit.DocumentInfo = {}): { plain: string; ours: string } {
  const start = { ...options, info: { ...options.info, ...info } }
  const [plain, ours] = [new PDFDocument(start), new PdfFile(start)]
  for (const pdf of [plain, ours]) draw(pdf.addPage(a4))
  plain.end()
  return { plain: plain.read().toString('latin1'), ours: Buffer.from(ours.bytes()).toString('latin1') }
}

function contentStream(file: string): Buffer {
  const [head, length] = /<<\n(?=[^>]*\/FlateDecode)[^>]*\/Length (\d+)[^>]*>>\nstream\n/.exec(file)!
  const start = file.indexOf(head) + head.length
  return Buffer.from(file.slice(start, start + Number(length)), 'latin1')
}

function contentOf(file: string): string {
  return inflateSync(contentStream(file)).toString('latin1')
}

test(`the version is ${version}`, () => {
  const installed = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../node_modules/pdfkit/package.json'), 'utf8'))
  expect(installed.version).toBe(version)
})

describe('outside of the guide', () => {
  const pdf = new PdfFile(options)
  pdf.addPage(a4)

  test('an object has data that may be changed until it ends', () => {
    const reference = pdf.ref({ A: 'B' })
    Object.assign(reference.data, { C: [1, Uint8Array.of(2, 255), pdfText('d')] })
    expect(String(reference)).toMatch(/^\d+ 0 R$/)
    reference.end(Buffer.from('stream'))
    const written = Buffer.from(pdf.bytes()).toString('latin1')
    expect(written).toContain(`${String(reference).replace('R', 'obj')}\n<<\n/A /B\n/C [1 <02ff> (d)]\n`)
  })

  test('pages, bookmarks and marked stretches have the members used', () => {
    const file = new PdfFile(options)
    file.addPage(a4)
    const { page } = file
    const content = file.markStructureContent('P')
    expect(content.refs).toEqual([{ pageRef: expect.objectContaining({ data: expect.objectContaining({ Type: 'Page' }) }), mcid: 0 }])
    const parents = file.getStructParentTree().get(content.refs[0]!.pageRef.data.StructParents)
    expect(parents).toEqual([null])
    expect(file.getStructTreeRoot().data).toMatchObject({ Type: 'StructTreeRoot' })
    expect([page.fonts, page.width, page.content.compress]).toEqual([{}, 595, true])
    expect(file.outline.dictionary.data).toEqual({})
  })
})

describe('what is written', () => {
  test('goes through `_write`, and `_offset` is where the next byte will stand', () => {
    const { plain, ours } = drawnBy((pdf) => void pdf.addContent('0 0 m'))
    for (const file of [plain, ours]) {
      expect(file.indexOf('\nxref\n') + 1).toBe(Number(/startxref\n(\d+)/.exec(file)![1]))
      for (const [, id] of file.matchAll(/^(\d+) 0 obj$/gm)) {
        const entry = file.slice(file.indexOf('\nxref\n')).split('\n')[Number(id) + 3]!
        expect(file.slice(Number.parseInt(entry, 10))).toMatch(new RegExp(`^${id} 0 obj\n`))
      }
    }
  })
})

describe('faults', () => {
  test('1: XMP holds texts as they are', () => {
    const title = '<甲> & 乙'
    expect(drawnBy(() => {}, { Title: title }).plain).toContain('<rdf:li xml:lang="x-default"><')
    expect(drawnBy(() => {}, { Title: pdfText(title) }).plain).toContain('<rdf:li xml:lang="x-default">&lt;')
  })

  test('2: a document is kept until the event loop turns', () => {
    const kept = [PDFDocument, PdfFile].map((Kind) => {
      const pdf = new Kind(options)
      pdf.end()
      return (pdf as unknown as Readable).readableLength > 0
    })
    expect(kept).toEqual([true, false])
  })

  test('3: the ID is one of the information dictionary alone', () => {
    const idOf = (file: string): string => /\/ID \[(<\w+>)/.exec(file)![1]!
    const [one, other] = ['0 0 m', '1 1 m'].map((operators) => drawnBy((pdf) => void pdf.addContent(operators)))
    expect(idOf(one!.plain)).toBe(idOf(other!.plain))
    expect(idOf(one!.ours)).not.toBe(idOf(other!.ours))
  })

  test('4: the checksum of an attachment is a text of digits', () => {
    const file = { name: 'a.json', type: 'application/json', description: 'b', relationship: 'Data', modifiedDate: day } as const
    const { plain, ours } = drawnBy((pdf) => void pdf.file(Buffer.from('{}'), file))
    expect(plain).toContain('/CheckSum (99914b932bd37a50b983c5e7c90ae93b)')
    expect(ours).toContain('/CheckSum <99914b932bd37a50b983c5e7c90ae93b>')
  })

  test('5: bookmarks are placed from the right, and counted one level deep', () => {
    const place = { page: { width: 595 }, pageNumber: 0, top: 100 }
    const { plain } = drawnBy((pdf) => {
      pdf.outline.addItem('甲', { pageNumber: 0, top: 100, left: 0 })
    })
    expect(plain).toMatch(/\/Dest \[\d+ 0 R \/XYZ 595 742 0\]/)
    const { ours } = drawnBy((pdf) => {
      const parent = addBookmark([pdf.outline], '甲', place)
      addBookmark([pdf.outline, parent], '乙', place)
    })
    expect(ours.match(/\/XYZ \d+/g)).toEqual(['/XYZ 0', '/XYZ 0'])
    expect(ours.match(/\/Count \d(?=\n\/First)/g)).toEqual(['/Count 1', '/Count 2'])
  })

  test('6: artifacts have no subtype', () => {
    const marked = { type: 'Layout', subtype: 'Header' } as const
    const { plain } = drawnBy((pdf) => void pdf.markContent('Artifact', marked))
    expect(contentOf(plain)).toContain('/Artifact <<\n/Type /Layout\n>> BDC')
    const file = new PdfFile(options)
    file.addPage(a4)
    file.markPagination('header')
    expect(contentOf(Buffer.from(file.bytes()).toString('latin1'))).toContain('/Artifact <</Type /Pagination /Subtype /Header>> BDC')
  })

  test('7: contents are compressed at zlib’s default level', () => {
    const { plain, ours } = drawnBy((pdf) => void pdf.addContent('0 0 m'))
    // RFC 1950, 2.2: the second byte tells the level.
    expect([plain, ours].map((file) => contentStream(file).toString('hex', 0, 2))).toEqual(['789c', '7801'])
    expect(contentOf(plain).trim()).toBe(contentOf(ours))
  })

  test('8: the root of a tree has limits', () => {
    const { plain, ours } = drawnBy((pdf) => {
      pdf.markStructureContent('P')
      pdf.endMarkedContent().addPage(a4).markStructureContent('P')
    })
    expect([plain, ours].map((file) => file.includes('/Limits'))).toEqual([true, false])
  })
})

test('9. a file without a day states none', () => {
  const undated = new PdfFile({ ...options, info: { Title: '甲', Producer: '乙', Creator: '丙' } })
  undated.addPage(a4)
  const [file, dated] = [Buffer.from(undated.bytes()).toString('latin1'), drawnBy(() => {}).ours]
  expect(dated).toContain('CreationDate')
  expect(dated).toContain('<xmp:CreateDate>2025-01-31T00:00:00Z')
  expect(file).not.toMatch(/CreationDate|CreateDate|ModDate/)
})
