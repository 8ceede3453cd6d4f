import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CheckOptions } from '../../../src/checks/index.js'
import { readReports } from '../../../src/convert.js'
import { describeFinding } from '../../../src/diagnostics/render.js'

const corpus = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'corpus')

/** What the checks find in a report of the corpus, as `code: sentence`. */
async function check(file: string, options: CheckOptions = {}): Promise<string[]> {
  const { reports } = await readReports(readFileSync(join(corpus, file)), file, { check: options })
  return reports.flatMap(({ report }) =>
    report.diagnostics
      .filter(({ code }) => code.startsWith('check/'))
      .map((one) => `${one.severity} ${one.code}: ${describeFinding(one).message}`),
  )
}

const errorsOf = (found: readonly string[]) => found.filter((one) => one.startsWith('error'))

describe.skipIf(!existsSync(corpus))('the reports on hand, each finding judged by reading', () => {
  test('a report with three faults of wording', async () => {
    const found = await check('real/001.txt')
    expect(found.map((one) => one.slice(0, one.indexOf(': '))).sort()).toEqual([
      'warning check/approximate-count',
      'warning check/mixed-self-reference',
      'warning check/typo',
    ])
  })

  test('a report whose text and tables agree throughout', async () => {
    expect((await check('real/003.txt')).map((one) => one.split(':')[0])).toEqual([
      'info check/overview-too-long',
      // It speaks neither of 考核 nor of 评议 nor of 追究.
      'warning check/accountability-missing',
      'warning check/approximate-count',
    ])
  })

  test('text and tables that contradict each other on both kinds of cases', async () => {
    const found = await check('real/009.html')
    expect(errorsOf(found)).toEqual([
      expect.stringMatching(/行政复议正文称134，表格为170（恰为不含尚未审结的件数）$/),
      expect.stringMatching(/行政诉讼正文称57，表格为77（25＋52）（恰为不含尚未审结的件数）$/),
    ])
  })

  test('a year of one city beside the year before', async () => {
    const { reports } = await readReports(readFileSync(join(corpus, 'real/008.html')), '008.html')
    const found = await check('real/009.html', { previous: reports[0]!.report })
    expect(found.filter((one) => /carried-in|in-force|similar/.test(one))).toEqual([])
    expect(found.filter((one) => one.includes('growth'))).toEqual([expect.stringMatching(/增幅1.05%算不出来，上年为3607，应为1.08%$/)])
  })

  test('blank totals, and shares that do not follow from them', async () => {
    const found = await check('real/011.html')
    expect(found).toContainEqual(expect.stringMatching(/^warning check\/blank-total: 各项有数而总计栏没有填写，共11处/))
    expect(found).toContainEqual(expect.stringMatching(/^warning check\/outcome-differs: .*正文称258，表格为275（272＋3）$/))
    expect(found).toContainEqual(expect.stringMatching(/^warning check\/outcome-differs: .*正文称265，表格为337（265＋47＋25）$/))
    expect(found).toContainEqual(expect.stringMatching(/^warning check\/share-wrong: .*33.9%/))
    expect(errorsOf(found)).toEqual([expect.stringContaining('check/blank-cells')])
  })

  test.each([
    ['015', 'check/lost-characters'],
    ['033', 'check/other-organ'],
    ['047', 'check/channel-differs'],
    ['049', 'check/lost-characters'],
    ['051', 'check/text-does-not-balance'],
    ['059', 'check/lost-characters'],
    ['063', 'check/lost-characters'],
  ])('excerpt %s: %s', async (file, code) => {
    expect((await check(`excerpts/${file}.txt`)).some((one) => one.includes(code))).toBe(true)
  })

  test('no excerpt has a contradiction that reading it does not bear out', async () => {
    const found = await Promise.all(
      readdirSync(join(corpus, 'excerpts'))
        .filter((file) => file.endsWith('.txt'))
        .map((file) => check(`excerpts/${file}`)),
    )
    const claims = found
      .flat()
      .filter((one) =>
        /check\/(?:received|none-received|disputes|disclosure|outcome|carried)-differs|growth|share|exceed|mismatch|identity|-total:/.test(
          one,
        ),
      )
    expect(claims).toEqual([])
  })
})
