import { describe, expect, test } from 'vitest'
import { collectInto, type Diagnostic } from '../../../../src/diagnostics/diagnostic.js'
import { nameOfPlace, spotsOf } from '../../../../src/diagnostics/place.js'
import type { Block } from '../../../../src/model/block.js'
import { readBytes } from '../../../../src/readers/index.js'
import { draw, grid, pdfFile, stream, write, type FileSpec } from './pdf-file.js'

async function read(spec: FileSpec | Uint8Array) {
  const found: Diagnostic[] = []
  const result = await readBytes(spec instanceof Uint8Array ? spec : pdfFile(spec), 'x.pdf', collectInto(found))
  return { result, found, codes: found.map(({ code }) => code) }
}

async function blocksOf(spec: FileSpec): Promise<readonly Block[]> {
  const { result, found } = await read(spec)
  if (result.kind !== 'blocks') throw new Error(JSON.stringify(found))
  return result.blocks
}

function shown(blocks: readonly Block[]): string[] {
  return blocks.map((block) =>
    block.kind === 'table'
      ? block.rows
          .map((row) =>
            row.map(({ colSpan, rowSpan, text }) => (colSpan * rowSpan === 1 ? text : `${colSpan}×${rowSpan} ${text}`)).join('|'),
          )
          .join('/')
      : `${block.kind} ${block.text}`,
  )
}

const line = (text: string, row: number, x = 72) => write(text, x, 740 - 20 * row)
/** Thirty-seven characters fill a line of these pages. */
const long = '全年通过门户网站和政务新媒体公开政府信息三百四十六条解读政策文件十二件回应公众关切'.slice(0, 37)

describe('files that cannot be read are refused by name', () => {
  const password = `/Encrypt<</Filter/Standard/V 1/R 2/O<${'00'.repeat(32)}>/U<${'11'.repeat(32)}>/P -4>>/ID[<00><00>]`
  const image = stream('\0', '/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray')
  const picture = 'q 500 0 0 700 40 40 cm /I Do Q'
  const withImage = { objects: [image.replace('/Width 1/Height 1', '/Width 2/Height 2')], resources: '/XObject<</I 10 0 R>>' }
  const outlines = Array.from({ length: 60 }, (_, index) => `${index} 0 m ${index} 9 l 3 12 l 9 30 l 40 8 l 7 7 l h f`).join('\n')
  test.each<[string, FileSpec | Uint8Array, string]>([
    ['under a password', { pages: [line('一', 0)], trailer: password }, 'read/pdf-encrypted'],
    ['cut off', pdfFile({ pages: [line('一', 0)] }).slice(0, 300), 'read/pdf-broken'],
    ['of too many pages', { pages: Array.from({ length: 1001 }, () => '') }, 'read/pdf-too-long'],
    ['of pictures', { pages: [picture, picture], ...withImage }, 'read/pdf-scanned'],
    ['whose letters are shapes', { pages: [outlines] }, 'read/pdf-outlines'],
    ['whose codes mean nothing', { pages: [line(long, 0)], toUnicode: false }, 'read/pdf-no-unicode'],
    ['with nothing on its pages', { pages: ['', ''] }, 'read/no-text'],
  ])('%s', async (_, spec, code) => {
    const { result, codes } = await read(spec)
    expect(result.kind).toBe('refused')
    expect(codes).toEqual([code])
  })

  test('a page of more operators than any report has is refused, one of fewer is read', async () => {
    const page = (lines: number) => `${line('一、总体情况', 0)}\n${'q Q\n'.repeat(lines)}`
    expect(await read({ pages: [page(29_000)] })).toMatchObject({ result: { kind: 'blocks' }, codes: [] })
    expect((await read({ pages: [line('一', 0), page(31_000)] })).found).toMatchObject([
      { code: 'read/pdf-crowded', facts: { page: 2, limit: 60_000 } },
    ])
  })

  test('so is one whose forms draw each other again and again', async () => {
    const form = (number: number) =>
      stream('/X Do '.repeat(12), `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X ${number} 0 R>>>>`)
    const last = stream('0 0 m 9 9 l S', '/Type/XObject/Subtype/Form/BBox[0 0 9 9]')
    const objects = [...Array.from({ length: 8 }, (_, index) => form(11 + index)), last]
    const { codes } = await read({ pages: [`${line('一', 0)} /X Do`], objects, resources: '/XObject<</X 10 0 R>>' })
    expect(codes).toEqual(['read/pdf-crowded'])
  })

  test('a page of pictures among others is said, with its number', async () => {
    const { result, found } = await read({ pages: [line('一、总体情况', 0), picture], ...withImage })
    expect(result.kind).toBe('blocks')
    expect(found).toMatchObject([{ code: 'read/pdf-pages-scanned', severity: 'error', facts: { pages: [2] } }])
  })

  test('a page that is not there is said', async () => {
    const { codes } = await read({ pages: [line('一、总体情况', 0), null, line('二、', 0)] })
    expect(codes).toEqual(['read/pdf-page-broken'])
  })

  test('single characters that mean nothing are shown as such, and said', async () => {
    const { result, found } = await read({ pages: [line(`${long}\0`, 0)] })
    expect(result.kind === 'blocks' && result.source.text).toContain('\ufffd')
    expect(found).toMatchObject([{ code: 'read/pdf-unknown-characters', facts: { count: 1, pages: [1] } }])
  })

  test('an invisible layer over a picture is read, and said to be recognised text', async () => {
    const { result, found } = await read({ pages: [`${picture} 3 Tr ${line('一、总体情况', 0)}`], ...withImage })
    expect(result.kind === 'blocks' && shown(result.blocks)).toEqual(['heading 一、总体情况'])
    expect(found).toMatchObject([{ code: 'read/pdf-recognised', facts: { pages: [1] } }])
  })
})

describe('lines become paragraphs', () => {
  test('by their length and their indent, over a page edge too', async () => {
    const pages = [
      [
        line('一、总体情况', 0, 96),
        line(long.slice(0, 35), 1, 96),
        line(long, 2),
        line('余下的话。', 3),
        line(long.slice(0, 35), 4, 96),
      ].join('\n'),
      [line(`${long.slice(0, 30)}。`, 0), line('青河市水务局', 3, 400), line('2025年1月9日', 4, 390)].join('\n'),
    ]
    expect(shown(await blocksOf({ pages }))).toEqual([
      'heading 一、总体情况',
      `paragraph ${long.slice(0, 35)}${long}余下的话。`,
      `paragraph ${long.slice(0, 35)}${long.slice(0, 30)}。`,
      'paragraph 青河市水务局',
      'paragraph 2025年1月9日',
    ])
  })

  test('of columns one after the other', async () => {
    const column = (x: number, text: string) => [0, 1, 2, 3].map((row) => line(`${text}${row}${long.slice(0, 10)}`, row, x))
    const text = [...column(300, '乙'), ...column(72, '甲'), write('横跨两栏的题目', 200, 780)].join('\n')
    const joined = (name: string) => [0, 1, 2, 3].map((row) => `${name}${row}${long.slice(0, 10)}`).join('')
    expect(shown(await blocksOf({ pages: [text] }))).toEqual(['paragraph 横跨两栏的题目', `paragraph ${joined('甲')}${joined('乙')}`])
  })

  test('whatever way round the page is', async () => {
    const turned = `q 0 1 -1 0 595 0 cm ${line('一、总体情况', 20, 96)} Q`
    for (const page of [{ content: line('一、总体情况', 0, 96), rotate: 90 }, { content: turned }])
      expect(shown(await blocksOf({ pages: [page] }))).toEqual(['heading 一、总体情况'])
  })

  test('without heads, feet and numbers of pages, which are kept as furniture', async () => {
    const pages = [1, 2, 3].map((page) =>
      [write('青河市水务局', 260, 800), line(`第${'一二三'[page - 1]}段。`, 2), write(`${page + 4}`, 300, 40)].join('\n'),
    )
    const blocks = await blocksOf({ pages })
    expect(shown(blocks.slice(0, 3))).toEqual(['paragraph 第一段。', 'paragraph 第二段。', 'paragraph 第三段。'])
    expect(shown(blocks.slice(3))).toEqual(['chrome 青河市水务局\n5\n青河市水务局\n6\n青河市水务局\n7'])
  })

  test('notes at the foot of a page stand behind the paragraph that goes on over its edge', async () => {
    const full = (row: number) => line(long, row)
    const noted = `${line(long.slice(0, 36), 2)} ${write('1', 504, 704, 7)}`
    const first = [
      line(long.slice(0, 35), 0, 96),
      full(1),
      noted,
      full(3),
      write('1 数据截至2024年底，', 72, 100, 9),
      write('不含乡镇。', 72, 86, 9),
    ]
    const pages = [first.join('\n'), [line('余下的话。', 0), line('又一段。', 1, 96)].join('\n')]
    const [paragraph, ...rest] = shown(await blocksOf({ pages }))
    expect(paragraph).toMatch(new RegExp(`^paragraph .*${long}余下的话。$`))
    expect(rest).toEqual(['paragraph 1 数据截至2024年底，不含乡镇。', 'paragraph 又一段。'])
  })

  test('small text at the foot that the page does not refer to stays where it is', async () => {
    const pages = [[line(`${long}。`, 0), write('1 数据截至2024年底。', 72, 100, 9)].join('\n'), line('乙。', 0)]
    expect(shown(await blocksOf({ pages }))).toEqual([`paragraph ${long}。`, 'paragraph 1 数据截至2024年底。', 'paragraph 乙。'])
  })

  test('radicals are the characters they stand for; what is not seen is no text', async () => {
    const { result, codes } = await read({ pages: [`${line('⼀、总体情况⽉', 0)} 1 g ${line('看不见', 4)}`] })
    expect(result.kind === 'blocks' && shown(result.blocks)).toEqual(['heading 一、总体情况月', 'chrome 看不见'])
    expect(codes).toEqual(['read/hidden-text'])
  })

  test('tags say where a paragraph ends and what is a heading', async () => {
    const marked = (role: string, mark: number, content: string) => `/${role} <</MCID ${mark}>> BDC ${content} EMC`
    const content = [
      marked('H1', 0, line(long, 0)),
      marked('P', 1, `${line(long, 1)} ${line(long, 2)}`),
      marked('P', 2, `${line(long, 3)} ${line(long, 4)}`),
    ]
    const element = (role: string, mark: number) => `<</S/${role}/P 10 0 R/Pg 15 0 R/K ${mark}>>`
    const objects = [
      '<</Type/StructTreeRoot/K[11 0 R 12 0 R 13 0 R]/ParentTree 14 0 R>>',
      element('H1', 0),
      element('P', 1),
      element('P', 2),
      '<</Nums[0[11 0 R 12 0 R 13 0 R]]>>',
    ]
    expect(
      shown(await blocksOf({ pages: [content.join('\n')], objects, catalog: '/MarkInfo<</Marked true>>/StructTreeRoot 10 0 R' })),
    ).toEqual([`heading ${long}`, `paragraph ${long}${long}`, `paragraph ${long}${long}`])
  })

  test('places are pages, with boxes', async () => {
    const { result } = await read({ pages: [line('甲。', 0), line('乙。', 1)] })
    if (result.kind !== 'blocks') throw new Error()
    expect(result.blocks.map(({ at }) => nameOfPlace(result.source, at.start))).toEqual(['第1页', '第2页'])
    expect(spotsOf(result.source, result.blocks[1]!.at)).toEqual([
      { name: '第2页', box: { page: 2, x: 72, y: 110, width: 24, height: 14.4 } },
    ])
  })
})

describe('rules become tables', () => {
  const rows = [
    ['渠道', '2023年', '2024年'],
    ['网站', '100', '128'],
    ['公众号', '', '201'],
  ]

  test('with every cell, blank ones too', async () => {
    const { rules, texts } = grid(rows, 72, 700)
    expect(shown(await blocksOf({ pages: [[draw(rules), ...texts].join('\n')] }))).toEqual(['渠道|2023年|2024年/网站|100|128/公众号||201'])
  })

  test('with merged cells', async () => {
    const { rules, texts } = grid([['合计', '', '9'], ...rows.slice(1)], 72, 700)
    const [before, after] = [rules.slice(0, 5), rules.slice(6)]
    const shorter = [162, 676, 162, 628] as const
    expect(shown(await blocksOf({ pages: [[draw([...before, shorter, ...after]), ...texts].join('\n')] }))).toEqual([
      '2×1 合计|9/网站|100|128/公众号||201',
    ])
  })

  test('two figures that a missing rule puts into one cell stay two', async () => {
    const { rules, texts } = grid(
      [
        ['网站', '91'],
        ['微博', '1175'],
      ],
      72,
      700,
    )
    expect(shown(await blocksOf({ pages: [[draw(rules.toSpliced(1, 1)), ...texts].join('\n')] }))).toEqual(['网站\n微博|91\n1175'])
    expect(shown(await blocksOf({ pages: [[draw(rules.toSpliced(4, 1)), ...texts].join('\n')] }))).toEqual(['网站 91/微博 1175'])
  })

  test('two rows of a form that a missing rule makes one are two, each figure beside its label', async () => {
    const { rules, texts } = grid(
      [
        ['行政许可', ''],
        ['行政处罚', '57'],
      ],
      72,
      700,
    )
    expect(shown(await blocksOf({ pages: [[draw(rules.toSpliced(1, 1)), ...texts].join('\n')] }))).toEqual(['行政许可|/行政处罚|57'])
  })

  test('what is drawn beyond the page rules nothing', async () => {
    const { rules, texts } = grid(rows, 72, 50)
    const [first] = await blocksOf({ pages: [[draw(rules), ...texts].join('\n')] })
    expect(shown([first!])).toEqual(['渠道|2023年|2024年/网站|100|128'])
  })

  test('a mark of a note is no digit', async () => {
    const { rules } = grid([['甲', '91']], 72, 700)
    const texts = [write('甲', 80, 684), write('91', 180, 684), write('1', 192, 688, 7)]
    expect(shown(await blocksOf({ pages: [[draw(rules), ...texts].join('\n')] }))).toEqual(['甲|91¹'])
  })

  test('whole again over a page edge, heads shown again left out', async () => {
    const first = grid(rows, 72, 700)
    const second = grid([rows[0]!, ['微博', '5', '6']], 72, 780)
    const blocks = await blocksOf({ pages: [first, second].map(({ rules, texts }) => [draw(rules), ...texts].join('\n')) })
    expect(shown(blocks)).toEqual(['渠道|2023年|2024年/网站|100|128/公众号||201/微博|5|6'])
  })

  test('a row cut by the page edge is one row', async () => {
    const first = grid(rows.slice(0, 2), 72, 120, 90, 48)
    const second = grid(
      [
        ['（续）', '', ''],
        ['微博', '5', '6'],
      ],
      72,
      780,
    )
    // Neither the foot of the first page's last row nor the head of the second's first is ruled.
    const pages = [draw(first.rules.toSpliced(2, 1)), draw(second.rules.toSpliced(0, 1))]
    const blocks = await blocksOf({ pages: [[pages[0], ...first.texts].join('\n'), [pages[1], ...second.texts].join('\n')] })
    expect(shown(blocks)).toEqual(['渠道|2023年|2024年/网站\n（续）|100|128/微博|5|6'])
  })
})
