import { readFile } from 'node:fs/promises'
import { load } from 'cheerio'

const opened = new Map()

export function openHtml(path) {
  if (!opened.has(path))
    opened.set(
      path,
      readFile(path, 'utf8').then((source) => ({ path, source, $: load(source) })),
    )
  return opened.get(path)
}

/**
 * The text of the report itself: without navigation and downloads, and without the captions that
 * are there only to be read aloud (`hiddenCaptions`).
 */
export function htmlText({ $ }, hiddenCaptions = []) {
  const main = $('main').clone()
  main.find('nav, script, style, [hidden], a[download]').remove()
  main
    .find('caption')
    .filter((_, caption) => hiddenCaptions.includes($(caption).text()))
    .remove()
  return main.text()
}
