import { breakLines, widthOf, type Line, type LineShape } from '../../src/layout/line-breaking.js'
import { prepareText, type PreparedText } from '../../src/layout/prepared-text.js'
import { setJustified, setRagged, type SetLine, type SetRun } from '../../src/layout/set-line.js'
import { breakTitle } from '../../src/layout/title-lines.js'
import { plainMeasure } from '../unit/layout/plain-measure.js'

/**
 * Breaks a text into lines of `--- width` ems. `--- shape` is justified (when not given), ragged, balanced or title.
 * A line is shown as its width and its runs, parted by `|`: `{+0.25}` is room added to a character's box, `~0.05` stretching behind each
 * character of a run.
 */
export function runLayout({ input = '', width = '', shape = 'justified' }: Readonly<Record<string, string>>): Record<string, string> {
  const room = Number(width)
  const text = prepareText(input.trim(), 'fang', plainMeasure)
  const lines = chooseLines(text, room, shape.trim())
  const set = lines.map((line, index) => {
    const fills = shape.trim() === 'justified' && (index < lines.length - 1 || widthOf(text, line.from, line.to) > room)
    return showLine(fills ? setJustified(text, line, room) : setRagged(text, line))
  })
  return { lines: `${set.join('\n')}\n` }
}

function chooseLines(text: PreparedText, room: number, shape: string): Line[] {
  return shape === 'title' ? breakTitle(text, room) : breakLines(text, { first: room, rest: room }, shape as LineShape)
}

function showLine({ runs, width }: SetLine): string {
  return `${width.toFixed(2).padStart(5)} ${runs.map(showRun).join('|')}`
}

function showRun({ text, lead, trail, spacing }: SetRun): string {
  return `${showRoom(lead)}${text}${showRoom(trail)}${spacing > 0.005 ? `~${spacing.toFixed(2)}` : ''}`
}

function showRoom(room = 0): string {
  return room === 0 ? '' : `{${room > 0 ? '+' : ''}${room.toFixed(2)}}`
}
