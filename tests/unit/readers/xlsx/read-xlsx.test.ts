import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { nameOfPlace } from '../../../../src/diagnostics/place.js'
import { collectInto, type Diagnostic } from '../../../../src/diagnostics/diagnostic.js'
import { readBytes } from '../../../../src/readers/index.js'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

interface Made {
  readonly sheets: readonly { readonly data: string; readonly after?: string; readonly before?: string; readonly state?: string }[]
  readonly strings?: readonly string[]
  readonly properties?: string
  readonly parts?: Readonly<Record<string, string>>
}

/** Styles: 0 plain, 1 bordered, 2 percent, 3 a date of our own format, 4 an accounting format, 5 built-in 31, 6 nothing shown. */
const styles = `<numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="171" formatCode="_ * #,##0_ ;_ * -#,##0_ ;_ * &quot;-&quot;_ ;_ @_ "/><numFmt numFmtId="172" formatCode=";;;"/></numFmts>
<borders><border/><border><left style="thin"/></border></borders><cellXfs>${[
  [0, 0],
  [0, 1],
  [10, 0],
  [170, 0],
  [171, 0],
  [31, 0],
  [172, 0],
]
  .map(([format, border]) => `<xf numFmtId="${format}" borderId="${border}"/>`)
  .join('')}</cellXfs>`

function workbook({ sheets, strings = [], properties = '', parts = {} }: Made): Uint8Array {
  const part = (name: string, body: string) =>
    strToU8(`<?xml version="1.0"?><${name} xmlns="${main}" xmlns:r="${relations}">${body}</${name}>`)
  const related = (kinds: readonly (readonly [id: string, type: string, target: string])[]) =>
    strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${kinds.map(([id, type, target]) => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`).join('')}</Relationships>`,
    )
  return zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': related([['r', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': part(
      'workbook',
      `<workbookPr ${properties}/><sheets>${sheets.map(({ state = 'visible' }, index) => `<sheet name="表${index + 1}" state="${state}" r:id="s${index}"/>`).join('')}</sheets>`,
    ),
    'xl/_rels/workbook.xml.rels': related([
      ['st', 'styles', 'styles.xml'],
      ['ss', 'sharedStrings', 'sharedStrings.xml'],
      ...sheets.map((_, index) => [`s${index}`, 'worksheet', `sheet${index}.xml`] as const),
    ]),
    'xl/styles.xml': part('styleSheet', styles),
    'xl/sharedStrings.xml': part('sst', strings.map((one) => `<si>${one}</si>`).join('')),
    ...Object.fromEntries(
      sheets.map(({ data, before = '', after = '' }, index) => [
        `xl/sheet${index}.xml`,
        part('worksheet', `${before}<sheetData>${data}</sheetData>${after}`),
      ]),
    ),
    ...Object.fromEntries(Object.entries(parts).map(([name, body]) => [name, strToU8(body)])),
  })
}

const text = (ref: string, words: string, style = 0) => `<c r="${ref}" s="${style}" t="inlineStr"><is><t>${words}</t></is></c>`
const number = (ref: string, value: number | string, style = 0) => `<c r="${ref}" s="${style}"><v>${value}</v></c>`
const row = (r: number, cells: string, more = '') => `<row r="${r}" ${more}>${cells}</row>`

async function read(made: Made) {
  const found: Diagnostic[] = []
  const result = await readBytes(workbook(made), 'x.xlsx', collectInto(found))
  if (result.kind !== 'blocks') throw new Error('refused')
  const blocks = result.blocks.map((block) =>
    block.kind === 'table'
      ? block.rows.map((cells) => cells.map((cell) => `${cell.text}${cell.colSpan}${cell.rowSpan}`))
      : `${block.kind} ${block.text}`,
  )
  return { blocks, found, source: result.source, read: result.blocks }
}

test('text cells are paragraphs, merged cells tables; places are cells', async () => {
  const {
    blocks,
    source,
    read: raw,
  } = await read({
    sheets: [
      { data: '' },
      {
        data: [
          row(1, text('A1', '云岭县2024年政府信息公开工作年度报告')),
          row(2, text('A2', '一、总体情况')),
          row(3, text('A3', '全年公开信息3条。')),
          row(5, text('B5', '项目', 1) + text('C5', '件数', 1) + number('D5', '', 1)),
          row(6, number('B6', '', 1) + text('C6', '新收', 1) + text('D6', '办结', 1)),
          row(7, text('B7', '规章', 1) + number('C7', 12, 1) + number('D7', '', 1)),
        ].join(''),
        after: '<mergeCells><mergeCell ref="B5:B6"/><mergeCell ref="C5:D5"/></mergeCells>',
      },
    ],
  })
  expect(blocks).toEqual([
    'paragraph 云岭县2024年政府信息公开工作年度报告',
    'heading 一、总体情况',
    'paragraph 全年公开信息3条。',
    [
      ['项目12', '件数21'],
      ['新收11', '办结11'],
      ['规章11', '1211', '11'],
    ],
  ])
  const table = raw.at(-1)!
  const places = table.kind === 'table' && table.rows[2]!.map(({ at }) => nameOfPlace(source, at.start))
  expect(places).toEqual(['第2个工作表B7', '第2个工作表C7', '第2个工作表D7'])
})

test('numbers as the sheet shows them', async () => {
  const cells: [string, string][] = [
    [number('A1', '0.12345', 2), '12.35%'],
    [number('A1', '45678', 3), '2025年1月21日'],
    [number('A1', '45678', 5), '2025年1月21日'],
    [number('A1', '0', 4), '0'],
    [number('A1', '1234', 4), '1,234'],
    [number('A1', '0.30000000000000004'), '0.3'],
    [number('A1', '12345678901234'), '12345678901234'],
    ['<c r="A1" t="b"><v>1</v></c>', 'TRUE'],
    ['<c r="A1" t="e"><v>#REF!</v></c>', '#REF!'],
    ['<c r="A1" t="str"><f>A2</f><v>三</v></c>', '三'],
    ['<c r="A1"><f>1+2</f><v>3</v></c>', '3'],
    ['<c r="A1" t="s"><v>0</v></c>', '共计'],
  ]
  for (const [cell, shown] of cells) {
    const { blocks } = await read({
      sheets: [{ data: row(1, cell + text('B1', '尾')) }],
      strings: ['<r><t>共</t></r><r><t>计</t></r><rPh sb="0" eb="1"><t>gong</t></rPh>'],
    })
    expect(blocks).toEqual([[[`${shown}11`, '尾11']]])
  }
  const { blocks } = await read({
    sheets: [{ data: row(1, number('A1', 45678 - 1462, 3) + text('B1', '尾')) }],
    properties: 'date1904="1"',
  })
  expect(blocks).toEqual([[['2025年1月21日11', '尾11']]])
})

test('what is hidden joins no table and is said', async () => {
  const { blocks, found } = await read({
    sheets: [
      {
        before: '<cols><col min="2" max="2" hidden="1"/></cols>',
        data:
          row(1, text('A1', '甲') + text('B1', '藏列') + text('C1', '乙') + text('D1', '被盖')) +
          row(2, text('A2', '藏行'), 'hidden="1"') +
          row(3, text('A3', '丙') + number('C3', 5)),
        after: '<mergeCells><mergeCell ref="C1:D1"/></mergeCells>',
      },
      { data: row(1, text('A1', '底稿')), state: 'veryHidden' },
    ],
  })
  expect(blocks[0]).toEqual([
    ['甲11', '乙21'],
    ['丙11', '511', '11'],
  ])
  expect(blocks.slice(1).join('')).toContain('藏列')
  expect(found).toMatchObject([
    {
      code: 'read/hidden-cells',
      facts: { sheets: ['表2'], cells: ['第1个工作表B1 藏列', '第1个工作表D1 被盖', '第1个工作表A2 藏行'] },
    },
  ])
})

test('a formula without a value is said', async () => {
  const { found } = await read({ sheets: [{ data: row(1, text('A1', '合计') + '<c r="B1"><f>SUM(B2:B9)</f></c>') }] })
  expect(found).toMatchObject([{ code: 'read/formula-without-value', facts: { cells: ['第1个工作表B1'] } }])
})

test('a damaged workbook is refused by name', async () => {
  const broken = zipSync({ 'xl/workbook.xml': strToU8('<workbook') })
  const found: Diagnostic[] = []
  expect((await readBytes(broken, 'x.xlsx', collectInto(found))).kind).toBe('refused')
  expect(found).toMatchObject([{ code: 'read/xlsx-broken' }])
  const wide = workbook({
    sheets: [
      { data: Array.from({ length: 100 }, (_, at) => row(at + 1, number(`A${at + 1}`, 1, 1) + number(`XFD${at + 1}`, 1, 1))).join('') },
    ],
  })
  const other: Diagnostic[] = []
  expect((await readBytes(wide, 'x.xlsx', collectInto(other))).kind).toBe('refused')
  expect(other).toMatchObject([{ code: 'read/xlsx-broken' }])
})

test('merged cells over one another are made up', async () => {
  const merged = workbook({
    sheets: [
      {
        data: row(1, text('A1', '甲') + text('B1', '乙')),
        after: '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="B1:C1"/></mergeCells>',
      },
    ],
  })
  const found: Diagnostic[] = []
  expect((await readBytes(merged, 'x.xlsx', collectInto(found))).kind).toBe('refused')
  expect(found).toMatchObject([{ code: 'read/xlsx-broken' }])
})

test('words of headers and footers, charts and sheets of charts are told; numbers of pages are none', async () => {
  const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const related = (kind: string, target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="d" Type="${types}/${kind}" Target="${target}"/></Relationships>`
  const {
    blocks,
    found,
    source,
    read: raw,
  } = await read({
    sheets: [
      {
        data: row(1, text('A1', '云岭县水务局公开情况')),
        after: `<headerFooter><oddHeader>&amp;C&amp;"宋体,加粗"&amp;14云岭县水务局 内部资料</oddHeader><oddFooter>&amp;C第&amp;P页 共&amp;N页</oddFooter></headerFooter>`,
      },
    ],
    parts: {
      'xl/_rels/sheet0.xml.rels': related('drawing', 'drawing.xml'),
      'xl/drawing.xml': '<xdr:wsDr xmlns:xdr="x"/>',
      'xl/_rels/drawing.xml.rels': related('chart', 'chart.xml'),
      'xl/chart.xml':
        '<c:chartSpace xmlns:c="c" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:title><a:t>历年申请</a:t><a:t>数量</a:t></c:title></c:chartSpace>',
    },
  })
  expect(blocks).toEqual(['paragraph 云岭县水务局公开情况', 'chrome 云岭县水务局 内部资料'])
  expect(nameOfPlace(source, raw[1]!.at.start)).toBe('第1个工作表页眉')
  expect(found).toMatchObject([{ code: 'read/charts-left-out', facts: { count: 1, texts: ['历年申请数量'] } }])
})
