import { fontOf } from './fonts.js'
import { paragraphStyle } from './style.js'

/** 五号, 小五, 六号 and, for tables that fit no other way, 小六: in half points, with the line that goes with each in twips. */
export const tableSizes = [
  { size: 21, line: 290, suffix: '', label: '' },
  { size: 18, line: 245, suffix: 'Small', label: '（小五）' },
  { size: 15, line: 205, suffix: 'Smaller', label: '（六号）' },
  { size: 13, line: 180, suffix: 'Smallest', label: '（小六）' },
] as const

export type TableSize = (typeof tableSizes)[number]

const kinds = [
  { id: 'TableText', name: '表格文字', paragraph: '', run: '' },
  { id: 'TableTextLeft', name: '表格文字居左', paragraph: '<w:jc w:val="left"/>', run: '' },
  { id: 'TableLabel', name: '表格项目', paragraph: '<w:jc w:val="left"/>', run: '' },
  { id: 'TableLabelCentred', name: '表格项目居中', paragraph: '', run: '' },
  { id: 'TableHead', name: '表头', paragraph: '', run: fontOf('hei') },
  { id: 'TableFiller', name: '表格空位', paragraph: '', run: '' },
]

/** Cells have a line of their own, off the page's grid, and no indent. */
const base = paragraphStyle({
  id: 'TableBase',
  name: '表格',
  basedOn: 'Normal',
  paragraph: `<w:snapToGrid w:val="0"/><w:spacing w:line="${tableSizes[0].line}" w:lineRule="exact"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>`,
  run: '<w:spacing w:val="0"/><w:sz w:val="21"/><w:szCs w:val="21"/>',
})

/** Each kind of cell in each size, based on the kind, so that a change of 表格文字 reaches 表格文字（小五） too. */
const cells = kinds.flatMap(({ id, name, paragraph, run }) =>
  tableSizes.map(({ size, line, suffix, label }) =>
    suffix === ''
      ? paragraphStyle({ id, name, basedOn: 'TableBase', paragraph, run })
      : paragraphStyle({
          id: `${id}${suffix}`,
          name: `${name}${label}`,
          basedOn: id,
          paragraph: `<w:spacing w:line="${line}" w:lineRule="exact"/>`,
          run: `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`,
        }),
  ),
)

const caption = paragraphStyle({
  id: 'TableCaption',
  name: '表题',
  basedOn: 'Normal',
  paragraph: '<w:keepNext/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>',
  run: `${fontOf('hei')}<w:sz w:val="24"/><w:szCs w:val="24"/>`,
})

/** Keeps two tables apart, or ends a sheet on its side; as low as can be. */
const gap = paragraphStyle({
  id: 'TableGap',
  name: '表格间隔',
  basedOn: 'Normal',
  paragraph: '<w:snapToGrid w:val="0"/><w:spacing w:line="120" w:lineRule="exact"/><w:ind w:firstLineChars="0" w:firstLine="0"/>',
  run: '<w:sz w:val="8"/><w:szCs w:val="8"/>',
})

const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`
const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')
const margins = `<w:top w:w="30" w:type="dxa"/><w:left w:w="40" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/><w:right w:w="40" w:type="dxa"/>`

/** Rules of half a point all round. */
const tables = [
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
  `<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="公文表格"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>${borders}</w:tblBorders><w:tblCellMar>${margins}</w:tblCellMar></w:tblPr><w:tcPr><w:vAlign w:val="center"/></w:tcPr></w:style>`,
]

/** The styles of tables and of what stands in and around them. */
export const tableStyles = [base, ...cells, caption, gap, ...tables].join('')
