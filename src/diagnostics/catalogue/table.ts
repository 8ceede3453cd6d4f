import { entry, formBasis } from '../entry.js'
import { tableReasons, type ReasonCode } from './table-reasons.js'

export type LostRows = {
  /** Labels of the rows. */
  readonly rows: readonly string[]
  readonly figures: number
}

const checkSource = '请对照原文补齐：用 nianbao correct 或 nianbao desk 填入，以后每次转换都会带上。'

/** Findings of `tables/`: Block → figures. */
export const tableCodes = {
  'table/unknown': entry<{ rows: number; columns: number }>({
    severity: 'info',
    message: (f) => `${f.rows}行${f.columns}列的表格不属于法定表式，按原样保留`,
    hint: '如应为法定表格，请核对其栏目名称。',
  }),
  'table/second': entry<{ table: string }>({
    severity: 'warning',
    message: (f) => `${f.table}出现了两次，后一个按普通表格保留`,
    hint: '请核对以哪一个为准，删去多余的表格。',
  }),
  'table/label-slip': entry<{ written: string; official: string }>({
    severity: 'warning',
    rule: 'AR-T05',
    message: (f) => `栏目名称写作“${shorten(f.written)}”，应为“${shorten(f.official)}”，已改`,
    hint: '请在原文中改正栏目名称。',
    basis: formBasis,
  }),
  'table/header-missing': entry<{ table: string }>({
    severity: 'warning',
    message: (f) => `${f.table}没有表头，按所在章节、数据个数和勾稽关系认定`,
    hint: '请核对各数所属的栏目。',
  }),
  'table/mixed-forms': entry<{ form: string; parts: readonly { parts: readonly string[]; form: string }[] }>({
    severity: 'warning',
    rule: 'AR-T03',
    message: (f) =>
      `${f.parts.map(({ parts, form }) => `${parts.join('、')}用的是${form}的栏目`).join('，')}，其余部分为${f.form}；各数按原栏目照录`,
    hint: '请按报告年度适用的格式统一填报。',
    basis: formBasis,
  }),
  'table/columns-changed': entry<{ added: readonly string[]; moved: boolean; missing: readonly string[] }>({
    severity: 'warning',
    rule: 'AR-T03',
    message: (f) => `表格的列与统一格式不同：${changesOf(f).join('，')}；各数按栏目名称归列`,
    hint: '请按统一格式调整表格的列。',
    basis: formBasis,
  }),
  'table/column-twice': entry<{ written: string; official: string }>({
    severity: 'warning',
    rule: 'AR-T03',
    message: (f) => `栏目“${shorten(f.written)}”出现了两次，其中一个在“${f.official}”的位置，其余栏目都在原位，按“${f.official}”归列`,
    hint: '请在原文中改正栏目名称。',
    basis: '国办公开办函〔2021〕30号',
  }),
  'table/column-elsewhere': entry<{ row: string; columns: readonly string[]; values: readonly string[] }>({
    severity: 'error',
    rule: 'AR-T03',
    message: (f) =>
      `“${shorten(f.row)}”一行在${f.columns.map((text) => `“${shorten(text)}”`).join('、')}下填有${f.values.map((text) => `“${shorten(text)}”`).join('、')}，统一格式的这一部分没有这一栏，按原样保留，不归入任何栏目`,
    hint: '请核对该数属于哪一栏、哪一部分。',
    basis: '国办公开办函〔2021〕30号',
  }),
  'table/columns-doubtful': entry<LostRows & { headers: readonly string[] }>({
    severity: 'error',
    message: (f) =>
      `表头${f.headers.length > 0 ? `有不认识的栏目（${f.headers.map((text) => `“${text}”`).join('、')}）` : '次序与统一格式不同'}，${rowsOf(f)}无法归列，${f.figures}个数据记为缺失`,
    hint: checkSource,
  }),
  'table/rows-missing': entry<LostRows>({
    severity: 'error',
    message: (f) => `没有找到${rowsOf(f)}，${f.figures}个数据缺失`,
    hint: `导出时可能漏了这些行。${checkSource}`,
  }),
  'table/stacked-rows': entry<{ rows: readonly string[] }>({
    severity: 'warning',
    message: (f) => `${f.rows.map((row) => `“${row}”`).join('、')}${f.rows.length}行挤在一行的格子里，各格数据与栏目一样多，已依次拆开`,
    hint: `请核对这几行的数据。${checkSource}`,
  }),
  'table/cut-off': entry<LostRows & { last: string }>({
    severity: 'error',
    message: (f) => `表格在“${shorten(f.last)}”之后中断，以下${f.rows.length}行${f.figures}个数据缺失`,
    hint: `原文件可能不完整。${checkSource}`,
  }),
  'table/values-unplaced': entry<
    LostRows & { values: readonly string[]; columns: readonly string[]; reasons: readonly ReasonCode[]; ways: number }
  >({
    severity: 'error',
    rule: 'AR-T09',
    message: (f) =>
      f.rows.length === 1
        ? `${rowsOf(f)}应有${f.columns.length}个数据（${f.columns.join('、')}），读到${f.values.length}个（${f.values.slice(0, 20).join('、') || '无'}），无法确定各属哪一列${whyOf(f)}，记为缺失`
        : `${rowsOf(f)}的数据个数与栏目数不符，无法归列，${f.figures}个数据记为缺失`,
    hint: `导出时可能丢了空格。${checkSource}`,
  }),
  'table/row-twice': entry<LostRows>({
    severity: 'error',
    rule: 'AR-T09',
    message: (f) => `${rowsOf(f)}在表中出现不止一次，数据不同，无法确定以哪一次为准，${f.figures}个数据记为缺失`,
    hint: `请在原文中只留一行。${checkSource}`,
  }),
  'table/repeats-dropped': entry<LostRows>({
    severity: 'error',
    message: (f) => `导出时删掉了重复的行，${rowsOf(f)}共${f.figures}个数据已无法复原，记为缺失（不作 0 计）`,
    hint: `请换一种方式重新导出。${checkSource}`,
  }),
  'table/scrambled': entry<LostRows>({
    severity: 'error',
    message: (f) => `表格文字的先后次序已乱，${rowsOf(f)}共${f.figures}个数据无法确定属于哪一行，记为缺失`,
    hint: `请换一种方式重新导出（如保留版面）。${checkSource}`,
  }),
  'table/inferred': entry<{ row: string; values: readonly string[]; placed: readonly string[]; lost: number; by: 'sums' | 'kinds' }>({
    severity: 'warning',
    message: (f) =>
      `${rowsOf({ rows: [f.row], figures: 0 })}的空格没有导出，只读到${f.values.join('、')}；${f.by === 'sums' ? '按勾稽关系（空格作 0 计）' : '按数的正负'}${f.lost === 0 ? '只有一种可能' : '可以确定'}：${f.placed.join('，')}${f.lost === 0 ? '' : `；其余${f.lost}个数据缺失`}`,
    hint: '请对照原文核实。',
  }),
  'table/group-collapsed': entry<{ group: string; rows: number; value: string }>({
    severity: 'warning',
    message: (f) => `“${f.group}”下的${f.rows}行并成了一格，其中各数都是 ${f.value}，据此填入各行`,
    hint: '请对照原文核实。',
  }),
  'table/merged-nought': entry<LostRows>({
    severity: 'warning',
    rule: 'AR-T04',
    message: (f) => `合并的格中只有一个0，${rowsOf(f)}的${f.figures}个数据据此都记为0`,
    hint: '请对照原文核实；没有数据的，每一格都应填“0”。',
  }),
  'table/unreadable': entry<{ written: string }>({
    severity: 'error',
    rule: 'AR-T04',
    message: (f) => `“${shorten(f.written)}”不是数据，记为缺失`,
    hint: '请对照原文填写数字，没有的填 0。',
  }),
  'table/spaced-figure': entry<{ written: string; value: string }>({
    severity: 'warning',
    rule: 'AR-T07',
    message: (f) => `数字中间有空格：“${f.written}”读作 ${f.value}`,
    hint: '请核对原文，确认是一个数。',
  }),
  'table/several-figures': entry<{ written: readonly string[] }>({
    severity: 'error',
    rule: 'AR-T04',
    message: (f) => `同一格中有${f.written.map((text) => `“${text}”`).join('和')}${f.written.length}个数，不能确定以哪一个为准，记为缺失`,
    hint: '请对照原文填写；如是一个数被拆开，请在原稿中连写。',
  }),
  'table/figures-parted': entry<{ written: string; value: string }>({
    severity: 'warning',
    rule: 'AR-T07',
    message: (f) => `一格中有几个数：“${f.written}”；按勾稽关系分属各栏，此栏为 ${f.value}`,
    hint: '请对照原文核实。',
  }),
  'table/glued': entry<{ row: string; written: string; values: readonly string[] }>({
    severity: 'warning',
    rule: 'AR-T07',
    message: (f) => `“${shorten(f.row)}”一行的数粘连成“${f.written}”，只有一种分法：${f.values.join('、')}`,
    hint: '请对照原文核实。',
  }),
  'table/note-mark': entry<{ written: string; mark: string; value: string }>({
    severity: 'warning',
    rule: 'AR-T07',
    message: (f) => `数字后有注释标记“${f.mark}”：“${f.written}”读作 ${f.value}，标记不计入数字，也不写入表格`,
    hint: '请核对原文；需要说明的，请写在正文中。',
  }),
  'table/struck-out': entry<{ written: string; struck: string; value: string }>({
    severity: 'warning',
    rule: 'AR-T07',
    message: (f) => `数字旁有划去的“${f.struck}”：“${f.written}”读作 ${f.value}，划去的不计入数字，也不写入表格`,
    hint: '请核对原文，删去划去的文字。',
  }),
  'table/unit': entry<{ written: string; expected: string; place: 'head' | 'note' }>({
    severity: 'warning',
    rule: 'AR-T08',
    message: (f) => `${f.place === 'head' ? '栏目' : '表注'}写明单位为“${f.written}”，统一格式为“${f.expected}”，数值照录未换算`,
    hint: '请按统一格式的单位换算后填写。',
    basis: formBasis,
  }),
  'table/cell-unit': entry<{ written: string; unit: string; expected: string }>({
    severity: 'warning',
    rule: 'AR-T08',
    message: (f) => `“${shorten(f.written)}”以“${f.unit}”为单位，栏目单位为“${f.expected}”，照录未换算，输出时数后带单位“${f.unit}”`,
    hint: '请核对单位，按栏目的单位换算后填写。',
    basis: formBasis,
  }),
  'table/extra-row': entry<{ row: string }>({
    severity: 'info',
    rule: 'AR-T03',
    message: (f) => `“${shorten(f.row)}”一行不在统一格式中，按原样保留`,
    hint: '请核对是否应按统一格式填报。',
  }),
}

/** The judges' words, and how many ways to place the values are left. */
function whyOf(f: { reasons: readonly ReasonCode[]; ways: number; values: readonly string[]; columns: readonly string[] }): string {
  const none = f.ways === 0 && f.values.length < f.columns.length && !f.reasons.includes('glued')
  const left = f.ways > 1 ? [`尚有${f.ways}种排法`] : none ? ['没有一种排法成立'] : []
  const why = [...f.reasons.map((reason) => tableReasons[reason]), ...left]
  return why.length > 0 ? `（${why.join('，')}）` : ''
}

function rowsOf({ rows }: LostRows): string {
  const named = rows.slice(0, 3).map((row) => (row ? `“${shorten(row)}”` : '数据'))
  return `${named.join('、')}${rows.length > 3 ? `等${rows.length}行` : rows.length > 1 ? `${rows.length}行` : rows[0] ? '一行' : '行'}`
}

function changesOf(f: { added: readonly string[]; moved: boolean; missing: readonly string[] }): string[] {
  return [...f.missing.map((label) => `少“${label}”`), ...f.added.map((label) => `多“${label}”`), ...(f.moved ? ['次序有变'] : [])]
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 38)}…` : text
}
