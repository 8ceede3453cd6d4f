import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const script = join(import.meta.dirname, 'fuzz.mjs')

/** The first of the files that `npm run fuzz` tries by the ten thousand. */
test.each([
  ['text', 600],
  ['pdf', 60],
  ['doc', 600],
])('damaged files of the kind %s are read or refused, and nothing of a text is lost unsaid', (kind, count) => {
  const printed = execFileSync(process.execPath, [script, String(count), kind], { encoding: 'utf8' })
  expect(printed).toContain(`${count} passed, 0 failed`)
})
