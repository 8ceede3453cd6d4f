import { expect } from 'vitest'

/** Eight times as much may take this many times as long: in linear time it takes 8, in quadratic 64. */
const most = 24
/** Milliseconds below which the clock tells nothing. */
const least = 5

/** Holds work against itself in one run, in the processor's time, which a loaded machine stretches for both. */
export async function expectLinear(work: (size: number) => unknown, size: number): Promise<void> {
  await work(Math.ceil(size / 64))
  const small = await costOf(() => work(Math.ceil(size / 8)))
  const large = await costOf(() => work(size))
  expect(large / Math.max(small, least), `${small} ms for an eighth, ${large} ms`).toBeLessThan(most)
}

async function costOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  return process.cpuUsage(before).user / 1000
}
