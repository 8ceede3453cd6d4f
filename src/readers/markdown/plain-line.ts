import { hasPipe } from '../text/pipes.js'

/** Running text: neither blank, nor a heading, nor a row of a table (with pipes, or set in columns), nor an item of a list. */
export function isPlainLine(line: string): boolean {
  return line.trim() !== '' && !hasPipe(line) && !/^ {0,3}(?:#{1,6}[ \t]|[-*+>|])|^ {2}|\S {2,}\S/.test(line)
}
