import { expect, test } from 'vitest'
import { isUnreasonable } from '../../../../src/readers/html/page-size.js'

const paragraphs = (count: number) => `<html><body>${'<p>a</p>'.repeat(count)}`

test('a page of 500,000 tags is read, one of more is not', () => {
  expect(isUnreasonable(paragraphs(249_999))).toBe(false)
  expect(isUnreasonable(paragraphs(250_000))).toBe(true)
})

test('a tag of 1,500 attributes is read, one of more is not, whatever their values hold', () => {
  const tag = (count: number) => `<p ${Array.from({ length: count }, (_, index) => `a${index}="1"`).join(' ')}>文</p>`
  expect(isUnreasonable(tag(1500))).toBe(false)
  expect(isUnreasonable(tag(1501))).toBe(true)
})
