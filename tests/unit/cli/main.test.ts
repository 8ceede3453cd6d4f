import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const program = join(import.meta.dirname, '../../../bin/nianbao.js')
const run = (...args: string[]) => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })

test.each([
  ['an input', ['convert', 'a\u001b[31m\u202e.txt']],
  ['an input of several', ['check', 'a\u001b[31m\u202e.txt', 'b.txt']],
  ['a command', ['a\u001b[31m\u202e']],
  ['an option', ['convert', '--a\u001b[31m\u202e']],
  ['an archive', ['batch', 'a\u001b[31m\u202e', '--out', 'out']],
])('the name of %s is shown, not obeyed', (_, args) => {
  const { status, stdout, stderr } = run(...args)
  expect(status).toBe(2)
  expect(stdout + stderr).not.toMatch(/[\u001b\u202e]/)
  expect(stderr).toContain('␛[31m⟨U+202E⟩')
})
