import { checkReport } from '../../src/checks/index.js'
import { parseProfile } from '../../src/checks/load-profile.js'
import type { Profile } from '../../src/checks/profile.js'
import { collectInto, type Diagnostic } from '../../src/diagnostics/diagnostic.js'
import { describeFinding } from '../../src/diagnostics/render.js'
import type { Content, Figure, Report } from '../../src/model/report.js'
import { heading, paragraph, type FigureChanges } from '../report-factory.js'
import { soundReport } from '../unit/checks/check-helpers.js'

type Sections = Readonly<Record<string, string>>

/**
 * A report nothing can be said against, with what the case changes: `about` (organ, year, title, form, published, without, order),
 * `figures` and `figures last year` (`path = value`, with a unit of its own, blank, lost or a mark), the text of `preamble`, `overview`, `problems`, `other`,
 * `closing`, `overview last year`, and a `profile`. Out come the findings, or `none`.
 */
export async function runChecks(sections: Sections): Promise<Record<string, string>> {
  const report = buildReport(sections, '')
  const last = sections['figures last year'] !== undefined || sections['overview last year'] !== undefined || sections['about last year'] !== undefined
  const previous = last ? buildReport(sections, ' last year') : undefined
  const about = readAbout(sections['about'])
  const found: Diagnostic[] = []
  const profile = sections['profile'] === undefined ? undefined : await readProfile(sections['profile'])
  checkReport(report, { previous, published: about['published'], profile }, collectInto(found))
  return { diagnostics: found.length > 0 ? found.map(printFinding).join('\n') : 'none' }
}

function printFinding(finding: Diagnostic): string {
  const { rule, message } = describeFinding(finding)
  const related = (finding.related ?? []).map((other) => `  ${other.cell ?? ''} ${other.text}`.replace('   ', '  '))
  return [`${finding.severity} ${finding.code} [${rule}]${finding.cell ? ` @ ${finding.cell}` : ''}: ${message}`, ...related].join('\n')
}

async function readProfile(text: string): Promise<Profile> {
  const read = await parseProfile(text)
  if (!read.profile) throw new Error(read.problem)
  return read.profile
}

function buildReport(sections: Sections, when: '' | ' last year'): Report {
  const about = readAbout(sections[`about${when}`] ?? (when ? undefined : sections['about']))
  const form = (about['form'] ?? readAbout(sections['about'])['form'] ?? 'annual-2021') as 'annual-2021'
  const year = Number(about['year'] ?? (when ? Number(readAbout(sections['about'])['year'] ?? 2024) - 1 : 2024))
  const base = soundReport(readFigures(sections[`figures${when}`] ?? ''), { form })
  const organ = about['organ'] ?? readAbout(sections['about'])['organ'] ?? '青河市水务局'
  const dated = (contents: readonly Content[]) => contents.map((one) => ('text' in one ? { ...one, text: moveYears(one.text, year) } : one)) as Content[]
  const without = (about['without'] ?? '').split(' ')
  const order = (about['order'] ?? 'overview disclosure applications disputes problems other').split(' ')
  return {
    ...base,
    kind: (about['kind'] ?? 'annual') as Report['kind'],
    organ: { value: organ, origin: 'read' },
    year: { value: year, origin: 'read' },
    title: { value: about['title'] ?? `${organ}${year}年政府信息公开工作年度报告`, origin: 'read' },
    preamble: readTexts(sections[`preamble${when}`]) ?? dated(base.preamble),
    sections: base.sections
      .map((section) => ({ ...section, blocks: readTexts(sections[`${section.id}${when}`]) ?? section.blocks }))
      .map((section) => ({ ...section, blocks: section.blocks.filter((block) => !(block.kind === 'form' && without.includes(`table:${block.table}`))) }))
      .filter((section) => !without.includes(String(section.id)))
      .sort((a, b) => order.indexOf(String(a.id)) - order.indexOf(String(b.id))),
    closing: readTexts(sections[`closing${when}`]) ?? dated(base.closing).map((one) => ('text' in one ? { ...one, text: one.text.replace('青河市水务局', organ) } : one)),
  }
}

/** The sound report speaks of 2024 and is signed in 2025. */
function moveYears(text: string, year: number): string {
  return text.replaceAll(/202[45]/g, (written) => String(year + Number(written) - 2024))
}

function readAbout(text: string | undefined): Record<string, string> {
  const lines = (text ?? '').split('\n').filter(Boolean)
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]))
}

function readFigures(text: string): FigureChanges {
  const lines = text.split('\n').filter(Boolean)
  return Object.fromEntries(lines.map((line) => [line.split(' = ')[0]!.trim(), readFigure(line.split(' = ')[1]!.trim())]))
}

function readFigure(written: string): number | string | Partial<Figure> {
  if (written === 'blank' || written === 'lost') return { state: written }
  if (/^-?\d+$/.test(written)) return Number(written)
  const [, value, unit] = /^([\d.]+)([亿万]?元)$/.exec(written) ?? []
  if (value && unit) return { value, unit, written, state: 'read' }
  return /\d/.test(written) ? written : { state: 'notApplicable', written }
}

/** One heading or paragraph a line. */
function readTexts(text: string | undefined): Content[] | undefined {
  if (text === undefined) return undefined
  return text.split('\n').filter(Boolean).map((line): Content => {
    const level = /^（[一二三四五六七八九十]+）[^。]{2,16}$/.test(line) ? 2 : /^\d+[.、][^。]{2,16}$/.test(line) ? 3 : 0
    if (level > 0) return heading(level as 2, line)
    const date = /^[\d〇一二三四五六七八九]{4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$/.test(line)
    const signature = /^[^，。；：]{4,20}(?:局|政府|委员会|办公室)$/.test(line)
    return { ...paragraph(line), ...(date ? { role: 'date' as const } : signature ? { role: 'signature' as const } : {}) }
  })
}
