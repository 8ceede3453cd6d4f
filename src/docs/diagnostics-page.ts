import { defaultProfile } from '../checks/profile.js'
import { catalogue } from '../diagnostics/catalogue.js'
import type { Entry, Facts } from '../diagnostics/entry.js'
import { exampleSentence } from '../diagnostics/example-sentence.js'
import { basisOf, severityNames } from '../diagnostics/render.js'
import { repairKinds } from '../report/repair-kinds.js'

const stages = [
  ['read', '读取文件'],
  ['table', '识别表格'],
  ['report', '识别报告'],
  ['correction', '更正'],
  ['check', '核对'],
  ['write', '输出'],
] as const

/** docs/diagnostics.md: every finding this program makes, the repairs it makes, and how a profile weighs the rules. */
export function diagnosticsPage(): string {
  return (
    [
      '# 全部问题代码',
      '本页由 `npm run docs` 从程序中的目录生成，请勿手改。\n方括号中是核对规则的编号；句中的“…”处填入实际的文字和数字。',
      ...stages.flatMap(([stage, name]) => writeStage(stage, name)),
      '## 修正的种类',
      '转换时对文字所作的每一处修正都列在 JSON 的 `repairs` 中，`kind` 为：',
      Object.entries(repairKinds)
        .map(([kind, meaning]) => `- \`${kind}\`：${meaning}`)
        .join('\n'),
      ...writeProfile(),
    ].join('\n\n') + '\n'
  )
}

function writeStage(stage: string, name: string): string[] {
  const entries = Object.entries<Entry<Facts>>(catalogue).filter(([code]) => code.startsWith(`${stage}/`))
  if (entries.length === 0) return []
  return [`## ${name}（\`${stage}/\`）`, ...entries.map(([code, entry]) => writeEntry(code, entry))]
}

function writeEntry(code: string, entry: Entry<Facts>): string {
  const rule = entry.rule ? ` [${entry.rule}]` : ''
  const lines = [
    `${severityNames[entry.severity]}${rule}：${exampleSentence(entry)}。`,
    `- 建议：${entry.hint}`,
    ...(entry.basis ? [`- 依据：${basisOf(entry, null)}`] : []),
  ]
  return `### \`${code}\`\n\n${lines[0]}\n\n${lines.slice(1).join('\n')}`
}

function writeProfile(): string[] {
  return [
    '## 核对规则文件',
    '`--profile` 指定一个 JSON 文件，写明本地的要求；没有写的与内置的相同：',
    `\`\`\`json\n${JSON.stringify(defaultProfile, null, 2)}\n\`\`\``,
    '`rules` 中按代码或规则编号写 `error`、`warning`、`info` 或 `off`（不核对），代码优先于编号。\n`deadlines` 是法定的公布时限，`localDeadlines` 是本地更早的时限，都写“月-日”，没有的写 `null`。\n`department` 是部门，`government` 是一级政府，`township` 是乡镇、街道。',
    '例子见 [profiles/early-deadlines.json](profiles/early-deadlines.json)（本地时限更早）和 [profiles/figures-only.json](profiles/figures-only.json)（只核对数字）。',
  ]
}
