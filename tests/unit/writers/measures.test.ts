import { describe, expect, it } from 'vitest'
import type { DocumentParagraph } from '../../../src/model/document.js'
import { closingIndents } from '../../../src/writers/closing-indents.js'
import { titleGroups } from '../../../src/writers/title-groups.js'
import { titleLines } from '../../../src/writers/title-lines.js'

describe('titles', () => {
  it.each([
    ['青河市水务局2024年政府信息公开工作年度报告', '青河市|水务局|2024年|政府信息公开|工作|年度报告'],
    ['青河市市场监督管理局2023年度政府信息公开工作年度报告', '青河市|市场监督管理局|2023年度|政府信息公开|工作|年度报告'],
    ['青河市住房和城乡建设局2024年政府信息公开工作年度报告', '青河市|住房和城乡建设局|2024年|政府信息公开|工作|年度报告'],
    [
      '白石自治区青河市安宁自治旗农业农村局（乡村振兴局）政府信息公开工作年度报告',
      '白石自治区|青河市|安宁自治旗|农业农村局|（乡村振兴局）|政府信息公开|工作|年度报告',
    ],
    ['东河镇人民政府二〇二四年政府信息公开工作年度报告', '东河镇|人民政府|二〇二四年|政府信息公开|工作|年度报告'],
    ['报告', '报告'],
  ])('may be broken by sense: %s', (title, groups) => {
    expect(titleGroups(title).join('|')).toBe(groups)
  })
})

describe('the closing block (GB/T 9704-2012, 7.3.5)', () => {
  const indentsOf = (...texts: [DocumentParagraph['role'], string][]) => {
    const blocks = texts.map(([role, text]): DocumentParagraph => ({ kind: 'paragraph', role, text }))
    const indents = closingIndents(blocks)
    return blocks.map((block) => indents.get(block))
  }

  it('sets the date two characters right of the organ', () => {
    expect(indentsOf(['signature', '青河市水务局办公室'], ['date', '2025年1月9日'])).toEqual([2, 3])
  })

  it('lets the organ give way to a longer date', () => {
    expect(indentsOf(['signature', '水务局'], ['date', '2025年1月19日'])).toEqual([7.5, 2])
  })

  it('sets a date alone four characters from the edge', () => {
    expect(indentsOf(['body', '文'], ['date', '2025年1月9日'])).toEqual([undefined, 4])
  })

  it('lets a name longer than a line fill one', () => {
    expect(indentsOf(['signature', '甲'.repeat(40)], ['date', '2025年1月9日'])).toEqual([2, 20])
  })

  it('centres several organs on the longest', () => {
    expect(indentsOf(['signature', '青河市水务局办公室'], ['signature', '财政局'], ['date', '2025年1月9日'])).toEqual([2, 5, 3])
    expect(indentsOf(['signature', '青河市水务局'], ['body', '附注'])).toEqual([2, undefined])
  })
})

describe('titles over several lines', () => {
  it.each([
    ['青河市水务局2024年政府信息公开工作年度报告', ['青河市水务局', '2024年政府信息公开工作年度报告']],
    ['青河市2024年政府信息公开工作年度报告', ['青河市2024年政府信息公开工作年度报告']],
    [
      '白石自治区河源市安宁达拉族自治旗农业农村和科学技术局（乡村振兴局）2024年政府信息公开工作年度报告',
      ['白石自治区河源市安宁达拉族自治旗', '农业农村和科学技术局（乡村振兴局）', '2024年政府信息公开工作年度报告'],
    ],
  ])('break by sense: %s', (title, lines) => {
    expect(titleLines(title)).toEqual(lines)
  })

  it('break in two a name longer than a line', () => {
    const title = `${'甲'.repeat(30)}2024年政府信息公开工作年度报告`
    expect(titleLines(title)).toEqual(['甲'.repeat(13), '甲'.repeat(17), '2024年政府信息公开工作年度报告'])
  })
})
