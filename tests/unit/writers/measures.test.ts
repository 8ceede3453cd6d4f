import { describe, expect, it } from 'vitest'
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
    ['1.2025年政府信息公开工作年度报告', '1.2025年|政府信息公开|工作|年度报告'],
    ['报告', '报告'],
  ])('may be broken by sense: %s', (title, groups) => {
    expect(titleGroups(title).join('|')).toBe(groups)
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
