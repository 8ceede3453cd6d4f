import { MappedText } from '../mapped-text.js'

/** The document written out as text: one paragraph or cell a line. Every place in a Word file is a place in this. What is never seen stands in it, and is read over. */
export class LinearText {
  text = ''

  add(written: string): MappedText {
    const line = written.trim()
    const placed = new MappedText()
    placed.add(line, this.text.length)
    this.text += `${line}\n`
    return placed.visible()
  }
}
