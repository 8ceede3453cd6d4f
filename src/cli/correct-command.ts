import { basename } from 'node:path'
import { differencesOf, tablesNotCompared } from '../corrections/differences.js'
import { addWishes, rebindCorrections, type Mended } from '../corrections/edit.js'
import { listPaths } from '../corrections/list-paths.js'
import type { Wish } from '../corrections/wish.js'
import { openReports, readReports } from '../convert.js'
import { correctionPlaces } from '../diagnostics/catalogue/correction.js'
import { collectInto, type Diagnostic } from '../diagnostics/diagnostic.js'
import { nameOfPlace } from '../diagnostics/place.js'
import { formatCellLabel } from '../forms/labels.js'
import { printable } from '../language/printable.js'
import type { Correction, Corrections } from '../model/correction.js'
import type { Source } from '../model/source.js'
import { refuseSize } from '../readers/size.js'
import { readInput, removeFile, sizeOf } from '../system/files.js'
import { hashOf } from '../platform/hash.js'
import { correctionsPath, openCorrectionsAt, saveCorrections } from '../work/corrections-file.js'
import { printFindings } from './findings.js'
import { numberOption, UsageError, type Command, type ParsedArguments } from './options.js'
import { officeAt } from '../work/office.js'
import { correctionsOption, sofficeOption } from './read-file.js'
import { wishesOption } from './set-option.js'

export const correctCommand: Command = {
  spec: {
    name: 'correct',
    usage: '<输入> --set PATH=VALUE [选项]',
    summary: '更正读错、写错或缺失的数字和文字，记在 <输入>.更正.json 中；原件不动，以后 convert、check、batch 都带上。',
    options: {
      set: { value: 'PATH=VALUE', multiple: true, help: '更正一处，可写几次；同一处再写一次即改为新的值' },
      because: { value: 'TEXT', multiple: true, help: '理由；一个用于全部，几个则与 --set 一一对应' },
      by: { value: 'NAME', help: '更正人' },
      from: { value: 'FILE', help: '从改好的成稿（docx、html、json）取得更正：与原件的报告逐处比较' },
      list: { help: '列出已有的更正和编号' },
      undo: { value: 'N', multiple: true, help: '撤销一条更正（编号见 --list）' },
      rebind: { help: '原件改动过、已经核实：把仍然对得上的更正改绑到现在的原件' },
      paths: { help: '列出可以更正的全部位置和现在的值' },
      part: { value: 'N', help: '文件中有几份报告时，是第几份（默认 1）' },
      corrections: correctionsOption,
      soffice: sofficeOption,
    },
    notes: [
      'PATH：数字的编号（docs/forms.md），或 organ（机关）、year（年份）、title（标题）、date（成文日期）；',
      '  文字按原文的行号（与问题清单中“第N行”“第N段”相同）：@12=整段改为，@12:5=该列所在的一句（附表中为一格）改为，@12.level=2 改标题层级（0 为正文），',
      '  @12.drop 不要这一段，@12.keep 恢复略去的文字，@12.insert=在其后补一段。',
      '退出码：0 已记下；2 有更正不能采用，什么也没有记。',
    ],
    examples: [
      'nianbao correct 2024年报.txt --set applications.received.total=6 --because 与台账核对 --by 王某',
      'nianbao correct 2024年报.txt --list',
      'nianbao correct 2024年报.txt --from 改好的.docx',
    ],
  },
  run: runCorrect,
}

/** A source as it was read, and its corrections on disk. */
interface Opened extends Mended {
  readonly input: string
  readonly path: string
  readonly kept: Corrections
}

async function runCorrect(call: ParsedArguments): Promise<number> {
  const [input, ...others] = call.inputs
  if (input === undefined || input === '-' || others.length > 0)
    throw new UsageError('correct 每次更正一个文件（nianbao correct --help 查看用法）')
  const opened = await open(input, call)
  if (!opened) return 2
  const { values } = call
  const part = numberOption('part', values['part'], 1, opened.read.length) ?? 1
  if (values['paths'] === true) return print(linesOfPaths(opened, part))
  if (values['list'] === true) return print(linesOfCorrections(opened))
  if (values['undo']) return undo(opened, values['undo'] as string[])
  if (values['rebind'] === true) return rebind(opened)
  const wishes = [...wishesOption(values['set'], part), ...(await editedWishes(opened, values['from'] as string | undefined, part))]
  if (wishes.length === 0 && values['from']) return print('没有不同之处，没有更正。\n')
  if (wishes.length === 0) throw new UsageError('没有指明要更正什么，如 --set PATH=VALUE（nianbao correct --help 查看用法）')
  return add(opened, withNotes(wishes, call))
}

/** Null where the input cannot be read, which has been told then. */
async function open(input: string, { values }: ParsedArguments): Promise<Opened | null> {
  const diagnostics: Diagnostic[] = []
  if (refuseSize(sizeOf(input), collectInto(diagnostics))) return tell(input, null, diagnostics)
  const bytes = readInput(input)
  const { source, read, finish } = await openReports(bytes, basename(input), { office: officeAt(values['soffice'] as string | undefined) })
  if (!source) return tell(input, null, finish({}).diagnostics)
  const path = correctionsPath(input, values['corrections'] as string | undefined)
  const hash = hashOf(bytes)
  return { input, path, source, read, hash, kept: openCorrectionsAt(path, { name: basename(input), sha256: hash }) }
}

function tell(path: string, source: Source | null, diagnostics: readonly Diagnostic[]): null {
  printFindings([{ path, source, diagnostics }], { format: 'text', quiet: false, color: 'auto' })
  return null
}

/** What an edited document says otherwise than the source. */
async function editedWishes({ read }: Opened, from: string | undefined, part: number): Promise<Wish[]> {
  if (from === undefined) return []
  const { reports } = await readReports(readInput(from), basename(from))
  if (reports.length !== 1) throw new UsageError(`${from}：${reports.length === 0 ? '没有读出报告' : '其中有几份报告，请分开'}`)
  const [own, edited] = [read[part - 1]!, reports[0]!.report]
  const unlike = tablesNotCompared(own, edited)
  if (unlike > 0) process.stderr.write(`有${unlike}个其他表格与原件的个数或格数不同，没有比较：请用更正台，或用 --set @行:列=… 逐格改\n`)
  return differencesOf(own, edited).map((wish) => ({ ...wish, part }))
}

/** One reason is for all; several belong to the corrections one by one. */
function withNotes(wishes: readonly Wish[], { values }: ParsedArguments): Wish[] {
  const reasons = (values['because'] as string[] | undefined) ?? []
  if (reasons.length > 1 && reasons.length !== wishes.length)
    throw new UsageError(`--because 应有一个，或与更正一样多：更正${wishes.length}处，理由${reasons.length}个`)
  const by = values['by'] as string | undefined
  const at = new Date().toISOString()
  return wishes.map((wish, index) => ({ ...wish, reason: reasons.length > 1 ? reasons[index] : reasons[0], by, at }))
}

function add(opened: Opened, wishes: readonly Wish[]): number {
  const edited = addWishes(opened.kept, wishes, opened)
  if ('refused' in edited) {
    tell(opened.input, opened.source, edited.refused)
    process.stderr.write('没有记下任何更正。\n')
    return 2
  }
  save(opened.path, edited.corrections)
  return print(
    `${edited.added.map((one) => `${sayCorrection(one, opened.source)}\n`).join('')}已记入 ${printable(opened.path)}（共${edited.corrections.corrections.length}条）\n`,
  )
}

function undo({ path, kept, source }: Opened, numbers: readonly string[]): number {
  const indices = numbers.map((text) => numberOption('undo', text, 1, Math.max(1, kept.corrections.length))! - 1)
  const gone = kept.corrections.filter((_, index) => indices.includes(index))
  if (gone.length === 0) throw new UsageError('没有可以撤销的更正')
  save(path, { ...kept, corrections: kept.corrections.filter((_, index) => !indices.includes(index)) })
  return print(gone.map((one) => `已撤销：${sayCorrection(one, source)}\n`).join(''))
}

function rebind(opened: Opened): number {
  if (opened.kept.source.sha256 === opened.hash) return print('更正对应的就是现在的原件，没有改动。\n')
  const { corrections, unfit } = rebindCorrections(opened.kept, opened)
  save(opened.path, corrections)
  if (unfit.length > 0) tell(opened.input, opened.source, unfit)
  print(`已改绑到现在的原件：${corrections.corrections.length}条更正，其中${unfit.length}条对不上${unfit.length > 0 ? '，请核实' : ''}。\n`)
  return unfit.length > 0 ? 2 : 0
}

/** Without a correction there is no file. */
function save(path: string, corrections: Corrections): void {
  if (corrections.corrections.length === 0) removeFile(path)
  else saveCorrections(path, corrections)
}

function linesOfPaths({ read, source }: Opened, part: number): string {
  const lines = listPaths(read[part - 1]!, source, correctionPlaces)
  return lines.map(({ target, label, now }) => `${[target, now ?? '〔缺〕', label].map(printable).join('\t').trimEnd()}\n`).join('')
}

function linesOfCorrections({ kept, hash, source, input }: Opened): string {
  if (kept.corrections.length === 0) return `${printable(input)} 没有更正。\n`
  const stale = kept.source.sha256 === hash ? '' : '原件在更正之后改动过，以下更正都没有采用（核实后用 --rebind 改绑）：\n'
  return stale + kept.corrections.map((one, index) => `${index + 1}. ${sayCorrection(one, source)}\n`).join('')
}

/** `申请表“…”总计：9→6（与台账核对；王某，2025-01-20）` */
function sayCorrection(one: Correction, source: Source): string {
  const where =
    'path' in one ? nameOf(one.path) : `${nameOfPlace(source, Math.min(one.place.start, source.text.length))} ${correctionPlaces[one.what]}`
  const who = [one.by, one.at?.slice(0, 10)].filter((part) => part !== undefined).join('，')
  const notes = [one.reason ?? '', who].filter((part) => part !== '').join('；')
  const said = `${one.before ?? '〔缺〕'}→${one.after ?? '（删去）'}`
  return printable(`${one.part ? `第${one.part}份 ` : ''}${where}：${said}${notes === '' ? '' : `（${notes}）`}`.replaceAll('\n', ' '))
}

function nameOf(path: string): string {
  return (correctionPlaces as Readonly<Record<string, string>>)[path] ?? `${formatCellLabel(path)}［${path}］`
}

function print(text: string): number {
  process.stdout.write(text)
  return 0
}
