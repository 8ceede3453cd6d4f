import type { Span } from '../model/span.js'
import type { Run, Text } from '../model/text.js'
import { runsOf } from './runs.js'

/** Puts a text together, stretch by stretch. */
export class TextBuilder {
  text = ''
  /** Of the text so far. Asking the growing text itself would copy it each time. */
  lastCharacter = ''
  private readonly runs: Run[] = []

  /** As many source units from `start` on are the characters added, one for one. */
  add(text: string, start: number): void {
    this.addFor(text, { start, end: start + text.length })
  }

  /** The characters stand for a stretch of another length; an empty one for what the source only implies. */
  addFor(text: string, { start, end }: Span): void {
    if (text === '') return
    const last = this.runs.at(-1)
    const runsOn = last && end - start === text.length && last[2] === start && last[2] - last[1] === this.text.length - last[0]
    if (runsOn) this.runs[this.runs.length - 1] = [last[0], last[1], end]
    else this.runs.push([this.text.length, start, end])
    this.text += text
    this.lastCharacter = text.at(-1)!
  }

  append(text: Text): void {
    const runs = runsOf(text)
    runs.forEach(([index, start, end], number) => this.addFor(text.text.slice(index, runs[number + 1]?.[0]), { start, end }))
  }

  /** `place`: where a text without a character stands. */
  finish(place: Span = { start: 0, end: 0 }): Text {
    const { text, runs } = this
    const [first] = runs
    if (!first) return { text: '', at: { start: place.start, end: place.start } }
    const at = { start: first[1], end: Math.max(first[1], runs.at(-1)![2]) }
    const isStraight = runs.length === 1 && at.end - at.start === text.length
    return isStraight ? { text, at } : { text, at, runs }
  }
}
