import { isDate, readDate } from '../language/date.js'
import { basename, extname } from 'node:path'
import { parseProfile } from '../checks/load-profile.js'
import type { Profile } from '../checks/profile.js'
import { readReports, type ReadOutcome } from '../convert.js'
import { readInput, realPath, writeWhole } from '../system/files.js'
import type { Report } from '../model/report.js'
import { reviewFormats, type ListOptions, type Reviewed, type ReviewFormat } from '../review/index.js'
import { reviewRead } from '../review/review-read.js'
import type { AcrossCall } from './check-across.js'
import { correctionsFor } from '../work/corrections-file.js'
import { exitCodeOf, printFindings } from './findings.js'
import { chooseOption, UsageError, type ParsedArguments, type Command } from './options.js'
import { listInputs } from './inputs.js'
import type { ConvertFile } from '../readers/reader.js'
import { officeAt } from '../work/office.js'
import { correctionsOption, readFile, sheetName, sofficeOption } from './read-file.js'
import { colorChoices, paintFor } from './terminal.js'

export const checkCommand: Command = {
  spec: {
    name: 'check',
    usage: '<输入…|-> [选项]',
    summary: '像严格的审核人一样核对年度报告：勾稽关系、文表一致、结构、用语、时限；能读 convert 能读的一切文件。',
    options: {
      previous: { value: 'FILE', help: '同一机关上一年度的报告，用来核对跨年衔接' },
      published: { value: 'DATE', help: '公布日期（如 2025-01-28），用来核对法定时限' },
      profile: { value: 'FILE', help: '核对规则文件（JSON）：启用哪些规则、轻重、界限、地方时限' },
      level: { value: 'LEVEL', help: '列出到哪一级：error、warning、info（默认 info）' },
      format: { value: 'FORMAT', help: 'text、json、html（审核单）、sarif（默认 text）' },
      across: { help: '输入可以是目录：找出同一机关各年、不同机关雷同、重复的报告和汇总不符，一并核对' },
      'stdin-name': { value: 'NAME', help: '从标准输入读取时当作的文件名（默认 stdin）' },
      quiet: { short: 'q', help: '只列出错误，不显示小结' },
      out: { value: 'FILE', short: 'o', help: '写到文件（默认写到标准输出）' },
      corrections: correctionsOption,
      soffice: sofficeOption,
      strict: { help: '有警告时退出码也为 1' },
    },
    notes: [
      '--across 时，目录中的 nianbao.config.json 可写明汇总关系：{"parts": {"某市人民政府": ["某市水务局", "某县人民政府"]}}。',
      '退出码：0 报告中没有错误；1 报告中有错误（--strict 时警告也算）；2 有文件无法读取或写出，或者命令写法有误。',
    ],
    examples: [
      'nianbao check 2024年报.txt',
      'nianbao check 2024年报.docx --previous 2023年报.html --published 2025-01-28',
      'nianbao check 2024年报.txt --format html --out 审核单.html',
      'nianbao check 档案 --across',
    ],
  },
  run: runCheck,
}

async function runCheck(call: ParsedArguments): Promise<number> {
  const { values } = call
  const across = values['across'] === true
  const inputs = across ? call.inputs : await listInputs(call.inputs)
  if (inputs.length === 0) throw new UsageError('没有指明要核对的文件（nianbao check --help 查看用法）')
  if (inputs.length > 1 && values['previous']) throw new UsageError('用 --previous 时一次核对一个文件')
  const quiet = values['quiet'] === true
  const color = chooseOption('color', values['color'], colorChoices, 'auto')
  const level = quiet ? 'error' : chooseOption('level', values['level'], ['error', 'warning', 'info'] as const, 'info')
  const format = chooseOption('format', values['format'], Object.keys(reviewFormats) as ReviewFormat[], 'text')
  const out = values['out'] as string | undefined
  const list = { level, counts: !quiet, paint: out === undefined ? paintFor(process.stdout, color) : undefined }
  const office = officeAt(values['soffice'] as string | undefined)
  const corrections = values['corrections'] as string | undefined
  // What an archive needs, its configuration above all, would cost every check of a file.
  if (across) return (await import('./check-across.js')).checkAcross(await acrossCall(call, { list, format, out, color, office }))
  const check = {
    published: dateOption(values['published'] as string | undefined),
    profile: await readProfile(values['profile'] as string | undefined),
    previous: await readPrevious(values['previous'] as string | undefined, { office, corrections }),
  }
  const outcomes: FileOutcome[] = []
  for (const path of inputs)
    outcomes.push({ path, ...(await readFile(path, { check, office, corrections }, values['stdin-name'] as string | undefined)) })
  // A sheet or a log is handed on; a list on the screen names files as the caller did.
  const nameOf = format === 'html' || format === 'sarif' ? sheetName : (path: string) => path
  const reviewed = outcomes.flatMap((outcome) => reviewedOf(outcome, nameOf(outcome.path)))
  const outputs = renderOutputs(reviewed, format, list, out)
  refuseOverInput(outputs, [...inputs, values['previous'], values['profile']])
  writeOutputs(outputs)
  const refused = outcomes.filter(({ reports }) => reports.length === 0)
  printFindings(refused, { format: 'text', quiet: false, color })
  return refused.length > 0 ? 2 : exitCodeOf(reviewed, values['strict'] === true)
}

async function acrossCall(
  { inputs, values }: ParsedArguments,
  shown: Pick<AcrossCall, 'list' | 'format' | 'out' | 'color' | 'office'>,
): Promise<AcrossCall> {
  if (values['previous']) throw new UsageError('--across 自己找上一年度的报告，不与 --previous 同用')
  return {
    ...shown,
    inputs,
    published: dateOption(values['published'] as string | undefined),
    profile: await readProfile(values['profile'] as string | undefined),
    corrections: values['corrections'] as string | undefined,
    strict: values['strict'] === true,
  }
}

interface FileOutcome extends ReadOutcome {
  readonly path: string
}

function reviewedOf({ source, reports }: FileOutcome, name: string): Reviewed[] {
  return reports.map((read, index) => reviewRead(read, name, source, { part: reports.length > 1 ? index + 1 : undefined }))
}

interface RenderedOutput {
  /** Undefined for standard output. */
  readonly path: string | undefined
  readonly text: string
}

function renderOutputs(reviewed: readonly Reviewed[], format: ReviewFormat, list: ListOptions, out: string | undefined): RenderedOutput[] {
  const form = reviewFormats[format]
  if ('renderAll' in form) return [{ path: out, text: form.renderAll(reviewed, list) }]
  if (reviewed.length > 1 && out === undefined) throw new UsageError('几份报告的审核单不能一起写到标准输出，请用 --out 指定文件')
  return reviewed.map((one, index) => ({
    path:
      out === undefined || reviewed.length === 1 ? out : `${out.slice(0, out.length - extname(out).length)}-${index + 1}${extname(out)}`,
    text: form.renderOne(one, list.level),
  }))
}

/** What is written never takes the place of what was read. */
function refuseOverInput(outputs: readonly RenderedOutput[], inputs: readonly ParsedArguments['values'][string][]): void {
  const read = new Set(inputs.filter((path) => typeof path === 'string' && path !== '-').map((path) => realPath(path as string)))
  const over = outputs.find(({ path }) => path !== undefined && read.has(realPath(path)))
  if (over) throw new UsageError(`--out ${over.path} 会覆盖读入的文件，请换一个文件名`)
}

function writeOutputs(outputs: readonly RenderedOutput[]): void {
  for (const { path, text } of outputs) {
    if (path === undefined) process.stdout.write(text)
    else writeWhole(path, Buffer.from(text))
  }
}

async function readProfile(path: string | undefined): Promise<Profile | undefined> {
  if (path === undefined) return undefined
  const { profile, problem } = await parseProfile(Buffer.from(readInput(path)).toString('utf8'))
  if (!profile) throw new UsageError(`${path}：${problem}`)
  return profile
}

async function readPrevious(
  path: string | undefined,
  { office, corrections }: { readonly office: ConvertFile; readonly corrections: string | undefined },
): Promise<Report | undefined> {
  if (path === undefined) return undefined
  const { reports } = await readReports(readInput(path), basename(path), {
    office,
    corrections: { file: correctionsFor(path, corrections) },
  })
  if (reports.length !== 1) throw new UsageError(`${path}：${reports.length === 0 ? '没有读出上一年度的报告' : '其中有几份报告，请分开'}`)
  return reports[0]!.report
}

/** `2025-01-28` or `2025年1月28日` → `2025-01-28`. */
function dateOption(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const date = isDate(value) ? readDate(value) : null
  if (date === null) throw new UsageError(`--published 应写成 2025-01-28 这样的日期，不能是“${value}”`)
  return date
}
