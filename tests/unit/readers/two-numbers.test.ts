import { describe, expect, test } from 'vitest'
import { collectInto, type Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import { readBytes } from '../../../src/readers/index.js'
import { matchTables } from '../../../src/tables/match.js'
import { wordFile } from '../../cases/file-stages.js'

/** The figure at a path, and the codes of all findings. */
async function read(bytes: Uint8Array, name: string, path: string): Promise<{ value: unknown; state: string; codes: string[] }> {
  const found: Diagnostic[] = []
  const result = await readBytes(bytes, name, collectInto(found))
  if (result.kind !== 'blocks') throw new Error(`${name} was not read`)
  const figures = matchTables(result.blocks, collectInto(found)).flatMap((item) => (item.kind === 'form' ? item.figures : []))
  const { value, state } = figures.find((figure) => figure.path === path)!
  return { value, state, codes: found.map(({ code }) => code).filter((code) => /figure|unreadable/.test(code)) }
}

const encode = (text: string) => new TextEncoder().encode(text)
const html = (cell: string) =>
  encode(`<table><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>${cell}</td></tr></table>`)
const word = (cell: string) => {
  const cellOf = (text: string) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`
  return wordFile({
    body: `<w:tbl><w:tr>${cellOf('信息内容')}${cellOf('本年处理决定数量')}</w:tr><w:tr>${cellOf('行政许可')}<w:tc>${cell}</w:tc></w:tr></w:tbl><w:p/>`,
  })
}
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const text = (cell: string) => encode(`二、主动公开政府信息情况\n信息内容 | 本年处理决定数量 |\n行政许可 | ${cell} |\n行政处罚 | 3 |\n`)

const apart: readonly (readonly [string, string, Uint8Array])[] = [
  ['paragraphs of a page', 'a.html', html('<p>41873</p><p>2</p>')],
  ['lines of a page', 'a.html', html('41873<br>2')],
  ['items of a list', 'a.html', html('<ul><li>41873</li><li>2</li></ul>')],
  ['divisions', 'a.html', html('<div>41873</div>2')],
  ['a smaller number', 'a.html', html('41873<small>2</small>')],
  ['a smaller number behind a space', 'a.html', html('41 <small>873</small>')],
  ['no-break spaces', 'a.html', html('41&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;873')],
  ['five spaces of the markup', 'a.html', html('41     873')],
  ['an indented line of the markup', 'a.html', html('41\n      873')],
  ['a field beside a number', 'a.html', html('41873<input value="2">')],
  ['numbers of a formula', 'a.html', html('<math><mn>41</mn><mn>2</mn></math>')],
  ['paragraphs of a Word file', 'a.docx', word(`<w:p>${run('41873')}</w:p><w:p>${run('2')}</w:p>`)],
  ['lines of a Word file', 'a.docx', word(`<w:p>${run('41873')}<w:r><w:br/></w:r>${run('2')}</w:p>`)],
  ['a tab in a Word file', 'a.docx', word(`<w:p>${run('41')}<w:r><w:tab/></w:r>${run('873')}</w:p>`)],
  ['five spaces in a Word file', 'a.docx', word(`<w:p>${run('41     873')}</w:p>`)],
  ['lines of a cell', 'a.txt', text('4\n41873')],
  ['lines of a cell as if grouped', 'a.txt', text('4\n187')],
  ['five spaces', 'a.txt', text('41     873')],
  ['spaces that group nothing', 'a.txt', text('41873 200')],
]

test.each(apart)('two numbers stay two: %s', async (_, name, bytes) => {
  expect(await read(bytes, name, 'disclosure.licensing.decisions')).toEqual({
    value: null,
    state: 'lost',
    codes: ['table/several-figures'],
  })
})

const broken: readonly (readonly [string, string, Uint8Array, string[]])[] = [
  ['inline markup', 'a.html', html('<b>41</b><span lang="EN-US">8</span>73'), []],
  ['a possible break', 'a.html', html('41<wbr>873'), []],
  ['a line end of the markup in a group', 'a.html', html('41\n873'), ['table/spaced-figure']],
  ['runs', 'a.docx', word(`<w:p>${run('41')}${run('873')}</w:p>`), []],
  ['spread characters', 'a.docx', word(`<w:p>${run('4 1 8 7 3')}</w:p>`), ['table/spaced-figure']],
  ['groups of three', 'a.txt', text('41 873'), ['table/spaced-figure']],
]

test.each(broken)('a number that was surely broken is one: %s', async (_, name, bytes, codes) => {
  expect(await read(bytes, name, 'disclosure.licensing.decisions')).toEqual({ value: 41873, state: 'read', codes })
})

describe('a sum', () => {
  const row = (first: string, total: string) =>
    encode(
      `<table><tr><td>本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和</td><td>自然人</td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td>总计</td></tr>
      <tr><td>一、本年新收政府信息公开申请数量</td><td>${first}</td><td>1</td><td>0</td><td>0</td><td>0</td><td>0</td><td>${total}</td></tr></table>`,
    )

  test('shows two stretches of digits to be one number', async () =>
    expect(await read(row('12<br>45', '1246'), 'a.html', 'applications.received.naturalPerson')).toEqual({
      value: 1245,
      state: 'inferred',
      codes: ['table/spaced-figure'],
    }))

  test('that does not hold shows nothing', async () =>
    expect(await read(row('12<br>45', '13'), 'a.html', 'applications.received.naturalPerson')).toEqual({
      value: null,
      state: 'lost',
      codes: ['table/several-figures'],
    }))
})
