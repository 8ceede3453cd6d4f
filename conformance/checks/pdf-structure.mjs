import { load } from 'cheerio'
import { openPdf, textString } from '../documents/pdf.mjs'
import { pdfTables, nodeText } from '../documents/pdf-tables.mjs'
import { descendants } from '../documents/structure-tree.mjs'
import { squeeze } from '../documents/text.mjs'
import { applyRules } from '../results.mjs'

/** standards/output.md §4.2. veraPDF judges most of them too; these look at what it leaves to people as well. */
const rules = [
  { id: 'P-01', title: 'XMP declares PDF/UA-1 and PDF/A-2A', check: checkDeclarations },
  { id: 'P-02', title: 'header, binary comment, ID, no encryption, nothing after %%EOF', check: checkFrame },
  { id: 'P-03', title: 'catalog: Marked, Lang, DisplayDocTitle, title in the XMP', check: checkCatalog },
  { id: 'P-04', title: 'all that is painted is tagged or an artifact, never both', check: checkMarks },
  { id: 'P-05', title: 'standard structure types, every element has its parent', check: checkTypes },
  { id: 'P-06', title: 'headings start at H1 and skip no level', check: checkHeadings },
  { id: 'P-07', title: 'tables hold what tables may hold', check: checkTableKids },
  { id: 'P-08', title: 'table rows have equal column counts', check: checkRegularity },
  { id: 'P-09', title: 'header cells have a scope, data cells name their headers', check: checkHeaders },
  { id: 'P-10', title: 'every element with an ID stands in the IDTree', check: checkIdTree },
  { id: 'P-11', title: 'lists are L > LI > Lbl, LBody', check: checkLists },
  { id: 'P-12', title: 'links are tagged, described and printed', check: checkLinks },
  { id: 'P-13', title: 'all fonts embedded as subsets, Identity-H', check: checkFonts },
  { id: 'P-14', title: 'every character extracts as a real one', check: checkCharacters },
  { id: 'P-15', title: 'sRGB output intent', check: checkOutputIntent },
  { id: 'P-16', title: 'no script, form, action, LZW; limits kept', check: checkForbidden },
  { id: 'P-17', title: 'a bookmark for every heading', check: checkBookmarks },
  { id: 'P-18', title: 'no optional content, no embedded file', check: checkAttachments },
  { id: 'P-size', title: 'at most 350 KB for up to ten pages', check: checkSize, measure: measureSize },
]

export const pdfStructure = {
  formats: ['pdf'],
  titles: Object.fromEntries(rules.map(({ id, title }) => [id, title])),
  run: (files) => applyRules(files, 'pdf', openPdf, rules),
}

const standardTypes = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form'.split(
    ' ',
  ),
)
const expect = (condition, problem) => (condition ? [] : [problem])
const nodesOf = (pdf, pattern) => [...descendants(pdf.structure ?? {})].filter((node) => pattern.test(node.type))

function metadata(pdf) {
  const stream = pdf.objects.resolve(pdf.catalog['/Metadata'])
  return load(stream?.stream.toString('utf8') ?? '', { xml: true })
}

function xmpValue($, name) {
  const element = $(name.replace(':', '\\:')).first().text()
  return (
    element ||
    $(`[${name.replace(':', '\\:')}]`)
      .first()
      .attr(name)
  )
}

function checkDeclarations(pdf) {
  const $ = metadata(pdf)
  const declared = { 'pdfuaid:part': '1', 'pdfaid:part': '2', 'pdfaid:conformance': 'A' }
  return Object.entries(declared).flatMap(([name, value]) =>
    expect(xmpValue($, name) === value, `${name} is ${xmpValue($, name)}, not ${value}`),
  )
}

function checkFrame({ bytes, objects }) {
  const head = bytes.toString('latin1', 0, 64)
  const tail = bytes.toString('latin1', bytes.length - 16)
  return [
    ...expect(/^%PDF-1\.[4-7]\r?\n%[\x80-\xff]{4}/.test(head), 'the header or its binary comment is amiss'),
    ...expect(Array.isArray(objects.resolve(objects.trailer['/ID'])), 'no ID in the trailer'),
    ...expect(!objects.trailer['/Encrypt'], 'encrypted'),
    ...expect(/%%EOF\r?\n?$/.test(tail), 'something follows %%EOF'),
  ]
}

function checkCatalog({ catalog, objects, ...pdf }) {
  const marks = objects.resolve(catalog['/MarkInfo']) ?? {}
  const preferences = objects.resolve(catalog['/ViewerPreferences']) ?? {}
  const $ = metadata({ catalog, objects })
  const titles = $('dc\\:title rdf\\:li')
    .map((_, item) => $(item).text())
    .get()
  const heading = nodesOf(pdf, /^H1$/)[0]
  return [
    ...expect(marks['/Marked'] === true && marks['/Suspects'] !== true, 'not marked as tagged'),
    ...expect(textString(catalog['/Lang']) === 'zh-CN', `language ${catalog['/Lang']}`),
    ...expect(preferences['/DisplayDocTitle'] === true, 'DisplayDocTitle is not set'),
    ...expect(titles.length > 0 && titles[0] !== '', 'no dc:title'),
    ...expect(
      !heading || squeeze(nodeText(heading, pdf)) === squeeze(titles[0] ?? ''),
      `dc:title “${titles[0]}” is not the text of the H1`,
    ),
  ]
}

function checkMarks({ pages }) {
  return pages.flatMap(({ number, painting: { paints, faults } }) => [
    ...faults.map((fault) => `page ${number}: ${fault}`),
    ...paints.flatMap(({ operator, marks }) => markProblems(marks).map((problem) => `page ${number}: ${operator} ${problem}`)),
  ])
}

function markProblems(marks) {
  const artifacts = marks.filter((mark) => mark.tag === 'Artifact')
  const tagged = marks.filter((mark) => mark.mcid !== undefined)
  return [
    ...expect(artifacts.length + tagged.length > 0, 'is neither tagged nor an artifact'),
    ...expect(artifacts.length === 0 || tagged.length === 0, 'is tagged and an artifact at once'),
    ...artifacts.flatMap((mark) =>
      expect(/\/Type ?\/(Pagination|Layout|Page|Background)/.test(mark.properties), 'stands in an artifact without a type'),
    ),
  ]
}

function checkTypes(pdf) {
  if (!pdf.structure) return ['no structure tree']
  return [...descendants(pdf.structure)].flatMap(({ type, dictionary, reference }) => [
    ...expect(standardTypes.has(type), `the type ${type} is no standard one`),
    ...expect(dictionary['/P'] !== undefined, `${type} ${reference} has no parent`),
  ])
}

function checkHeadings(pdf) {
  const levels = nodesOf(pdf, /^H\d$/).map((node) => Number(node.type[1]))
  return [
    ...expect(levels[0] === 1, `the first heading is H${levels[0]}`),
    // Each attachment is a part with a title of its own.
    ...expect(
      levels.filter((level) => level === 1).length === 1 + nodesOf(pdf, /^Part$/).length,
      'not exactly one H1, and one in each part',
    ),
    ...levels.slice(1).flatMap((level, index) => expect(level <= levels[index] + 1, `H${level} follows H${levels[index]}`)),
    ...expect(nodesOf(pdf, /^H$/).length === 0, 'H and Hn are mixed'),
  ]
}

const allowedKids = {
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
  THead: ['TR'],
  TBody: ['TR'],
  TFoot: ['TR'],
  TR: ['TH', 'TD'],
}

function checkTableKids(pdf) {
  const tables = nodesOf(pdf, /^Table$/)
  if (tables.length === 0) return null
  const nested = nodesOf(pdf, /^(Table|THead|TBody|TFoot|TR)$/)
  return [
    ...nested.flatMap((node) =>
      node.kids.flatMap((kid) => expect(allowedKids[node.type].includes(kid.type), `${kid.type ?? 'content'} stands in ${node.type}`)),
    ),
    ...tables.flatMap(({ kids }) => {
      const types = kids.map((kid) => kid.type)
      const count = (type) => types.filter((other) => other === type).length
      return [
        ...expect(count('THead') <= 1 && count('Caption') <= 1, 'more than one THead or Caption'),
        ...expect(count('THead') === 0 || count('TBody') > 0, 'THead without TBody'),
        ...expect(count('Caption') === 0 || types[0] === 'Caption' || types.at(-1) === 'Caption', 'Caption in the middle'),
      ]
    }),
  ]
}

function checkRegularity(pdf) {
  const tables = pdfTables(pdf)
  if (tables.length === 0) return null
  return tables.flatMap(({ overlaps, columnCounts }, index) => [
    ...overlaps.map((problem) => `table ${index + 1}: ${problem}`),
    ...expect(new Set(columnCounts).size <= 1, `table ${index + 1}: rows of ${[...new Set(columnCounts)]} columns`),
  ])
}

function checkHeaders(pdf) {
  const tables = pdfTables(pdf)
  if (tables.length === 0) return null
  return tables.flatMap(({ cells }, index) => {
    const ids = new Set(cells.filter((cell) => cell.type === 'TH').map((cell) => cell.id))
    if (ids.size === 0) return []
    return cells.flatMap((cell) =>
      (cell.type === 'TH' ? scopeProblems(cell) : headerProblems(cell, ids)).map((problem) => `table ${index + 1}: ${problem}`),
    )
  })
}

function scopeProblems({ scope, id, text }) {
  return [
    ...expect(['/Row', '/Column', '/Both'].includes(scope), `TH “${text}” has the scope ${scope}`),
    ...expect(id !== undefined, `TH “${text}” has no ID`),
  ]
}

function headerProblems({ headers, text }, ids) {
  return [
    ...expect(headers.length > 0, `TD “${text}” names no headers`),
    ...headers.flatMap((id) => expect(ids.has(id), `TD “${text}” names ${id}, no header of its table`)),
  ]
}

function checkIdTree(pdf) {
  const withId = [...descendants(pdf.structure ?? {})].filter((node) => node.dictionary['/ID'] !== undefined)
  if (withId.length === 0) return null
  const tree = new Map(nameTreeEntries(pdf.objects.resolve(pdf.structure.root['/IDTree']), pdf.objects))
  return withId.flatMap(({ dictionary, reference }) =>
    expect(tree.get(textString(dictionary['/ID'])) === reference, `ID ${textString(dictionary['/ID'])} does not lead to its element`),
  )
}

function nameTreeEntries(node, objects) {
  if (!node) return []
  const names = objects.resolve(node['/Names']) ?? []
  const own = names.flatMap((name, index) => (index % 2 === 0 ? [[textString(name), names[index + 1]]] : []))
  const kids = (objects.resolve(node['/Kids']) ?? []).flatMap((kid) => nameTreeEntries(objects.resolve(kid), objects))
  return [...own, ...kids]
}

function checkLists(pdf) {
  const lists = nodesOf(pdf, /^(L|LI)$/)
  if (lists.length === 0) return null
  const allowed = { L: ['L', 'LI', 'Caption'], LI: ['Lbl', 'LBody'] }
  return lists.flatMap((node) =>
    node.kids.flatMap((kid) => expect(allowed[node.type].includes(kid.type), `${kid.type} stands in ${node.type}`)),
  )
}

function checkLinks(pdf) {
  const annotations = pdf.pages.flatMap(({ dictionary }) =>
    (pdf.objects.resolve(dictionary['/Annots']) ?? []).map((reference) => ({ reference, dictionary })),
  )
  const tabs = pdf.pages.flatMap(({ dictionary, number }) =>
    expect(dictionary['/Tabs'] === '/S', `page ${number} has no tab order by structure`),
  )
  const tagged = new Set(nodesOf(pdf, /^Link$/).flatMap((node) => node.kids.map((kid) => kid.object)))
  return [...tabs, ...annotations.flatMap(({ reference }) => annotationProblems(pdf.objects.resolve(reference), tagged.has(reference)))]
}

function annotationProblems(annotation, isTagged) {
  return [
    ...expect(isTagged, 'a link annotation stands in no Link element'),
    ...expect(textString(annotation['/Contents'])?.length > 0, 'a link has no description'),
    ...expect((annotation['/F'] & 4) === 4, 'a link is not printed'),
  ]
}

function checkFonts({ objects }) {
  const fonts = objects.all.map(({ value }) => value).filter((value) => value?.['/Type'] === '/Font')
  return fonts
    .filter((font) => font['/Subtype'] === '/Type0')
    .flatMap((font) => {
      const descendant = objects.resolve(objects.resolve(font['/DescendantFonts'])[0])
      const descriptor = objects.resolve(descendant['/FontDescriptor']) ?? {}
      const name = font['/BaseFont']
      return [
        ...expect(/^\/[A-Z]{6}\+/.test(name), `${name} is no subset`),
        ...expect(descriptor['/FontFile2'] ?? descriptor['/FontFile3'], `${name} is not embedded`),
        ...expect(font['/Encoding'] === '/Identity-H', `${name} has the encoding ${font['/Encoding']}`),
        ...expect(descendant['/Subtype'] !== '/CIDFontType2' || descendant['/CIDToGIDMap'] !== undefined, `${name} has no CIDToGIDMap`),
        ...expect(font['/ToUnicode'], `${name} has no ToUnicode`),
      ]
    })
    .concat(
      fonts.filter((font) => !/^\/(Type0|CIDFontType[02])$/.test(font['/Subtype'])).map((font) => `a font of type ${font['/Subtype']}`),
    )
}

function checkCharacters({ pages }) {
  const unreal = /[\u0000\uFEFF\uFFFE\uFFFD\p{Co}\u2E80-\u2FDF]/u
  return pages.flatMap(({ number, runs }) => runs.filter((run) => unreal.test(run.text)).map((run) => `page ${number}: “${run.text}”`))
}

function checkOutputIntent({ catalog, objects }) {
  const intents = (objects.resolve(catalog['/OutputIntents']) ?? []).map(objects.resolve)
  const intent = intents.find((candidate) => candidate['/S'] === '/GTS_PDFA1')
  if (!intent) return ['no output intent GTS_PDFA1']
  const profile = objects.resolve(intent['/DestOutputProfile'])
  return [
    ...expect(profile?.['/N'] === 3, `the profile has ${profile?.['/N']} components`),
    ...expect(profile?.stream.toString('latin1', 16, 20) === 'RGB ', 'the profile is none of RGB'),
  ]
}

const forbiddenKeys = ['/JS', '/JavaScript', '/AA', '/AcroForm', '/XFA', '/Launch', '/RichMedia', '/Movie', '/Sound']

function checkForbidden({ objects, pages }) {
  const text = JSON.stringify(objects.all.map(({ value }) => (value?.stream ? { ...value, stream: undefined } : value)))
  const longStrings = [...text.matchAll(/"u:((?:[^"\\]|\\.)*)"/g)].filter(([, value]) => value.length > 32767)
  return [
    ...forbiddenKeys.filter((key) => text.includes(`"${key}"`)).map((key) => `holds ${key}`),
    ...expect(!text.includes('/LZWDecode'), 'LZW compression'),
    ...expect(longStrings.length === 0, 'a string is too long'),
    ...pages.flatMap(({ number, painting }) => expect(painting.depth <= 28, `page ${number}: q nested ${painting.depth} deep`)),
  ]
}

function checkBookmarks(pdf) {
  const headings = nodesOf(pdf, /^H[2-6]$/).map((node) => squeeze(nodeText(node, pdf)))
  const outline = pdf.objects.resolve(pdf.catalog['/Outlines'])
  const bookmarks = outlineTitles(outline, pdf.objects).map(squeeze)
  return headings.filter((heading) => !bookmarks.includes(heading)).map((heading) => `no bookmark “${heading}”`)
}

function outlineTitles(node, objects) {
  const titles = []
  for (let item = objects.resolve(node?.['/First']); item; item = objects.resolve(item['/Next'])) {
    titles.push(textString(item['/Title']) ?? '', ...outlineTitles(item, objects))
  }
  return titles
}

function checkAttachments({ catalog, objects }) {
  const names = objects.resolve(catalog['/Names']) ?? {}
  return [
    ...expect(!catalog['/OCProperties'], 'has optional content'),
    ...expect(!names['/EmbeddedFiles'] && !catalog['/AF'], 'has embedded files'),
  ]
}

const LARGEST = 350 * 1024

function checkSize({ bytes, pages }) {
  if (pages.length > 10) return null
  return expect(bytes.length <= LARGEST, `${Math.ceil(bytes.length / 1024)} KB`)
}

async function measureSize({ bytes, pages }) {
  return `${Math.ceil(bytes.length / 1024)} KB, ${pages.length} pages`
}
