import { expect, test } from 'vitest'
import { addOrgans, parseOrgans } from '../../../src/archive/organs-file.js'
import { draftOrgans, OrganRegister, type OrganLine } from '../../../src/archive/organs.js'

function line(name: string, changes: Partial<OrganLine> = {}): OrganLine {
  return { name, id: name, superior: '', from: null, to: null, ...changes }
}

test('a renamed organ is one by its id, and a name of another time is another organ', () => {
  const register = new OrganRegister([
    line('青河县国土资源局', { id: 'ZR', to: 2018 }),
    line('青河县自然资源局', { id: 'ZR', from: 2019 }),
    line('青河县农业局', { id: 'old', to: 2018 }),
    line('青河县农业局', { id: 'new', from: 2021 }),
  ])
  expect([register.idOf('青河县国土资源局', 2018), register.idOf('青河县自然资源局', 2020)]).toEqual(['ZR', 'ZR'])
  expect([register.nameOf('ZR'), register.nameOf('ZR', 2017)]).toEqual(['青河县自然资源局', '青河县国土资源局'])
  expect([2018, 2019, 2021].map((year) => register.idOf('青河县农业局', year))).toEqual(['old', '青河县农业局', 'new'])
})

test('nothing is merged by guess: short and full names are two until someone says otherwise', () => {
  const register = new OrganRegister([])
  expect(register.idOf('县水务局', 2024)).not.toBe(register.idOf('青河县水务局', 2024))
  expect(register.idOf('青河县 水务局(河长办)', 2024)).toBe('青河县水务局（河长办）')
})

test('parts are those of the year, from the file and from the configuration', () => {
  const register = new OrganRegister(
    [
      line('青河县人民政府', { id: 'X' }),
      line('青河县水务局', { superior: 'X' }),
      line('青河县科技局', { superior: '青河县人民政府', to: 2022 }),
    ],
    { 青河县人民政府: ['青河县财政局'] },
  )
  expect(register.partsOf('X', 2022)).toEqual(['青河县水务局', '青河县科技局', '青河县财政局'])
  expect(register.partsOf('X', 2024)).toEqual(['青河县水务局', '青河县财政局'])
  expect([register.hasSuperior('青河县财政局', 2024), register.hasSuperior('X', 2024)]).toEqual([true, false])
})

test('a draft has a line for each name, and says which may be one organ', () => {
  const seen = [
    { name: '青河县国土资源局', years: [2017, 2018] },
    { name: '青河县自然资源局', years: [2019, 2020, 2021, 2023] },
    { name: '青河县审计局', years: [2018, 2020] },
  ]
  const drafted = draftOrgans(seen, new OrganRegister([line('青河县审计局')]), { 青河县人民政府: ['青河县审计局', '青河县自然资源局'] })
  expect(drafted.map(({ name, id, superior }) => [name, id, superior])).toEqual([
    ['青河县人民政府', '青河县人民政府', ''],
    ['青河县自然资源局', '青河县自然资源局', '青河县人民政府'],
    ['青河县国土资源局', '青河县国土资源局', ''],
  ])
  expect(drafted[1]!.note).toBe('有报告的年份：2019—2021、2023；请核对是否与“青河县国土资源局”为同一机关；是的，请改成同一标识')
  expect(drafted[0]!.note).toBe('还没有读到它的报告')
})

test('two names with reports of one year are two organs', () => {
  const seen = [
    { name: '青河县水务局', years: [2023] },
    { name: '青河县水利水务局', years: [2023] },
  ]
  expect(draftOrgans(seen, new OrganRegister([]), {}).map(({ note }) => note)).toEqual(['有报告的年份：2023', '有报告的年份：2023'])
})

test('the file is read back as it was written, and what stands in it stays', () => {
  const text = addOrgans('', [
    { ...line('青河县（某）局', { from: 2019, to: 2023, superior: '青河县"县"政府' }), note: '甲，乙\n丙' },
    { ...line('青河县"县"政府'), note: '' },
  ])
  expect(parseOrgans(text)).toEqual({
    faults: [],
    lines: [line('青河县（某）局', { from: 2019, to: 2023, superior: '青河县"县"政府' }), line('青河县"县"政府')],
  })
  expect(addOrgans(text, [{ ...line('青河县水务局'), note: '' }])).toBe(`${text}青河县水务局,青河县水务局,,,,\r\n`)
})

test('English heads are taken, an empty id is the name, columns may stand in any order', () => {
  expect(parseOrgans('id,name,to\n,甲县乙局,2020\n').lines).toEqual([line('甲县乙局', { to: 2020 })])
})

test.each([
  ['机关\n甲', '第1行应为表头'],
  ['名称,标识,上级,起,止\n甲县乙局,A,,20,', '第2行：起、止应为四位数的年份'],
  ['名称,标识,上级,起,止\n甲县乙局,A,,2022,2020', '起在止之后'],
  ['名称,标识,上级,起,止\n,A,,,', '没有名称'],
  ['名称,标识,上级,起,止\n甲县乙局,A,,,2020\n甲县乙局,B,,2020,', '在同一年有两个标识'],
  ['名称,标识,上级,起,止\n甲县乙局,A,丙,,', '上级“丙”不是'],
  ['名称,标识,上级,起,止\n甲县乙局,A,B,,\n甲县丙局,B,A,,', '又是它自己'],
])('a slip is said: %j', (text, fault) => {
  expect(parseOrgans(text).faults.join()).toContain(fault)
})
