import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..', '..')
const sample = 'samples/pipe-2024.txt'

/** The exit code is written to standard error behind what the program wrote there. */
function runPiped(command: string): string {
  const { stderr } = spawnSync('sh', ['-c', `(node bin/nianbao.js ${command}; echo "exit $?" >&2) | head -c 1`], {
    cwd: root,
    encoding: 'utf8',
  })
  return stderr
}

test('a reader that closes the pipe early ends the printing, not the program', { timeout: 60_000 }, () => {
  expect(runPiped(`inspect ${sample} --stage pages`)).toBe('exit 0\n')
  expect(runPiped(`check ${sample} --format json`)).toBe('exit 1\n')
})

test.skipIf(!existsSync('/dev/full'))('output that cannot be printed is told in one line', { timeout: 60_000 }, () => {
  let failure: { status?: number; stderr?: string } = {}
  try {
    execFileSync('sh', ['-c', 'node bin/nianbao.js schema > /dev/full'], { cwd: root, encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    failure = error as typeof failure
  }
  expect(failure.status).toBe(2)
  expect(failure.stderr).toBe('错误：没有显示完：磁盘已满\n')
})
