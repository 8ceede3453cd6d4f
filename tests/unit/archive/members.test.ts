import { expect, test } from 'vitest'
import { findMembers } from '../../../src/archive/members.js'
import { OrganRegister } from '../../../src/archive/organs.js'

const register = new OrganRegister([], { 县: ['水务局', '教育局', '镇'], 镇: ['村一', '村二'] })
const reports = (...ids: string[]) => ids.map((organId) => ({ organId, source: `${organId}.txt`, copies: 1 }))
const found = (organ: string | null, ...ids: string[]) => {
  const { counted, missing, replaced } = findMembers(organ, 2024, register, reports(...ids))
  return { counted: counted.map(({ organId }) => organId), missing, replaced }
}

test('an organ is made up of its parts, and those without a report are named', () => {
  expect(found('县', '县', '水务局', '镇')).toEqual({ counted: ['水务局', '镇'], missing: ['教育局'], replaced: [] })
})

test("a part's own parts stand in for it only where it has no report", () => {
  expect(found('县', '水务局', '教育局', '村一')).toEqual({ counted: ['水务局', '教育局', '村一'], missing: ['村二'], replaced: ['镇'] })
  expect(found('县', '水务局', '教育局', '镇', '村一').counted).toEqual(['水务局', '教育局', '镇'])
})

test('all organs together: a superior counts once, with its parts in it', () => {
  expect(found(null, '县', '水务局', '村一', '别县').counted).toEqual(['别县', '县'])
  expect(found(null, '水务局', '村一', '别县')).toEqual({
    counted: ['别县', '水务局', '村一'],
    missing: ['教育局', '村二'],
    replaced: ['县', '镇'],
  })
})
