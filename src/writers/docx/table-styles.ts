import type { XmlComponent } from 'docx'
import { ReportStyle, tableStyle, type ReportStyleOptions } from './beyond-docx.js'
import { fontOf } from './fonts.js'

/** 五号, 小五, 六号 and, for tables that fit no other way, 小六: in half points, with the line that goes with each in twips. */
export const tableSizes = [
  { size: 21, line: 290, suffix: '', label: '' },
  { size: 18, line: 245, suffix: 'Small', label: '（小五）' },
  { size: 15, line: 205, suffix: 'Smaller', label: '（六号）' },
  { size: 13, line: 180, suffix: 'Smallest', label: '（小六）' },
] as const

export type TableSize = (typeof tableSizes)[number]

/** Off the page's grid, and not indented. */
export const apart = { eastAsian: { snapToGrid: 0 }, indent: { firstLine: 0 } } as const
export const exactly = (line: number) => ({ line, lineRule: 'exact' }) as const

/** Cells have a line of their own. */
const base: ReportStyleOptions = {
  id: 'TableBase',
  name: '表格',
  paragraph: { ...apart, spacing: exactly(tableSizes[0].line), alignment: 'center' },
  run: { characterSpacing: 0, size: tableSizes[0].size },
}

const toTheLeft = { paragraph: { alignment: 'left' } } as const

const kinds: readonly ReportStyleOptions[] = [
  { id: 'TableText', name: '表格文字' },
  { id: 'TableTextLeft', name: '表格文字居左', ...toTheLeft },
  { id: 'TableLabel', name: '表格项目', ...toTheLeft },
  { id: 'TableLabelCentred', name: '表格项目居中' },
  { id: 'TableHead', name: '表头', run: { font: fontOf('hei') } },
  { id: 'TableFiller', name: '表格空位' },
]

/** Each kind of cell in each size, based on the kind, so that a change of 表格文字 reaches 表格文字（小五） too. */
const cells = kinds.flatMap((kind) =>
  tableSizes.map(({ size, line, suffix, label }): ReportStyleOptions => {
    if (suffix === '') return { ...kind, basedOn: base.id }
    const names = { id: `${kind.id}${suffix}`, name: `${kind.name}${label}`, basedOn: kind.id }
    return { ...names, paragraph: { spacing: exactly(line) }, run: { size } }
  }),
)

const caption: ReportStyleOptions = {
  id: 'TableCaption',
  name: '表题',
  paragraph: { keepNext: true, indent: { firstLine: 0 }, alignment: 'center' },
  run: { font: fontOf('hei'), size: 24 },
}

/** Keeps two tables apart, or ends a sheet on its side; as low as can be. */
const gap: ReportStyleOptions = { id: 'TableGap', name: '表格间隔', paragraph: { ...apart, spacing: exactly(120) }, run: { size: 8 } }

/** Left and right of a cell's text, in twips: with half a rule no more than layout counts on (`cellSide`). */
const CELL_MARGIN = 24
/** The same on both sides, with the rules. */
export const CELL_SIDES = 2 * CELL_MARGIN + 10

/** Rules of half a point all round. */
const rule = { style: 'single', size: 4, space: 0, color: '000000' } as const
const rules = { top: rule, left: rule, bottom: rule, right: rule, insideHorizontal: rule, insideVertical: rule }

/** The styles of tables and of what stands in and around them. Headers that the report does not mark as such are told apart by the table's style. */
export const tableStyles: readonly XmlComponent[] = [
  ...[base, ...cells, caption, gap].map((style) => new ReportStyle(style)),
  tableStyle('TableNormal', 'Normal Table', null, { cellMargin: { top: 0, left: 108, bottom: 0, right: 108 } }),
  tableStyle('ReportTable', '公文表格', 'TableNormal', {
    borders: rules,
    cellMargin: { top: 30, left: CELL_MARGIN, bottom: 30, right: CELL_MARGIN },
  }),
  tableStyle('InferredTable', '公文表格（推定表头）', 'ReportTable'),
]
