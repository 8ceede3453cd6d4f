import { afterEach, expect, test, vi } from 'vitest'
import { paintFor } from '../../../src/cli/terminal.js'

afterEach(() => vi.unstubAllEnvs())

test('colour is for terminals, unless it is asked for or refused', () => {
  vi.stubEnv('NO_COLOR', '')
  vi.stubEnv('TERM', 'xterm')
  expect(paintFor({ isTTY: false }, 'auto')).toBeUndefined()
  expect(paintFor({ isTTY: true }, 'never')).toBeUndefined()
  expect(paintFor({ isTTY: false }, 'always')?.dim('甲')).toBe('\u001b[2m甲\u001b[22m')
  expect(paintFor({ isTTY: true }, 'auto')?.severity('error', '错误')).toBe('\u001b[1m\u001b[31m错误\u001b[39m\u001b[22m')
})

test.each([
  ['NO_COLOR', '1'],
  ['TERM', 'dumb'],
])('%s=%s keeps a terminal plain', (name, value) => {
  vi.stubEnv('NO_COLOR', '')
  vi.stubEnv('TERM', 'xterm')
  vi.stubEnv(name, value)
  expect(paintFor({ isTTY: true }, 'auto')).toBeUndefined()
})
