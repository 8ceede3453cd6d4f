/**
 * Pages with more elements than any report has, or nested deeper than a browser would follow, are refused before they are parsed: elements
 * left open a thousand times over make the parser's work grow with the square of the page.
 */
export function isUnreasonable(text: string): boolean {
  let depth = 0
  let deepest = 0
  let tags = 0
  for (const [, slash, name] of text.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    tags++
    if (closesItself.has(name!.toLowerCase())) continue
    depth = slash ? Math.max(0, depth - 1) : depth + 1
    deepest = Math.max(deepest, depth)
  }
  return hasCrowdedTag(text) || tags > tagsAllowed || deepest > deepestAllowed || deepest * tags > workAllowed
}

/** A tag with more attributes than any has: the parser compares each with all before it. Long values (pictures) are no matter. */
function hasCrowdedTag(text: string): boolean {
  let open = -1
  for (const { 0: mark, index } of text.matchAll(/[<>]/g)) {
    if (open >= 0 && index - open > fewestCharacters && hasManyAttributes(text.slice(open, index))) return true
    open = mark === '<' ? index : -1
  }
  return open >= 0 && text.length - open > fewestCharacters && hasManyAttributes(text.slice(open))
}

function hasManyAttributes(tag: string): boolean {
  let attributes = 0
  for (const _ of tag.matchAll(/\s[^\s=<>"'/]/g)) if (++attributes > attributesAllowed) return true
  return false
}

/** Shorter tags cannot hold as many. */
const fewestCharacters = 3000
const attributesAllowed = 1500
/** The longest of 30 saved pages has 1,300 tags; the parser keeps some 2 kB for each. */
const tagsAllowed = 500_000
const deepestAllowed = 1000
const workAllowed = 40_000_000

/** Void elements, and those whose end tag may be left out. */
const closesItself = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option optgroup colgroup caption rt rp html head body'.split(
    ' ',
  ),
)
