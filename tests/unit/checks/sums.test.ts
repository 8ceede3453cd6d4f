import { describe, expect, test } from 'vitest'
import { findFormTable } from '../../../src/forms/index.js'
import { figureRows } from '../../../src/forms/layout.js'
import type { Figure, Report } from '../../../src/model/report.js'
import { findingsOf, sentencesOf, soundReport } from './check-helpers.js'
import { makeCorrectReport, makeRandom } from './random-report.js'

const sumRules =
  /^check\/(carry-identity|outcomes-total|total-mismatch|reconsideration-total|litigation-total|litigation-after-total|blank-total)$/
const sumFindings = (report: Report) => findingsOf(report).filter((finding) => sumRules.test(finding.code))

const six = {
  'applications.received.naturalPerson': 6,
  'applications.received.total': 6,
  'applications.granted.naturalPerson': 2,
  'applications.granted.total': 2,
  'applications.unavailable.notHeld.naturalPerson': 4,
  'applications.unavailable.notHeld.total': 4,
  'applications.concluded.naturalPerson': 6,
  'applications.concluded.total': 6,
}

describe('one wrong cell is named with the value that makes all agree', () => {
  test.each([
    ['applications.received.naturalPerson', 5, 'check/total-mismatch', '这一格由5改为6'],
    ['applications.granted.total', 4, 'check/total-mismatch', '这一格由4改为2'],
    ['applications.concluded.total', 4, 'check/total-mismatch', '这一格由4改为6，各式就都相符（疑总计未随各项更新）'],
    ['applications.concluded.naturalPerson', 60, 'check/total-mismatch', '这一格由60改为6，各式就都相符（疑多了一位数字）'],
    ['applications.carriedOut.other', 1, 'check/total-mismatch', '这一格由1改为0'],
  ])('%s = %i', (path, value, code, fix) => {
    const found = sumFindings(soundReport({ ...six, [path]: value }))
    expect(found.map((finding) => [finding.code, finding.cell])).toEqual([[code, path]])
    expect(sentencesOf(soundReport({ ...six, [path]: value }), code)[0]).toContain(fix)
  })

  test('the other relations it breaks are shown with their own formula', () => {
    const [finding] = sumFindings(soundReport({ ...six, 'applications.received.naturalPerson': 5 }))
    expect(finding!.related).toMatchObject([{ text: '自然人列第一项5＋第二项0＝5≠（七）总计6＋第四项0＝6' }])
  })

  test('a blank cell that should hold a figure', () => {
    const blank: Partial<Figure> = { state: 'blank' }
    expect(sentencesOf(soundReport({ ...six, 'applications.granted.naturalPerson': blank }), 'check/total-mismatch')).toEqual([
      '“（一）予以公开”各列之和与总计不等：0≠2；只要这一格由空白改为2，各式就都相符（疑漏填）',
    ])
  })
})

describe('usual slips are recognised', () => {
  const row = (id: string, figures: readonly number[]) => {
    const columns = ['naturalPerson', 'commercial', 'research', 'publicWelfare', 'legalService', 'other', 'total']
    return Object.fromEntries(columns.map((column, index) => [`applications.${id}.${column}`, figures[index]!]))
  }
  const sound = {
    ...row('received', [47, 12, 0, 1, 3, 0, 63]),
    ...row('carriedIn', [5, 2, 0, 0, 0, 0, 7]),
    ...row('granted', [31, 9, 0, 1, 2, 0, 43]),
    ...row('unavailable.notHeld', [17, 4, 0, 0, 1, 0, 22]),
    ...row('concluded', [48, 13, 0, 1, 3, 0, 65]),
    ...row('carriedOut', [4, 1, 0, 0, 0, 0, 5]),
  }
  test('the base agrees', () => expect(sumFindings(soundReport(sound))).toEqual([]))

  test.each([
    ['two digits exchanged', { 'applications.granted.naturalPerson': 13 }, '这一格由13改为31，各式就都相符（疑两位数字颠倒）'],
    ['a digit left out', { 'applications.granted.naturalPerson': 3 }, '这一格由3改为31，各式就都相符（疑漏了一位数字）'],
    ['a digit too many', { 'applications.granted.naturalPerson': 331 }, '这一格由331改为31，各式就都相符（疑多了一位数字）'],
    ['a total not updated', { 'applications.received.total': 61 }, '这一格由61改为63，各式就都相符（疑总计未随各项更新）'],
    ['a total left at nothing', { 'applications.granted.total': 0 }, '这一格由0改为43，各式就都相符（疑总计未填）'],
    [
      'one figure over two cells',
      {
        'applications.granted.naturalPerson': 3,
        'applications.granted.commercial': 1,
        'applications.granted.research': 9,
        'applications.granted.publicWelfare': 0,
        'applications.granted.legalService': 1,
        'applications.granted.other': 2,
        'applications.granted.total': 0,
      },
      '这一行依次改为31、9、0、1、2、0、43，各式就都相符（疑一个数被拆填在两格）',
    ],
    [
      'a row one column to the right',
      row('granted', [0, 31, 9, 0, 1, 2, 0]),
      '这一行依次改为31、9、0、1、2、0、43，各式就都相符（疑整行错了一列）',
    ],
    [
      'a row one column to the left',
      row('granted', [9, 0, 1, 2, 0, 43, 0]),
      '这一行依次改为31、9、0、1、2、0、43，各式就都相符（疑整行错了一列）',
    ],
    [
      'received and carried in exchanged',
      { 'applications.received.naturalPerson': 5, 'applications.carriedIn.naturalPerson': 47 },
      '（疑“一、本年新收政府信息公开申请数量”与“二、上年结转政府信息公开申请数量”填反）',
    ],
    ['two cells exchanged', { 'applications.granted.naturalPerson': 3, 'applications.concluded.legalService': 31 }, '（疑两格填反）'],
    [
      'two cells of a row',
      { 'applications.granted.naturalPerson': 32, 'applications.granted.commercial': 11 },
      '“（一）予以公开”自然人由32改为31、“（一）予以公开”商业企业由11改为9，各式就都相符',
    ],
  ])('%s', (_, changes, fix) => {
    const found = sentencesOf(soundReport({ ...sound, ...changes }), 'check/total-mismatch')
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(fix)
  })

  test('nothing is accused on a guess: two cells wrong by the same amount', () => {
    const report = soundReport({ ...sound, 'applications.granted.naturalPerson': 33, 'applications.unavailable.notHeld.commercial': 6 })
    expect(sumFindings(report).every((finding) => finding.code === 'check/total-mismatch' || finding.code === 'check/outcomes-total')).toBe(
      true,
    )
    expect(sumFindings(report).flatMap((finding) => [(finding.facts as { fix: unknown }).fix])).toEqual([null, null, null, null])
  })
})

describe('every relation of the forms', () => {
  test.each([
    [
      'check/carry-identity',
      { 'applications.received.commercial': 1, 'applications.received.total': 1 },
      '商业企业列新收加结转与办结加结转不等：第一项1＋第二项0＝1≠（七）总计0＋第四项0＝0',
    ],
    [
      'check/outcomes-total',
      { 'applications.denied.stateSecret.research': 3, 'applications.denied.stateSecret.total': 3 },
      '科研机构列各项办理结果之和与总计不等：3≠0',
    ],
    [
      'check/total-mismatch',
      { 'applications.denied.stateSecret.research': 3, 'applications.denied.thirdPartyRights.research': { state: 'lost' } as const },
      '“1.属于国家秘密”各列之和与总计不等：3≠0',
    ],
    [
      'check/reconsideration-total',
      { 'disputes.reconsideration.upheld': 3, 'disputes.reconsideration.corrected': 2, 'disputes.reconsideration.total': 4 },
      '行政复议各项之和与总计不等：3＋2＝5≠4',
    ],
    ['check/litigation-total', { 'disputes.litigation.direct.pending': 1 }, '行政诉讼未经复议直接起诉各项之和与总计不等：1≠0'],
    ['check/litigation-after-total', { 'disputes.litigation.afterReconsideration.total': 2 }, '行政诉讼复议后起诉各项之和与总计不等：0≠2'],
  ])('%s', (code, set, sentence) => {
    expect(sentencesOf(soundReport(set), code)[0]).toContain(sentence)
    expect(sentencesOf(soundReport(six), code)).toEqual([])
  })

  test('a dispute total of nothing over figures is named', () => {
    const report = soundReport({ 'disputes.reconsideration.upheld': 10, 'disputes.reconsideration.corrected': 1 })
    expect(sentencesOf(report, 'check/reconsideration-total')).toEqual([
      '行政复议各项之和与总计不等：10＋1＝11≠0；只要这一格由0改为11，各式就都相符（疑总计未填）',
    ])
  })

  test('the 2019 form with its single row of other outcomes', () => {
    const report = soundReport({ 'applications.otherOutcome.other': 1, 'applications.otherOutcome.total': 1 }, { form: 'annual-2019' })
    expect(sentencesOf(report, 'check/outcomes-total')).toEqual(['其他列各项办理结果之和与总计不等：1≠0'])
  })
})

describe('blank, marked and lost cells', () => {
  test('blank totals over figures are one warning, and count as the sum elsewhere', () => {
    const blank = { state: 'blank' } as const
    const report = soundReport({ ...six, 'applications.granted.total': blank, 'applications.unavailable.notHeld.total': blank })
    expect(sentencesOf(report, 'check/blank-total')).toEqual([
      '各项有数而总计栏没有填写，共2处：“（一）予以公开”总计应为2、“（四）无法提供 1.本机关不掌握相关政府信息”总计应为4',
    ])
    expect(sumFindings(report)).toHaveLength(1)
  })

  test('a blank total over nothing is no finding here', () => {
    expect(
      sentencesOf(soundReport({ 'applications.granted.total': { state: 'notApplicable', written: '/' } }), 'check/blank-total'),
    ).toEqual([])
  })

  test('lost cells leave their sums unchecked, said once', () => {
    const lost = { state: 'lost' } as const
    const report = soundReport({ ...six, 'applications.granted.naturalPerson': lost, 'applications.granted.total': lost })
    expect(sentencesOf(report, 'check/sum-unchecked')).toEqual([
      '申请表有2格数据缺失（“（一）予以公开”自然人、“（一）予以公开”总计），涉及的3项勾稽关系未能核对',
    ])
    expect(sentencesOf(soundReport(six), 'check/sum-unchecked')).toEqual([])
  })
})

describe('mutations of correct reports', () => {
  const random = makeRandom(20240131)
  const reports = Array.from({ length: 60 }, (_, index) => makeCorrectReport(random, index % 3 === 0 ? 'annual-2019' : 'annual-2021'))

  test('unchanged reports give no arithmetic finding', () => {
    expect(reports.flatMap(sumFindings)).toEqual([])
  })

  test('one changed cell is always found, and named where its relations cross', () => {
    const results = reports.flatMap((report) =>
      Array.from({ length: 12 }, () => {
        const figure = pick(report.figures.filter(isSummed), random)
        const value = random(2) ? (figure.value as number) + 1 + random(9) : random(500)
        return value === figure.value ? [] : [outcomeOf(withFigures(report, { [figure.path]: value }), figure.path)]
      }).flat(),
    )
    expect(results.length).toBeGreaterThan(600)
    expect(share(results, (one) => one.found)).toBe(1)
    const crossing = results.filter((one) => one.path.startsWith('applications.'))
    expect(share(crossing, (one) => one.named)).toBeGreaterThanOrEqual(0.99)
  })

  test('one blanked cell is always found, and named', () => {
    const results = reports.flatMap((report) =>
      Array.from({ length: 6 }, () => {
        const figures = report.figures.filter((figure) => isSummed(figure) && figure.value !== 0)
        if (figures.length === 0) return []
        const figure = pick(figures, random)
        return [outcomeOf(withFigures(report, { [figure.path]: null }), figure.path)]
      }).flat(),
    )
    expect(share(results, (one) => one.found)).toBe(1)
    const crossing = results.filter((one) => one.path.startsWith('applications.'))
    expect(share(crossing, (one) => one.named)).toBeGreaterThanOrEqual(0.99)
  })

  test('two exchanged cells are found wherever a relation breaks', () => {
    const results = reports.flatMap((report) =>
      Array.from({ length: 8 }, () => {
        const [a, b] = [pick(report.figures.filter(isSummed), random), pick(report.figures.filter(isSummed), random)]
        return swapBreaks(a, b, report)
          ? [sumFindings(withFigures(report, { [a.path]: b.value as number, [b.path]: a.value as number })).length > 0]
          : []
      }).flat(),
    )
    expect(results.length).toBeGreaterThan(100)
    expect(share(results, Boolean)).toBe(1)
  })

  test('a row moved by one column is found as such', () => {
    const rows = figureRows(findFormTable('annual-2021', 'applications')).map((entry) => entry.figures.map((figure) => figure.path))
    const results = reports.flatMap((report) => {
      const written = new Map(report.figures.map((figure) => [figure.path, figure.value as number]))
      const full = rows.filter((row) => row.every((path) => written.has(path)) && row.some((path) => written.get(path) !== 0))
      if (full.length === 0) return []
      const row = full[random(full.length)]!
      const moved = Object.fromEntries(row.map((path, index) => [path, index === 0 ? 0 : written.get(row[index - 1]!)!]))
      return [
        sumFindings(withFigures(report, moved)).map(
          (finding) => (finding.facts as { fix: { slip: string | null } | null }).fix?.slip ?? null,
        ),
      ]
    })
    expect(share(results, (slips) => slips.length > 0)).toBe(1)
    expect(share(results, (slips) => slips.length === 1 && slips[0] === '整行错了一列')).toBeGreaterThan(0.9)
  })
})

function isSummed(figure: Figure): boolean {
  return !figure.path.startsWith('disclosure.')
}

/** Exchanging two cells of one sum, or equal ones, breaks nothing. */
function swapBreaks(a: Figure, b: Figure, report: Report): boolean {
  if (a.value === b.value) return false
  const changed = withFigures(report, { [a.path]: b.value as number, [b.path]: a.value as number })
  const sums = (one: Report) => JSON.stringify(lineSums(one))
  return sums(changed) !== sums(report)
}

/** Σ parts − total of every row and every route, Σ of each column of the applications table: an independent reckoning. */
function lineSums(report: Report): number[] {
  const value = new Map(report.figures.map((figure) => [figure.path, Number(figure.value)]))
  const rows = new Map<string, number>()
  for (const [path, number] of value) {
    if (path.startsWith('disclosure.')) continue
    const row = path.slice(0, path.lastIndexOf('.'))
    rows.set(row, (rows.get(row) ?? 0) + (path.endsWith('.total') ? -number : number))
    if (!path.startsWith('applications.')) continue
    const column = path.slice(path.lastIndexOf('.'))
    const id = row.slice('applications.'.length)
    const carry = id === 'received' || id === 'carriedIn' ? number : id === 'concluded' || id === 'carriedOut' ? -number : 0
    const outcome = id === 'concluded' ? -number : ['received', 'carriedIn', 'carriedOut'].includes(id) ? 0 : number
    rows.set(`carry${column}`, (rows.get(`carry${column}`) ?? 0) + carry)
    rows.set(`outcome${column}`, (rows.get(`outcome${column}`) ?? 0) + outcome)
  }
  return [...rows.values()]
}

function outcomeOf(report: Report, path: string) {
  const found = sumFindings(report)
  return { path, found: found.length > 0, named: found.length === 1 && found[0]!.cell === path }
}

/** Other values for some cells; null leaves the cell blank. */
function withFigures(report: Report, changes: Readonly<Record<string, number | null>>): Report {
  const figures = report.figures.map((figure): Figure => {
    const value = changes[figure.path]
    if (value === undefined) return figure
    return value === null ? { ...figure, value, written: '', state: 'blank' } : { ...figure, value, written: String(value) }
  })
  return { ...report, figures }
}

function pick<T>(list: readonly T[], random: (below: number) => number): T {
  return list[random(list.length)]!
}

function share<T>(list: readonly T[], test: (one: T) => boolean): number {
  return list.filter(test).length / list.length
}
