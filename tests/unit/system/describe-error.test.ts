import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeError } from '../../../src/system/describe-error.js'
import { shownPath } from '../../../src/system/shown-path.js'

test('what the system reports is never told as a fault of the program', () => {
  const system = (code: string) => Object.assign(new Error(`${code}: rename`), { code, syscall: 'rename', path: '成稿/a.docx' })
  expect(describeError(system('EBUSY'))).toBe('文件正被其他程序使用：成稿/a.docx')
  expect(describeError(system('EXDEV'))).toBe('系统报告错误 EXDEV：成稿/a.docx')
  expect(describeError(new TypeError('x is undefined'))).toBe('程序内部出错，请报告此问题：x is undefined')
})

test('a path is told as seen from the current folder', () => {
  const missing = (path: string) => describeError(Object.assign(new Error('x'), { code: 'ENOENT', path }), shownPath)
  expect(missing(join(process.cwd(), '档案', 'a.txt'))).toBe(`找不到文件或目录：${join('档案', 'a.txt')}`)
  expect(missing(process.cwd())).toBe('找不到文件或目录：.')
  expect(missing('档案/a.txt')).toBe('找不到文件或目录：档案/a.txt')
  // From here it would be longer.
  expect(missing('/a')).toBe('找不到文件或目录：/a')
})
