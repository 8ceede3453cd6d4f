import { findNodeAtLocation, parseTree, type ParseError } from 'jsonc-parser'

/** Where a JSON text stops being JSON, as a person finds it: `第3行第5列`. */
export function placeOfFault(text: string): string {
  const errors: ParseError[] = []
  parseTree(text, errors, { disallowComments: true })
  return placeAt(text, errors[0]?.offset ?? text.length)
}

/** Where a value stands in a JSON text; of one that is not there, where it should stand. */
export function placeOfValue(text: string, path: readonly PropertyKey[]): string {
  const tree = parseTree(text)
  const steps = path.map((step) => (typeof step === 'symbol' ? String(step) : step))
  const parts = tree ? steps.map((_, index) => findNodeAtLocation(tree, steps.slice(0, steps.length - index))) : []
  return placeAt(text, parts.find((part) => part !== undefined)?.offset ?? 0)
}

function placeAt(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n')
  return `第${before.length}行第${before.at(-1)!.length + 1}列`
}
