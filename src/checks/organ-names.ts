import type { Reporter } from '../diagnostics/diagnostic.js'
import { isBureauOrGovernment, isNameOfRank, placeOfName, rankOfPlace, withoutInnerUnits } from '../language/organ-name.js'
import { isShortFor, natureOf, organCharacter, selfNames } from '../language/organ.js'
import type { CheckContext } from './context.js'
import type { Organ } from './organ.js'
import { wordsAt, type Passage } from './passages.js'
import { matchesOf } from '../language/matches.js'

/** AR-Q03, Q04: the names a report gives where it speaks of its own organ agree with its title: whom to ask, who signed, who did what is told. */
export function checkOrganNames(context: CheckContext, report: Reporter): void {
  const { organ, passages } = context
  if (organ.name === null) return
  for (const passage of passages) {
    const found = namesIn(passage).find(({ name }) => isForeign(name, organ))
    if (found)
      report('check/other-organ', { quote: found.words, name: found.name }, { at: wordsAt(passage, found.index, found.words.length) })
  }
  checkSelf(context, report)
}

interface NameHit {
  readonly name: string
  readonly words: string
  readonly index: number
}

const name = `(?<name>${organCharacter}{3,30}?)`
/** 请与某某局办公室（地址：…）联系; 联系单位：某某局. */
const contacts = [
  new RegExp(`(?:请|可)?(?:与|同|向)${name}(?:（[^（）]*）)?(?:联系|咨询|反映)`, 'gu'),
  new RegExp(`(?:联系|咨询|编制|承办)(?:单位|部门|机构)[：:]\\s*${name}(?=[，。；（\\s]|$)`, 'gu'),
]
/** What only the organ itself is the subject of, at the beginning of a sentence. */
const doing = new RegExp(
  `(?<=^|[。；])(?:20\\d\\d年(?:度)?，?|全年，?|截至[^，。]{0,14}，)?${name}(?=高度重视|认真|严格|坚持|积极|始终|深入|全面|主动公开|共(?:收到|受理|公开|发布)|收到|受理|按照|紧紧|围绕|切实|持续|不断|着力|扎实)`,
  'gu',
)

function namesIn(passage: Passage): NameHit[] {
  const { text, section, role } = passage
  const signature = text.replace(/\s+/g, '')
  if (section === 'closing') return role === 'signature' ? [{ name: signature, words: text, index: 0 }] : []
  const asked = section === 'preamble' || role === 'contact' || /联系/.test(text) ? contacts.flatMap((pattern) => hits(pattern, text)) : []
  const done =
    section === 'overview' && passage.kind === 'paragraph' ? hits(doing, text).filter((hit) => isBureauOrGovernment(hit.name)) : []
  return [...asked, ...done]
}

function hits(pattern: RegExp, text: string): NameHit[] {
  return matchesOf(text, pattern).map(({ 0: words, index, groups }) => ({ name: groups!['name']!, words, index }))
}

/** A name of the same rank that no reading makes the organ's own or its government's. */
function isForeign(written: string, { name: own, kind, isOffice }: Organ): boolean {
  const other = withoutInnerUnits(written)
  if (other.length < 3 || !isNameOfRank(other)) return false
  const self = withoutInnerUnits(own!)
  if (isShortFor(other, own!) || isShortFor(self, other)) return false
  const [here, there] = [placeOfName(self), placeOfName(other)]
  const elsewhere = here !== '' && there.length > 1 && !isShortFor(there, here) && !isShortFor(here, there)
  const isGovernment = natureOf(other).kind === 'government'
  if (elsewhere) return rankOfPlace(there) === rankOfPlace(here) || isGovernment
  // A government's own office, or whoever keeps its publications, answers for it; and a government for its departments.
  if (kind === 'government' || isOffice || isGovernment) return false
  if (there.length > 1 && rankOfPlace(there) !== rankOfPlace(here)) return false
  if (there.length === 1 && here !== '' && !here.endsWith(there)) return false
  const [core, ownCore] = [other.slice(there.length), self.slice(here.length)]
  return core.length > 2 && !isShortFor(core, ownCore) && !isShortFor(ownCore, core)
}

/** Everybody in the text is 我镇, and the organ is a bureau. */
function checkSelf({ organ, passages }: CheckContext, report: Reporter): void {
  if (!organ.self || !selfNames.includes(organ.self) || organ.kind === 'government') return
  const spoken = passages.flatMap((passage) => matchesOf(passage.text, self).map(({ 0: words, index }) => ({ words, index, passage })))
  const [first] = spoken
  if (!first || spoken.length < 2 || spoken.some(({ words }) => words.endsWith(organ.self!))) return
  report(
    'check/self-differs',
    { words: [...new Set(spoken.map(({ words }) => words))], organ: organ.name! },
    { at: wordsAt(first.passage, first.index, first.words.length) },
  )
}

const self = new RegExp(`我(?:${selfNames.join('|')})(?![员托限])`, 'g')
