import { expect, test } from 'vitest'
import { endsLikeOrgan, isFullOrganName, isOrganName, isShortFor, isSureOrgan, natureOf } from '../../../src/language/organ.js'

test.each([
  ['青屿海关', 'department', '关'],
  ['青屿市气象台', 'department', '台'],
  ['云岭监狱', 'department', '狱'],
  ['岚溪县第一幼儿园', 'department', '园'],
  ['中共岚溪县委党校', 'department', '校'],
  ['岚溪县国有青松林场', 'department', '场'],
  ['岚溪县人民医院', 'department', '院'],
  ['岚溪县教育局', 'department', '局'],
  ['岚溪县卫生健康委员会', 'department', '委'],
  ['岚溪县人民政府', 'government', '府'],
  ['青屿高新区管理委员会', 'government', '会'],
  ['岚溪县', 'government', '县'],
  ['第八师', 'government', null],
  ['青屿师123团', 'township', null],
  ['巴音苏木', 'township', '苏木'],
  ['青石镇人民政府', 'township', '镇'],
  ['青石街道办事处', 'township', '街道'],
  ['岚溪县水务有限公司', null, '司'],
  ['岚溪县人民政府办公室', null, '室'],
  ['岚溪县律师', null, null],
])('%s is a %s', (name, kind, self) => expect(natureOf(name)).toMatchObject({ kind, self }))

test.each(['国家粮食局', '国务院办公厅', '水利部', '海关总署'])('%s is of the central government', (name) =>
  expect(natureOf(name).isCentral).toBe(true),
)

test.each(['青屿市𣲘溪区水务局', '青屿师123团', '青屿市“12345”热线中心', '岚溪县A区管委会', '青屿海关（本级）'])('%s is a name', (name) =>
  expect([isOrganName(name), endsLikeOrgan(name)]).toEqual([true, true]),
)

test.each(['我局', '2024年岚溪县教育局', '12345', '政府', '《条例》', '岚'])('%s is none', (text) => expect(isOrganName(text)).toBe(false))

test.each(['青屿海关', '云岭监狱', '岚溪县教育局', '岚溪县人民政府', '青石街道办事处'])('%s signs without a date', (name) =>
  expect(isSureOrgan(name)).toBe(true),
)

test.each(['革命公园', '爱国主义教育基地', '三社', '岚溪县', '县局', '人民政府'])('%s may be any other words', (text) =>
  expect(isSureOrgan(text)).toBe(false),
)

test.each(['岚溪县统计局', '镇江市统计局', '市中区统计局'])('%s says where it is', (name) => expect(isFullOrganName(name)).toBe(true))
test.each(['县统计局', '市统计局', '该局', '各乡镇', '本部门'])('%s does not', (name) => expect(isFullOrganName(name)).toBe(false))

test('a short form has the characters of the name in their order', () => {
  expect(isShortFor('区水务局', '青屿市岚溪区水务局')).toBe(true)
  expect(isShortFor('区局水务', '青屿市岚溪区水务局')).toBe(false)
})
