import { expect, test } from 'vitest'
import { decodeName, distinctStems, portableName } from '../../../src/batch/names.js'

test('names that Windows forbids are mapped', () => {
  expect(portableName('水务局:2024?')).toBe('水务局：2024？')
  expect(portableName('a/b\\c|d*e<f>g"')).toBe('a／b＼c｜d＊e＜f＞g＂')
  expect(portableName('con')).toBe('_con')
  expect(portableName('LPT1.txt')).toBe('_LPT1.txt')
  expect(portableName('结尾. ')).toBe('结尾__')
  expect(portableName('..')).toBe('__')
  expect(portableName('com¹')).toBe('_com¹')
  expect(portableName('nul .txt')).toBe('_nul .txt')
  expect(portableName('红\u001b[31m\u202e逆\u2028行\n尾')).toBe('红_[31m_逆_行_尾')
})

test('long names are cut to what file systems take, and stay distinct', () => {
  const [a, b] = [portableName(`${'长'.repeat(300)}甲`), portableName(`${'长'.repeat(300)}乙`)]
  expect(Buffer.byteLength(`${a}-99.check.html`)).toBeLessThanOrEqual(255)
  expect(a).not.toBe(b)
})

test('names in GB18030 bytes are decoded', () => {
  expect(decodeName(Uint8Array.from([0xc4, 0xea, 0xb1, 0xa8, 0x2e, 0x74, 0x78, 0x74]))).toBe('年报.txt')
  expect(decodeName(Buffer.from('年报.txt'))).toBe('年报.txt')
})

test('inputs that would write the same file get distinct stems', () => {
  expect(distinctStems(['a.txt', 'b.txt'])).toEqual(['a', 'b'])
  expect(distinctStems(['a.html', 'a.txt', 'b.txt'])).toEqual(['a-html', 'a-txt', 'b'])
  expect(distinctStems(['a.txt', 'A.md'])).toEqual(['a-txt', 'A-md'])
  expect(distinctStems(['a-1.txt', 'a.txt'])).toEqual(['a-1-txt', 'a'])
  expect(distinctStems(['a-txt.md', 'a.md', 'a.txt'])).toEqual(['a-txt', 'a-md', 'a-txt_2'])
  expect(distinctStems(['index.html'], ['index'])).toEqual(['index-html'])
  expect(distinctStems(['a.check.html', 'a.css', 'a.html'])).toEqual(['a-check-html', 'a-css', 'a'])
})
