import { organFaults, organHeads } from '../diagnostics/catalogue/archive-words.js'
import { byteOrderMark, withoutByteOrderMark } from '../language/invisible.js'
import { parseCsv } from '../readers/csv/parse-csv.js'
import { csvLine } from '../writers/csv.js'
import { plainName, type DraftLine, type OrganLine } from './organs.js'

/** 机关.csv as text: lines as a person left them, and new ones behind. */

const ids = ['name', 'id', 'superior', 'from', 'to'] as const

export interface OrgansFile {
  readonly lines: readonly OrganLine[]
  /** Each with the line it is on; a file with any is not used. */
  readonly faults: readonly string[]
}

export function parseOrgans(text: string): OrgansFile {
  const [head = [], ...rows] = parseCsv(withoutByteOrderMark(text), ',').map((fields) => fields.map((field) => field.text))
  const places = ids.map((id, at) => head.findIndex((name) => name.trim() === id || name.trim() === organHeads[at]))
  const missing = ids.slice(0, 2).filter((_, at) => places[at]! < 0)
  if (missing.length > 0) return { lines: [], faults: [organFaults.head(organHeads.slice(0, 5))] }
  const faults: string[] = []
  const lines = rows.flatMap((fields, index) => {
    if (fields.every((field) => field.trim() === '')) return []
    const [name, id, superior, from, to] = places.map((at) => (fields[at] ?? '').trim())
    const years = [from!, to!].map((year) => (/^\d{4}$/.test(year) ? Number(year) : null))
    const say = (fault: string) => faults.push(organFaults.at(index + 2, fault))
    if (name === '') say(organFaults.noName)
    if ([from!, to!].some((year) => year !== '' && !/^\d{4}$/.test(year))) say(organFaults.year)
    if (years[0] !== null && years[1] !== null && years[0]! > years[1]!) say(organFaults.order)
    return [{ name: name!, id: id || plainName(name!), superior: superior!, from: years[0]!, to: years[1]! }]
  })
  return { lines, faults: [...faults, ...clashes(lines), ...strangeSuperiors(lines), ...circles(lines)] }
}

/** One name in one year is one organ. */
function clashes(lines: readonly OrganLine[]): string[] {
  const byName = new Map<string, OrganLine[]>()
  const found: string[] = []
  for (const line of lines) {
    const others = byName.get(plainName(line.name)) ?? []
    if (others.some((one) => one.id !== line.id && overlap(one, line))) found.push(organFaults.clash(line.name))
    byName.set(plainName(line.name), [...others, line])
  }
  return found
}

function overlap(a: OrganLine, b: OrganLine): boolean {
  return (a.from ?? -Infinity) <= (b.to ?? Infinity) && (b.from ?? -Infinity) <= (a.to ?? Infinity)
}

/** A superior is one of the file's organs, by id or by name: a slip of the pen would take its parts away. */
function strangeSuperiors(lines: readonly OrganLine[]): string[] {
  const known = new Set(lines.flatMap(({ name, id }) => [plainName(name), id]))
  const strange = lines.map(({ superior }) => superior).filter((one) => one !== '' && !known.has(one) && !known.has(plainName(one)))
  return [...new Set(strange)].map(organFaults.superior)
}

/** No organ is a part of itself, however far round. */
function circles(lines: readonly OrganLine[]): string[] {
  const idOf = new Map(lines.flatMap(({ name, id }) => [[plainName(name), id] as const, [id, id] as const]))
  const above = new Map(
    lines.filter(({ superior }) => superior !== '').map(({ id, superior }) => [id, idOf.get(superior) ?? idOf.get(plainName(superior))]),
  )
  const isRound = (start: string): boolean => {
    let [id, steps] = [above.get(start), 0]
    for (; id !== undefined && id !== start && steps <= above.size; steps += 1) id = above.get(id)
    return id === start
  }
  return [...above.keys()].filter(isRound).slice(0, 1).map(organFaults.circle)
}

/** The file with lines added; a new one begins with its head. Lines that stand stay byte for byte. */
export function addOrgans(text: string, added: readonly DraftLine[]): string {
  const start = text === '' ? byteOrderMark + csvLine(organHeads) : text.endsWith('\n') ? text : `${text}\r\n`
  return (
    start +
    added.map(({ name, id, superior, from, to, note }) => csvLine([name, id, superior, `${from ?? ''}`, `${to ?? ''}`, note])).join('')
  )
}
