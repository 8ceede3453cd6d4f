import { expect, test } from 'vitest'
import { headedUnit, notedUnit } from '../../../src/language/money-unit.js'

test.each([
  ['本年收费金额（单位：万元）', '万元', '本年收费金额'],
  ['采购总金额（万元）', '万元', '采购总金额'],
  ['采购总金额（元）', '元', '采购总金额'],
  ['采购总金额/万元', '万元', '采购总金额'],
  ['采购总金额，单位：元', '元', '采购总金额'],
  ['采购总金额（单位：人民币元）', '元', '采购总金额'],
  ['采購總金額（億元）', '亿元', '采购总金额'],
])('%s names a unit', (heading, unit, rest) => expect(headedUnit(heading)).toEqual({ unit, rest }))

test.each(['采购总金额', '一元', '多元（二）', '万元以上'])('%s names none', (heading) => expect(headedUnit(heading)).toBeNull())

test.each([
  ['单位：億元', '亿元'],
  ['（单位：件、万元）', '万元'],
  ['注：采购金额单位为元。', '元'],
  ['收费金额以元为单位', '元'],
])('the note %s gives a unit', (note, unit) => expect(notedUnit(note)).toBe(unit))

test.each(['各单位元月前报送', '本单位元旦值班', '全年收费5元', '单位：件'])('the note %s gives none', (note) =>
  expect(notedUnit(note)).toBeUndefined(),
)
