import { expect, test } from 'vitest'
import { openPdf } from '../../../../src/readers/pdf/library.js'
import { pdfFile, stream, write } from './pdf-file.js'

/** What is relied on of pdfjs-dist and stands in no guide of it; a new version that changes it fails here, not in a table. */
async function operatorsOf(content: string) {
  const resources = '/XObject<</I 10 0 R/X 11 0 R>>'
  const image = stream('\0'.repeat(4), '/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray')
  const form = stream('0 0 m 9 0 l S', '/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Matrix[2 0 0 2 5 6]')
  const opened = (await openPdf(pdfFile({ pages: [content], objects: [image, form], resources }), () => {}))!
  const page = await opened.document.getPage(1)
  const { fnArray, argsArray } = await page.getOperatorList()
  const names = new Map(Object.entries(opened.operators).map(([name, number]) => [number, name]))
  const list = fnArray.map((operator, index) => ({ name: names.get(operator)!, args: argsArray[index] as unknown[] | null }))
  const of = (name: string) => list.find((one) => one.name === name)?.args
  return { list, of, page, close: opened.close }
}

test('a path is painted in one operator, its commands and coordinates in one array', async () => {
  const { of, close } = await operatorsOf('1 0 0 RG 10 20 m 30 20 l 40 50 60 70 80 90 c h S')
  const [paint, [data]] = of('constructPath') as [number, [Float32Array]]
  expect(paint).toBe(20)
  expect([...data]).toEqual([0, 10, 20, 1, 30, 20, 2, 40, 50, 60, 70, 80, 90, 4])
  expect(of('setStrokeRGBColor')).toEqual(['#ff0000'])
  await close()
})

test('text comes as glyphs with their meaning and width, and shifts between them', async () => {
  const { of, page, close } = await operatorsOf('BT /F 12 Tf 1 0 0 1 50 60 Tm 2 Tc 90 Tz 5 Ts 3 Tr [<65e5> -500 <0031>] TJ ET')
  const [items] = of('showText') as [unknown[]]
  expect(items).toMatchObject([{ unicode: '日', width: 1000 }, -500, { unicode: '1', width: 500, isSpace: false }])
  const [id, size] = of('setFont') as [string, number]
  expect(size).toBe(12)
  expect(page.commonObjs.get(id)).toMatchObject({ vertical: false, isType3Font: false })
  const [matrix] = of('setTextMatrix') as [Iterable<number>]
  expect([...matrix]).toEqual([1, 0, 0, 1, 50, 60])
  expect([of('setCharSpacing'), of('setHScale'), of('setTextRise'), of('setTextRenderingMode')]).toEqual([[2], [90], [5], [3]])
  await close()
})

test('a marked stretch has its number, a form its map, and a picture leaves its map behind', async () => {
  const { list, of, close } = await operatorsOf('/P <</MCID 7>> BDC /X Do EMC q 300 0 0 400 10 10 cm /I Do Q')
  expect(of('beginMarkedContentProps')).toEqual(['P', 7])
  const [matrix] = of('paintFormXObjectBegin') as [Iterable<number>]
  expect([...matrix]).toEqual([2, 0, 0, 2, 5, 6])
  expect(list.map(({ name }) => name).slice(-3)).toEqual(['save', 'transform', 'restore'])
  await close()
})

test('a font whose codes mean nothing is told by its map', async () => {
  const fonts = await Promise.all([true, false].map((toUnicode) => fontOf(toUnicode)))
  expect(fonts.map((font) => 'firstChar' in (font.toUnicode as object))).toEqual([false, true])
  expect(fonts.map(({ composite }) => composite)).toEqual([true, true])

  async function fontOf(toUnicode: boolean) {
    const opened = (await openPdf(pdfFile({ pages: [write('日期', 50, 60)], toUnicode }), () => {}))!
    const page = await opened.document.getPage(1)
    const { fnArray, argsArray } = await page.getOperatorList()
    const [id] = argsArray[fnArray.indexOf(opened.operators['setFont']!)] as [string]
    const font = page.commonObjs.get(id) as { toUnicode: unknown; composite: boolean }
    await opened.close()
    return font
  }
})
