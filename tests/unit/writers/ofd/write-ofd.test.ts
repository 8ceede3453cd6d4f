import { strFromU8, unzipSync } from 'fflate'
import { create, type Font } from 'fontkit'
import { expect, test } from 'vitest'
import { composeDocument } from '../../../../src/compose/compose.js'
import { fontLoader } from '../../../../src/fonts/load-fonts.js'
import type { Report } from '../../../../src/model/report.js'
import { readBytes } from '../../../../src/readers/index.js'
import { writeOfd } from '../../../../src/writers/ofd/write-ofd.js'
import { writePdf } from '../../../../src/writers/pdf/write-pdf.js'
import { documentText, squeeze } from '../../../document-text.js'
import { makeReport, paragraph, reportOf } from '../../../report-factory.js'

const loadFonts = fontLoader([])

async function partsOf(report: Report): Promise<Record<string, Uint8Array>> {
  return unzipSync(writeOfd(composeDocument(report), report, await loadFonts()))
}

const textIn = (parts: Record<string, Uint8Array>, path: string) => strFromU8(parts[path]!)
const pagesIn = (parts: Record<string, Uint8Array>) =>
  Object.keys(parts)
    .filter((path) => path.includes('/Pages/'))
    .map((path) => textIn(parts, path))

const report = makeReport({ set: { 'applications.received.naturalPerson': 6 } })

test('the pages hold the text of the document, without blanks', async () => {
  const codes = pagesIn(await partsOf(report)).flatMap((page) =>
    [...page.matchAll(/<ofd:TextCode[^>]*>([^<]*)</g)].map(([, text]) => text!),
  )
  expect(codes.filter((text) => /^\s|\s$/.test(text) || text.includes(' '))).toEqual([])
  const written = codes.join('').replace(/—\d+—/g, '')
  // Heads are shown again where a table goes on.
  for (const line of documentText(composeDocument(report)).split('\n')) expect(written).toContain(squeeze(line))
})

test('every character has its step, and the steps of a line add up', async () => {
  const [page] = pagesIn(await partsOf(reportOf([paragraph('全年公开政府信息346条，解读政策文件12件。'.repeat(3))])))
  for (const [, delta, text] of page!.matchAll(/DeltaX="([^"]*)">([^<]*)</g)) {
    const steps = [...delta!.matchAll(/g (\d+) \S+|(\S+)/g)].reduce((count, [, times]) => count + Number(times ?? 1), 0)
    expect(steps).toBe([...text!].length - 1)
  }
})

test('a character beyond the basic plane ends its object, and has no step behind it', async () => {
  const [page] = pagesIn(await partsOf(reportOf([paragraph('地名𠮷水。')])))
  const codes = [...page!.matchAll(/<ofd:TextCode[^>]*>([^<]*)</g)].map(([, text]) => text!)
  expect(codes.filter((code) => code.includes('𠮷')).map((code) => code.slice(-2))).toEqual(['𠮷'])
})

test('ids are unique, and what is referred to is there', async () => {
  const parts = await partsOf(report)
  const main = textIn(parts, 'Doc_0/Document.xml')
  const objects = pagesIn(parts).flatMap((page) => [...page.matchAll(/ ID="(\d+)"/g)].map(([, id]) => id!))
  const fonts = [...textIn(parts, 'Doc_0/PublicRes.xml').matchAll(/ ID="(\d+)"/g)].map(([, id]) => id!)
  const pages = [...main.matchAll(/<ofd:Page ID="(\d+)" BaseLoc="([^"]+)"/g)]
  const ids = [...objects, ...fonts, ...pages.map(([, id]) => id!)]
  expect(new Set(ids).size).toBe(ids.length)
  expect(Number(/MaxUnitID>(\d+)/.exec(main)![1])).toBe(Math.max(...ids.map(Number)))
  for (const [, , path] of pages) expect(Object.keys(parts)).toContain(`Doc_0/${path}`)
  for (const page of pagesIn(parts)) for (const [, font] of page.matchAll(/ Font="(\d+)"/g)) expect(fonts).toContain(font)
  const structure = textIn(parts, 'Doc_0/Tags/Structure.xml')
  const references = [...structure.matchAll(/<ofd:ObjectRef PageRef="\d+">(\d+)</g)].map(([, id]) => id!)
  expect(references.filter((id) => !objects.includes(id))).toEqual([])
  expect(structure).toMatch(/<nb:headerCell [^>]*scope="column"/)
})

test('the outline has every heading under its section', async () => {
  const main = textIn(await partsOf(report), 'Doc_0/Document.xml')
  expect(main).toMatch(/Title="一、总体情况">(?:(?!<\/ofd:OutlineElem>).)*<ofd:OutlineElem Title="（一）主动公开情况"/)
  expect(main.match(/<ofd:OutlineElem /g)!.length).toBe(main.match(/<\/ofd:OutlineElem>/g)!.length)
})

test('embedded faces open by themselves and map their characters', async () => {
  const parts = await partsOf(report)
  const files = Object.keys(parts).filter((path) => path.endsWith('.ttf'))
  const fonts = files.map((path) => create(Buffer.from(parts[path]!)) as Font)
  const drawn = (character: string) => fonts.some((font) => font.hasGlyphForCodePoint(character.codePointAt(0)!))
  expect([...'青河市水务局2024—（）'].filter((character) => !drawn(character))).toEqual([])
  expect(fonts.every((font) => font.postscriptName.length > 0 && font.glyphForCodePoint(0x51).id >= 0)).toBe(true)
})

test('no date is invented, and the same report gives the same bytes, no more than the PDF’s', async () => {
  const undated = makeReport({ closing: [] })
  const parts = await partsOf(undated)
  expect(textIn(parts, 'OFD.xml') + textIn(parts, 'Doc_0/Attachs/Attachments.xml')).not.toContain('CreationDate')
  const document = composeDocument(report)
  const once = writeOfd(document, report, await loadFonts())
  expect(writeOfd(document, report, await loadFonts())).toEqual(once)
  expect(once.length).toBeLessThan(writePdf(document, await loadFonts()).length)
})

test('it is read back from the data it carries', async () => {
  const read = await readBytes(writeOfd(composeDocument(report), report, await loadFonts()), 'a.ofd', () => {})
  expect(read).toMatchObject({ kind: 'reports', reports: [report] })
})
