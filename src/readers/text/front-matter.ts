import type { Block } from '../../model/block.js'
import { textAt, trimText } from '../../text/text.js'
import { isReportTitle } from '../report-title.js'

/** Data about the text between two rules at its head, as site generators and pandoc keep it: `title: …`, `date: …`. */
const frontMatter = /^---[ \t]*\r?\n((?:[A-Za-z_][\w-]*[ \t]*:.*\r?\n|[ \t]+\S.*\r?\n|- .*\r?\n)+)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/

export interface CutFrontMatter {
  readonly blocks: readonly Block[]
  /** The text with that stretch blank, so that all places stay as they are. */
  readonly rest: string
}

/** It is furniture, but for the report's title where the text itself does not give it. */
export function cutFrontMatter(text: string): CutFrontMatter {
  const match = frontMatter.exec(text)
  if (!match) return { blocks: [], rest: text }
  const end = match[0].length
  const rest = match[0].replace(/[^\r\n]/g, ' ') + text.slice(end)
  const start = match[0].indexOf('\n') + 1
  return { blocks: match[1]!.split('\n').flatMap(readLine(start, rest)), rest }
}

function readLine(start: number, rest: string): (line: string) => Block[] {
  let next = start
  return (line) => {
    const at = next
    next += line.length + 1
    const title = /^title[ \t]*:[ \t]*["']?(.+?)["']?\s*$/.exec(line)?.[1]
    if (title === undefined || !isReportTitle(title) || rest.includes(title)) return furniture(line, at)
    const from = line.indexOf(title)
    const heading: Block = { kind: 'heading', level: 0, ...textAt(title, at + from) }
    return [...furniture(line.slice(0, from), at), heading, ...furniture(line.slice(from + title.length), at + from + title.length)]
  }
}

function furniture(text: string, at: number): Block[] {
  const bare = trimText(textAt(text, at))
  return bare.text === '' ? [] : [{ kind: 'chrome', ...bare }]
}
