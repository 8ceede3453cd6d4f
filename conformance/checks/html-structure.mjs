import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openHtml } from '../documents/html.mjs'
import { openModel, tablesOf } from '../documents/model.mjs'
import { squeeze } from '../documents/text.mjs'
import { applyRules } from '../results.mjs'

/** standards/output.md §3.1; what needs a browser is in html-behaviour.mjs, contrast is axe's. */
const rules = [
  { id: 'H-01', title: 'lang="zh-CN"', check: checkLanguage },
  { id: 'H-02', title: 'the title is the h1', check: checkTitle },
  { id: 'H-03', title: 'one h1, no heading level skipped', check: checkOutline },
  { id: 'H-04', title: 'landmarks: one main, a nav named 目录', check: checkLandmarks },
  { id: 'H-06', title: 'every table has a caption', check: checkCaptions },
  { id: 'H-07', title: 'every th has a scope', check: checkScopes },
  { id: 'H-08', title: 'cells under several headers name them all, within their table', check: checkHeaders },
  { id: 'H-09', title: 'no picture, no layout table', check: checkPictures },
  { id: 'H-15', title: 'no reordering by style', check: checkOrder },
  { id: 'H-18', title: 'print style: A4 with the margins of GB/T 9704', check: checkPrintStyle },
  { id: 'H-19', title: 'downloads name format and size, and are there', check: checkDownloads },
  { id: 'H-21', title: 'figures as the model has them, zeros written 0', check: checkFigures },
  { id: 'H-anchors', title: 'the contents lead to every section', check: checkContents },
]

export const htmlStructure = {
  formats: ['html'],
  titles: Object.fromEntries(rules.map(({ id, title }) => [id, title])),
  run: (files) => applyRules(files, 'html', openHtml, rules),
}

const expect = (condition, problem) => (condition ? [] : [problem])
const shown = (text) => `“${text.trim().slice(0, 16)}”`

function checkLanguage({ $ }) {
  return expect($('html').attr('lang') === 'zh-CN', `lang is ${$('html').attr('lang')}`)
}

function checkTitle({ $ }) {
  return expect(
    squeeze($('title').text()) === squeeze($('h1').text()) && $('title').text().trim(),
    `${shown($('title').text())} is not ${shown($('h1').text())}`,
  )
}

function checkOutline({ $ }) {
  const levels = $('h1, h2, h3, h4, h5, h6')
    .toArray()
    .filter((node) => $(node).closest('nav').length === 0)
    .map((node) => Number(node.name[1]))
  return [
    ...expect(levels.filter((level) => level === 1).length === 1 && levels[0] === 1, 'not one h1 at the start'),
    ...levels.slice(1).flatMap((level, index) => expect(level <= levels[index] + 1, `h${level} follows h${levels[index]}`)),
  ]
}

function checkLandmarks({ $ }) {
  const hasSections = $('main h2').length > 0
  return [
    ...expect($('main').length === 1, `${$('main').length} main`),
    ...expect(!hasSections || $('nav[aria-label="目录"]').length === 1, 'no nav named 目录'),
  ]
}

function checkCaptions({ $ }) {
  const tables = $('table').toArray()
  if (tables.length === 0) return null
  return tables.filter((table) => !$(table).children('caption').text().trim()).map((_, index) => `table ${index + 1} has none`)
}

function checkScopes({ $ }) {
  const headers = $('th').toArray()
  if (headers.length === 0) return null
  return headers
    .filter((node) => !/^(row|col|rowgroup|colgroup)$/.test($(node).attr('scope') ?? ''))
    .map((node) => `${shown($(node).text())} has the scope ${$(node).attr('scope')}`)
}

function checkHeaders({ $ }) {
  const tables = $('table').toArray()
  if (tables.length === 0) return null
  const ids = $('[id]')
    .map((_, node) => $(node).attr('id'))
    .get()
  const repeated = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
  return [...repeated.map((id) => `the id ${id} occurs twice`), ...tables.flatMap((table) => tableHeaderProblems($, table))]
}

/** A table whose headers stand in one row and one column needs no ids; any other one needs them all. */
function tableHeaderProblems($, table) {
  const isSimple = $(table).find('thead tr').length <= 1 && $(table).find('tbody th + th, th[colspan], th[rowspan]').length === 0
  const own = new Set(
    $(table)
      .find('th[id]')
      .map((_, node) => $(node).attr('id'))
      .get(),
  )
  return $(table)
    .find('td')
    .toArray()
    .flatMap((cell) => {
      const headers = ($(cell).attr('headers') ?? '').split(/\s+/).filter(Boolean)
      const strangers = headers.filter((id) => !own.has(id)).map((id) => `${shown($(cell).text())} names ${id}, no th of its table`)
      const isHeaded = $(table).find('th').length > 0
      return [...strangers, ...expect(!isHeaded || isSimple || headers.length > 0, `${shown($(cell).text())} names no headers`)]
    })
}

function checkPictures({ $ }) {
  return [
    ...$('img, picture, canvas, object, iframe, embed')
      .toArray()
      .map((node) => `<${node.name}>`),
    ...$('table')
      .toArray()
      .filter((table) => $(table).attr('role') === 'presentation' || $(table).find('table').length > 0)
      .map(() => 'a layout table'),
  ]
}

const styleOf = ($) => $('style').text()

function checkOrder({ $ }) {
  return [...styleOf($).matchAll(/(?:flex-direction\s*:\s*\S*reverse|[{;\s]order\s*:|grid-area\s*:|float\s*:\s*right)[^;}]*/g)].map(
    ([text]) => text.trim(),
  )
}

function checkPrintStyle({ $ }) {
  const css = styleOf($).replace(/\s+/g, ' ')
  const wanted = [
    /@page[^}]*size ?: ?A4/i,
    /@page[^}]*margin ?: ?37mm 26mm 35mm 28mm/,
    /table-header-group/,
    /break-inside ?: ?avoid/,
    /@media print/,
  ]
  return wanted.filter((pattern) => !pattern.test(css)).map((pattern) => `no ${pattern.source}`)
}

function checkDownloads({ $, path }) {
  const links = $('a[href]')
    .toArray()
    .filter((node) => /\.(docx|pdf|json|csv)$/.test($(node).attr('href')))
  const written = ['docx', 'pdf'].filter((format) => existsSync(path.replace(/html$/, format)))
  const linked = links.map((node) => $(node).attr('href').split('.').at(-1))
  return [
    ...written.filter((format) => !linked.includes(format)).map((format) => `no link to the .${format} beside it`),
    ...links
      .filter((node) => !existsSync(join(dirname(path), decodeURIComponent($(node).attr('href')))))
      .map((node) => `${$(node).attr('href')} is not there`),
    ...links
      .filter((node) => !/(DOCX|PDF|JSON|CSV).*\d+(\.\d+)? ?[KM]B/.test($(node).text()))
      .map((node) => `${shown($(node).text())} does not name format and size`),
  ]
}

/** A figure that the model has as a number must show as that number; one that is lost may be empty. */
async function checkFigures({ $ }, file) {
  const model = await openModel(file)
  if (!model) return null
  const expected = tablesOf(model)
    .flatMap((table) => table.parts)
    .flatMap((part) => [...part.head, ...part.body])
    .flatMap((row) => row.cells)
    .filter((cell) => !cell.scope)
  const found = $('main td')
    .map((_, cell) => squeeze($(cell).text()))
    .get()
  if (found.length !== expected.length) return [`${found.length} data cells, ${expected.length} in the document`]
  return expected.flatMap((cell, index) =>
    expect(found[index] === squeeze(cell.text), `${cell.figure?.path ?? `cell ${index + 1}`}: “${found[index]}”, not “${cell.text}”`),
  )
}

function checkContents({ $ }) {
  const sections = $('main h2').toArray()
  if (sections.length === 0) return null
  const targets = new Set(
    $('nav a[href^="#"]')
      .map((_, node) => $(node).attr('href').slice(1))
      .get(),
  )
  const strays = [...targets].filter((id) =>
    $('[id]')
      .toArray()
      .every((node) => $(node).attr('id') !== id),
  )
  return [
    ...sections
      .filter((node) => !targets.has($(node).attr('id') ?? '') && !targets.has($(node).closest('section').attr('id') ?? ''))
      .map((node) => `no entry for ${shown($(node).text())}`),
    ...strays.map((id) => `#${id} leads nowhere`),
  ]
}
