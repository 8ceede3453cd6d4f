import { readFileSync } from 'node:fs'

/** A small font made by `fixtures/make.py`. */
export function readFixture(name: 'curves.otf' | 'doubling.otf' | 'composite.ttf' | 'pair.ttc' | 'restricted.ttf' | 'round.woff2'): Buffer {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url))
}
