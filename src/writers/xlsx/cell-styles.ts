import { toHan } from '../../language/han-numerals.js'
import { markup, type Markup } from '../markup.js'

/** How a cell looks and what it is: reading the workbook back goes by the name, which office programs keep. */
interface NamedStyle {
  readonly name: string
  /** Of those every workbook has (ECMA-376-1, 18.8.7 cellStyle). */
  readonly builtIn?: number
  readonly font?: Font
  readonly align?: Align
  readonly ruled?: true
  readonly ground?: 'head' | 'mark'
  /** Characters in from the left. */
  readonly indent?: number
}

type Font = keyof typeof fonts
type Align = 'left' | 'center' | 'right'

/** Faces of GB/T 9704 in the sizes of a sheet; the first is what a sheet's columns are measured in. */
const fonts = {
  standard: { name: '宋体', size: 11 },
  title: { name: '方正小标宋简体', size: 18 },
  first: { name: '黑体', size: 12 },
  second: { name: '楷体', size: 12 },
  text: { name: '仿宋', size: 12 },
  head: { name: '黑体', size: 10.5 },
  cell: { name: '宋体', size: 10.5 },
  underlined: { name: '宋体', size: 10.5, line: true },
} as const satisfies Readonly<Record<string, { name: string; size: number; line?: true }>>

const headings = (['first', 'second', 'text', 'text'] as const).flatMap((font, index): NamedStyle[] => [
  { name: `Heading ${index + 1}`, builtIn: 16 + index, font },
  { name: `附件${toHan(index + 1)}级标题`, font },
])

/** The first is what cells without a style have. The names are those of the Word file's styles. */
const namedStyles: readonly NamedStyle[] = [
  { name: 'Normal', builtIn: 0 },
  { name: 'Title', builtIn: 15, font: 'title', align: 'center' },
  { name: '公文标题（推定）', font: 'title', align: 'center' },
  ...headings,
  { name: '附件序号', font: 'first' },
  { name: '附件标题', font: 'title', align: 'center' },
  { name: '正文', font: 'text' },
  { name: '续前段', font: 'text' },
  { name: '编号列表', font: 'text' },
  { name: '项目列表', font: 'text' },
  { name: '联系方式', font: 'text' },
  { name: '附件说明', font: 'text' },
  { name: '附注', font: 'text' },
  { name: '版记', font: 'cell' },
  { name: '发文机关署名', font: 'text', align: 'right', indent: 2 },
  { name: '成文日期', font: 'text', align: 'right', indent: 2 },
  { name: '表题', font: 'head', align: 'center' },
  ...['', '（推定）'].flatMap((suffix): NamedStyle[] => [
    { name: `表头${suffix}`, font: 'head', align: 'center', ruled: true, ground: 'head' },
    { name: `表格项目${suffix}`, font: 'cell', align: 'left', ruled: true },
    { name: `表格项目居中${suffix}`, font: 'cell', align: 'center', ruled: true },
  ]),
  { name: '表格文字', font: 'cell', ruled: true },
  { name: '表格空位', font: 'cell', ruled: true },
  { name: '推定数据', font: 'underlined', ruled: true },
  { name: '更正数据', font: 'underlined', ruled: true },
  { name: '缺失数据', font: 'cell', ruled: true, ground: 'mark' },
  { name: '核对资料', font: 'cell', align: 'left', ruled: true },
  { name: '核对资料表头', font: 'head', align: 'center', ruled: true, ground: 'head' },
]

const indexByName = new Map(namedStyles.map(({ name }, index) => [name, index]))

/** The size of a style's type, in points. */
export function sizeOf(name: string): number {
  return fonts[styleNamed(name).font ?? 'standard'].size
}

function styleNamed(name: string): NamedStyle {
  const style = namedStyles[indexByName.get(name) ?? -1]
  if (!style) throw new Error(`no style "${name}"`)
  return style
}

/** What one cell adds to its style. */
export interface CellLook {
  readonly format?: string | undefined
  readonly align?: Align | undefined
  readonly indent?: number | undefined
}

/** Gathers the looks that the cells of a workbook have, each once, and the formats of its numbers. */
export class StyleBook {
  private readonly looks = new Map<string, Markup>([['Normal', formatOf(namedStyles[0]!, 0, {}, 0)]])
  private readonly formats = new Map<string, number>()

  /** The number a cell names its look by. */
  indexOf(name: string, look: CellLook = {}): number {
    const key = [name, look.format, look.align, look.indent].join('|')
    if (!this.looks.has(key)) this.looks.set(key, formatOf(styleNamed(name), indexByName.get(name)!, look, this.formatId(look.format)))
    return [...this.looks.keys()].indexOf(key)
  }

  toXml(): Markup {
    const formats = [...this.formats].map(([code, id]) => markup`<numFmt numFmtId="${id}" formatCode="${code}"/>`)
    return markup`<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${
      formats.length > 0 ? markup`<numFmts count="${formats.length}">${formats}</numFmts>` : null
    }<fonts count="${Object.keys(fonts).length}">${Object.values(fonts).map(fontXml)}</fonts>${frame}<cellStyleXfs count="${
      namedStyles.length
    }">${namedStyles.map((style) => formatOf(style, null, {}, 0))}</cellStyleXfs><cellXfs count="${this.looks.size}">${[
      ...this.looks.values(),
    ]}</cellXfs><cellStyles count="${namedStyles.length}">${namedStyles.map(nameXml)}</cellStyles>${marks}</styleSheet>`
  }

  /** Numbers up to 163 are the file format's own (18.8.30). */
  private formatId(code: string | undefined): number {
    if (code === undefined) return 0
    if (!this.formats.has(code)) this.formats.set(code, 164 + this.formats.size)
    return this.formats.get(code)!
  }
}

function fontXml(font: (typeof fonts)[Font]): Markup {
  return markup`<font>${'line' in font ? markup`<u/>` : null}<sz val="${font.size}"/><name val="${font.name}"/><family val="3"/><charset val="134"/></font>`
}

/** `base`: the style it stands on; null for the style itself. */
function formatOf(style: NamedStyle, base: number | null, look: CellLook, format: number): Markup {
  const font = Object.keys(fonts).indexOf(style.font ?? 'standard')
  const fill = style.ground === undefined ? 0 : style.ground === 'head' ? 2 : 3
  const align = look.align ?? style.align ?? 'left'
  const indent = look.indent ?? style.indent
  return markup`<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${style.ruled ? 1 : 0}"${
    base === null ? null : markup` xfId="${base}"`
  } applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${align}" vertical="center" wrapText="1"${
    indent === undefined ? null : markup` indent="${indent}"`
  }/></xf>`
}

function nameXml({ name, builtIn }: NamedStyle, index: number): Markup {
  return markup`<cellStyle name="${name}" xfId="${index}"${builtIn === undefined ? null : markup` builtinId="${builtIn}"`}/>`
}

/** The first two grounds are the file format's own. */
const frame = markup`<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${[
  'FFF2F2F2',
  'FFFFEB9C',
].map(
  (color) => markup`<fill><patternFill patternType="solid"><fgColor rgb="${color}"/><bgColor indexed="64"/></patternFill></fill>`,
)}</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(
  (side) => markup`<${side} style="thin"><color rgb="FF000000"/></${side}>`,
)}<diagonal/></border></borders>`

/** What cells turn into while a condition holds: red where a sum does not add up, amber where a total is no longer the report's. */
export const MARKS = { broken: 0, changed: 1 } as const
const marks = markup`<dxfs count="2">${[
  ['FF9C0006', 'FFFFC7CE'],
  ['FF7F6000', 'FFFFEB9C'],
].map(
  ([ink, ground]) =>
    markup`<dxf><font><b/><color rgb="${ink!}"/></font><fill><patternFill patternType="solid"><fgColor rgb="${ground!}"/><bgColor rgb="${ground!}"/></patternFill></fill></dxf>`,
)}</dxfs>`
