import { entry } from '../entry.js'

/** What a correction is about: its place in words where the finding's own place does not say it, and what was to become what. */
export type Wanted = { what: string; before: string; after: string }

/** Findings of `corrections/`: the report as read + corrections → the report as corrected. */
export const correctionCodes = {
  'correction/applied': entry<Wanted & { reason: string; by: string; on: string }>({
    severity: 'info',
    message: (f) => `已按更正改动${say(f)}${noteOf(f)}`,
    hint: '无需处理；要撤销，请用 nianbao correct <输入> --list 看编号，再用 --undo 编号。',
  }),
  'correction/source-changed': entry<Wanted>({
    severity: 'error',
    message: (f) => `更正没有采用：原件在更正之后改动过；更正${say(f)}`,
    hint: '请对照现在的原件核实；仍要更正的，用 nianbao correct <输入> --rebind 改绑到现在的原件，不要了的用 --undo 删去。',
  }),
  'correction/before-differs': entry<Wanted & { now: string | null }>({
    severity: 'error',
    message: (f) =>
      `更正没有采用：${f.now === null ? '此处没有可以更正的文字' : `此处现在是${quote(f.now)}，不是更正所说的`}；更正${say(f)}`,
    hint: '请核对；不要了的用 nianbao correct <输入> --undo 编号 删去，再重新更正。',
  }),
  'correction/unknown-path': entry<Wanted & { nearest: string | null }>({
    severity: 'error',
    message: (f) => `更正没有采用：没有“${f.what}”这个位置${f.nearest === null ? '' : `，最接近的是 ${f.nearest}`}`,
    hint: '用 nianbao correct <输入> --paths 列出全部位置；数字的编号见 docs/forms.md。',
  }),
  'correction/no-part': entry<Wanted & { part: number; parts: number }>({
    severity: 'error',
    message: (f) => `更正没有采用：文件中没有第${f.part}份报告（共${f.parts}份）；更正${say(f)}`,
    hint: '请核对更正中的 part。',
  }),
  'correction/twice': entry<Wanted & { others: number }>({
    severity: 'error',
    message: (f) => `更正没有采用：同一处有${f.others + 1}条更正，不能确定以哪一条为准；其中一条${say(f)}`,
    hint: '请用 nianbao correct <输入> --undo 编号 删去多余的。',
  }),
  'correction/invalid': entry<Wanted & { reason: string }>({
    severity: 'error',
    message: (f) => `更正没有采用：${f.reason}；更正${say(f)}`,
    hint: '请改正更正的值。',
  }),
  'correction/file': entry<{ name: string; reason: string }>({
    severity: 'error',
    message: (f) => `更正文件 ${f.name} 不能用，其中的更正一条也没有采用：${f.reason}`,
    hint: '请改正这个文件，或删去它重新更正（nianbao correct）。',
  }),
}

/** Why a value cannot stand there. */
export const correctionFaults = {
  count: '这一格应为不带小数的非负整数，或空着',
  change: '这一格应为整数（减少写负数），或空着',
  amount: '这一格应为金额（非负数，可带小数），或空着',
  year: '年份应为2008～2100的四位数',
  organ: '机关名称应为一行、不超过60个字，且不能空着',
  title: '标题应不超过140个字，且不能空着',
  date: '日期应写成“2025年1月20日”这样',
  text: '文字不能改成空的；不要这一段，请用 drop',
  level: '层级应为 1～4，或 0（改为正文）',
  same: '与原来的相同，没有改动',
  sectionOfText: '此处不是标题或段落',
  notDropped: '此处没有略去的文字',
  values: '值的写法不对',
} as const

/** How messages name what is no cell. */
export const correctionPlaces = {
  organ: '机关名称',
  year: '报告年份',
  title: '标题',
  date: '成文日期',
  text: '文字',
  cell: '附表单元格',
  level: '标题层级',
  drop: '删去的文字',
  keep: '恢复的文字',
  insert: '补上的一段',
} as const

function say({ what, before, after }: Wanted): string {
  return `${what === '' ? '' : `（${what}）`}：${quote(before)}→${quote(after)}`
}

function quote(text: string): string {
  return text === '' ? '（空）' : `“${text.length > 60 ? `${text.slice(0, 58)}…` : text}”`
}

function noteOf({ reason, by, on }: { reason: string; by: string; on: string }): string {
  const parts = [reason && `理由：${reason}`, [by, on.slice(0, 10)].filter(Boolean).join('，')].filter(Boolean)
  return parts.length > 0 ? `（${parts.join('；')}）` : ''
}
