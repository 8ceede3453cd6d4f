import { expect, test } from 'vitest'
import { collectInto, type Diagnostic } from '../../../../src/diagnostics/diagnostic.js'
import { readBytes } from '../../../../src/readers/index.js'
import { draw, grid, pdfFile, write } from './pdf-file.js'

/** A page whose stretches stand in elements of one level, in the order of the elements. */
async function read(roles: readonly string[], content: string) {
  const page = 10 + roles.length + 2
  const element = (role: string, mark: number) => `<</S/${role}/P 10 0 R/Pg ${page} 0 R/K ${mark}>>`
  const kids = roles.map((_, index) => `${11 + index} 0 R`).join(' ')
  const objects = [
    `<</Type/StructTreeRoot/K[${kids}]/ParentTree ${page - 1} 0 R>>`,
    ...roles.map((role, index) => element(role, index)),
    `<</Nums[0[${kids}]]>>`,
  ]
  const found: Diagnostic[] = []
  const bytes = pdfFile({ pages: [content], objects, catalog: '/MarkInfo<</Marked true>>/StructTreeRoot 10 0 R' })
  const result = await readBytes(bytes, 'x.pdf', collectInto(found))
  const blocks = result.kind === 'blocks' ? result.blocks : []
  const texts = blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat().map(({ text }) => text) : [block.text]))
  return { texts, findings: found.map(({ code, facts }) => [code, facts]) }
}

const marked = (role: string, mark: number, ...drawn: readonly string[]) => `/${role} <</MCID ${mark}>> BDC ${drawn.join(' ')} EMC`

const { rules, texts } = grid(
  [
    ['平台', '条数'],
    ['网站', '57'],
  ],
  72,
  700,
)

test.each<[string, readonly number[], unknown[]]>([
  ['as they stand', [0, 1, 2, 3], []],
  ['in another order', [0, 1, 3, 2], [['read/pdf-against-tags', { pages: [1], example: '57' }]]],
  ['two of them as one', [0, 1, 2, 2], [['read/pdf-against-tags', { pages: [1], example: '57' }]]],
])('cells are read as the rules part them, the tree has them %s', async (_, marks, findings) => {
  const content = [draw(rules), ...texts.map((text, index) => marked('TD', marks[index]!, text))]
  expect(await read(['TH', 'TH', 'TD', 'TD'], content.join('\n'))).toEqual({ texts: ['平台', '条数', '网站', '57'], findings })
})

const first = '全年通过门户网站公开政府信息三百四十六条，解读政策文件十二件。'
const second = '收到政府信息公开申请四十二件，其中自然人申请三十九件，均按期答复，没有被纠正的。'
const lines = [write(first, 96, 700), write(second.slice(0, 38), 96, 680), write(second.slice(38), 72, 660)]

test.each([
  ['one element', [0, 0, 0], [['read/pdf-against-tags', { pages: [1], example: second.slice(0, 12) }]]],
  ['two elements', [0, 1, 1], []],
])('two paragraphs to the eye are two, in %s', async (_, marks, findings) => {
  const content = lines.map((line, index) => marked('P', marks[index]!, line))
  expect(await read(['P', 'P'], content.join('\n'))).toEqual({ texts: [first, second], findings })
})
