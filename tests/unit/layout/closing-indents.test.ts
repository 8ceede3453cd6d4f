import { describe, expect, it } from 'vitest'
import { closingIndents } from '../../../src/layout/closing-indents.js'
import type { DocumentParagraph } from '../../../src/model/document.js'

describe('the closing block (GB/T 9704-2012, 7.3.5)', () => {
  const indentsOf = (...texts: [DocumentParagraph['role'], string][]) => {
    const blocks = texts.map(([role, text]): DocumentParagraph => ({ kind: 'paragraph', role, text }))
    const indents = closingIndents(blocks)
    return blocks.map((block) => indents.get(block))
  }

  it('sets the date two characters right of the organ', () => {
    expect(indentsOf(['signature', '青河市水务局办公室'], ['date', '2025年1月9日'])).toEqual([2, 3])
  })

  it('lets the organ give way to a longer date', () => {
    expect(indentsOf(['signature', '水务局'], ['date', '2025年1月19日'])).toEqual([7.5, 2])
  })

  it('keeps a group together with all its dates, and begins a new one after them', () => {
    const signature: [DocumentParagraph['role'], string] = ['signature', '青河市水务局办公室']
    const date: [DocumentParagraph['role'], string] = ['date', '2025年1月9日']
    expect(indentsOf(signature, date, ['date', '2025年1月19日'])).toEqual([2, 2.5, 2.5])
    expect(indentsOf(date, signature, date)).toEqual([4, 2, 3])
  })

  it('measures the longest line of a name', () => {
    expect(indentsOf(['signature', '青河市水务局\n办公室'], ['date', '2025年1月9日'])).toEqual([2, 0])
  })

  it('sets a date alone four characters from the edge', () => {
    expect(indentsOf(['body', '文'], ['date', '2025年1月9日'])).toEqual([undefined, 4])
  })

  it('lets a name longer than a line fill one', () => {
    expect(indentsOf(['signature', '甲'.repeat(40)], ['date', '2025年1月9日'])).toEqual([2, 20])
  })

  it('centres several organs on the longest', () => {
    expect(indentsOf(['signature', '青河市水务局办公室'], ['signature', '财政局'], ['date', '2025年1月9日'])).toEqual([2, 5, 3])
    expect(indentsOf(['signature', '青河市水务局'], ['body', '附注'])).toEqual([2, undefined])
  })
})
