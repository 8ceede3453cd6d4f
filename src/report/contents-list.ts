import { dropEntry, isText, type Entry, type TextEntry } from './entries.js'

/** A list of contents repeats the headings that follow. It is left out: our outputs make their own. */
export function dropContentsList(entries: readonly Entry[]): Entry[] {
  const listed = new Set([...findLeaderLines(entries), ...findBareHeadings(entries)])
  if (listed.size < leastLines) return [...entries]
  return entries.map((entry) => (isText(entry) && (listed.has(entry) || isCaption(entry.placed.text)) ? dropEntry(entry) : entry))
}

/** Fewer lines may be anything. */
const leastLines = 3

function isCaption(text: string): boolean {
  return /^目\s*[录錄]$/.test(text.trim())
}

/** `一、总体情况……1`, the dots and the number perhaps split off as a paragraph. */
function findLeaderLines(entries: readonly Entry[]): TextEntry[] {
  return entries.flatMap((entry, index): TextEntry[] => {
    if (!isText(entry) || entry.placed.text.length > 80) return []
    const next = entries[index + 1]
    if (/^[\s.．…·]{3,}\d{1,3}$/.test(entry.placed.text) || /\S[.．…·]{2,}\s*\d{1,3}$/.test(entry.placed.text)) return [entry]
    return isText(next) && /^[\s.．…·]{3,}\d{1,3}$/.test(next.placed.text) ? [entry] : []
  })
}

/** Headings of statutory sections one after the other with nothing between, each of which stands again further down. */
function findBareHeadings(entries: readonly Entry[]): TextEntry[] {
  const headings = entries.flatMap((entry, index) =>
    isText(entry) && entry.heading?.ordinal && entry.heading.end === entry.placed.text.length
      ? [{ entry, index, id: entry.heading.section.id }]
      : [],
  )
  const last = new Map(headings.map(({ id, index }) => [id, index]))
  const bare = headings.filter(({ index, id }, at) => {
    const adjoins = headings[at + 1]?.index === index + 1 || headings[at - 1]?.index === index - 1
    return adjoins && last.get(id)! > index
  })
  return bare.length < leastLines ? [] : bare.map(({ entry }) => entry)
}
