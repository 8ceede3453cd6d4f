import type { Block, SourceCell } from '../../model/block.js'
import type { Text } from '../../model/text.js'
import { joinTexts } from '../../text/text.js'
import { correctedFigure, inferredFigure, lostFigure, ownCell, ownParagraph, type OwnParagraph } from '../docx/own-styles.js'
import type { Cell, Sheet } from './sheet.js'
import type { Workbook } from './workbook.js'

/** Written by our own workbook writer: office programs keep the names of styles. */
export function isOwnWorkbook({ styles }: Workbook): boolean {
  return styles.some(({ name }) => name === tableText || name.startsWith(addition))
}

/** The style of a table's cells, and of those of findings and data: what the writer worked out of the report is none of it. */
const tableText = '表格文字'
const addition = '核对资料'

/** The report's own cells. */
export function withoutAdditions(sheet: Sheet): Sheet {
  const rows = [...sheet.rows].map(
    ([row, cells]) => [row, new Map([...cells].filter(([, { style }]) => !style.startsWith(addition)))] as const,
  )
  return { ...sheet, rows: new Map(rows.filter(([, cells]) => cells.size > 0)), unknown: [] }
}

/** What a cell is in a table; nothing for one that only fills the grid. */
export function ownTableCell({ style, text }: Cell): Pick<SourceCell, 'header' | 'state'> | null {
  const kind = ownCell({ name: style })
  if (kind === 'filler' && text === '') return null
  if (kind === 'header') return style.endsWith('（推定）') ? {} : { header: true }
  const state = states.get(style)
  return state === undefined || (state === 'lost' && text !== '〔缺〕') ? {} : { state }
}

const states = new Map<string, NonNullable<SourceCell['state']>>([
  [inferredFigure, 'inferred'],
  [correctedFigure, 'corrected'],
  [lostFigure, 'lost'],
])

/** A line of text as its style has it; the mark before an item that is not counted is the writer's. */
function ownLine({ style, text, indent }: Cell): { readonly text: string; readonly kind: OwnLine } {
  const name = lists.get(style)
  if (name === undefined) return { text, kind: ownParagraph({ name: style }) }
  const ordered = name === 'ordered'
  const list = { depth: Math.max(1, Math.round(indent / 2)), ordered }
  return { text: ordered ? text : text.replace(/^•\s*/, ''), kind: { kind: 'paragraph', list } }
}

type OwnLine = OwnParagraph | { readonly kind: 'paragraph'; readonly list: { readonly depth: number; readonly ordered: boolean } }

const lists = new Map([
  ['编号列表', 'ordered'],
  ['项目列表', 'marked'],
])

const continued = '续前段'

/** Gathers the rows that one paragraph was written in. */
export class OwnLines {
  private open: { readonly kind: Exclude<OwnLine, { kind: 'addition' }>; readonly texts: Text[] } | null = null
  /** Waits for its table. */
  private caption: Text | null = null

  constructor(private readonly addBlock: (block: Block) => void) {}

  add(cell: Cell, place: (text: string) => Text): void {
    if (cell.style === continued && this.open) return void this.open.texts.push(place(cell.text))
    this.end()
    const { kind, text } = ownLine(cell)
    if (kind.kind !== 'addition') this.open = { kind, texts: [place(text)] }
  }

  /** The caption of a table that follows now. */
  takeCaption(): Text | null {
    this.endParagraph()
    const { caption } = this
    this.caption = null
    return caption
  }

  /** A caption without a table is a paragraph. */
  end(): void {
    const caption = this.takeCaption()
    if (caption) this.addBlock({ kind: 'paragraph', ...caption })
  }

  private endParagraph(): void {
    const { open } = this
    this.open = null
    if (!open) return
    const text = joinTexts(open.texts)
    if (open.kind.kind === 'caption') this.caption = text
    else this.addBlock({ ...open.kind, ...text })
  }
}
