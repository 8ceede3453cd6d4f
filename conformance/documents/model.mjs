import { readFile } from 'node:fs/promises'

const opened = new Map()

/** The composed document that all writers walk (`nianbao inspect --stage document`), or undefined where it is not at hand. */
export function openModel(file) {
  if (file.model) return file.model
  if (!file.document) return undefined
  if (!opened.has(file.document)) opened.set(file.document, readFile(file.document, 'utf8').then(JSON.parse))
  return opened.get(file.document)
}

/** What a reader of any output must find, in this order. */
export function modelText({ blocks }) {
  return blocks.flatMap((block) => (block.kind === 'table' ? tableTexts(block) : [block.text])).join('\n')
}

function tableTexts({ caption, captionShown, parts }) {
  return [
    ...(captionShown ? [caption] : []),
    ...parts.flatMap((part) => [...(part.caption === null ? [] : [part.caption]), ...cellsOf(part).map((cell) => cell.text)]),
  ]
}

export function cellsOf({ head, body }) {
  return [...head, ...body].flatMap((row) => row.cells)
}

export function tablesOf(model) {
  return model.blocks.filter((block) => block.kind === 'table')
}

export function hiddenCaptions(model) {
  return tablesOf(model)
    .filter((table) => !table.captionShown)
    .map((table) => table.caption)
}
