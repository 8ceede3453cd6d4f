import { fontOf } from './fonts.js'
import { characterPitch, linePitch } from './measures.js'
import { tableStyles } from './table-styles.js'
import { paragraphStyle } from './style.js'

/** What the styles take from the report they set. */
export interface StyleMeasures {
  /** Distance from the right edge, in characters. */
  readonly closing: { readonly signature: number; readonly date: number; readonly isSigned: boolean }
}

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const KEPT = '<w:keepNext/><w:keepLines/>'

/**
 * Every style of the document, named as in the templates of government offices. All are based on 正文, so that a change there reaches
 * everything; the built-in ones keep the names by which Word knows them, and show as 正文 and 标题 1 in its Chinese edition.
 */
export function writeStyles(measures: StyleMeasures): string {
  return `${fixedStart}${closingStyles(measures.closing)}${fixedEnd}`
}

const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${fontOf('fang')}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`

/** 3号仿宋, lines of 28.95 pt on the grid, first line two characters in, both edges even; Chinese line breaking without hanging marks. */
const normal = paragraphStyle({
  id: 'Normal',
  name: 'Normal',
  isDefault: true,
  paragraph: `<w:widowControl/><w:kinsoku/><w:overflowPunct w:val="0"/><w:topLinePunct w:val="0"/><w:autoSpaceDE/><w:autoSpaceDN/><w:adjustRightInd/><w:snapToGrid/><w:spacing w:before="0" w:after="0" w:line="${linePitch}" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="${2 * characterPitch}"/><w:jc w:val="both"/>`,
  run: `${fontOf('fang')}<w:color w:val="000000"/><w:spacing w:val="-5"/><w:kern w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/>`,
})

/** 黑体, 楷体, 仿宋, 仿宋: no weight is added (GB/T 9704-2012, 7.3.3). */
const headings = (['hei', 'kai', 'fang', 'fang'] as const).map((face, index) =>
  paragraphStyle({
    id: `Heading${index + 1}`,
    name: `heading ${index + 1}`,
    aliases: `公文${'一二三四'[index]}级标题`,
    basedOn: 'Normal',
    next: 'Normal',
    paragraph: `${KEPT}<w:jc w:val="left"/><w:outlineLvl w:val="${index}"/>`,
    run: fontOf(face),
  }),
)

const roles = [
  paragraphStyle({ id: 'Contact', name: '联系方式', basedOn: 'Normal', paragraph: '<w:jc w:val="left"/>' }),
  // 回行时与名称首字对齐 (7.3.4).
  paragraphStyle({
    id: 'Attachment',
    name: '附件说明',
    basedOn: 'Normal',
    paragraph: `<w:spacing w:before="${linePitch}"/><w:ind w:leftChars="500" w:left="${5 * characterPitch}" w:hangingChars="300" w:hanging="${3 * characterPitch}"/><w:contextualSpacing/><w:jc w:val="left"/>`,
  }),
  paragraphStyle({ id: 'Note', name: '附注', basedOn: 'Normal' }),
]

/** 4号半角宋体 (7.5); an exact line of its own size puts the dash 7 mm under the type area. Its side is the footer's business. */
const pageNumber = paragraphStyle({
  id: 'PageNumber',
  name: '页码',
  basedOn: 'Normal',
  paragraph: '<w:snapToGrid w:val="0"/><w:spacing w:line="280" w:lineRule="exact"/><w:ind w:firstLineChars="0" w:firstLine="0"/>',
  run: `${fontOf('song')}<w:spacing w:val="0"/><w:sz w:val="28"/><w:szCs w:val="28"/>`,
})

/** How a figure came to be, where it was not simply read: kept as a style so that reading the file back finds it. */
const figureStates = [
  '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
  '<w:style w:type="character" w:customStyle="1" w:styleId="InferredFigure"><w:name w:val="推定数据"/><w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:u w:val="dotted"/></w:rPr></w:style>',
  '<w:style w:type="character" w:customStyle="1" w:styleId="LostFigure"><w:name w:val="缺失数据"/><w:basedOn w:val="DefaultParagraphFont"/></w:style>',
]

/** 2号小标宋, centred, one blank line under it. */
const titles = [
  paragraphStyle({
    id: 'ReportTitle',
    name: '公文标题',
    basedOn: 'Normal',
    next: 'Normal',
    paragraph: `${KEPT}<w:snapToGrid w:val="0"/><w:spacing w:after="${linePitch}" w:line="680" w:lineRule="exact"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>`,
    run: `${fontOf('title')}<w:spacing w:val="0"/><w:sz w:val="44"/><w:szCs w:val="44"/>`,
  }),
  paragraphStyle({ id: 'InferredTitle', name: '公文标题（推定）', basedOn: 'ReportTitle', next: 'Normal' }),
]

const fixedStart = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles ${namespace}>${defaults}${normal}${titles.join('')}${headings.join('')}`
const fixedEnd = `${roles.join('')}${tableStyles}${pageNumber}${figureStates.join('')}</w:styles>`

/** 发文机关署名 one blank line under the text, 成文日期 right below it (7.3.5.2). */
function closingStyles({ signature, date, isSigned }: StyleMeasures['closing']): string {
  const lineAbove = `<w:spacing w:before="${linePitch}"/>`
  return [
    paragraphStyle({
      id: 'Signature',
      name: '发文机关署名',
      basedOn: 'Normal',
      next: 'IssueDate',
      paragraph: `${KEPT}${lineAbove}${rightIndent(signature)}<w:contextualSpacing/><w:jc w:val="right"/>`,
    }),
    paragraphStyle({
      id: 'IssueDate',
      name: '成文日期',
      basedOn: 'Normal',
      next: 'Normal',
      paragraph: `${isSigned ? '' : lineAbove}${rightIndent(date)}<w:jc w:val="right"/>`,
    }),
  ].join('')
}

/** Indent from the right edge in characters. */
export function rightIndent(characters: number): string {
  return `<w:ind w:rightChars="${Math.round(characters * 100)}" w:right="${Math.round(characters * characterPitch)}" w:firstLineChars="0" w:firstLine="0"/>`
}
