import type { PartsConfig } from '../checks/across/survey.js'
import { organNotes } from '../diagnostics/catalogue/archive-words.js'
import { placeOfName } from '../language/organ-name.js'
import { isShortFor } from '../language/organ.js'

/** One line of 机关.csv: a name an organ has or had. What is blank holds always. */
export interface OrganLine {
  readonly name: string
  /** The same for all names of one organ. */
  readonly id: string
  /** Id or name of the organ that adds its figures up; empty for none. */
  readonly superior: string
  /** First and last report year under this name. */
  readonly from: number | null
  readonly to: number | null
}

/** Which organ a name stands for, and whose parts it is: only what 机关.csv and the configuration say, nothing by guess. */
export class OrganRegister {
  private readonly byName = new Map<string, OrganLine[]>()
  private readonly byId = new Map<string, OrganLine[]>()
  /** Superior's id → those of its parts, from the configuration. */
  private readonly configured = new Map<string, Set<string>>()

  constructor(
    readonly lines: readonly OrganLine[],
    parts: PartsConfig = {},
  ) {
    for (const line of lines) {
      push(this.byName, plainName(line.name), line)
      push(this.byId, line.id, line)
    }
    for (const [superior, names] of Object.entries(parts)) {
      const id = this.idOf(superior, null)
      const own = this.configured.get(id) ?? new Set<string>()
      for (const name of names) own.add(this.idOf(name, null))
      this.configured.set(id, own)
    }
  }

  /** A name nobody has said anything of is an organ of its own. In no certain year it is what it was last. */
  idOf(name: string, year: number | null): string {
    const lines = this.byName.get(plainName(name)) ?? []
    const line = year === null ? lines.at(-1) : lines.find((one) => holdsIn(one, year))
    return line?.id ?? plainName(name)
  }

  /** By id or name, as a person writes it. */
  find(written: string): string {
    return this.byId.has(written.trim()) ? written.trim() : this.idOf(written, null)
  }

  /** The name in a year, else the newest. */
  nameOf(id: string, year: number | null = null): string {
    const lines = this.byId.get(id) ?? []
    const line = (year === null ? undefined : lines.find((one) => holdsIn(one, year))) ?? newest(lines)
    return line?.name ?? id
  }

  /** Ids of the organs whose figures make up its own. */
  partsOf(id: string, year: number): string[] {
    const said = this.lines
      .filter((one) => one.superior !== '' && holdsIn(one, year) && this.find(one.superior) === id)
      .map((one) => one.id)
    const configured = [...(this.configured.get(id) ?? [])].filter((part) => this.isAlive(part, year))
    return [...new Set([...said, ...configured])].filter((part) => part !== id)
  }

  /** Ids of the organs it is a part of. */
  superiorsOf(id: string, year: number): string[] {
    const said = (this.byId.get(id) ?? []).flatMap((one) => (one.superior !== '' && holdsIn(one, year) ? [this.find(one.superior)] : []))
    const configured = [...this.configured].flatMap(([superior, parts]) => (parts.has(id) ? [superior] : []))
    return [...new Set([...said, ...configured])]
  }

  hasSuperior(id: string, year: number): boolean {
    return this.superiorsOf(id, year).length > 0
  }

  /** False where all its names had ended or not begun. */
  isAlive(id: string, year: number): boolean {
    const lines = this.byId.get(id)
    return !lines || lines.some((one) => holdsIn(one, year))
  }

  /** The first year it is said to have a name; null where nothing is said. */
  beginsIn(id: string): number | null {
    const lines = this.byId.get(id) ?? []
    return lines.length > 0 && lines.every((one) => one.from !== null) ? Math.min(...lines.map((one) => one.from!)) : null
  }

  /** Every organ spoken of. */
  get ids(): string[] {
    const configured = [...this.configured].flatMap(([superior, parts]) => [superior, ...parts])
    return [...new Set([...this.byId.keys(), ...configured])]
  }
}

/** Names differ in white space and the width of their brackets alone and are one name. */
export function plainName(name: string): string {
  return name.replace(/\s+/g, '').replaceAll('(', '（').replaceAll(')', '）')
}

function holdsIn({ from, to }: OrganLine, year: number): boolean {
  return (from ?? -Infinity) <= year && year <= (to ?? Infinity)
}

function newest(lines: readonly OrganLine[]): OrganLine | undefined {
  return lines.toSorted((a, b) => (b.to ?? Infinity) - (a.to ?? Infinity))[0]
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  map.set(key, [...(map.get(key) ?? []), value])
}

/** A name as it was read, with the years of its reports. */
export interface SeenOrgan {
  readonly name: string
  readonly years: readonly number[]
}

/** A line to be added to 机关.csv, with what a person may want to know. */
export interface DraftLine extends OrganLine {
  readonly note: string
}

/** A line for each name the file does not have yet: an organ of its own, with the names it might be another one of said beside it. */
export function draftOrgans(seen: readonly SeenOrgan[], register: OrganRegister, parts: PartsConfig): DraftLine[] {
  const known = new Set(register.lines.map(({ name }) => plainName(name)))
  const superiors = new Map(Object.entries(parts).flatMap(([superior, names]) => names.map((name) => [plainName(name), superior] as const)))
  const named = [...Object.keys(parts), ...superiors.keys()].map((name) => ({ name, years: [] }))
  const all = new Map([...named, ...seen].map((one) => [plainName(one.name), one]))
  const neighbours = byPlace([...all.values(), ...register.lines.map(({ name, from, to }) => ({ name, years: yearsOf(from, to) }))])
  return [...all].flatMap(([name, { years }]) =>
    known.has(name)
      ? []
      : [{ name, id: name, superior: superiors.get(name) ?? '', from: null, to: null, note: noteOf({ name, years }, neighbours) }],
  )
}

function yearsOf(from: number | null, to: number | null): number[] {
  return [from, to].filter((year) => year !== null)
}

/** Names of one place, which alone are compared with each other. */
function byPlace(organs: readonly SeenOrgan[]): Map<string, SeenOrgan[]> {
  const places = new Map<string, SeenOrgan[]>()
  for (const organ of organs) push(places, placeOfName(organ.name), organ)
  return places
}

/** Of a place that is none, too many names may be like each other to say anything. */
const mostNeighbours = 400

function noteOf({ name, years }: SeenOrgan, places: ReadonlyMap<string, readonly SeenOrgan[]>): string {
  const others = (places.get(placeOfName(name)) ?? []).filter((one) => plainName(one.name) !== name)
  const like = others.length > mostNeighbours ? [] : others.filter((other) => mayBeOne({ name, years }, other)).map((other) => other.name)
  return [organNotes.years(years), like.length > 0 ? organNotes.like([...new Set(like)].slice(0, 3)) : ''].filter(Boolean).join('；')
}

/** One is short for the other, or begins when the other has ended and shares half its characters; both at once in a year are two. */
function mayBeOne(a: SeenOrgan, b: SeenOrgan): boolean {
  if (a.years.some((year) => b.years.includes(year))) return false
  if (isShortFor(a.name, b.name) || isShortFor(b.name, a.name)) return true
  const [own, other] = [a, b].map(({ name }) => new Set(name.slice(placeOfName(name).length)))
  const shared = [...own!].filter((character) => other!.has(character)).length
  return a.years.length > 0 && b.years.length > 0 && shared * 2 >= Math.max(own!.size, other!.size)
}
