import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkReport } from '../../src/checks/index.js'
import { readReports } from '../../src/convert.js'
import { proseCodes } from '../../src/diagnostics/catalogue/check/prose.js'
import { collectInto, type Diagnostic } from '../../src/diagnostics/diagnostic.js'
import type { Report } from '../../src/model/report.js'
import { paragraph } from '../report-factory.js'

/** Whole reports with one sentence more: true, it brings no finding; false, one. */

interface Twins {
  readonly line: string
  readonly beside: string
  /** `overview（二）`: behind that heading of the section; without a heading, at its beginning. */
  readonly place: string
  readonly truth: string
  /** Null for a trap, which has no false twin. */
  readonly lie: string | null
}

const folder = `${import.meta.dirname}/twins`
const codes = new Set<string>(Object.keys(proseCodes))

function readTwins(line: string): Twins {
  const [beside, place, text] = /^(\S+) (\S+) (.+)$/.exec(line)!.slice(1) as [string, string, string]
  const side = (index: 1 | 2) => text.replaceAll(/\{([^→}]*)→([^}]*)\}/g, (...groups) => groups[index] as string)
  return { line, beside, place, truth: side(1), lie: text.includes('→') ? side(2) : null }
}

function withSentence(report: Report, place: string, sentence: string): Report {
  const [id, heading] = place.split(/(?=（)/)
  const sections = report.sections.map((section) => {
    if (section.id !== id) return section
    const at = heading ? section.blocks.findIndex((block) => block.kind === 'heading' && block.text.startsWith(heading)) + 1 : 0
    return { ...section, blocks: section.blocks.toSpliced(at, 0, paragraph(sentence)) }
  })
  return { ...report, diagnostics: [], sections }
}

function findingsOn(report: Report): Diagnostic[] {
  const found: Diagnostic[] = []
  checkReport(report, {}, collectInto(found))
  return found.filter(({ code }) => codes.has(code))
}

const twins = readFileSync(`${folder}/twins.txt`, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map(readTwins)
const besides = new Map<string, Report>()
for (const name of new Set(twins.map(({ beside }) => beside))) {
  const [read] = (await readReports(readFileSync(`${folder}/${name}.txt`), `${name}.txt`)).reports
  besides.set(name, read!.report)
}

test('the reports themselves and their true sentences bring no finding', () => {
  for (const [name, report] of besides) expect(findingsOn(report), name).toEqual([])
  const wrong = twins.filter(({ beside, place, truth }) => findingsOn(withSentence(besides.get(beside)!, place, truth)).length > 0)
  expect(wrong.map(({ line }) => line)).toEqual([])
})

test('at least 95 % of the false ones are found', () => {
  const lies = twins.filter(({ lie }) => lie !== null)
  const missed = lies.filter(({ beside, place, lie }) => findingsOn(withSentence(besides.get(beside)!, place, lie!)).length === 0)
  expect(1 - missed.length / lies.length, missed.map(({ line }) => line).join('\n')).toBeGreaterThanOrEqual(0.95)
})
