import type { Form, FormPart, FormRow, FormTable, TableId } from '../../model/form.js'
import { foldLabel } from '../../language/fold.js'
import { forms } from '../index.js'

/** One place where a form prints a label. The uses of all forms are the closed set a label met in a report is matched against. */
export interface LabelUse {
  readonly form: string
  readonly table: TableId
  readonly part: string
  /** caption: the row over a part. corner: the note over the row labels. head: a column's header. group: a row group. row: a row of figures. */
  readonly role: 'caption' | 'corner' | 'head' | 'group' | 'row'
  /** The part's, column's, group's or row's id; empty for a header over several columns or none. */
  readonly id: string
  /** The official wording. */
  readonly label: string
}

/** A wording of the closed set by its skeleton, with everything it may stand for. */
export interface Wording {
  readonly folded: string
  readonly uses: readonly LabelUse[]
}

/** Every wording, official and alias, of every form's tables. */
function labelWordings(): readonly Wording[] {
  wordings ??= [...collectUses()].map(([folded, uses]) => ({ folded, uses }))
  return wordings
}

/** The wordings of one statutory table. */
export function wordingsOf(table: TableId): readonly Wording[] {
  byTable ??= new Map()
  const known = byTable.get(table)
  if (known) return known
  const own = labelWordings()
    .map(({ folded, uses }) => ({ folded, uses: uses.filter((use) => use.table === table) }))
    .filter(({ uses }) => uses.length > 0)
  byTable.set(table, own)
  return own
}

/** What this skeleton stands for; nothing where no form has it. */
export function usesOf(folded: string): readonly LabelUse[] {
  index ??= new Map(labelWordings().map((wording) => [wording.folded, wording.uses]))
  return index.get(folded) ?? []
}

/** Some wording starts with this skeleton. */
export function startsLabel(folded: string): boolean {
  prefixes ??= new Set(labelWordings().flatMap(({ folded: whole }) => Array.from(whole, (_, index) => whole.slice(0, index + 1))))
  return prefixes.has(folded)
}

/** Some wording starts with this skeleton and goes on after it. */
export function startsLongerLabel(folded: string): boolean {
  properPrefixes ??= new Set(
    labelWordings().flatMap(({ folded: whole }) => Array.from(whole.slice(1), (_, index) => whole.slice(0, index + 1))),
  )
  return properPrefixes.has(folded)
}

/** This skeleton is a piece of some wording. */
export function isLabelPiece(folded: string): boolean {
  pieces ??= new Set(labelWordings().flatMap(({ folded: whole }) => piecesOf(whole)))
  return pieces.has(folded)
}

/** This skeleton is a piece of some wording of the table. */
export function isPieceOf(folded: string, table: TableId): boolean {
  return isLabelPiece(folded) && wordingsOf(table).some((wording) => wording.folded.includes(folded))
}

let wordings: readonly Wording[] | undefined
let index: Map<string, readonly LabelUse[]> | undefined
let prefixes: ReadonlySet<string> | undefined
let properPrefixes: ReadonlySet<string> | undefined
let pieces: ReadonlySet<string> | undefined
let byTable: Map<TableId, readonly Wording[]> | undefined

function piecesOf(whole: string): string[] {
  return Array.from(whole, (_, from) => Array.from(whole.slice(from), (__, length) => whole.slice(from, from + length + 1))).flat()
}

function collectUses(): Map<string, LabelUse[]> {
  const found = new Map<string, LabelUse[]>()
  for (const form of forms) {
    for (const table of form.tables) {
      for (const { use, aliases } of tableUses(form, table)) {
        for (const wording of [use.label, ...aliases]) {
          const folded = foldLabel(wording)
          if (folded) found.set(folded, [...(found.get(folded) ?? []), use])
        }
      }
    }
  }
  return found
}

interface NamedUse {
  readonly use: LabelUse
  readonly aliases: readonly string[]
}

function tableUses(form: Form, table: FormTable): NamedUse[] {
  return table.parts.flatMap((part) => {
    const base = { form: form.id, table: table.id, part: part.id }
    const caption = part.caption
      ? [{ use: { ...base, role: 'caption' as const, id: part.id, label: part.caption.label }, aliases: part.caption.aliases ?? [] }]
      : []
    return [...caption, ...headUses(base, part), ...part.rows.flatMap((row) => rowUses(base, row))]
  })
}

type Base = Pick<LabelUse, 'form' | 'table' | 'part'>

function headUses(base: Base, part: FormPart): NamedUse[] {
  return part.head.flat().map((cell) => ({
    use: { ...base, role: cell.corner ? 'corner' : 'head', id: cell.column ?? '', label: cell.label },
    aliases: cell.aliases ?? [],
  }))
}

function rowUses(base: Base, row: FormRow): NamedUse[] {
  const own: NamedUse = { use: { ...base, role: row.rows ? 'group' : 'row', id: row.id, label: row.label }, aliases: row.aliases ?? [] }
  return [own, ...(row.rows ?? []).flatMap((child) => rowUses(base, child))]
}
