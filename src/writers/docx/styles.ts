import { toHan } from '../../language/han-numerals.js'
import { DocumentDefaults, StyleForCharacter, Styles, type IFontAttributesProperties } from 'docx'
import type { DigitFace } from '../../fonts/font-set.js'
import { ReportStyle, stylesRoot, writtenOnce, type ReportStyleOptions } from './beyond-docx.js'
import { fontOf, latinFont } from './fonts.js'
import { linePitch, uprightWidth } from './measures.js'
import { apart, exactly, tableStyles } from './table-styles.js'

/** Distance of the closing block's lines from the right edge, in characters, as far as there are such lines. */
export type ClosingStyle = Readonly<Partial<Record<'signature' | 'date', number>>>

/**
 * Every style of the document, named as in the templates of government offices. All are based on 正文, so that a change there reaches
 * everything; the built-in ones keep the names by which Word knows them, and show as 正文 and 标题 1 in its Chinese edition.
 */
export function reportStyles(closing: ClosingStyle, { digits = 'fang', hasFront }: StyleChoice): Styles {
  const front = hasFront ? frontStyles : []
  return new Styles({
    initialStyles: stylesRoot,
    importedStyles: [...basicStyles[digits], ...fixedStyles, ...front, ...closingStyles(closing)],
  })
}

interface StyleChoice {
  readonly digits?: DigitFace | undefined
  readonly hasFront: boolean
}

const kept = { keepNext: true, keepLines: true }

const language = { value: 'en-US', eastAsia: 'zh-CN', bidirectional: 'ar-SA' } as const

/** 3号仿宋, lines of 28.95 pt on the grid, first line two characters in, both edges even; Chinese line breaking without hanging marks. */
const normal: ReportStyleOptions = {
  id: 'Normal',
  name: 'Normal',
  paragraph: {
    widowControl: true,
    eastAsian: { kinsoku: 1, overflowPunct: 0, topLinePunct: 0, autoSpaceDE: 1, autoSpaceDN: 1, adjustRightInd: 1, snapToGrid: 1 },
    spacing: { before: 0, after: 0, ...exactly(linePitch) },
    indent: { firstLine: 2 },
    alignment: 'both',
  },
  run: { color: '000000', characterSpacing: -5, size: 32 },
}

/** 正文 and what stands below it say the face of all text that names none; its digits in 仿宋 or, as the PDF may have them, in a Latin face. */
function basicsIn(font: IFontAttributesProperties) {
  return [new DocumentDefaults({ run: { font, language } }), new ReportStyle({ ...normal, run: { font, ...normal.run } })].map(writtenOnce)
}

const basicStyles: Readonly<Record<DigitFace, ReturnType<typeof basicsIn>>> = {
  fang: basicsIn(fontOf('fang')),
  latin: basicsIn({ ...fontOf('fang'), ascii: latinFont, hAnsi: latinFont }),
}

/** 2号小标宋, centred, one blank line under it. */
const titles: readonly ReportStyleOptions[] = [
  {
    id: 'Title',
    name: 'Title',
    aliases: '公文标题',
    next: 'Normal',
    paragraph: { ...kept, ...apart, spacing: { after: linePitch, ...exactly(680) }, alignment: 'center' },
    run: { font: fontOf('title'), characterSpacing: 0, size: 44 },
  },
  { id: 'InferredTitle', name: '公文标题（推定）', basedOn: 'Title', next: 'Normal' },
]

/** 黑体, 楷体, 仿宋, 仿宋: no weight is added (GB/T 9704-2012, 7.3.3). */
const headings = (['hei', 'kai', 'fang', 'fang'] as const).map((face, index): ReportStyleOptions => ({
  id: `Heading${index + 1}`,
  name: `heading ${index + 1}`,
  aliases: `公文${toHan(index + 1)}级标题`,
  next: 'Normal',
  paragraph: { ...kept, alignment: 'left', outlineLevel: index },
  ...(face !== 'fang' && { run: { font: fontOf(face) } }),
}))

/** 附件1 flush left on a new page, the title centred in the third line; headings in an attachment look like the report's and stand one rank lower (7.3.7). */
const annexes: readonly ReportStyleOptions[] = [
  {
    id: 'AnnexMark',
    name: '附件序号',
    next: 'AnnexTitle',
    paragraph: { ...kept, pageBreakBefore: true, spacing: { after: linePitch }, indent: { firstLine: 0 }, alignment: 'left' },
    run: { font: fontOf('hei') },
  },
  { id: 'AnnexTitle', name: '附件标题', basedOn: 'Title', next: 'Normal', paragraph: { outlineLevel: 0 } },
  ...headings.map(({ id, aliases }, index): ReportStyleOptions => {
    const name = aliases!.replace('公文', '附件')
    return { id: `Annex${id}`, name, basedOn: id, next: 'Normal', paragraph: { outlineLevel: index + 1 } }
  }),
]

/** 7.4.1: 0.35 mm over the first entry and under the last, 0.25 mm between. In eighths of a point. */
const imprintRule = { style: 'single', size: 8, space: 0, color: '000000' } as const
const imprintRules = { top: imprintRule, bottom: imprintRule, between: { ...imprintRule, size: 6 } }

/** 附件说明: 回行时与名称首字对齐, the numbers of several under each other (7.3.4); `1.` is one character wide in 仿宋. */
const attachments = (
  [
    ['Attachment', '附件说明', { left: 5, hanging: 3 }],
    ['AttachmentFirst', '附件说明首项', { left: 6, hanging: 4 }],
    ['AttachmentNext', '附件说明续项', { left: 6, hanging: 1 }],
  ] as const
).map(([id, name, indent]): ReportStyleOptions => {
  const spacing = { before: id === 'AttachmentNext' ? 0 : linePitch }
  return { id, name, paragraph: { spacing, indent, contextualSpacing: true, alignment: 'left' } }
})

const roles: readonly ReportStyleOptions[] = [
  { id: 'Contact', name: '联系方式', paragraph: { alignment: 'left' } },
  ...attachments,
  { id: 'ListItem', name: '列表项' },
  { id: 'Note', name: '附注' },
  {
    id: 'Imprint',
    name: '版记',
    paragraph: {
      spacing: { before: linePitch },
      indent: { left: 1, right: 1, firstLine: 0 },
      contextualSpacing: true,
      border: imprintRules,
      alignment: 'left',
    },
    run: { characterSpacing: 0, size: 28 },
  },
]

/** 4号半角宋体 (7.5); an exact line of its own size puts the dash 7 mm under the type area. Its side is the footer's business. */
const pageNumber: ReportStyleOptions = {
  id: 'PageNumber',
  name: '页码',
  paragraph: { ...apart, spacing: exactly(280) },
  run: { font: fontOf('song'), characterSpacing: 0, size: 28 },
}

/** How a figure came to be, where it was not simply read: kept as a style so that reading the file back finds it. */
const figureStates = [
  new StyleForCharacter({ id: 'InferredFigure', name: '推定数据', run: { underline: { type: 'dotted' } } }),
  new StyleForCharacter({ id: 'LostFigure', name: '缺失数据' }),
  new StyleForCharacter({ id: 'CorrectedFigure', name: '更正数据' }),
]

const fixedStyles = [
  ...[...titles, ...headings, ...roles, ...annexes, pageNumber].map((style) => new ReportStyle(style)),
  ...tableStyles,
  ...figureStates,
].map(writtenOnce)

/** Before the report: 目录 by the names Word knows it under, so that it renews it, and the cover; none has a rank in the outline. */
const frontStyles = (
  [
    { id: 'TOCHeading', name: 'TOC Heading', basedOn: 'Title' },
    ...[0, 2].map((left, index): ReportStyleOptions => ({
      id: `TOC${index + 1}`,
      name: `toc ${index + 1}`,
      paragraph: {
        tabStops: [{ type: 'right', position: uprightWidth, leader: 'middleDot' }],
        indent: { left, firstLine: 0 },
        alignment: 'left',
      },
    })),
    {
      id: 'CoverTitle',
      name: '封面标题',
      basedOn: 'Title',
      paragraph: { spacing: { before: 5 * linePitch, after: 9 * linePitch, ...exactly(832) } },
      run: { size: 52 },
    },
    { id: 'CoverLine', name: '封面落款', paragraph: { indent: { firstLine: 0 }, alignment: 'center' }, run: { font: fontOf('kai') } },
  ] satisfies readonly ReportStyleOptions[]
).map((style) => writtenOnce(new ReportStyle(style)))

/** 发文机关署名 one blank line under the text, 成文日期 right below it (7.3.5.2). */
function closingStyles({ signature, date = 4 }: ClosingStyle): ReportStyle[] {
  const lineAbove = { spacing: { before: linePitch } }
  const placed = (right: number) => ({ indent: { right, firstLine: 0 }, alignment: 'right' }) as const
  return [
    new ReportStyle({
      id: 'Signature',
      name: '发文机关署名',
      next: 'IssueDate',
      paragraph: { ...kept, ...lineAbove, ...placed(signature ?? 2), contextualSpacing: true },
    }),
    new ReportStyle({
      id: 'IssueDate',
      name: '成文日期',
      next: 'Normal',
      paragraph: { ...(signature === undefined && lineAbove), ...placed(date) },
    }),
  ]
}
