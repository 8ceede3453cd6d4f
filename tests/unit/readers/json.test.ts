import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readReports } from '../../../src/convert.js'
import { collectInto, type Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import type { Report } from '../../../src/model/report.js'
import { findValue } from '../../../src/readers/json/find-value.js'
import { migrate, type Migrations } from '../../../src/readers/json/migrate.js'
import { readJson } from '../../../src/readers/json/read-json.js'

function read(text: string) {
  const found: Diagnostic[] = []
  return { report: readJson(text, collectInto(found)), found }
}

let report: Report
beforeAll(async () => {
  const sample = readFileSync(join(import.meta.dirname, '../../../samples/pipe-2024.txt'))
  report = (await readReports(sample, 'pipe-2024.txt')).reports[0]!.report
})

type Path = (string | number)[]

/** The report written out, with other values at some places. */
function changed(...changes: [Path, unknown][]): string {
  const copy: unknown = structuredClone(report)
  for (const [path, value] of changes) {
    const inner = path.slice(0, -1).reduce((at, step) => (at as Record<string, unknown>)[step], copy) as Record<string, unknown>
    inner[path.at(-1)!] = value
  }
  return JSON.stringify(copy, null, 2)
}

test('a report is read back as it was', () => {
  expect(read(JSON.stringify(report))).toEqual({ report, found: [] })
})

describe('refused with the place', () => {
  const cases: [string, (text: string) => string, string, string][] = [
    ['cut in the middle', (text) => text.slice(0, 300), 'read/json-syntax', ''],
    ['a comma too many', (text) => text.replace('"kind": "annual",', '"kind": "annual",,'), 'read/json-syntax', ','],
    ['no version', () => '{\n  "a": 1\n}', 'read/json-foreign', ''],
    ['a list', () => '[{"a": 1}]', 'read/json-foreign', ''],
    ['a version to come', (text) => text.replace('"schemaVersion": 1', '"schemaVersion": 99'), 'read/json-newer', ''],
    ['another kind', (text) => text.replace('"kind": "annual"', '"kind": "weekly"'), 'read/json-invalid', '"weekly"'],
  ]
  test.each(cases)('%s', (_, change, code, place) => {
    const text = change(JSON.stringify(report, null, 2))
    const { report: back, found } = read(text)
    expect(back).toBeNull()
    expect(found.map((one) => one.code)).toEqual([code])
    const { at } = found[0]!
    if (place) expect(text.slice(at!.start, at!.end)).toBe(place)
  })

  test('a part missing is said in plain words', () => {
    const { found } = read(JSON.stringify(report).replace('"preamble"', '"preface"'))
    expect(found.map((one) => one.facts)).toMatchObject([{ path: 'preamble', fault: '缺少这一项' }])
  })

  const values: [string, [Path, unknown][], string, string][] = [
    ['a figure that is no number', [[['figures', 3, 'value'], true]], 'figures[3].value', 'true'],
    ['a figure of words', [[['figures', 3, 'value'], '三']], 'figures[3].value', '"三"'],
    ['a year before print', [[['year', 'value'], 1899]], 'year.value', '1899'],
    ['a year to come', [[['year', 'value'], 2101]], 'year.value', '2101'],
    ['a figure of no table', [[['figures', 2, 'path'], 'disclosure.rules.sold']], 'figures[2].path', '"disclosure.rules.sold"'],
    ['a figure twice', [[['figures', 1, 'path'], 'disclosure.rules.issued']], 'figures[1].path', '"disclosure.rules.issued"'],
    [
      'a blank with a value',
      [
        [['figures', 0, 'state'], 'blank'],
        [['figures', 0, 'value'], 7],
      ],
      'figures[0].value',
      '7',
    ],
    ['an unknown form', [[['sections', 1, 'blocks', 0, 'form'], 'annual-1999']], 'sections[1].blocks[0].form', '"annual-1999"'],
    ['a control character', [[['title', 'value'], '年\u0000报']], 'title.value', '"年\\u0000报"'],
    ['half a surrogate pair', [[['sections', 0, 'heading'], '一\ud800']], 'sections[0].heading', '"一\\ud800"'],
    [
      'a finding without its facts',
      [[['diagnostics'], [{ code: 'read/tracked-changes', severity: 'warning', facts: {} }]]],
      'diagnostics[0].facts',
      '{}',
    ],
  ]
  test.each(values)('%s', (_, changes, path, value) => {
    const text = changed(...changes)
    const { report: back, found } = read(text)
    expect(back).toBeNull()
    expect(found[0]).toMatchObject({ code: 'read/json-invalid', facts: { path } })
    const { start, end } = found[0]!.at!
    expect(text.slice(start, end)).toBe(value)
    const { line, column } = found[0]!.facts as { line: number; column: number }
    expect(text.split('\n')[line - 1]!.slice(column - 1)).toContain(value.slice(0, 5))
  })

  test('a figure left out', () => {
    const { found } = read(changed([['figures'], report.figures.slice(1)]))
    expect(found.map((one) => one.code)).toContain('read/json-invalid')
  })
})

describe('a value that is not the one written is said', () => {
  const at = (path: string) => report.figures.findIndex((figure) => figure.path === path)
  const says = (path: string, change: Partial<Report['figures'][number]>) => {
    const index = at(path)
    return read(changed(...Object.entries(change).map(([key, value]): [Path, unknown] => [['figures', index, key], value])))
  }

  test.each([
    [{ value: 41, written: '41' }, []],
    [{ value: 1234, written: '1,234' }, []],
    [{ value: 41, written: '' }, ['read/json-disagrees']],
    [{ value: 14, written: '41' }, ['read/json-disagrees']],
    [{ value: -41, written: '41' }, ['read/json-disagrees']],
    [{ value: 41, written: '约四十' }, ['read/json-disagrees']],
    [{ value: null, written: '41', state: 'blank' as const }, ['read/json-disagrees']],
    [{ value: null, written: '/', state: 'notApplicable' as const }, []],
    [{ value: null, written: '41', state: 'lost' as const }, []],
    [{ value: 412, written: '41\n2', state: 'inferred' as const }, []],
    [{ value: 41, written: '', state: 'inferred' as const }, []],
  ])('%j', (change, codes) => {
    const { report: back, found } = says('disclosure.licensing.decisions', change)
    expect(back).not.toBeNull()
    expect(found.map(({ code }) => code)).toEqual(codes)
  })

  test('an amount by what it is worth', () => {
    expect(says('disclosure.fees.amount', { value: '3.50', written: '3.5万元' }).found).toEqual([])
    expect(says('disclosure.fees.amount', { value: '35', written: '3.5' }).found).toHaveLength(1)
  })
})

test.each([
  ['disclosure.licensing.decisions', -5],
  ['disclosure.licensing.decisions', '2.5'],
  ['disclosure.fees.amount', '-1'],
])('%s of %s is no figure of the form', async (path, value) => {
  const index = report.figures.findIndex((figure) => figure.path === path)
  const text = changed([['figures', index, 'value'], value], [['figures', index, 'written'], String(value)])
  const { diagnostics } = await readReports(new TextEncoder().encode(text), 'a.json')
  expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'check/not-a-count', cell: path }))
})

test('older versions are brought to the current one step by step', () => {
  const steps: Migrations = new Map<number, (old: Readonly<Record<string, unknown>>) => Record<string, unknown>>([
    [1, (old) => ({ ...old, title: old['name'] })],
    [2, (old) => ({ ...old, organ: null })],
  ])
  expect(migrate({ schemaVersion: 1, name: '甲' }, steps, 3)).toEqual({ schemaVersion: 3, name: '甲', title: '甲', organ: null })
  expect(migrate({ schemaVersion: 3 }, steps, 3)).toEqual({ schemaVersion: 3 })
})

describe('findValue', () => {
  const text = '{ "a\\"b": [1, {"c": "x,}"}, [] ], "d": -1.5e3 }'
  const cases: [Path, string][] = [
    [['a"b', 0], '1'],
    [['a"b', 1, 'c'], '"x,}"'],
    [['a"b', 2], '[]'],
    [['d'], '-1.5e3'],
    [['a"b', 1, 'nowhere', 'at all'], '{"c": "x,}"}'],
    [[], text],
  ]
  test.each(cases)('%j', (path, value) => {
    const { start, end } = findValue(text, path)
    expect(text.slice(start, end)).toBe(value)
  })
})
