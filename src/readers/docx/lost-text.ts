import { chooseAlternate, type RunState } from './paragraph.js'
import { isElement, isProperties, type XmlElement } from './xml.js'

/** Words of a document that stand where no reader looks for any: straight in a row, outside a paragraph, in elements of no known kind. */
export function lostText(element: XmlElement, state: Pick<RunState, 'seen'>): string[] {
  if (element.name === 'mc:AlternateContent') {
    const chosen = chooseAlternate(element)
    return chosen ? lostText(chosen, state) : []
  }
  if (words.has(element.name)) return state.seen.has(element) ? [] : [element.children.filter((node) => !isElement(node)).join('')]
  if (isProperties(element) || drawn.has(element.name)) return wordsBelow(element, state)
  return element.children.flatMap((node) => {
    if (isElement(node)) return lostText(node, state)
    return codes.has(element.name) || node.trim() === '' ? [] : [node]
  })
}

const words = new Set(['w:t', 'm:t', 'w:delText'])
/** Their text tells Word what to work out. */
const codes = new Set(['w:instrText', 'w:delInstrText', 'w:fldData'])
/** They say by text where things are drawn. */
const drawn = new Set(['w:drawing', 'w:pict', 'w:object'])

function wordsBelow(element: XmlElement, state: Pick<RunState, 'seen'>): string[] {
  return element.children
    .filter(isElement)
    .flatMap((node) => (words.has(node.name) || node.name === 'mc:AlternateContent' ? lostText(node, state) : wordsBelow(node, state)))
}
