import { basename, dirname, extname, join } from 'node:path'
import { writeReport, type ReadOutcome, type ReadReport } from '../convert.js'
import { isEarlier } from '../compose/chart-page.js'
import type { Report } from '../model/report.js'
import { describeError } from '../system/describe-error.js'
import { shownPath } from '../system/shown-path.js'
import { fontLoader } from '../fonts/load-fonts.js'
import { collectInto, type Diagnostic, type Reporter } from '../diagnostics/diagnostic.js'
import { realPath } from '../system/files.js'
import { reviewRead } from '../review/review-read.js'
import { csvLabels } from '../writers/csv.js'
import { fileName, type Format, type OutputLook } from '../writers/registry.js'
import { Writing } from '../work/written.js'
import { exitCodeOf, printFindings, type FileFindings } from './findings.js'
import { chooseOption, numberOption, UsageError, type ParsedArguments, type Command } from './options.js'
import { parseFonts } from './font-option.js'
import { wishesOption } from './set-option.js'
import { lookOptions, readLook } from './look-options.js'
import { formatList, toOption } from './formats.js'
import { listInputs } from './inputs.js'
import { officeAt } from '../work/office.js'
import { correctionsOption, inputName, readFile, sheetName, sofficeOption, type ReadFileOptions } from './read-file.js'
import { listRepairs } from './repairs.js'
import { colorChoices, type ColorChoice } from './terminal.js'
import { summarise } from './summary.js'

export const convertCommand: Command = {
  spec: {
    name: 'convert',
    usage: '<输入…|-> [选项]',
    summary: '读取年度报告旧稿（文本、网页、Word、PDF、Excel 等），核对数字，写出规范的文件。',
    options: {
      to: toOption,
      out: { value: 'DIR', short: 'o', help: '写到哪个目录（默认与输入文件同一目录）；- 为写到标准输出，此时 --to 只能有一种格式' },
      'stdin-name': { value: 'NAME', help: '从标准输入读取时当作的文件名（默认 stdin）' },
      organ: { value: 'NAME', help: '原文没有写明时的机关名称' },
      year: { value: 'YYYY', help: '原文没有写明时的报告年份' },
      title: { value: 'TEXT', help: '原文没有标题时的标题' },
      font: {
        value: 'ROLE=FILE',
        multiple: true,
        help: '用自己的字体排 PDF，如 fang=simfang.ttf（角色：fang 仿宋、hei 黑体、kai 楷体、title 标题、song 宋体、latin 西文和数字）',
      },
      previous: {
        value: 'FILE',
        multiple: true,
        help: '同一机关以前年度的报告，与 --charts 同用，图表中各年并列（可重复，至多四年）；一次只转换一个文件',
      },
      'pdf-attach': { help: '在 PDF 中附上报告数据（JSON），此时 PDF 为 PDF/A-3a' },
      ...lookOptions,
      'csv-labels': { value: 'id|zh', help: 'CSV 的表头和行列名：id 只用标识（默认），zh 用中文，标识附在后面' },
      'heading-level': { value: 'N', help: '网页正文（--to fragment）中报告标题用第几级标题，1～6（默认 2）' },
      set: {
        value: 'PATH=VALUE',
        multiple: true,
        help: '只在这一次更正，如 applications.received.total=6（长期有效的用 nianbao correct）',
      },
      corrections: correctionsOption,
      soffice: sofficeOption,
      'check-report': { help: '同时写出审核单 <文件名>.check.html' },
      'show-repairs': { help: '逐条列出对文字的修正：位置、修正前、修正后' },
      force: { help: '已有的成稿改动过也覆盖（默认留着，新的写成 <文件名>.新.docx 等）' },
      strict: { help: '有警告时退出码也为 1' },
      quiet: { short: 'q', help: '只显示错误，不显示警告、提示和小结' },
      diagnostics: { value: 'text|json', help: '问题清单的格式（默认 text），写到标准错误' },
    },
    notes: ['退出码：0 报告中没有错误；1 已写出，但报告中有错误（--strict 时警告也算）；2 有文件无法读取或写出，或者命令写法有误。'],
    examples: [
      'nianbao convert 2024年报.txt',
      'nianbao convert 2024年报.html 2023年报.docx --out 成稿 --to docx,pdf',
      'nianbao convert 旧稿.txt --organ 某某县水务局 --year 2024',
      'nianbao convert - --out 成稿 < 旧稿.txt',
    ],
  },
  run: runConvert,
}

/** An input that has been read, and what will be written from it. */
interface Job {
  readonly path: string
  readonly outcome: ReadOutcome
  readonly targets: readonly Target[]
  /** Reports of years before, for charts. */
  readonly earlier: readonly Report[]
}

interface Target {
  readonly read: ReadReport
  /** Path without extension. */
  readonly stem: string
}

async function runConvert(call: ParsedArguments): Promise<number> {
  const options = readOptions(call)
  if (call.inputs.length === 0) throw new UsageError('没有指明要转换的文件（nianbao convert --help 查看用法）')
  const inputs = await listInputs(call.inputs)
  if (options.previous.length > 0 && options.look.charts !== true) throw new UsageError('--previous 与 --charts 同用')
  if (options.previous.length > 0 && inputs.length > 1) throw new UsageError('用 --previous 时一次转换一个文件')
  refuseSameOutputs(
    inputs.map((path) => ({ path, stem: stemOf(path, options) })),
    options,
  )
  // A font that cannot serve is a wrong call: told before anything is read.
  if (call.values['font']) await options.fonts()
  // The shipped ones unpack on other threads while the report is read; what is wrong with them is told where they are used.
  else if (options.formats.includes('pdf')) options.fonts().catch(() => {})

  const jobs: Job[] = []
  for (const path of inputs) jobs.push(await readJob(path, options))
  refuseSameOutputs(
    jobs.flatMap((job) => job.targets.map((target) => ({ path: job.path, stem: target.stem }))),
    options,
  )
  if (options.out === '-') refuseSeveral(jobs, options)
  const done: Done[] = []
  for (const job of jobs) done.push({ job, ...(await writeJob(job, options)) })

  const findings = done.map(({ job, diagnostics }): FileFindings => {
    return { path: job.path, source: job.outcome.source, diagnostics: [...job.outcome.diagnostics, ...diagnostics] }
  })
  printFindings(findings, { format: options.diagnostics, quiet: options.quiet, color: options.color })
  if (options.quiet && options.diagnostics === 'text') tellKept(findings, options.color)
  if (options.showRepairs) for (const { job } of done) process.stderr.write(listRepairs(job.outcome))
  if (!options.quiet && options.out !== '-')
    for (const { job, paths } of done) process.stdout.write(summarise(job.path, job.outcome, paths))
  return done.some(({ failed }) => failed) ? 2 : exitCodeOf(findings, options.strict)
}

/** That a file was not written where it was expected is told however little is to be told. */
function tellKept(findings: readonly FileFindings[], color: ColorChoice): void {
  const kept = findings.map((file) => ({ ...file, diagnostics: file.diagnostics.filter(({ code }) => code === 'write/kept') }))
  printFindings(kept, { format: 'text', quiet: false, color })
}

/** Standard output takes one file. */
function refuseSeveral(jobs: readonly Job[], { formats, checkReport }: ConvertOptions): void {
  const reports = jobs.reduce((sum, { targets }) => sum + targets.length, 0)
  if (formats.length !== 1 || checkReport) throw new UsageError('写到标准输出时请用 --to 指明一种格式，且不能同时写审核单')
  if (reports > 1) throw new UsageError(`写到标准输出的只能是一份报告，这里有${reports}份`)
}

interface ConvertOptions {
  readonly formats: readonly Format[]
  /** A folder; `-` for standard output; else the input's own folder. */
  readonly out: string | undefined
  readonly stdinName: string | undefined
  readonly color: ColorChoice
  readonly read: ReadFileOptions
  readonly writing: Writing
  readonly strict: boolean
  readonly quiet: boolean
  readonly diagnostics: 'text' | 'json'
  readonly checkReport: boolean
  readonly showRepairs: boolean
  readonly attach: boolean
  readonly look: OutputLook
  readonly previous: readonly string[]
  readonly fonts: ReturnType<typeof fontLoader>
}

function readOptions({ values }: ParsedArguments): ConvertOptions {
  const year = numberOption('year', values['year'], 2008, 2100)
  const level = numberOption('heading-level', values['heading-level'], 1, 6)
  return {
    formats: formatList(values['to']),
    out: values['out'] as string | undefined,
    stdinName: values['stdin-name'] as string | undefined,
    color: chooseOption('color', values['color'], colorChoices, 'auto'),
    read: {
      ...(values['organ'] ? { organ: values['organ'] as string } : {}),
      ...(values['title'] ? { title: values['title'] as string } : {}),
      ...(year === undefined ? {} : { year }),
      office: officeAt(values['soffice'] as string | undefined),
      corrections: values['corrections'] as string | undefined,
      wishes: wishesOption(values['set']),
    },
    writing: new Writing(values['force'] === true),
    strict: values['strict'] === true,
    quiet: values['quiet'] === true,
    diagnostics: chooseOption('diagnostics', values['diagnostics'], ['text', 'json'], 'text'),
    checkReport: values['check-report'] === true,
    showRepairs: values['show-repairs'] === true,
    attach: values['pdf-attach'] === true,
    look: { csvLabels: chooseOption('csv-labels', values['csv-labels'], csvLabels, 'id'), headingLevel: level ?? 2, ...readLook(values) },
    previous: (values['previous'] as string[] | undefined) ?? [],
    fonts: fontLoader(parseFonts(values['font'] as string[] | undefined)),
  }
}

async function readJob(path: string, options: ConvertOptions): Promise<Job> {
  const outcome = await readFile(path, options.read, options.stdinName)
  const stem = stemOf(path, options)
  const targets = outcome.reports.map((read, index) => ({ read, stem: outcome.reports.length > 1 ? `${stem}-${index + 1}` : stem }))
  const earlier = await readEarlier(outcome, options)
  return { path, outcome, targets, earlier }
}

/** One that no chart could show is a wrong call, not to be passed over. */
async function readEarlier({ reports: [own] }: ReadOutcome, { previous, read }: ConvertOptions): Promise<Report[]> {
  const found: Report[] = []
  for (const path of own ? previous : []) {
    const { reports } = await readFile(path, read, undefined)
    const earlier = reports[0]?.report
    if (reports.length !== 1 || !isEarlier(earlier!, own!.report)) {
      throw new UsageError(`${path} 不是同一机关前四年内的一份年度报告，图表中无法并列（--previous）`)
    }
    found.push(earlier!)
  }
  return found
}

/** Where an input's outputs go, without extension. */
function stemOf(path: string, { out, stdinName }: ConvertOptions): string {
  const name = inputName(path, stdinName)
  return join(out ?? (path === '-' ? '.' : dirname(path)), name.slice(0, name.length - extname(name).length))
}

/** Before anything is written: no output may be an input, and no two inputs may write the same file. */
function refuseSameOutputs(planned: readonly { readonly path: string; readonly stem: string }[], options: ConvertOptions): void {
  const inputs = new Set(planned.filter(({ path }) => path !== '-').map(({ path }) => realPath(path)))
  const owners = new Map<string, string>()
  for (const { path, stem } of planned) {
    for (const output of outputPaths(stem, options)) {
      const real = realPath(output)
      if (inputs.has(real)) throw new UsageError(`写出的 ${output} 会覆盖输入文件，请用 --out 指定另一个目录`)
      const owner = owners.get(real)
      if (owner !== undefined) throw new UsageError(`${owner} 和 ${path} 会写出同一个文件 ${output}，请分次转换或改名`)
      owners.set(real, path)
    }
  }
}

function outputPaths(stem: string, options: ConvertOptions): string[] {
  return [...options.formats.map((format) => fileName(stem, format)), ...(options.checkReport ? [`${stem}.check.html`] : [])]
}

/** What became of an input. */
interface Written {
  readonly paths: readonly string[]
  /** What the writers found amiss. */
  readonly diagnostics: readonly Diagnostic[]
  /** It could not be read, or not all of it written. */
  readonly failed: boolean
}

interface Done extends Written {
  readonly job: Job
}

async function writeJob(job: Job, options: ConvertOptions): Promise<Written> {
  const paths: string[] = []
  const diagnostics: Diagnostic[] = []
  try {
    for (const target of job.targets) await writeTarget(target, job, options, { paths, diagnostics })
    return { paths, diagnostics, failed: job.targets.length === 0 }
  } catch (error) {
    collectInto(diagnostics)('write/failed', { reason: describeError(error, shownPath) })
    return { paths, diagnostics, failed: true }
  }
}

/** Adds what it has written to `paths`, and what the writers found amiss to `diagnostics`. */
async function writeTarget(
  target: Target,
  job: Job,
  options: ConvertOptions,
  { paths, diagnostics }: { readonly paths: string[]; readonly diagnostics: Diagnostic[] },
): Promise<void> {
  const found: Diagnostic[] = []
  const context = {
    name: basename(target.stem),
    fonts: options.fonts,
    attach: options.attach,
    look: options.look,
    earlier: job.earlier,
    reporter: collectInto(found),
  }
  for (const output of await writeReport(target.read, options.formats, context)) {
    if (options.out === '-') {
      process.stdout.write(output.bytes)
      continue
    }
    paths.push(await writeOut(fileName(target.stem, output.format), output.bytes, options, collectInto(found)))
  }
  diagnostics.push(...found)
  if (options.checkReport)
    paths.push(await writeOut(`${target.stem}.check.html`, await checkReport(job, target, found), options, collectInto(diagnostics)))
}

/** Where somebody has changed what was written before, that is kept, and said. */
async function writeOut(path: string, bytes: Uint8Array, { writing }: ConvertOptions, report: Reporter): Promise<string> {
  const written = await writing.write(path, bytes)
  if (written !== path) report('write/kept', { kept: path, written })
  return written
}

async function checkReport(job: Job, target: Target, found: readonly Diagnostic[]): Promise<Uint8Array> {
  const { renderReviewSheet } = await import('../review/index.js')
  return Buffer.from(renderReviewSheet(reviewRead(target.read, sheetName(job.path), job.outcome.source, { found })))
}
