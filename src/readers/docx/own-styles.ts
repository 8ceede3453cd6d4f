import type { ParagraphBlock } from '../../model/block.js'
import type { Style, Styles } from './styles.js'

/** What a paragraph of a file written by our own Word writer is. Its styles are known by name: office programs change the ids. */
export type OwnParagraph =
  | { readonly kind: 'heading'; readonly level: 0 | 1 | 2 | 3 | 4 }
  | { readonly kind: 'paragraph'; readonly role?: NonNullable<ParagraphBlock['role']> }
  /** Stands over the table that follows. */
  | { readonly kind: 'caption' }
  /** The writer's own addition, which reading back leaves out. */
  | { readonly kind: 'addition' }

export function isOwnFile(styles: Styles): boolean {
  return styles.hasName(inferredTitle)
}

export function ownParagraph(style: Pick<Style, 'name'> | undefined): OwnParagraph {
  // LibreOffice writes Heading 1 with a capital.
  return paragraphs.get((style?.name ?? '').toLowerCase()) ?? { kind: 'paragraph' }
}

export type OwnCell = 'header' | 'filler' | 'text'

/** Each kind of cell has a style for every size. */
export function ownCell(style: Pick<Style, 'name'> | undefined): OwnCell {
  const kind = (style?.name ?? '').replace(/（[^（）]+）$/, '')
  if (kind === '表格空位') return 'filler'
  return kind === '表头' || kind === '表格项目' || kind === '表格项目居中' ? 'header' : 'text'
}

/** The character styles on a figure that was worked out or corrected, and on the mark in place of one that is lost. */
export const inferredFigure = '推定数据'
export const correctedFigure = '更正数据'
export const lostFigure = '缺失数据'

const inferredTitle = '公文标题（推定）'

/** The style of tables whose header cells the writer chose. */
export const inferredTable = '公文表格（推定表头）'

const paragraphs = new Map<string, OwnParagraph>([
  ['title', { kind: 'heading', level: 0 }],
  // So our files were before they took Word's own title style.
  ['公文标题', { kind: 'heading', level: 0 }],
  [inferredTitle, { kind: 'addition' }],
  ['heading 1', { kind: 'heading', level: 1 }],
  ['heading 2', { kind: 'heading', level: 2 }],
  ['heading 3', { kind: 'heading', level: 3 }],
  ['heading 4', { kind: 'heading', level: 4 }],
  ['附件一级标题', { kind: 'heading', level: 1 }],
  ['附件二级标题', { kind: 'heading', level: 2 }],
  ['附件三级标题', { kind: 'heading', level: 3 }],
  ['附件四级标题', { kind: 'heading', level: 4 }],
  ['附件序号', { kind: 'paragraph', role: 'annex' }],
  ['附件标题', { kind: 'paragraph', role: 'annexTitle' }],
  ['联系方式', { kind: 'paragraph', role: 'contact' }],
  ['附件说明', { kind: 'paragraph', role: 'attachment' }],
  ['附件说明首项', { kind: 'paragraph', role: 'attachment' }],
  ['附件说明续项', { kind: 'paragraph', role: 'attachment' }],
  ['附注', { kind: 'paragraph', role: 'note' }],
  ['版记', { kind: 'paragraph', role: 'imprint' }],
  ['发文机关署名', { kind: 'paragraph', role: 'signature' }],
  ['成文日期', { kind: 'paragraph', role: 'date' }],
  ['表题', { kind: 'caption' }],
  ['表格间隔', { kind: 'addition' }],
])
