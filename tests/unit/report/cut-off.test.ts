import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readReports } from '../../../src/convert.js'

const sample = readFileSync('samples/format-2019.txt', 'utf8')
const lines = sample.split('\n')

async function findingsOf(text: string) {
  const { diagnostics } = await readReports(Buffer.from(text), 'x.txt')
  return diagnostics.filter(({ severity }) => severity !== 'info')
}

async function codesOf(text: string): Promise<string[]> {
  return (await findingsOf(text)).map(({ code }) => code)
}

const whole = await codesOf(sample)

describe('a file that breaks off is one finding', () => {
  test.each(Array.from({ length: 12 }, (_, index) => 6 + 6 * index))('behind line %i', async (count) => {
    const found = await codesOf(`${lines.slice(0, count).join('\n')}\n`)
    const own = found.filter((code) => !whole.includes(code))
    expect(own.filter((code) => code !== 'report/cut-off' && code !== 'check/section-missing')).toEqual([])
    expect(own.length).toBeLessThanOrEqual(1)
  })

  test('with what is missing, and where', async () => {
    const end = lines.findIndex((line) => line.startsWith('行政强制'))
    const found = await findingsOf(lines.slice(0, end + 1).join('\n'))
    const { facts } = found.find(({ code }) => code === 'report/cut-off')!
    expect(facts).toMatchObject({ last: '行政强制', rows: ['行政事业性收费', '政府集中采购'], figures: 4, values: [] })
    expect(facts['missing']).toHaveLength(4)
  })
})

test('sections left out behind a whole table are missing and no more', async () => {
  const start = lines.findIndex((line) => line.startsWith('五、'))
  const found = await codesOf(lines.slice(0, start).join('\n'))
  expect(found.filter((code) => !whole.includes(code))).toEqual(['check/section-missing'])
})

test('a section that stands there under another number is not among what is missing', async () => {
  const head = '青石县水务局2024年政府信息公开工作年度报告\n（一）总体情况\n2024年，全年公开信息12条。\n（二）政府信息公开情况\n'
  const missingIn = async (text: string) => (await findingsOf(text)).flatMap(({ facts }) => facts['missing'] ?? [])
  expect(await missingIn(`${head}积极配合完成上级`)).not.toContain('一、总体情况')
  expect(await missingIn(`${head.replace('（一）总体情况', '（一）基本情况')}积极配合完成上级`)).toContain('一、总体情况')
})
