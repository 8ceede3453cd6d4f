import { expect, test } from 'vitest'
import { isUnreasonable } from '../../../../src/readers/html/page-size.js'

const paragraphs = (count: number) => `<html><body>${'<p>a</p>'.repeat(count)}`

test('a page of 100,000 tags is read, one of more is not', () => {
  expect(isUnreasonable(paragraphs(49_999))).toBe(false)
  expect(isUnreasonable(paragraphs(50_000))).toBe(true)
})

test('a tag of 1,500 attributes is read, one of more is not, whatever their values hold', () => {
  const tag = (count: number) => `<p ${Array.from({ length: count }, (_, index) => `a${index}="1"`).join(' ')}>文</p>`
  expect(isUnreasonable(tag(1500))).toBe(false)
  expect(isUnreasonable(tag(1501))).toBe(true)
})
