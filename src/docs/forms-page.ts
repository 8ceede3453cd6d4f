import { forms } from '../forms/index.js'
import { cellLabelOf, shortLabel } from '../forms/labels.js'
import { figureRows, type FigureRow } from '../forms/layout.js'
import type { FigureKind, Form, FormColumn, FormPart, FormTable } from '../model/form.js'

/** docs/forms.md: the statutory forms and the names of their figures. */
export function formsPage(): string {
  return (
    [
      '# 表式和数字的编号',
      '本页由 `npm run docs` 从 `src/forms/` 生成，请勿手改。\n每个数字的编号是 `表.行.列`，JSON 和 CSV 都用它；编号不会改变。',
      ...forms.flatMap(writeForm),
    ].join('\n\n') + '\n'
  )
}

function writeForm(form: Form): string[] {
  const years = form.validTo === undefined ? `${form.validFrom}年度起` : `${form.validFrom}—${form.validTo}年度`
  return [
    `## ${form.name}（\`${form.id}\`）`,
    `${form.source}。\n适用于${years}的报告。`,
    '### 六个部分',
    form.sections.map(({ id, ordinal, label, basis }) => `- \`${id}\`：${ordinal}、${label}（${basis}）`).join('\n'),
    ...form.tables.flatMap(writeTable),
  ]
}

function writeTable(table: FormTable): string[] {
  const rows = figureRows(table)
  return [
    `### ${table.name}（\`${table.id}\`）`,
    `${table.caption}，共${rows.reduce((count, row) => count + row.figures.length, 0)}个数字。`,
    ...table.parts.flatMap((part) =>
      writePart(
        part,
        rows.filter((row) => row.part === part),
        table,
      ),
    ),
    ...writeSums(table),
  ]
}

/** A row without a name of its own is its columns. */
function writePart(part: FormPart, rows: readonly FigureRow[], table: FormTable): string[] {
  const title = table.parts.length > 1 ? [`#### ${part.caption?.label ?? part.id}`] : []
  const named = rows.filter(({ row }) => row.id !== '')
  const rowList = named.map(({ row, groups }) => {
    const group = groups.length > 1 ? `${groups.at(-1)!.group.label} ` : ''
    return `- \`${row.id}\`：${group}${shortLabel(row.label)}${row.basis ? `（${row.basis}）` : ''}`
  })
  return [
    ...title,
    ...(rowList.length > 0 ? ['行：', rowList.join('\n')] : []),
    '列：',
    part.columns.map((column) => writeColumn(column, rows[0]!)).join('\n'),
  ]
}

const kindNames: Readonly<Record<FigureKind, string>> = { count: '非负整数', change: '可正可负的整数', amount: '金额，按所写的小数保留' }

function writeColumn(column: FormColumn, row: FigureRow): string {
  const path = row.figures.find((figure) => figure.column === column)!.path
  const unit = column.unit ? `，单位${column.unit}` : ''
  return `- \`${column.id}\`：${cellLabelOf(path)?.column ?? column.id}（${kindNames[column.kind]}${unit}）`
}

function writeSums(table: FormTable): string[] {
  if (table.sums.length === 0) return []
  const lines = table.sums.map(({ rule, axis, left, right, printed }) => {
    const where = axis === 'column' ? '每一列' : left[0]!.includes('.') ? '这几列' : '每一行'
    return `- ${rule}，${where}：${left.map(code).join(' + ')} = ${right.map(code).join(' + ')}${printed ? '（表式自己写明的）' : ''}`
  })
  return ['勾稽关系：', lines.join('\n')]
}

function code(id: string): string {
  return `\`${id}\``
}
