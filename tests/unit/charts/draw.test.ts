import { expect, test } from 'vitest'
import { tableOf, type Chart, type Shape } from '../../../src/charts/chart.js'
import { drawChart } from '../../../src/charts/draw.js'
import { scaleFor } from '../../../src/charts/scale.js'

function chart(kind: Chart['kind'], ...values: (number | null)[][]): Chart {
  const categories = values[0]!.map((_, at) => `${2021 + at}年`)
  return { kind, title: '新收申请', unit: '件', categories, series: values.map((own, at) => ({ name: `组${at + 1}`, values: own })) }
}

const kindOf = <K extends Shape['kind']>(shapes: readonly Shape[], kind: K) =>
  shapes.filter((one): one is Extract<Shape, { kind: K }> => one.kind === kind)

/** Not the swatch of the legend. */
const isPlotted = ({ width }: { readonly width: number }): boolean => width > 20

test.each([
  [
    [3, 18, 7],
    [0, 5, 10, 15, 20],
  ],
  [
    [0, 0],
    [0, 1],
  ],
  [
    [1, 2],
    [0, 1, 2],
  ],
  [
    [-40, 60],
    [-40, -20, 0, 20, 40, 60],
  ],
  [
    [0.1, 0.25],
    [0, 0.05, 0.1, 0.15, 0.2, 0.25],
  ],
  [[1158], [0, 500, 1000, 1500]],
  [[], [0, 1]],
])('a scale of %j has the ticks %j', (values, ticks) => {
  expect(scaleFor(values).ticks).toEqual(ticks)
})

test('a missing figure breaks the line and is not 0', () => {
  const { shapes } = drawChart(chart('lines', [3, null, 7, 9]))
  expect(kindOf(shapes, 'line').map(({ points }) => points.length)).toEqual([2])
  expect(kindOf(shapes, 'mark')).toHaveLength(3)
  expect(tableOf(chart('lines', [3, null, 7, 9]), '年份')).toEqual({
    head: ['年份', '组1'],
    rows: [
      ['2021年', '3'],
      ['2022年', '—'],
      ['2023年', '7'],
      ['2024年', '9'],
    ],
  })
})

test('bars are as high as their values, stacked ones stand on each other, all inside the picture', () => {
  const beside = kindOf(drawChart(chart('bars', [10, 20], [5, null])).shapes, 'bar').filter(isPlotted)
  expect(beside).toHaveLength(3)
  expect(beside.find(({ series }) => series === 0)!.height * 2).toBeCloseTo(beside.filter(({ series }) => series === 0)[1]!.height)
  const { shapes, width, height } = drawChart(chart('stacked', [10], [5]))
  const [low, high] = kindOf(shapes, 'bar').filter(isPlotted)
  expect(low!.y - high!.y - high!.height).toBeCloseTo(1.5)
  for (const bar of [low!, high!]) expect(bar.x >= 0 && bar.y >= 0 && bar.x + bar.width <= width && bar.y + bar.height <= height).toBe(true)
})

test('few figures make no broad bars; over bars stand their values where there is room', () => {
  const few = drawChart(chart('bars', [10], [5])).shapes
  expect(kindOf(few, 'bar').every(({ width }) => width < 60)).toBe(true)
  expect(kindOf(few, 'text').filter(({ text }) => text === '10')).toHaveLength(2)
  const crowded = drawChart(chart('bars', ...Array.from({ length: 8 }, () => [123456, 2, 3, 4, 5, 6, 7, 8]))).shapes
  expect(kindOf(crowded, 'text').some(({ text }) => text === '123456')).toBe(false)
})

test('long names of many series take several lines, none beyond the edge', () => {
  const many = chart('lines', ...Array.from({ length: 6 }, () => [1, 2]))
  const named = { ...many, series: many.series.map((one) => ({ ...one, name: '要求行政机关确认或重新出具已获取信息' })) }
  const texts = kindOf(drawChart(named).shapes, 'text').filter(({ text }) => text.startsWith('要求'))
  expect(new Set(texts.map(({ at }) => at[1])).size).toBeGreaterThan(2)
  expect(texts.every(({ at }) => at[0] < 500)).toBe(true)
})
