import { expect, test } from 'vitest'
import { judgeOrgan } from '../../../src/checks/organ.js'
import { readClaims } from '../../../src/checks/prose/claims.js'
import { frames } from '../../../src/checks/prose/frames.js'

test.each(frames.map((frame) => [frame.example, frame.role, frame]))('%s is read as %s', (example, role) => {
  const reading = { year: 2024, organ: judgeOrgan('青屿市岚溪区水务局', []), topic: null }
  const claims = readClaims(example, reading).flatMap((sentence) => sentence.claims)
  const wanted =
    { row: /^row\./, kind: /^kind\./, result: /^(?:reconsideration|litigation)\.(?!total)/ }[role as 'row'] ??
    new RegExp(`(?:^|\\.)${role.replace('document.', '')}$`)
  const found = claims.filter(({ role: read, value }) => wanted.test(read) && value === 3)
  expect(found, claims.map(({ role: read, value }) => `${read}=${value}`).join(' ')).toHaveLength(1)
})
