import { readFileSync } from 'node:fs'
import { checkReport } from '../../src/checks/index.js'
import { proseCodes } from '../../src/diagnostics/catalogue/check/prose.js'
import { collectInto, type Diagnostic } from '../../src/diagnostics/diagnostic.js'
import { heading, makeReport, paragraph, type FigureChanges } from '../report-factory.js'
import type { Report } from '../../src/model/report.js'
import { Dice, inventTables, type Named } from './numbers.js'

/**
 * A sentence with slots for figures, one a line of a bank: `[V=0] @disputes 发生行政诉讼{L}件。` Conditions the tables must meet stand in front,
 * then the section it stands in (`overview` unless said), then `@gov` where the organ is a government,
 * and `@apply` where it stands under the heading （二）依申请公开情况.
 * A slot is a sum of names (`{R+CI}`), a share (`{G/C%1}`: one digit after the point), a growth (`{R/PR^1}`: 同比增长 and its rate),
 * a difference (`{R~PR}`: 增加9) or one name in another notation (`:han`, `:yuan`). A line without slots and conditions is a trap: never a finding.
 */
export interface Frame {
  readonly kind: string
  readonly line: string
  readonly conditions: readonly string[]
  readonly section: string
  readonly government: boolean
  readonly headed: boolean
  readonly text: string
}

export function readBank(name: string): Frame[] {
  let kind = ''
  return readFileSync(`${import.meta.dirname}/${name}.txt`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('# ')) kind = line.slice(2)
      if (line.startsWith('#') || line.trim() === '') return []
      return [readFrame(line.trim(), kind)]
    })
}

function readFrame(line: string, kind: string): Frame {
  const conditions = /\[([A-Z=0,.a-z]+)\]/.exec(line)?.[1]?.split(',') ?? []
  const section = /@(overview|disclosure|applications|disputes|problems|other)/.exec(line)?.[1] ?? 'overview'
  const text = line.replace(/^(?:\[[^\]]*\] ?|@[a-z]+ ?)+/, '')
  return { kind, line, conditions, section, government: line.includes('@gov'), headed: line.includes('@apply'), text }
}

export interface Trial {
  readonly frame: Frame
  readonly sentence: string
  readonly truth: boolean
  readonly findings: readonly Diagnostic[]
}

/** The true sentence, and one false one for each of its slots; where it has none, the sentence beside tables that deny it. */
export function tryFrame(frame: Frame, seed: number): Trial[] {
  const { named, figures } = inventTables(new Dice(seed), frame.conditions)
  const slots = [...frame.text.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]!)
  const trial = (sentence: string, truth: boolean, table: FigureChanges): Trial => ({
    frame,
    sentence,
    truth,
    findings: findingsOn(sentence, frame, table, named),
  })
  const truth = trial(fill(frame.text, named, -1), true, figures)
  const lies = slots.map((_, index) => trial(fill(frame.text, named, index, new Dice(seed + index)), false, figures))
  if (slots.length > 0) return [truth, ...lies]
  if (frame.conditions.length === 0) return [truth]
  return [truth, trial(frame.text, false, inventTables(new Dice(seed), []).figures)]
}

/** What the checks of the prose say; the sentence alone in its section, beside sound tables. */
function findingsOn(sentence: string, frame: Frame, set: FigureChanges, named: Named): Diagnostic[] {
  const report = reportWith(sentence, frame, set)
  const previous = {
    ...reportWith('', frame, { ...set, 'applications.received.total': named['PR']! }),
    year: { value: 2023, origin: 'read' as const },
  }
  const found: Diagnostic[] = []
  checkReport(report, { previous }, collectInto(found))
  return found.filter((one) => codes.has(one.code))
}

const codes = new Set<string>(Object.keys(proseCodes).filter((code) => !code.startsWith('check/fee-')))

export function inventSentence(frame: Frame, named: Named): string {
  return fill(frame.text, named, -1)
}

/** What the checks of the prose say of paragraphs of the overview. */
export function findingsOnTexts(texts: readonly string[], set: FigureChanges, named: Named): Diagnostic[] {
  const frame = { section: 'overview', government: false, headed: false } as Frame
  const report = reportWith('', frame, set)
  const sections = report.sections.map((one) => (one.id === 'overview' ? { ...one, blocks: texts.map(paragraph) } : one))
  const previous = {
    ...reportWith('', frame, { ...set, 'applications.received.total': named['PR']! }),
    year: { value: 2023, origin: 'read' as const },
  }
  const found: Diagnostic[] = []
  checkReport({ ...report, sections }, { previous }, collectInto(found))
  return found.filter((one) => codes.has(one.code))
}

function reportWith(sentence: string, { section, government, headed }: Frame, set: FigureChanges): Report {
  const organ = government ? '青河市人民政府' : '青河市水务局'
  const report = makeReport({ set, organ: { value: organ, origin: 'read' } })
  const sections = report.sections.map((one) => {
    const tables = one.blocks.filter((block) => block.kind === 'form')
    const texts = [...(headed ? [heading(2, '（二）依申请公开情况')] : []), paragraph(sentence)]
    return { ...one, blocks: one.id === section && sentence ? [...texts, ...tables] : tables }
  })
  return { ...report, sections }
}

/** The sentence with every slot filled; slot number `wrong` with a number that is none of the figures. */
function fill(text: string, named: Named, wrong: number, dice?: Dice): string {
  let index = -1
  return text.replaceAll(/\{([^}]+)\}/g, (_, slot: string) => {
    index += 1
    return index === wrong ? writeWrong(slot, named, dice!) : writeSlot(slot, named, 0)
  })
}

function writeWrong(slot: string, named: Named, dice: Dice): string {
  const known = new Set(Object.values(named))
  const right = writeSlot(slot, named, 0)
  for (;;) {
    const offset = dice.pick([1, 2, -1, 3, 7, 11, -2, 10, 90, 27])
    const [name] = slot.split(/[:/~%^]/)
    const value = valueOf(name!, named)
    const written = value + offset < 0 || known.has(value + offset) ? right : writeSlot(slot, named, offset)
    if (written !== right) return written
  }
}

function writeSlot(slot: string, named: Named, offset: number): string {
  const share = /^(.+)\/(.+)%(\d)$/.exec(slot)
  if (share) return ((valueOf(share[1]!, named) / valueOf(share[2]!, named)) * 100 + offset * 1.3).toFixed(Number(share[3]))
  const growth = /^(.+)\/(.+)\^(\d)$/.exec(slot)
  if (growth) {
    const rate = ((valueOf(growth[1]!, named) - valueOf(growth[2]!, named)) / valueOf(growth[2]!, named)) * 100
    return `${rate < 0 ? '下降' : '增长'}${(Math.abs(rate) + Math.abs(offset)).toFixed(Number(growth[3]))}%`
  }
  const difference = /^(.+)~(.+)$/.exec(slot)
  if (difference) {
    const change = valueOf(difference[1]!, named) - valueOf(difference[2]!, named)
    return `${change < 0 ? '减少' : '增加'}${Math.abs(change) + Math.abs(offset)}`
  }
  const [name, notation] = slot.split(':')
  const value = valueOf(name!, named) + offset
  if (notation === 'han') return writeHan(value)
  if (notation === 'yuan') return String(Math.round(value * 10_000))
  return String(Number(value.toFixed(2)))
}

function valueOf(sum: string, named: Named): number {
  return sum.split('+').reduce((total, name) => {
    if (named[name] === undefined) throw new Error(`no figure is called ${name}`)
    return total + named[name]
  }, 0)
}

/** 二百零三. */
function writeHan(value: number): string {
  const digits = [...String(value)].map(Number)
  const units = ['', '十', '百', '千']
  const words = digits
    .map((digit, index) => (digit === 0 ? '零' : '〇一二三四五六七八九'[digit]! + units[digits.length - 1 - index]!))
    .join('')
  return words
    .replace(/零+/g, '零')
    .replace(/(?<=.)零$/, '')
    .replace(/^一十/, '十')
}
