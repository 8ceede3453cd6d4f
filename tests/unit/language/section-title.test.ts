import { expect, test } from 'vitest'
import { isSectionTitle, sectionHeadingOf, sectionTitleOf } from '../../../src/forms/matching/sections.js'

const disputes = '政府信息公开行政复议、行政诉讼情况'

test.each([
  `四、${disputes}`,
  `四 、${disputes}`,
  `四 ${disputes}`,
  `四是${disputes}`,
  `第四部分 ${disputes}`,
  `第四章 ${disputes}`,
  `（四）${disputes}`,
  `㈣${disputes}`,
  `4.${disputes}`,
  `４、${disputes}`,
  `⒋ ${disputes}`,
])('%s', (text) => {
  expect(sectionTitleOf(text)).toMatchObject({ section: { id: 'disputes' }, match: 'official', end: text.length, ordinal: { number: 4 } })
  expect(isSectionTitle(text)).toBe(true)
})

test('a dash with whatever mark behind it is 一', () => {
  for (const mark of ['、', '，', '.', '．', ' '])
    expect(sectionTitleOf(`—${mark}总体情况`)).toMatchObject({ section: { id: 'overview' }, ordinal: { proper: '一、' } })
})

test.each([disputes, '四、行政复议办理', '四川省政府信息公开行政复议情况', '—— 总体情况良好', ''])(
  '%s is no title with its ordinal',
  (text) => expect(isSectionTitle(text)).toBe(false),
)

test('text behind a title: where it begins, and that it must be set off', () => {
  expect(sectionTitleOf('一、总体情况：2024年，')).toMatchObject({ end: 7 })
  expect(sectionTitleOf('一、总体情况2024年')).toMatchObject({ end: 6 })
  expect(sectionTitleOf('一、总体情况良好')).toBeNull()
  expect(sectionTitleOf('1.总体情况。2024年')).toMatchObject({ end: 7 })
  expect(sectionTitleOf('1.总体情况2024年全县共公开信息一千条')).toBeNull()
})

test('a title that only resembles one counts where its ordinal stands for it', () => {
  expect(sectionTitleOf('五、存在问题与改进的情况')).toBeNull()
  expect(sectionHeadingOf('五、存在问题与改进的情况')).toMatchObject({ section: { id: 'problems' }, match: 'similar' })
  expect(sectionHeadingOf('存在问题与改进的情况')).toBeNull()
})
