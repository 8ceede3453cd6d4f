import type { ReadOutcome } from '../convert.js'
import { collectInto, type Diagnostic } from '../diagnostics/diagnostic.js'
import { readInput } from '../system/files.js'
import { spotsOf } from '../diagnostics/place.js'
import { fontLoader } from '../fonts/load-fonts.js'
import { printable } from '../language/printable.js'
import type { Block } from '../model/block.js'
import type { Source } from '../model/source.js'
import type { Span } from '../model/span.js'
import { chooseOption, UsageError, type ParsedArguments, type Command } from './options.js'
import { officeAt } from '../work/office.js'
import { correctionsOption, readFile } from './read-file.js'

const stageNames = ['text', 'blocks', 'rows', 'tables', 'report', 'claims', 'document', 'pages', 'ledger', 'grid'] as const
type StageName = (typeof stageNames)[number]

export const inspectCommand: Command = {
  spec: {
    name: 'inspect',
    usage: '<输入|-> --stage STAGE',
    summary: '显示某一处理阶段的结果，用来查找问题出在哪一步。',
    options: {
      stage: { value: 'STAGE', help: `阶段：${stageNames.join('、')}（默认 report）` },
      corrections: correctionsOption,
      to: { value: 'svg', help: 'grid 的格式：svg（默认）' },
    },
    notes: [
      '阶段依次为：text 解码后的文字；blocks 读出的标题、段落、表格；rows 法定表格各行的读法、依据和结论；tables 识别出的法定表格和数字；report 报告模型；claims 正文各句中读出的数字；',
      '  document 排版前的文件结构；pages 排好的页面；ledger 原文每个字符的去向；',
      '  grid PDF 各页的图样，标出认出的表格线、单元格和文字行。',
    ],
    examples: ['nianbao inspect 2024年报.txt --stage tables', 'nianbao inspect 2024年报.pdf --stage grid --to svg > 版面.svg'],
  },
  run: runInspect,
}

async function runInspect(call: ParsedArguments): Promise<number> {
  const stage = chooseOption('stage', call.values['stage'], stageNames, 'report')
  const [path, ...others] = call.inputs
  if (path === undefined || others.length > 0) throw new UsageError('inspect 每次看一个文件（nianbao inspect --help 查看用法）')
  chooseOption('to', call.values['to'], ['svg'] as const, 'svg')
  if (stage === 'grid') return showGrid(path)
  const outcome = await readFile(path, { office: officeAt(undefined), corrections: call.values['corrections'] as string | undefined })
  if (!outcome.source) {
    const { printFindings } = await import('./findings.js')
    printFindings([{ path, ...outcome }], { format: 'text', quiet: false, color: 'auto' })
    return 2
  }
  const text = await stages[stage](outcome)
  // Into a file goes what was read; a terminal is shown it.
  process.stdout.write(process.stdout.isTTY ? text.split('\n').map(printable).join('\n') : text)
  return 0
}

/** Of the file itself, not of what was made of it. */
async function showGrid(path: string): Promise<number> {
  const { drawGrid } = await import('../review/grid-picture.js')
  const diagnostics: Diagnostic[] = []
  const picture = await drawGrid(readInput(path), collectInto(diagnostics))
  if (picture !== null) process.stdout.write(picture)
  const { printFindings } = await import('./findings.js')
  printFindings([{ path, source: null, diagnostics }], { format: 'text', quiet: false, color: 'auto' })
  return picture === null ? 2 : 0
}

const stages: Readonly<Record<Exclude<StageName, 'grid'>, (outcome: ReadOutcome) => string | Promise<string>>> = {
  text: (outcome) => outcome.source!.text,
  blocks: ({ reports, source }) => formatJson(reports.map((one) => one.blocks.map((block) => withSpots(block, source!)))),
  rows: async (outcome) => {
    const { describeRows } = await import('../tables/describe-rows.js')
    return outcome.reports.map((one) => describeRows(one.blocks)).join('\n')
  },
  tables: (outcome) => formatJson(outcome.reports.map((one) => one.items.filter((item) => item.kind === 'form' || item.kind === 'table'))),
  report: (outcome) => formatJson(outcome.reports.map((one) => one.report)),
  claims: async (outcome) => {
    const { explainClaims } = await import('../checks/prose/check-prose.js')
    const { makeContext } = await import('../checks/context.js')
    return formatJson(outcome.reports.map((one) => explainClaims(makeContext(one.report, {}))))
  },
  document: (outcome) => formatJson(outcome.reports.map((one) => one.document)),
  pages: async (outcome) => {
    const { layoutDocument } = await import('../layout/layout-document.js')
    const fonts = await fontLoader([])()
    return formatJson(outcome.reports.map((one) => layoutDocument(one.document, fonts)))
  },
  ledger: async (outcome) => {
    const { buildLedger, formatLedger } = await import('../report/ledger.js')
    const blocks = outcome.reports.flatMap((one) => one.blocks)
    const reports = outcome.reports.map((one) => one.report)
    return formatLedger(buildLedger(outcome.source!, blocks, reports), outcome.source!)
  },
}

/** A block with the places it and its cells stand in, where those are no lines: pages and boxes, cells of a sheet. */
function withSpots(block: Block, source: Source): object {
  if (!source.spots) return block
  const placed = <T extends { at: Span }>(one: T) => ({ ...one, places: spotsOf(source, one.at) })
  return block.kind === 'table' ? { ...placed(block), rows: block.rows.map((row) => row.map(placed)) } : placed(block)
}

/** A file with one report shows it plainly; one with several shows a list. */
function formatJson(values: readonly unknown[]): string {
  return `${JSON.stringify(values.length === 1 ? values[0] : values, null, 2)}\n`
}
