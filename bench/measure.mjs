import { spawnSync } from 'node:child_process'

/** Times of many runs, in milliseconds. The machine may be busy with other things, so the minimum says more than the median. */
export function summarise(times) {
  const sorted = [...times].sort((a, b) => a - b)
  return { min: sorted[0], median: sorted[sorted.length >> 1] }
}

export async function timed(action) {
  const start = performance.now()
  await action()
  return performance.now() - start
}

/** Runs a program to its end some times over: wall time, and processor time of it and all it started, in milliseconds. */
export function timeProcess(runs, program, args, options = {}) {
  const results = Array.from({ length: runs }, () => runProcess(program, args, options))
  const failed = results.find((result) => result.failure)
  if (failed) return { failure: failed.failure }
  return { wall: summarise(results.map((result) => result.wall)), cpu: summarise(results.map((result) => result.cpu)) }
}

function runProcess(program, args, { env, accepted = [0] } = {}) {
  const start = performance.now()
  // The shell's `times` tells what its children took: Node itself does not.
  const script = '"$@" >/dev/null 2>&1; code=$?; times; exit $code'
  const { status, stdout } = spawnSync('/bin/sh', ['-c', script, 'sh', program, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout: 600_000,
  })
  const wall = performance.now() - start
  if (!accepted.includes(status)) return { failure: `${program} gave ${status}` }
  const children = stdout.trim().split('\n').at(-1)
  const cpu = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000,
    0,
  )
  return { wall, cpu }
}

export function isInstalled(program, args = ['--version']) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0
}

/** A Markdown table. */
export function formatTable(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n') + '\n'
}

export const formatMs = (value) => (value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0))
export const formatMegabytes = (bytes) => (bytes / 1e6).toFixed(0)
