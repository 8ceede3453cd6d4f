import { expect, test } from 'vitest'
import { formatSamples, Rate, samplesOf, serveMetrics } from '../../../src/scale/metrics.js'

const work = {
  done: 12,
  failed: 1,
  waiting: 30,
  busy: 2,
  seconds: new Map([
    ['fetch', 0.5],
    ['convert', 3],
  ]),
}

test('figures are described once and told as Prometheus reads them', () => {
  const text = formatSamples(samplesOf(work, 4.5))
  expect(text).toContain('# TYPE nianbao_files_done_total counter\nnianbao_files_done_total 12\n')
  expect(text).toContain('nianbao_files_per_second 4.5\n')
  expect(text).toContain('nianbao_stage_seconds_total{stage="fetch"} 0.5\nnianbao_stage_seconds_total{stage="convert"} 3\n')
  expect(text.match(/# HELP nianbao_stage_seconds_total/g)).toHaveLength(1)
})

test('the rate is that of the last minute', () => {
  const rate = new Rate()
  expect(rate.at(0, 0)).toBe(0)
  expect(rate.at(10, 50)).toBe(5)
  expect(rate.at(60, 300)).toBe(5)
  expect(rate.at(120, 300)).toBe(0)
})

test('serves the figures, and whether all is well', async () => {
  let trouble: string | null = null
  const port = 20_000 + (process.pid % 20_000)
  const close = await serveMetrics(port, { work: async () => work, trouble: () => trouble })
  const ask = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`)
    return `${answer.status} ${await answer.text()}`
  }
  try {
    expect(await ask('/metrics')).toContain('nianbao_files_waiting 30')
    expect(await ask('/healthz')).toBe('200 ok\n')
    trouble = '磁盘已满'
    expect(await ask('/healthz')).toBe('503 磁盘已满\n')
    expect(await ask('/')).toContain('404')
  } finally {
    close()
  }
})
