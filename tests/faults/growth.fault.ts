import { describe, expect, test } from 'vitest'
import { readReports } from '../../src/convert.js'
import { wordFile } from '../cases/file-stages.js'

/**
 * Time grows with the text, whatever is said again and again: read, matched, accounted for and checked at some 40 and some 80 kB. Processor
 * time and not the clock's is compared, the lesser of two runs within one process, so that a loaded machine is no fault.
 */
const smaller = 40_000

/** Twice the text may take twice the time, and somewhat more for what the machine's memory costs. */
const mostGrowth = 2.6

/** Below this the beginnings of a run outweigh the text; seconds. */
const leastTime = 0.05

const title = '青禾县水务局2024年政府信息公开工作年度报告'
const prose = '我局认真做好政府信息公开工作，及时公开人民群众关心的各类信息，不断提高工作的透明度。'.repeat(8)

interface Kind {
  readonly name: string
  /** Opening, and the file of a body. */
  readonly fileOf: (body: string) => Uint8Array
  /** What is repeated; a function where each piece differs, or [before, piece, behind]. */
  readonly patterns: readonly (string | readonly [string, string, string] | ((index: number) => string))[]
}

const kinds: readonly Kind[] = [
  {
    name: 'x.txt',
    fileOf: (body) => Buffer.from(`${title}\n一、总体情况\n${prose}\n${body}`),
    patterns: [
      '1\n',
      '1%',
      '《',
      '“',
      '（',
      '（1）',
      '1\t',
      '1    ',
      '，',
      '1,',
      '1.',
      '1',
      '１',
      '|',
      '|1|2|\n',
      '&',
      '<',
      '\u200b1',
      '1\f',
      '\n',
      '\r\n',
      ' ',
      '\t\n',
      '\r',
      '---\n',
      '- \n',
      '|  |\n',
      '+--+\n|1|\n',
      '┌─┐\n│1│\n',
      '┃1',
      '…',
      '一、',
      '一、工作情况\n',
      '全年收到申请1件，',
      '全年收到申请1件。',
      '收到自然人申请1件、法人申请1件，',
      '公开信息1条，同比增长1%，',
      '办结1件，其中予以公开1件，',
      '分别1件、',
      '其中1件、',
      '未收到申请，',
      '1件；',
      '较上年1件增加1件，',
      '网上1件、信函1件，',
      '占1%，',
      '2024年1月1日',
      '公开信息',
      '公开：',
      '规章\n',
      '规章 0 0 0\n',
      '规章\t0\n',
      '规章\n0\n',
      '行政许可57',
      `${title}\n`,
      '青禾县水务局',
      '12件3',
      '十三件，',
      '附件：1.\n',
      '首页 > 公开\n',
      '第1页\n',
      '分享到：\n',
      (index) => `第${index}号专栏公开信息${index}条，`,
      (index) => `规章${index} ${index} ${index}\n`,
    ],
  },
  {
    name: 'x.md',
    fileOf: (body) => Buffer.from(`# ${title}\n\n## 一、总体情况\n\n${prose}\n\n${body}`),
    patterns: [
      '**',
      '*1',
      '_1',
      '[a',
      '![a](',
      '`1',
      '~~1',
      '[^1]',
      '#',
      '>',
      '<b>',
      '\\',
      '- 1\n',
      '- 公开信息1条\n',
      '1. 公开信息\n',
      '- 公开信息\n\n',
      '  - 公开信息\n',
      ['|', '1|', '\n'],
      '1\n\n',
      '| 1 | 2 |\n',
      '| 1 ',
      '::: x\n',
      '{#a}',
    ],
  },
  {
    name: 'x.html',
    fileOf: (body) => Buffer.from(`<!doctype html><h1>${title}</h1><h2>一、总体情况</h2><p>${prose}</p>${body}`),
    patterns: [
      '<p>1',
      '<div>',
      '<b>',
      '<ul><li>',
      '<p>1<br>',
      '1<br>',
      '<table><tr><td>1</table>',
      '<table><tr><td>',
      '<!--',
      '<![CDATA[',
      '<script>',
      '<p>&amp;',
      ['<table><tr>', '<td>1', '</table>'],
      ['<table>', '<tr><td>1', '</table>'],
      ['<table><tr>', '<td>规章', '</table>'],
      ['<table><tr>', '<th colspan=2>1', '</table>'],
      ['<table>', `<tr>${'<td>1'.repeat(200)}`, '</table>'],
      ['<table>', '<tr><td colspan=1000>1', '</table>'],
      ['<table>', '<tr><td rowspan=1000>1', '</table>'],
      ['<p ', 'a="1" ', '>文'],
      ['<p style="', 'color:red;', '">文'],
      ['<p class="', 'a ', '">文'],
      ['<style>', '.a{color:red}', '</style><p class=a>文'],
      ['<style>', '.a .a{display:none}', '</style><div class=a><p class=a>文'],
      ['<p>', '<span hidden>1</span>', '</p>'],
      '<p>全年公开信息12条。</p>',
      (index) => `<p a${index}>文`,
      (index) => (index === 0 ? '<p ' : ` a${index}=1`),
      (index) => `<style>.a${index}{display:none}</style><p class=a${index}>文`,
    ],
  },
  {
    name: 'x.csv',
    fileOf: (body) => Buffer.from(`${title}\n一、总体情况\n${prose}\n\n${body}`),
    patterns: ['1,2\n', ',1', '规章,', 'a,"b\n', '""', '规章,0,0,0\n'],
  },
  {
    name: 'x.docx',
    fileOf: (body) => wordFile({ body: `<w:p><w:r><w:t>${title}</w:t></w:r></w:p><w:p><w:r><w:t>${prose}</w:t></w:r></w:p>${body}` }),
    patterns: [
      '<w:p><w:r><w:t>1</w:t></w:r></w:p>',
      (index) => `<w:p><w:r><w:t>全年公开信息${index}条。</w:t></w:r></w:p>`,
      (index) => `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${index}"/></w:numPr></w:pPr><w:r><w:t>文</w:t></w:r></w:p>`,
      '<w:p/>',
      '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
      ['<w:p>', '<w:r><w:t>1</w:t></w:r>', '</w:p>'],
      ['<w:tbl>', '<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>', '</w:tbl>'],
      ['<w:tbl><w:tr>', '<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>', '</w:tr></w:tbl>'],
      ['<w:p>', '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '</w:p>'],
    ],
  },
]

function repeated(pattern: Kind['patterns'][number], size: number): string {
  if (typeof pattern === 'string') return pattern.repeat(Math.ceil(size / pattern.length))
  if (typeof pattern !== 'function') return pattern[0] + repeated(pattern[1], size) + pattern[2]
  return Array.from({ length: Math.ceil(size / pattern(1e4).length) }, (_, index) => pattern(index)).join('')
}

async function timeToRead(bytes: Uint8Array, name: string): Promise<number> {
  let least = Infinity
  for (let run = 0; run < 2; run++) {
    const before = process.cpuUsage()
    await readReports(bytes, name)
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1e6)
  }
  return least
}

describe.each(kinds)('$name', ({ name, fileOf, patterns }) => {
  test.each(patterns.map((pattern) => [String(pattern), pattern] as const))('%j again and again', { retry: 2 }, async (_, pattern) => {
    const [once, twice] = [
      await timeToRead(fileOf(repeated(pattern, smaller)), name),
      await timeToRead(fileOf(repeated(pattern, 2 * smaller)), name),
    ]
    expect(twice / Math.max(once, leastTime), `${once.toFixed(2)} s, then ${twice.toFixed(2)} s`).toBeLessThanOrEqual(mostGrowth)
  })
})
