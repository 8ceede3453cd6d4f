import { expect, test } from 'vitest'
import { readText } from '../../../src/readers/text/read-text.js'
import { splitReports } from '../../../src/report/split.js'

const title = (year: number) => `甲县水务局${year}年政府信息公开工作年度报告`
const body = ['一、总体情况', '平稳。', '二、主动公开政府信息情况', '见表。', '六、其他需要报告的事项', '无。']
const countOf = (...lines: string[]) => splitReports(readText(lines.join('\n'))).length

test('one report is one', () => expect(countOf(title(2024), ...body)).toBe(1))
test('two reports one after the other are two', () => expect(countOf(title(2023), ...body, title(2024), ...body)).toBe(2))
test('the second may have its title on two lines', () =>
  expect(countOf(title(2023), ...body, '乙县水务局', '2023年政府信息公开工作年度报告', ...body)).toBe(2))
test('three are three', () => expect(countOf(title(2022), ...body, title(2023), ...body, title(2024), ...body)).toBe(3))
test('a title said again at the end begins nothing', () => expect(countOf(title(2024), ...body, title(2024), ...body)).toBe(1))
test('a link to another report begins nothing', () => expect(countOf(title(2024), ...body, '上一篇：无', title(2023))).toBe(1))
test('a letter before the title stays with it', () => expect(countOf('甲县政府办公室：', '现将报告报上。', title(2024), ...body)).toBe(1))
test('a list of contents before the title begins nothing', () =>
  expect(countOf('目录', '一、总体情况 1', '二、主动公开政府信息情况 2', '六、其他需要报告的事项 3', title(2024), ...body)).toBe(1))
test('a report without title is not divided', () => expect(countOf(...body, ...body)).toBe(1))
test('nothing is one empty report', () => expect(splitReports([])).toEqual([[]]))
