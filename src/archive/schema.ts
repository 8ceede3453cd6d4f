/** Version of the archive's tables; what each column holds is told in docs/archive.md. */
export const archiveVersion = 2

type ColumnType = 'VARCHAR' | 'INTEGER' | 'DECIMAL(24,6)'

/** Name, type and meaning of a column. */
export type Column = readonly [name: string, type: ColumnType, about: string]

const ofReport: readonly Column[] = [
  ['organ', 'VARCHAR', '报告上的机关名称'],
  ['organId', 'VARCHAR', '机关的标识，按 机关.csv；没有写明的就是名称'],
  ['year', 'INTEGER', '报告年份'],
]
const origin: readonly Column[] = [
  ['source', 'VARCHAR', '读自哪个文件；一个文件有几份报告的，后面加 //2 等'],
  ['hash', 'VARCHAR', '文件（连同更正）的 SHA-256'],
]

/** Every table of an archive; each is kept in one Parquet file a year, `inputs` in one file. */
export const archiveTables = {
  reports: [
    ...ofReport,
    ['kind', 'VARCHAR', 'annual：2019年以后的年度报告；legacy：2018年及以前的'],
    ['title', 'VARCHAR', '标题'],
    ['forms', 'VARCHAR', '所用的表式，多种的用空格分开'],
    ['figures', 'INTEGER', '表中的格数'],
    ['figuresRead', 'INTEGER', '其中有数字的格数'],
    ['errors', 'INTEGER', '错误的个数'],
    ['warnings', 'INTEGER', '警告的个数'],
    ...origin,
  ],
  figures: [
    ...ofReport,
    ['form', 'VARCHAR', '这一格按哪一版表式'],
    ['table', 'VARCHAR', '表：disclosure、applications、disputes'],
    ['row', 'VARCHAR', '行，见 docs/forms.md'],
    ['column', 'VARCHAR', '列'],
    ['path', 'VARCHAR', '表.行.列，没有行的略去行'],
    ['value', 'DECIMAL(24,6)', '数值；没有数字的是 NULL，从不补成 0'],
    ['unit', 'VARCHAR', '单位'],
    ['state', 'VARCHAR', 'read、blank、notApplicable、inferred、lost、corrected'],
    ['source', 'VARCHAR', '读自哪个文件'],
    ['place', 'VARCHAR', '在文件中的位置'],
    ['hash', 'VARCHAR', '文件（连同更正）的 SHA-256'],
  ],
  findings: [
    ...ofReport,
    ['code', 'VARCHAR', '问题代码，见 docs/diagnostics.md'],
    ['severity', 'VARCHAR', 'error、warning、info'],
    ['message', 'VARCHAR', '问题'],
    ['cell', 'VARCHAR', '哪一格（表.行.列）'],
    ['place', 'VARCHAR', '在文件中的位置'],
    ...origin,
  ],
  sections: [
    ...ofReport,
    ['position', 'INTEGER', '第几部分，从 1 起'],
    ['section', 'VARCHAR', '法定部分的标识：overview、disclosure 等；其他的是 NULL'],
    ['heading', 'VARCHAR', '标题'],
    ['text', 'VARCHAR', '文字，一段一行'],
    ...origin,
  ],
  inputs: [
    ['input', 'VARCHAR', '文件'],
    ['hash', 'VARCHAR', '文件、更正、选项和程序版本合起来的 SHA-256：不变就不重读'],
    ['status', 'VARCHAR', 'read：读出报告；other：不是年度报告；failed：没有读出'],
    ['reason', 'VARCHAR', '没有读出的原因'],
  ],
} as const satisfies Readonly<Record<string, readonly Column[]>>

export type TableName = keyof typeof archiveTables
/** Those kept by year. */
export const yearTables = ['reports', 'figures', 'findings', 'sections'] as const satisfies readonly TableName[]

/** What a value must be like to be kept as it is; no form asks for more. */
export const keepableValue = /^-?\d{1,18}(?:\.\d{1,6})?$/
