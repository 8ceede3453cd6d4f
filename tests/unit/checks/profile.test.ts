import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseProfile } from '../../../src/checks/load-profile.js'
import { defaultProfile } from '../../../src/checks/profile.js'

test('what a profile leaves out is as built in', async () => {
  const { profile } = await parseProfile(
    '{ "name": "青河市", "localDeadlines": { "department": "01-28" }, "limits": { "overviewLength": 1500 } }',
  )
  expect(profile).toEqual({
    ...defaultProfile,
    name: '青河市',
    localDeadlines: { ...defaultProfile.localDeadlines, department: '01-28' },
    limits: { ...defaultProfile.limits, overviewLength: 1500 },
  })
  expect((await parseProfile('\uFEFF{}')).profile).toEqual(defaultProfile)
})

test.each([
  ['name: 青河市', '核对规则文件不是 JSON'],
  ['[]', '核对规则文件的 顶层 不合要求'],
  ['{ "rules": { "AR-X99": "off" } }', '没有“AR-X99”这条规则'],
  ['{ "rules": { "AR-X01": "fatal" } }', '核对规则文件的 rules.AR-X01 不合要求：只能是 error、warning、info、off'],
  ['{ "deadlines": { "department": "1月28日" } }', '核对规则文件的 deadlines.department 不合要求：日期应写成“月-日”，如 01-28'],
  ['{ "limits": { "similarity": 85 } }', '核对规则文件的 limits.similarity 不合要求：应在0和1之间'],
  ['{ "limit": {} }', '核对规则文件的 顶层 不合要求：没有“limit”这一项'],
  ['{ "limits": { "similar": 1, "blank": 2 } }', '核对规则文件的 limits 不合要求：没有“similar”、“blank”这一项'],
  ['{ "limits": { "similarity": "高" } }', '核对规则文件的 limits.similarity 不合要求：应为数'],
  ['{ "name": 3 }', '核对规则文件的 name 不合要求：应为文字'],
])('%s is refused: %s', async (text, problem) => {
  expect((await parseProfile(text)).problem).toContain(problem)
})

const examples = join(import.meta.dirname, '..', '..', '..', 'docs', 'profiles')

test.each(readdirSync(examples))('the example %s is a profile', async (name) => {
  const { profile } = await parseProfile(readFileSync(join(examples, name), 'utf8'))
  expect(profile?.name).toBeTruthy()
})
