import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { notAtLineEnd, notAtLineStart } from '../../../src/layout/characters.js'
import { breakLines, widthOf, type Line, type LineShape } from '../../../src/layout/line-breaking.js'
import { prepareText, type PreparedText } from '../../../src/layout/prepared-text.js'
import { setJustified, setRagged } from '../../../src/layout/set-line.js'
import { lay, paragraph, textItems } from './documents.js'
import { plainMeasure } from './plain-measure.js'
import { expectLinear } from '../../growth.js'

const characters = '政府信息公开工作年度报告依法申请，。、；：？！“”（）《》—～·／ '
const words =
  '〔2021〕30号 —— …… 2024年 150余条 1,234.5万元 100% 第711号 5.6%～7.8% Word a/b CO₂ 10⁴m³ 0477-8398585 http://www.example.gov.cn/a'
const pieces = fc.constantFrom(...characters, ...words.split(' '))
const texts = fc.array(pieces, { minLength: 1, maxLength: 60 }).map((parts) => parts.join(''))
const widths = fc.integer({ min: 5, max: 40 })
const shapes = fc.constantFrom<LineShape>('justified', 'ragged', 'balanced')

interface Broken {
  readonly prepared: PreparedText
  readonly width: number
  readonly lines: readonly Line[]
  readonly strings: readonly string[]
}

function breakText(text: string, width: number, shape: LineShape): Broken {
  const prepared = prepareText(text, 'fang', plainMeasure)
  const lines = breakLines(prepared, { first: width, rest: width }, shape)
  return { prepared, width, lines, strings: lines.map(({ from, to }) => text.slice(prepared.offsets[from], prepared.offsets[to])) }
}

/** Whether what a rule keeps together fits into a line at all; where it does not, the rule must give way. */
function isBreakable({ prepared, width }: Broken): boolean {
  let from = 0
  for (let i = 0; i < prepared.count; i++) {
    if (i + 1 < prepared.count && prepared.penalties[i]! > 1000) continue
    if (widthOf(prepared, from, i + 1) > width) return false
    from = i + 1
  }
  return true
}

const firstOf = (line: string): number => line.trimStart().codePointAt(0)!
const lastOf = (line: string): string => [...line.trimEnd()].at(-1) ?? ''

function checkRules(broken: Broken): void {
  const { strings } = broken
  for (const [index, line] of strings.slice(1).entries()) {
    const before = strings[index]!
    const isPair = /^(?:——|……|⋯⋯)/.test(line)
    expect(notAtLineStart.has(firstOf(line)) && !isPair, `L-01: ${before}⏎${line}`).toBe(false)
    // An address is broken behind its solidus, sooner than lines are torn apart.
    const isAddress = /[\w.%=&?-]\/$/.test(before) && /^[!-~]/.test(line)
    expect(notAtLineEnd.has(lastOf(before).codePointAt(0) ?? 0) && !isAddress, `L-02: ${before}⏎${line}`).toBe(false)
    expect(before.endsWith('—') && line.startsWith('—'), `L-03: ${before}⏎${line}`).toBe(false)
    expect(before.endsWith('…') && line.startsWith('…'), `L-03: ${before}⏎${line}`).toBe(false)
    expect(/\d[.,]?$/.test(before) && /^[.,]?[\d%]/.test(line), `L-04: ${before}⏎${line}`).toBe(false)
    expect(/[A-Za-z]$/.test(before) && /^[A-Za-z]/.test(line), `L-13: ${before}⏎${line}`).toBe(false)
  }
}

test('superscripts and subscripts follow without a gap what they belong to', () => {
  const { joins } = prepareText('排CO₂和m³共10⁴里²的', 'fang', plainMeasure)
  expect([...'排CO₂和m³共10⁴里²'].filter((_, index) => joins[index]! > 0).join('')).toBe('排₂和³共⁴²')
})

describe('broken lines', () => {
  test('hold the text, whole and in order', () => {
    fc.assert(
      fc.property(texts, widths, shapes, (text, width, shape) => {
        expect(breakText(text, width, shape).strings.join('')).toBe(text)
      }),
    )
  })

  test('keep the rules of GB/T 15834 wherever what belongs together fits a line', () => {
    fc.assert(
      fc.property(texts, widths, shapes, (text, width, shape) => {
        const broken = breakText(text, width, shape)
        if (isBreakable(broken)) checkRules(broken)
      }),
      { numRuns: 1000 },
    )
  })

  test('are no wider than their room', () => {
    fc.assert(
      fc.property(texts, widths, (text, width) => {
        const broken = breakText(text, width, 'justified')
        if (!isBreakable(broken)) return
        for (const line of broken.lines) {
          const set = setJustified(broken.prepared, line, width)
          expect(set.width).toBeLessThanOrEqual(width + 1e-6)
        }
      }),
    )
  })

  test('when set, show every character once', () => {
    fc.assert(
      fc.property(texts, widths, (text, width) => {
        const { prepared, lines } = breakText(text, width, 'justified')
        const set = lines.map((line, index) => (index < lines.length - 1 ? setJustified(prepared, line, width) : setRagged(prepared, line)))
        expect(set.flatMap((line) => line.runs.map((run) => run.text)).join('')).toBe(text)
      }),
    )
  })

  test('stretch no Western word, no number, no ——', () => {
    fc.assert(
      fc.property(texts, widths, (text, width) => {
        const { prepared, lines } = breakText(text, width, 'justified')
        for (const run of lines.flatMap((line) => setJustified(prepared, line, width).runs)) {
          if (/^[!-~]{2,}$/.test(run.text) || /^[—…]+$/.test(run.text)) expect(run.spacing).toBe(0)
        }
      }),
    )
  })

  test('grow in number as the text grows, in time too', async () => {
    await expectLinear((size) => {
      const text = '政府信息公开，依法申请公开2024年度报告。'.repeat(size)
      expect(breakText(text, 28, 'justified').strings.join('')).toBe(text)
    }, 3000)
  })
})

describe('a last line', () => {
  test('has two characters of Han where the paragraph is of Han', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 120 }), widths, fc.constantFrom('', '。', '”。'), (length, width, end) => {
        const { strings } = breakText('公'.repeat(length) + end, width, 'justified')
        if (strings.length > 1) expect(strings.at(-1)!.match(/公/g)?.length ?? 0).toBeGreaterThanOrEqual(2)
      }),
      { numRuns: 400 },
    )
  })
})

describe('what no line can hold', () => {
  test('is broken rather than left to run over the edge', () => {
    const { strings } = breakText(`网址${'abcdefghij'.repeat(20)}`, 10, 'justified')
    expect(Math.max(...strings.map((line) => line.length))).toBeLessThanOrEqual(20)
  })

  test('does not end in an endless search', () => {
    expect(breakText('（（（（（（', 1, 'justified').strings.join('')).toBe('（（（（（（')
    expect(breakText('国', 0.2, 'ragged').strings).toEqual(['国'])
    expect(breakText('', 5, 'ragged').strings).toEqual([])
  })
})

const corpus = join(import.meta.dirname, '../../../../shared/corpus/real')

describe.skipIf(!existsSync(corpus))('the corpus', () => {
  const paragraphs = existsSync(corpus)
    ? readdirSync(corpus)
        .filter((name) => name.endsWith('.txt'))
        .flatMap((name) => readFileSync(join(corpus, name), 'utf8').split('\n'))
        .map((line) => line.trim().replaceAll(',', '，'))
        .filter((line) => line.length > 40 && !line.includes('|'))
    : []

  test('keeps the rules at every width from 5 to 40', () => {
    expect(paragraphs.length).toBeGreaterThan(10)
    for (let width = 5; width <= 40; width++) {
      for (const paragraph of paragraphs) {
        const broken = breakText(paragraph, width, 'justified')
        expect(broken.strings.join('')).toBe(paragraph)
        if (isBreakable(broken)) checkRules(broken)
      }
    }
  })
})

test('an address is broken behind its solidus without a hyphen, and the line before it is left short', () => {
  const { pages } = lay([paragraph('门户网站https://www.qinghe.gov.example/zwgk/zfxxgk/fdzdgknr/jgzn/nsjg/2024/index.html公布。')])
  const lines = textItems(pages[0]!).flatMap(({ lines: own }) => own)
  const texts = lines.map(({ runs }) => runs.map(({ text }) => text).join(''))
  expect(texts.some((text) => /[\w]\/$/.test(text) || /[.]$/.test(text))).toBe(true)
  expect(texts.join('')).not.toContain('-')
  expect(Math.max(...lines.flatMap(({ runs }) => runs.map(({ spacing }) => spacing)))).toBeLessThan(2)
})
