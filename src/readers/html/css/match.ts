import { childElements, type HtmlElement } from '../dom.js'
import type { Rule } from './rules.js'
import { parseSelectors, type Compound, type ParsedSelector } from './selectors.js'

/** A rule that matches an element, and by which of its selectors. */
export interface Match {
  /** Its place among all rules. */
  readonly order: number
  readonly rule: Rule
  readonly specificity: ParsedSelector['specificity']
}

/** Steps to match all rules; the sheets and pages of real sites take a hundredth of it. */
const mostSteps = 20_000_000
/** Siblings that are counted in the time of one other step. */
const stepsAtOnce = 8

/**
 * Matches rules to elements on one way through the document. What of a selector has matched so far is remembered at the parents, the
 * siblings and on the way up, so that the work does not grow with the depth of the document or the length of the selectors.
 */
export class RuleMatcher {
  private readonly byKey = new Map<string, Compound[]>()
  private readonly ends = new Map<Compound, Match>()
  /** Compounds another one hangs on. */
  private readonly leads = new Set<Compound>()
  /** How many elements on the way up match a compound. */
  private readonly open = new Map<Compound, number>()
  private structural = false

  constructor(rules: readonly Rule[]) {
    rules.forEach((rule, order) => {
      for (const { last, specificity } of parseSelectors(rule.selectors)) {
        this.ends.set(last, { rule, order, specificity })
        this.addChain(last)
      }
    })
  }

  /** Whether the document can be matched in a bounded number of steps. */
  isReasonable(elements: readonly HtmlElement[]): boolean {
    let steps = 0
    for (const element of elements) {
      steps += keysOf(element).reduce((sum, key) => sum + (this.byKey.get(key)?.length ?? 0), 0)
      if (this.structural) steps += element.children.length ** 2 / stepsAtOnce
      if (steps > mostSteps) return false
    }
    return true
  }

  /** Tells, for every element below, the rules that match it. */
  walk(node: HtmlElement, tell: (element: HtmlElement, matches: readonly Match[]) => void, parent = none): void {
    let before = none
    const earlier = new Set<Compound>()
    for (const element of childElements(node)) {
      const found = this.found(element, { parent, before, earlier })
      tell(element, found.length === 0 ? noMatch : found.flatMap((compound) => this.ends.get(compound) ?? []))
      const leads = found.filter((compound) => this.leads.has(compound))
      before = leads.length === 0 ? none : new Set(leads)
      for (const compound of leads) this.open.set(compound, (this.open.get(compound) ?? 0) + 1)
      this.walk(element, tell, before)
      for (const compound of leads) {
        this.open.set(compound, this.open.get(compound)! - 1)
        earlier.add(compound)
      }
    }
  }

  private found(element: HtmlElement, surroundings: Surroundings): readonly Compound[] {
    let found: Compound[] | null = null
    for (const key of keysOf(element))
      for (const compound of this.byKey.get(key) ?? noCompounds)
        if (this.hangsOn(compound, surroundings) && compound.matches(element)) (found ??= []).push(compound)
    return found ?? noCompounds
  }

  private addChain(last: Compound): void {
    for (let compound: Compound | null = last; compound; compound = compound.before) {
      const same = this.byKey.get(compound.key)
      if (same) same.push(compound)
      else this.byKey.set(compound.key, [compound])
      if (compound.before) this.leads.add(compound.before)
      this.structural ||= compound.structural
    }
  }

  private hangsOn({ before: lead, combinator }: Compound, { parent, before, earlier }: Surroundings): boolean {
    if (!lead) return true
    if (combinator === 'descendant') return (this.open.get(lead) ?? 0) > 0
    return (combinator === 'child' ? parent : combinator === 'adjacent' ? before : earlier).has(lead)
  }
}

/** Compounds that matched the parent, the element before this one and all elements before it. */
interface Surroundings {
  readonly parent: ReadonlySet<Compound>
  readonly before: ReadonlySet<Compound>
  readonly earlier: ReadonlySet<Compound>
}

const none: ReadonlySet<Compound> = new Set()
const noCompounds: readonly Compound[] = []
const noMatch: readonly Match[] = []

function keysOf({ name, attribs }: HtmlElement): string[] {
  const keys = ['*', name]
  const { id, class: classes } = attribs
  for (const attribute in attribs) keys.push(`[${attribute}]`)
  if (id !== undefined) keys.push(`#${id}`)
  if (classes !== undefined) for (const one of new Set(classes.split(/\s+/))) if (one !== '') keys.push(`.${one}`)
  return keys
}
