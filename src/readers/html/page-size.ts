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
  return tags > tagsAllowed || deepest > deepestAllowed || deepest * tags > workAllowed
}

const tagsAllowed = 500_000
const deepestAllowed = 1000
const workAllowed = 40_000_000

/** Void elements, and those whose end tag may be left out. */
const closesItself = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option optgroup colgroup caption rt rp html head body'.split(
    ' ',
  ),
)
