import { readFile } from 'node:fs/promises'
import { load } from 'cheerio'
import { unzipSync } from 'fflate'

const opened = new Map()

/** The package's parts: `xml(name)` gives one as a cheerio query, with its prefixes kept: `$('w\\:p')`. */
export function openDocx(path) {
  if (!opened.has(path)) opened.set(path, readDocx(path))
  return opened.get(path)
}

async function readDocx(path) {
  const parts = unzipSync(await readFile(path))
  const parsed = new Map()
  const xml = (name) => {
    if (!parts[name]) throw new Error(`the package has no ${name}`)
    if (!parsed.has(name)) parsed.set(name, load(Buffer.from(parts[name]).toString('utf8'), { xml: true }))
    return parsed.get(name)
  }
  return { path, names: Object.keys(parts), bytes: parts, xml, $: xml('word/document.xml') }
}

/** The body's text in order; a cell that only continues a vertical merge has none of its own. */
export function docxText({ $ }) {
  return $('w\\:body w\\:t, w\\:body w\\:tab, w\\:body w\\:br, w\\:body w\\:noBreakHyphen')
    .toArray()
    .filter((node) => node.parent?.name === 'w:r')
    .map((node) => pieceOf($, node))
    .join('')
}

function pieceOf($, node) {
  if (node.name === 'w:t') return $(node).text()
  return node.name === 'w:noBreakHyphen' ? '\u2011' : '\n'
}
