import { describe, expect, test } from 'vitest'
import { collectInto, type Diagnostic } from '../../../../src/diagnostics/diagnostic.js'
import { readBytes } from '../../../../src/readers/index.js'
import { pdfFile, write } from './pdf-file.js'

const columns = [
  '全年通过门户网站和政务新媒体公开政府信息三百四十六条，解读政策文件十二件。',
  '收到政府信息公开申请四十二件，其中自然人申请三十九件，均按期答复。',
  '开展业务培训两次，参训人员八十六人，发现并整改问题七个，已全部销号。',
]
const below = '解读的形式还不够丰富，下一步增加图解和视频，并加强对基层单位的指导。'

/** Lines of `measure` characters, one below the other. */
function setColumn(text: string, x: number, measure: number, top = 740): string[] {
  return Array.from({ length: Math.ceil(text.length / measure) }, (_, row) =>
    write(text.slice(row * measure, (row + 1) * measure), x, top - 18 * row),
  )
}

/** What a page says, its paragraphs one after the other. */
async function read(drawn: readonly string[], size: readonly [number, number] = [595, 842]) {
  const found: Diagnostic[] = []
  const result = await readBytes(pdfFile({ pages: [{ content: drawn.join('\n'), size }] }), 'x.pdf', collectInto(found))
  if (result.kind !== 'blocks') throw new Error(JSON.stringify(found))
  return { texts: result.blocks.flatMap((block) => ('text' in block ? [block.text] : [])), codes: found.map(({ code }) => code) }
}

const byColumn = (sets: readonly (readonly string[])[]) => sets.flat()
const byRow = (sets: readonly (readonly string[])[]) =>
  Array.from({ length: Math.max(...sets.map(({ length }) => length)) }, (_, row) => sets.flatMap((set) => set[row] ?? [])).flat()
const backwards = (sets: readonly (readonly string[])[]) => sets.flat().toReversed()

describe('columns are read one after the other', () => {
  test.each([
    ['by column', byColumn],
    ['row by row', byRow],
    ['from the end', backwards],
  ])('three of them drawn %s, between a heading above and one below', async (_, order) => {
    const sets = columns.map((text, index) => setColumn(text, 72 + 150 * index, 10))
    const drawn = [write('一、总体情况', 72, 770), ...order(sets), write('二、存在的主要问题', 72, 640), ...setColumn(below, 72, 37, 620)]
    expect(await read(drawn)).toEqual({ texts: ['一、总体情况', ...columns, '二、存在的主要问题', below], codes: [] })
  })

  test('short ones, drawn one after the other', async () => {
    const short = ['公开信息三百四十六条，解读文件十二件。', '收到申请四十二件，均按期答复。', '培训两次，参训八十六人。']
    const sets = short.map((text, index) => setColumn(text, 72 + 150 * index, 11))
    const drawn = [...setColumn(below, 72, 37, 770), ...byColumn(sets), write('二、存在的主要问题', 72, 660)]
    expect(await read(drawn)).toEqual({ texts: [below, ...short, '二、存在的主要问题'], codes: [] })
  })

  test('with little more than an em between them', async () => {
    const sets = columns.map((text, index) => setColumn(text, 72 + 132 * index, 10))
    expect(await read(byColumn(sets))).toEqual({ texts: columns, codes: [] })
  })

  test('two pages on one', async () => {
    const sets = [0, 1].map((half) => columns.flatMap((text, index) => setColumn(text, 60 + 420 * half, 28, 500 - 60 * index)))
    for (const order of [byColumn, byRow, backwards])
      expect(await read(order(sets), [842, 595])).toEqual({ texts: [...columns, ...columns], codes: [] })
  })
})

describe('what stands side by side is read line by line', () => {
  test('and said where it may be columns', async () => {
    const sets = ['公开信息三百四十六条，解读文件十二件。', '收到申请四十二件，均按期答复完毕。'].map((text, index) =>
      setColumn(text, 72 + 200 * index, 11),
    )
    const { texts, codes } = await read(byRow(sets))
    expect(codes).toEqual(['read/pdf-side-by-side'])
    expect(texts.join('')).toContain('公开信息三百四十六条，')
  })

  test.each([
    ['names with their values', ['联系人：王晓明', '地址：青河市解放路一号'], ['电话：0999-1234567', '邮编：839000']],
    ['labels and figures', ['行政许可的办理数量', '行政处罚的办理数量'], ['1234567', '89']],
  ])('as %s do', async (_, left, right) => {
    const sets = [left, right].map((texts, index) => texts.map((text, row) => write(text, 72 + 250 * index, 740 - 18 * row)))
    for (const order of [byRow, byColumn]) expect((await read(order(sets))).codes).toEqual([])
  })
})
