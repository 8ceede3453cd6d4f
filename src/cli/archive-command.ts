import type { OptionSpec, ParsedArguments } from './options.js'
import { UsageError, type Command } from './options.js'
import { toOption } from './formats.js'
import { correctionsOption, sofficeOption } from './read-file.js'

/** What each action is for, and how it is called. */
const actions = {
  build: [
    '<目录…> --out 库',
    '读取全部报告，写成库（每年一个 Parquet 文件和一个目录）；再次运行只读有变化的',
    async () => (await import('./archive/build-action.js')).runBuild,
  ],
  gaps: ['<库>', '机关 × 年份：有、缺、重、错', async () => (await import('./archive/gaps-action.js')).runGaps],
  organs: [
    '<库>',
    '起草 机关.csv（名称、标识、上级、起止年份），改好后再运行即采用',
    async () => (await import('./archive/organs-action.js')).runOrgans,
  ],
  total: [
    '<库> --year 2024 [--organ 机关]',
    '汇总：各部分相加，与公布的核对；--out 写成正式文件，--explain 列出一格由哪些数相加',
    async () => (await import('./archive/total-action.js')).runTotal,
  ],
  trend: [
    '<库> [--organ 机关]',
    '历年并列：数字、增减、办理结果所占比例，结转和现行有效是否衔接，图；不指明机关的，列出全部机关的断点',
    async () => (await import('./archive/trend-action.js')).runTrend,
  ],
  site: [
    '<库> --out 目录',
    '静态网站：全部报告、历年数据、可查找，带数据文件（CSV、JSON、Parquet）；不用服务器也能打开',
    async () => (await import('./archive/site-action.js')).runSite,
  ],
  query: ['<库> "select …"', '用 SQL 查全部数字', async () => (await import('./archive/query-action.js')).runQuery],
} as const satisfies Readonly<Record<string, readonly [string, string, () => Promise<(call: ParsedArguments) => Promise<number>>]>>

const options: Readonly<Record<string, OptionSpec>> = {
  out: { value: 'PATH', short: 'o', help: 'build：写到哪个库；total：写到哪个目录；trend：写成哪个网页；site：写到哪个目录' },
  to: toOption,
  organ: { value: 'NAME', help: '哪个机关（名称或标识）' },
  year: { value: 'YYYY', help: 'total：哪一年；gaps：只看这一年' },
  explain: { value: 'CELL', help: 'total：列出这一格由哪些数相加，如 applications.received.total' },
  format: { value: 'FORMAT', help: 'text（默认）、csv、json' },
  documents: { value: 'DIR', help: 'site：batch 的输出目录，其中的 Word、PDF、网页一并放上' },
  findings: { help: 'site：也列出核对发现的问题' },
  force: { help: '写出后改动过的文件也覆盖' },
  corrections: correctionsOption,
  soffice: sofficeOption,
  follow: { help: 'build：符号链接指向档案之外的文件也读取' },
  quiet: { short: 'q', help: '不显示进度' },
}

const width = Math.max(...Object.entries(actions).map(([name, [usage]]) => `${name} ${usage}`.length)) + 2

export const archiveCommand: Command = {
  spec: {
    name: 'archive',
    usage: `${Object.keys(actions).join('|')} …`,
    summary: '把历年、各机关的报告作为数据：汇总、比较、催缺、查询。',
    options,
    notes: [
      ...Object.entries(actions).map(([name, [usage, about]]) => `${`${name} ${usage}`.padEnd(width)}${about}`),
      '',
      '库要用 DuckDB：npm install @duckdb/node-api；库中各表各列的含义见 docs/archive.md。',
    ],
    examples: [
      'nianbao archive build 档案 --out 库',
      'nianbao archive gaps 库',
      'nianbao archive query 库 "select year, count(*) from reports group by year"',
    ],
  },
  run: async ({ inputs: [action, ...inputs], values }) => {
    const found = action !== undefined && Object.hasOwn(actions, action) ? actions[action as keyof typeof actions] : undefined
    if (!found) throw new UsageError(`archive 后面应为 ${Object.keys(actions).join('、')} 之一（nianbao archive --help 查看用法）`)
    return (await found[2]())({ inputs, values })
  },
}
