import { availableParallelism } from 'node:os'
import { countResult, formatClosing, formatDryClosing, startProgress, type ProgressState } from '../batch/progress.js'
import { startBatch, type BatchOptions, type BatchOutcome, type BatchRun } from '../batch/run.js'
import { reportKinds, writeRunReport, type ReportKind } from '../batch/run-report.js'
import type { CrewEngine } from '../scale/engine.js'
import { readVersion, realPath } from '../system/files.js'
import { fontLoader } from '../fonts/load-fonts.js'
import { formatList, toOption } from './formats.js'
import { lookOptions, readLook } from './look-options.js'
import { correctionsOption } from './read-file.js'
import { FolderStore } from '../work/folder-store.js'
import type { OutputRecord } from '../work/job.js'
import type { JobResult } from '../work/queue.js'
import { findSuperseded } from '../work/work-one.js'
import { parseFonts } from './font-option.js'
import { listOption, numberOption, UsageError, type ParsedArguments, type Command } from './options.js'
import { printable } from '../language/printable.js'
import { sofficeOption } from './read-file.js'
import { metricsOption, queueOption, storeOption, watchOn } from './queue-options.js'
import { startDisplay, type RunDisplay } from './run-display.js'
import { describeNotFound } from './summary.js'

export const batchCommand: Command = {
  spec: {
    name: 'batch',
    usage: '<目录|通配符…> --out DIR [选项]',
    summary: '成批处理档案目录：逐个识别、转换、核对，可随时中断，再次运行只补做未完成和有变化的文件。',
    options: {
      out: { value: 'DIR', short: 'o', help: '输出目录，按输入目录的结构存放（必须指明）' },
      to: toOption,
      organ: { value: 'NAME', help: '原文没有写明时的机关名称' },
      year: { value: 'YYYY', help: '原文没有写明时的报告年份' },
      title: { value: 'TEXT', help: '原文没有标题时的标题' },
      font: { value: 'ROLE=FILE', multiple: true, help: '用自己的字体排 PDF' },
      'pdf-attach': { help: '在 PDF 中附上报告数据（JSON）' },
      ...lookOptions,
      'check-report': { help: '成批处理总是写出审核单 <文件名>.check.html，可不写' },
      corrections: correctionsOption,
      strict: { help: '有警告时退出码也为 1' },
      soffice: sofficeOption,
      jobs: { value: 'N', help: '同时处理的文件数（默认等于处理器核数）' },
      timeout: { value: 'SECONDS', help: '每个文件最多处理多少秒（默认 60）' },
      force: { help: '全部重做；写出后改动过的成稿也覆盖（默认留着，新的写成 <文件名>.新.docx 等）' },
      all: { help: '不是年度报告的文件（通知、说明等）也转换；默认只在总清单中列出' },
      across: { help: '全部处理完后，把同一机关各年、雷同、重复的报告和汇总关系一并核对，写入审核单和总清单' },
      follow: { help: '符号链接指向档案之外的文件也读取（默认只列出，不读取）' },
      'fail-fast': { help: '有一个文件失败就停止' },
      'dry-run': { help: '逐个读取、排版，列出会做什么，不写任何文件；退出码与真做时相同' },
      verify: { help: '逐个读回写出的文件，与报告核对；不加时，以前写出的只看文件在不在、大小对不对' },
      report: { value: 'KINDS', help: '总清单的格式：html、csv、json（默认全部）' },
      queue: { ...queueOption, help: `${queueOption.help}：交给各台机器上的 nianbao worker 去做` },
      store: { ...storeOption, help: `${storeOption.help}（用 --queue 时；默认为工作进程的存储，没有时为 --out）` },
      private: { help: '队列中不出现文件名，只有散列值（用 --queue 时）' },
      metrics: { ...metricsOption, help: `${metricsOption.help}（用 --queue 时）` },
      quiet: { short: 'q', help: '不显示进度' },
    },
    notes: [
      '输出目录中：index.html、report.csv、report.json 为总清单，figures.csv 为全部数字，manifest.jsonl 为处理记录（续作依据，请勿删改）。',
      '同一机关同一年度的报告、内容相同的副本、与各部分放在一起的汇总，在合计和图中只计一次；figures.csv 的“计入”列：1 计入，0 重复。',
      '档案根目录中的 nianbao.config.json 可按路径设定选项，优先于命令行：{"paths": [{"match": "2019/**", "options": {"year": 2019}}]}。',
      '再次运行时，同一文件以前写出、现在不再写出的成稿会删去（改动过的除外），不再能转换的原件的成稿也是；读取出错、超时的，以前的成稿留着，总清单中注明；原件已经删除的，成稿留着。',
      '退出码：0 全部完成；1 有报告中存在错误（--strict 时警告也算）；2 有文件未能转换，或者没有做完。',
    ],
    examples: ['nianbao batch 档案 --out 成稿', 'nianbao batch "档案/**/*.html" --out 成稿 --to html,json --jobs 4'],
  },
  run: runBatchCommand,
}

async function runBatchCommand(call: ParsedArguments): Promise<number> {
  const options = batchOptions(call)
  const kinds = listOption<ReportKind>('report', call.values['report'], reportKinds, reportKinds)
  if (options.dry && call.values['queue'] !== undefined) throw new UsageError('--dry-run 在本机试读，不能与 --queue 同用')
  // A font that cannot serve would fail every file.
  if (options.file.fonts.length > 0) await fontLoader(options.file.fonts)()
  if (options.dry) return dryRun(options)
  const display = startDisplay(process.stderr, call.values['quiet'] === true, seconds)
  const crew = await openCrewFor(call, options.out, display)
  const unwatch = crew ? await watchOn(call.values, { work: () => crew.work(), trouble: () => null }) : () => {}
  try {
    return await runAndReport(crew ? { ...options, engine: crew } : options, kinds, display)
  } finally {
    unwatch()
    await crew?.close()
  }
}

async function runAndReport(options: BatchOptions, kinds: readonly ReportKind[], display: RunDisplay): Promise<number> {
  const { outcome, progress } = await runShown(options, display)
  const { renamed, repeated, notFound, faults } = writeRunReport(outcome, options.out, kinds)
  await options.engine?.publish(options.out)
  Object.assign(progress, faults)
  if (renamed.length > 0)
    process.stderr.write(`有${renamed.length}个文件的输出另行命名，见总清单，如：${printable(renamed.slice(0, 3).join('；'))}\n`)
  process.stdout.write(`${formatClosing(progress, seconds())}\n`)
  if (repeated > 0) process.stdout.write(`其中${repeated}份报告与别的重复，合计中只计一次，见总清单。\n`)
  if (outcome.complete && notFound.length > 0) process.stderr.write(`${describeNotFound(notFound)}\n`)
  if (!outcome.complete) process.stdout.write(`没有做完：再次运行同一命令即可接着做。\n`)
  return exitCode(progress, outcome.complete)
}

/** The workers of other machines, where a queue is named. */
async function openCrewFor({ values }: ParsedArguments, out: string, display: RunDisplay): Promise<CrewEngine | null> {
  const { queue, store } = values as { readonly queue?: string; readonly store?: string }
  if (queue === undefined) {
    const alone = ['store', 'private', 'metrics'].find((name) => values[name] !== undefined)
    if (alone) throw new UsageError(`--${alone} 只在用 --queue 时有用`)
    return null
  }
  const { openCrew } = await import('../scale/engine.js')
  const crew = await openCrew({ queue, store, out, isPrivate: values['private'] === true, notice: display.note })
  if (crew.address !== realPath(out)) display.note(`成稿和总清单写入 ${crew.address}，处理记录和总清单也在 ${out}`)
  return crew
}

/** Runs the batch, showing how it goes on. Signals are heeded from before it starts, so that none ends it half begun. */
async function runShown(options: BatchOptions, display: RunDisplay): Promise<{ outcome: BatchOutcome; progress: ProgressState }> {
  const started: { run?: BatchRun; progress?: ProgressState } = {}
  const stopListening = listenForInterrupt(() => started.run!, display.note)
  try {
    started.run = startBatch(options, ({ job, record, fresh }) => {
      const progress = started.progress!
      progress.hands = options.engine?.hands() ?? ''
      countResult(progress, record, { fresh, strict: job.options.strict })
      display.update(progress)
      if (record.status === 'failed') display.note(`失败 ${record.input}：${[record.reason, record.advice].filter(Boolean).join('。')}`)
      for (const { path, instead } of fresh ? record.outputs : [])
        if (instead !== undefined) display.note(`${instead} 在写出后改动过（或不是本程序写出的），没有覆盖；新的写在 ${path}`)
    })
    started.progress = startProgress(started.run.total, seconds())
    return { outcome: await started.run.finished, progress: started.progress }
  } finally {
    stopListening()
    display.close()
  }
}

function exitCode(state: ProgressState, complete: boolean): number {
  if (!complete || state.failed > 0) return 2
  return state.faulty > 0 ? 1 : 0
}

function batchOptions({ inputs, values }: ParsedArguments): BatchOptions {
  if (inputs.length === 0) throw new UsageError('没有指明档案目录（nianbao batch --help 查看用法）')
  const out = values['out'] as string | undefined
  if (!out) throw new UsageError('请用 --out 指明输出目录')
  const year = numberOption('year', values['year'], 2008, 2100)
  return {
    inputs,
    out,
    corrections: values['corrections'] as string | undefined,
    file: {
      formats: formatList(values['to']),
      ...(values['organ'] ? { organ: values['organ'] as string } : {}),
      ...(values['title'] ? { title: values['title'] as string } : {}),
      ...(year === undefined ? {} : { year }),
      attach: values['pdf-attach'] === true,
      look: readLook(values),
      fonts: parseFonts(values['font'] as string[] | undefined),
      all: values['all'] === true,
      strict: values['strict'] === true,
    },
    jobs: numberOption('jobs', values['jobs'], 1, 256) ?? availableParallelism(),
    timeout: numberOption('timeout', values['timeout'], 1, 86_400) ?? 60,
    follow: values['follow'] === true,
    force: values['force'] === true,
    failFast: values['fail-fast'] === true,
    verify: values['verify'] === true,
    across: values['across'] === true,
    dry: values['dry-run'] === true,
    version: readVersion(),
    soffice: values['soffice'] as string | undefined,
  }
}

/** Every file is read and set as a run would do it, in the same processes and bounds; of one done again beside others the second result holds. */
async function dryRun(options: BatchOptions): Promise<number> {
  const results = new Map<string, Pick<JobResult, 'record' | 'fresh'> & { readonly strict: boolean; readonly lines: Promise<string> }>()
  const store = new FolderStore(realPath(options.out))
  const run = startBatch(options, ({ job, record, fresh }) => {
    const reports = record.reports.map((report) => ({ ...report, figures: [] }))
    const lines = describeResult({ job, record, fresh }, store)
    results.set(record.input, { record: { ...record, reports }, fresh, strict: job.options.strict, lines })
  })
  const stopListening = listenForInterrupt(
    () => run,
    () => {},
  )
  const { jobs, complete } = await run.finished.finally(stopListening)
  const progress = startProgress(run.total, seconds())
  for (const { input } of jobs) {
    const result = results.get(input)
    if (!result) continue
    countResult(progress, result.record, result)
    process.stdout.write(`${printable(`${input} → ${await result.lines}`)}\n`)
  }
  process.stdout.write(`${formatDryClosing(progress)}。\n`)
  return exitCode(progress, complete)
}

/** What a run would do with a file, on one line. */
async function describeResult({ job, record, fresh }: JobResult, store: FolderStore): Promise<string> {
  const { status, reason, advice, outputs, stale = [] } = record
  const because = [reason, advice].filter(Boolean).join('；')
  const removed = fresh ? await findSuperseded(job.previous, [...outputs, ...stale], store) : []
  return [
    status === 'failed'
      ? `失败：${because}`
      : status === 'skipped'
        ? `略过：${because}`
        : fresh
          ? describeOutputs(outputs)
          : '没有变化，不重做',
    ...(removed.length > 0 ? [`删去以前写出的${removed.join('、')}`] : []),
  ].join('；')
}

function describeOutputs(outputs: readonly OutputRecord[]): string {
  return outputs.map(({ path, instead }) => (instead === undefined ? path : `${path}（${instead} 改动过，不覆盖）`)).join('、')
}

/** Ctrl-C, the order to end, and the end of the terminal. */
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** First Ctrl-C: finish what is in hand. Second: stop now. */
function listenForInterrupt(running: () => BatchRun, note: (line: string) => void): () => void {
  let times = 0
  const onInterrupt = (): void => {
    times++
    if (times > 1) return running().abort()
    note('正在做完手头的文件；再次运行同一命令即可接着做。再按一次 Ctrl-C 立即停止。')
    running().stop()
  }
  for (const signal of stopSignals) process.on(signal, onInterrupt)
  return () => {
    for (const signal of stopSignals) process.off(signal, onInterrupt)
  }
}

function seconds(): number {
  return performance.now() / 1000
}
