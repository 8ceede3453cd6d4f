import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const program = join(import.meta.dirname, '../../../bin/nianbao.js')
const scriptFor = (shell: string): string => execFileSync(process.execPath, [program, 'completion', shell], { encoding: 'utf8' })

test('bash completes commands and their options', () => {
  const complete = (...words: string[]): string[] => {
    const call = `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _nianbao; printf '%s\\n' "\${COMPREPLY[@]}"`
    return execFileSync('bash', ['-c', `${scriptFor('bash')}\n${call}`], { encoding: 'utf8' })
      .trim()
      .split('\n')
  }
  expect(complete('nianbao', 'con')).toEqual(['convert'])
  expect(complete('nianbao', 'check', '--pre')).toEqual(['--previous'])
  expect(complete('nianbao', 'check', 'a')).toEqual([''])
})

test.each(['zsh', 'fish', 'powershell'])('%s is told every command', (shell) => {
  const script = scriptFor(shell)
  for (const name of ['convert', 'check', 'batch', 'inspect', 'schema', 'completion']) expect(script).toContain(name)
  expect(script).toContain('previous')
})

test('zsh runs the file as the function it is loaded for, and fish takes it', () => {
  expect(scriptFor('zsh')).toMatch(
    /if \[\[ "\$\{funcstack\[1\]\}" = _nianbao \]\]; then _nianbao "\$@"; else compdef _nianbao nianbao; fi\n$/,
  )
  expect(scriptFor('fish')).toMatch(/^(?:complete -c nianbao [^\n]+\n)+$/)
})
