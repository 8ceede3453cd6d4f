import { expect, test } from 'vitest'
import { isMisnamed, isNoReport } from '../../../src/work/no-report.js'

test.each([
  ['read/image', '扫描.png', true],
  ['read/archive', '附件.zip', true],
  ['read/binary', '视频.mp4', true],
  ['read/json-foreign', 'package.json', true],
  // Its name says it was a document: the report in it is lost, and that is not passed over.
  ['read/binary', '年报.docx', false],
  ['read/binary', '年报.PDF', false],
  ['read/empty', '年报.txt', false],
])('a file refused by %s, called %s', (code, name, passedOver) => {
  expect(isNoReport(code, name)).toBe(passedOver)
})

test.each([
  ['年报.docx', 'html', 'utf-8', true],
  ['年报.PDF', 'text', 'gb18030', true],
  ['年报.pdf', 'pdf', 'pdf', false],
  // Web pages under this name are made by Word itself.
  ['年报.doc', 'html', 'utf-8', false],
  ['年报.txt', 'text', 'utf-8', false],
])('%s, read as %s', (name, kind, encoding, misnamed) => {
  const source = { name, kind, encoding, text: '', markup: () => [], placeName: null }
  expect(isMisnamed(source, name)).toBe(misnamed)
})
