import { expect, test } from 'vitest'
import { optionsFor, parseConfig } from '../../../src/batch/config.js'

const base = { formats: ['docx', 'pdf', 'html'], attach: false, fonts: [], all: false, strict: false } as const

test('options apply from the general to the particular', () => {
  const config = parseConfig(
    '{"options": {"to": ["html"]}, "paths": [{"match": "水务局/**", "options": {"organ": "青屿市水务局"}}, {"match": "**/2019*", "options": {"year": 2019, "to": ["json"]}}]}',
    'nianbao.config.json',
  )
  expect(optionsFor('财政局/2020.txt', base, config, '/档案')).toEqual({ ...base, formats: ['html'] })
  expect(optionsFor('水务局/2019年报.txt', base, config, '/档案')).toEqual({
    ...base,
    formats: ['json'],
    organ: '青屿市水务局',
    year: 2019,
  })
})

test.each([
  ['{"optoins": {}}', '没有“optoins”这个设置'],
  ['{"options": {"yaer": 2024}}', '没有“yaer”这个设置'],
  ['{"options": {"year": "2024"}}', 'options.year'],
  ['{"options": ', '不是有效的 JSON（第1行第13列）'],
  ['{\n  "options": { "organ": 3 }\n}', '（第2行第25列）'],
  ['{\n  "paths": [{ "match": "a", "options": {} },\n    { "match": "b", "options": { "jahr": 1 } }]\n}', '（第3行第42列）'],
])('a wrong configuration names its fault: %s', (text, fault) => {
  expect(() => parseConfig(text, 'nianbao.config.json')).toThrow(fault)
})

test.each([
  ['{"options":{"to":"docx"}}', 'options.to 的值不对（应为数组（方括号））'],
  ['{"options":{"to":["doc"]}}', 'options.to.0 的值不对（只能是 docx、pdf、'],
  ['{"options":{"year":"2024"}}', 'options.year 的值不对（应为数）'],
  ['{"options":{"strict":1}}', 'options.strict 的值不对（应为 true 或 false）'],
  ['{"paths":[{"options":{}}]}', 'paths.0.match 的值不对（缺少这一项）'],
  ['{"parts":{"青屿市人民政府":"青屿市水务局"}}', 'parts.青屿市人民政府 的值不对（应为数组（方括号））'],
])('a wrong value is told in Chinese: %s', (text, fault) => {
  expect(() => parseConfig(text, 'c.json')).toThrow(`c.json 有误：${fault}`)
})

test('a byte order mark, as Windows editors write it, is no fault', () => {
  expect(parseConfig('\uFEFF{}', 'nianbao.config.json')).toEqual({})
})

test('another encoding than UTF-8 is refused, not read as something else', () => {
  const gbk = Buffer.concat([Buffer.from('{"options": {"organ": "'), Buffer.from('cbaecef1bed6', 'hex'), Buffer.from('"}}')])
  expect(() => parseConfig(gbk.toString('utf8'), 'nianbao.config.json')).toThrow('不是 UTF-8 编码')
  expect(() => parseConfig('[]', 'nianbao.config.json')).toThrow('整个文件的值不对')
})

test('fonts are looked for from the root on; what is no font of a role is refused', () => {
  const config = parseConfig('{"options": {"font": ["fang=字体/仿宋.ttf#1"], "strict": true}}', 'nianbao.config.json')
  expect(optionsFor('a.txt', base, config, '/档案')).toEqual({
    ...base,
    fonts: [{ role: 'fang', path: '/档案/字体/仿宋.ttf', index: 1 }],
    strict: true,
  })
  expect(() => parseConfig('{"options": {"font": ["fong=a.ttf"]}}', 'nianbao.config.json')).toThrow(
    'options.font.0 的值不对（应写成 角色=文件',
  )
})
