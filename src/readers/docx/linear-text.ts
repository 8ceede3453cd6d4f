import type { Text } from '../../model/text.js'
import { textAt, visibleText } from '../../text/text.js'

/** The document written out as text: one paragraph or cell a line. Every place in a Word file is a place in this. What is never seen stands in it, and is read over. */
export class LinearText {
  text = ''

  /** A text of another file as it is; gives where it begins. */
  addWhole(text: string): number {
    const start = this.text.length
    this.text += `${text}\n`
    return start
  }

  add(written: string): Text {
    const line = textAt(written.trim(), this.text.length)
    this.text += `${line.text}\n`
    return visibleText(line)
  }
}
