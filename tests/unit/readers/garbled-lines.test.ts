import { expect, test } from 'vitest'
import { readReports } from '../../../src/convert.js'

const page = (line: string) =>
  `青河市水务局2024年政府信息公开工作年度报告\n一、总体情况\n公开信息30条，工作平稳，全年围绕重点工作做好解读。\n${line}\n六、其他需要报告的事项\n没有其他需要报告的事项。\n`

/** UTF-8 bytes of Han read as GB18030 and as a Western encoding. */
test.each(['鏀垮簻淇℃伅鍏紑宸ヤ綔骞村害鎶ュ憡', 'æ”¿åºœä¿¡æ¯å…¬å¼€å·¥ä½œ'])('a garbled line is named and kept: %s', async (line) => {
  const { reports, diagnostics } = await readReports(Buffer.from(page(line)), 'a.txt')
  expect(diagnostics.filter(({ code }) => code === 'read/mojibake-lines').map(({ facts }) => facts['texts'])).toEqual([[line]])
  expect(JSON.stringify(reports[0]!.report.sections)).toContain(line)
})

test('a garbled stretch of a line is named', async () => {
  const { diagnostics } = await readReports(Buffer.from(page('公开信息31条，æˆ‘å±€è®¤çœŸå¼€å±•å·¥ä½œã€‚另举办培训2次。')), 'a.txt')
  expect(diagnostics.map(({ code }) => code)).toContain('read/mojibake-lines')
})

test.each(['与Société Générale公司、Café Zürich合作举办培训。', '张淏、王珺、李鑫三人参加。', 'Müller—Straße—Öl', '公开信息30条。'])(
  '%s is none',
  async (line) => {
    const { diagnostics } = await readReports(Buffer.from(page(line)), 'a.txt')
    expect(diagnostics.map(({ code }) => code)).not.toContain('read/mojibake-lines')
  },
)
