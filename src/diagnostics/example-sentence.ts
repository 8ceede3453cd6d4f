import type { Entry, Facts } from './entry.js'

/** An entry's sentence with … for its facts. */
export function exampleSentence(entry: Entry<Facts>): string {
  return entry
    .message(anyFact as Facts)
    .replace(/NaN/g, '…')
    .replace(/(?:…[、，]?)+…/g, '…')
}

/**
 * Stands for any fact: it prints as …, holds facts under every name, and gives itself once where a list is gone through.
 * It is true, and compares with nothing.
 */
const anyFact: unknown = new Proxy(() => anyFact, {
  get(_, name) {
    if (name === Symbol.toPrimitive) return () => '…'
    if (name === Symbol.iterator) return () => [anyFact][Symbol.iterator]()
    if (name === 'map' || name === 'flatMap') return (each: (one: unknown) => unknown) => [each(anyFact)].flat()
    if (name === 'filter' || name === 'slice') return () => [anyFact]
    if (name === 'join' || name === 'toString' || name === 'trim' || name === 'toFixed' || name === 'replace' || name === 'replaceAll')
      return () => '…'
    return anyFact
  },
  apply: () => anyFact,
})
