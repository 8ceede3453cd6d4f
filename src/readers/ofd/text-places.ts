import type { XmlElement } from '../docx/xml.js'
import { numbersOf } from './open-ofd.js'

/** A character where it begins, in the text object's own coordinates. */
export interface PlacedCharacter {
  readonly text: string
  readonly x: number
  readonly y: number
  /** To the beginning of the next; nothing for the last, or where the file does not say. */
  readonly step: number | undefined
}

/** The characters of a TextCode (GB/T 33190-2016, 11.3), by its DeltaX and DeltaY. */
export function placesOf({ attributes, children }: XmlElement, isElement: (part: XmlElement | string) => boolean): PlacedCharacter[] {
  const text = children
    .filter((part) => !isElement(part))
    .join('')
    .replace(/^[\r\n]+|[\r\n]+$/g, '')
  const across = stepsOf(attributes['DeltaX'])
  const down = stepsOf(attributes['DeltaY'])
  // Programs of Java and .NET count a character beyond the basic plane twice.
  const countsTwice = Math.max(across.length, down.length) > [...text].length - 1
  let [x, y] = [Number(attributes['X'] ?? 0), Number(attributes['Y'] ?? 0)]
  let index = 0
  return [...text].map((character) => {
    const taken = countsTwice ? character.length : 1
    const sum = (steps: readonly number[]) => steps.slice(index, index + taken).reduce((all, step) => all + step, 0)
    const step = index < across.length ? sum(across) : undefined
    const placed = { text: character, x, y, step }
    x += step ?? 0
    y += sum(down)
    index += taken
    return placed
  })
}

/** `g 3 5.5 2` is 5.5 three times, then 2 (7.3 ST_Array). More than any line has is made up. */
const mostSteps = 10_000

function stepsOf(written: string | undefined): number[] {
  const tokens = (written ?? '').trim().split(/\s+/).filter(Boolean)
  if (!tokens.includes('g')) return numbersOf(written).map((step) => (Number.isFinite(step) ? step : 0))
  const steps: number[] = []
  for (let at = 0; at < tokens.length && steps.length < mostSteps;) {
    const isGroup = tokens[at] === 'g'
    const count = isGroup ? Math.min(mostSteps, Math.max(0, Number(tokens[at + 1]) || 0)) : 1
    const step = Number(tokens[isGroup ? at + 2 : at]) || 0
    for (let one = 0; one < count; one++) steps.push(step)
    at += isGroup ? 3 : 1
  }
  return steps
}
