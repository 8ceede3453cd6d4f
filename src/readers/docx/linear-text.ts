import { PlacedText } from '../placed-text.js'

/** The document written out as text: one paragraph or cell a line. Every place in a Word file is a place in this. */
export class LinearText {
  text = ''

  add(written: string): PlacedText {
    const line = written.trim()
    const placed = new PlacedText()
    placed.add(line, this.text.length)
    this.text += `${line}\n`
    return placed
  }
}
