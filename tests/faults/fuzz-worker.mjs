/** Reads damaged files, from one number to another, and tells the parent of each. */
import { pick, randomFrom } from '../../bench/random.mjs'
import { readReports } from '../../dist/convert.js'
import { buildLedger } from '../../dist/report/ledger.js'
import { forms } from '../../dist/forms/index.js'
import { damageBytes, damageText, pdfBases, textBases, wordBases } from './fuzz-damage.mjs'

const [kind, start, end] = process.argv.slice(2)
const bases = await { text: textBases, pdf: pdfBases, doc: wordBases }[kind]()
const labels = squash(stringsOf(forms).join('\n'))

for (let number = Number(start); number < Number(end); number++) {
  const random = randomFrom(number + 1)
  const base = pick(random, bases)
  const damaged = kind === 'text' ? Buffer.from(damageText(base.text, random)) : damageBytes(base.bytes, random)
  if (kind !== 'text') globalThis.gc()
  const before = process.memoryUsage()
  const began = performance.now()
  const problem = await tryFile(damaged, base.name)
  const time = performance.now() - began
  const after = process.memoryUsage()
  process.send({ number, problem, time, memory: Math.round((after.heapUsed + after.external - before.heapUsed - before.external) / 1e6) })
}
process.disconnect()

async function tryFile(bytes, name) {
  try {
    const { source, reports } = await readReports(bytes, name)
    return kind === 'text' && source ? lostIn(source, reports) : null
  } catch (error) {
    return `throws ${error.stack.split('\n').slice(0, 3).join(' ')}`
  }
}

/** By the ledger; and, for what has no tags, by looking for each word in all that the report holds or says. */
function lostIn(source, reports) {
  const all = reports.map(({ report }) => report)
  const blocks = reports.flatMap((one) => one.blocks)
  const said = squash(stringsOf(all.map(({ diagnostics }) => diagnostics)).join('\n'))
  const unaccounted = buildLedger(source, blocks, all)
    .filter((entry) => entry.kind === 'unaccounted')
    .map(({ at }) => source.text.slice(at.start, at.end))
    .find((text) => !said.includes(squash(text)))
  if (unaccounted) return `unsaid ${JSON.stringify(unaccounted)}`
  if (blocks.length === 0 || /<[a-z!/]/i.test(source.text)) return null
  const held = squash(stringsOf(all).join('\n')) + labels
  const isHeld = (word) => held.includes(word) || cutsOf(word).some(([front, back]) => held.includes(front) && held.includes(back))
  const gone = wordsOf(source.text.replace(/&#?\w+;?/g, ' ')).find((word) => !isHeld(word))
  return gone ? `gone ${JSON.stringify(gone)}` : null
}

/** A heading that a paragraph runs on from is cut off. */
function cutsOf(word) {
  return Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => [word.slice(0, at + 1), word.slice(at + 1)])
}

function wordsOf(text) {
  return (
    text
      .normalize('NFKC')
      .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
      .match(/[\p{Script=Han}]+|\p{N}+|[A-Za-z]+/gu) ?? []
  )
}

/** Without marks, which are repaired, and white space. */
function squash(text) {
  return text.normalize('NFKC').replace(/[^\S\n]+|\p{Default_Ignorable_Code_Point}/gu, '')
}

function stringsOf(value) {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [String(value)]
}
