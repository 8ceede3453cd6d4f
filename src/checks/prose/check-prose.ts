import { elsewhere, said } from '../../diagnostics/catalogue/wordings.js'
import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { CheckContext } from '../context.js'
import { checkBalance } from './balance.js'
import { checkChannels } from './channels.js'
import { readClaims } from './claims.js'
import type { Claim } from './sentence.js'
import { nameClaimSlip } from './claim-slip.js'
import { isRounded } from './numbers.js'
import { flattenText } from './flatten.js'
import { checkBases, checkDifference, checkGrowth, checkGrowthBefore, checkLastYear, checkTurn } from './growth.js'
import type { Topic } from './frames.js'
import { checkParts } from './parts.js'
import { placeOf, quoteOf, type FlatPassage, type ReadPassage } from './read-passage.js'
import { findRole } from './roles.js'
import { checkShares } from './shares.js'
import { tabledFor, tableValues, type Tabled, type TableValues } from './tabled.js'

/** AR-X01…X07, X10, C10: the text against the tables and against itself. */
export function checkProse(context: CheckContext, report: Reporter): void {
  const values = tableValues(context)
  const passages = flattenPassages(context)
  checkChannels(passages, context, report)
  for (const passage of passages) {
    const read = readPassage(passage, context)
    const claims = read.sentences.flatMap((sentence) => sentence.claims)
    const wrong = claims.filter((claim) => compareClaim(claim, read, values, context, report))
    if (wrong.length === 0) checkBalance(claims, read, values, report)
    checkShares(read, values, report)
    checkParts(read, report)
    checkGrowth(read, context, report)
    checkDifference(read, context, report)
    checkGrowthBefore(read, context, report)
    checkBases(read, context, report)
    checkLastYear(read, context, report)
    checkTurn(read, context, report)
    checkEstimates(read, values, context, report)
  }
}

/** What was read from each sentence that says something of figures: its terms in order, its claims, and why each other number was left alone. */
export function explainClaims(context: CheckContext) {
  return flattenPassages(context).flatMap((passage) => {
    const read = readPassage(passage, context)
    return read.sentences
      .filter(({ tokens, claims }) => tokens.length + claims.length > 0)
      .map(({ start, end, items, claims, estimates, left }) => ({
        sentence: quoteOf(read, start, end),
        terms: items.map(({ id, start: from, end: to }) => `${id} ${read.flat.text.slice(from, to)}`),
        claims: [...claims, ...estimates].map((claim) => ({
          role: claim.role,
          value: claim.value,
          words: quoteOf(read, claim.start, claim.end),
        })),
        left: left.map(({ token, reason }) => ({ number: quoteOf(read, token.start, token.end), reason })),
      }))
  })
}

interface ProsePassage extends FlatPassage {
  readonly topic: Topic | null
}

/** Plans and fees restate no figure of the tables, and what has no words says nothing of any; everything else is read under its heading. */
function flattenPassages({ passages }: CheckContext): ProsePassage[] {
  const prose: ProsePassage[] = []
  let topic: Topic | null = null
  for (const passage of passages) {
    if (passage.kind === 'heading')
      topic = /申请公开|公开(?:政府信息)?(?:的)?申请/.test(passage.text)
        ? 'application'
        : /复议|诉讼/.test(passage.text)
          ? 'disputes'
          : null
    else if (passage.section !== 'closing' && /\p{Script=Han}/u.test(passage.text)) {
      const told = passage.section === 'applications' ? 'application' : passage.section === 'disputes' ? 'disputes' : topic
      prose.push({ passage, flat: flattenText(passage.text), topic: told })
    }
  }
  return prose
}

/** Read only when its turn comes: what is read takes ten times the room of the words. */
function readPassage({ passage, flat, topic }: ProsePassage, { year, organ }: CheckContext): ReadPassage {
  return { passage, flat, sentences: readClaims(flat.text, { year, organ, topic }) }
}

/** True where the text contradicts the tables. */
function compareClaim(claim: Claim, read: ReadPassage, values: TableValues, context: CheckContext, report: Reporter): boolean {
  const tabled = tabledFor(claim.role, values)
  const first = tabled[0]
  if (!first || tabled.some(({ value }) => agrees(claim, value))) return false
  const role = findRole(claim.role)
  const code = role.code === 'check/received-differs' && claim.token === null ? 'check/none-received-differs' : role.code
  const cells = tabledCells(first)
  report(
    code,
    {
      quote: quoteOf(read, claim.start, claim.end),
      what: role.name,
      said: saidBy(claim),
      tabled: writeTabled(first),
      slip: nameClaimSlip(claim, first.value, values),
    },
    {
      at: placeOf(read, claim.start, claim.end),
      cell: cells[0]!.cell,
      related: cells.slice(0, 6).map(({ cell, value }) => ({ cell, at: context.figures.get(cell)?.at, text: elsewhere.tabled(value) })),
    },
  )
  return true
}

/** AR-C10: 40余件 in the text where the tables have nothing; how near it comes to a figure is not judged. */
function checkEstimates(read: ReadPassage, values: TableValues, context: CheckContext, report: Reporter): void {
  for (const claim of read.sentences.flatMap(({ estimates }) => estimates)) {
    const tabled = tabledFor(claim.role, values)
    const first = tabled[0]
    if (!first || claim.value === 0 || tabled.some(({ value }) => value !== 0)) continue
    const cell = first.cells[0]!
    report(
      'check/nothing-tabled',
      { quote: quoteOf(read, claim.start, claim.end), what: findRole(claim.role).name },
      {
        at: placeOf(read, claim.start, claim.end),
        cell,
        related: [{ cell, at: context.figures.get(cell)?.at, text: elsewhere.tabled(0) }],
      },
    )
  }
}

/** The cells the number in the tables comes from: those that are not 0, or the first. */
function tabledCells({ cells, terms }: Tabled): { cell: string; value: number }[] {
  const all = cells.map((cell, index) => ({ cell, value: terms[index]! }))
  const filled = all.filter(({ value }) => value !== 0)
  return filled.length > 0 ? filled : all.slice(0, 1)
}

/** Compared as finely as the text gives it: 9.6亿元 is 96171.6万元, 1.2万件 is 12043. */
function agrees({ value, token }: Claim, tabled: number): boolean {
  return token && (token.kind === 'money' || isRounded(token)) ? Math.abs(value - tabled) < token.step : value === tabled
}

function saidBy({ value, token }: Claim): string {
  if (!token) return said.none
  if (token.kind === 'money') return said.money(Number(value.toFixed(6)))
  return isRounded(token) && value >= 10_000 ? said.tenThousands(value / 10_000) : String(value)
}

function writeTabled({ value, terms }: Tabled): string {
  const shown = terms.filter((term) => term !== 0)
  const sum = String(Number(value.toFixed(6)))
  return shown.length > 1 ? `${sum}（${shown.join('＋')}）` : sum
}
