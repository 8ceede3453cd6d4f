import { bodyParagraphs, headingsOf, isOff, paragraphs, property } from '../documents/docx-styles.mjs'
import { openDocx } from '../documents/docx.mjs'
import { openHtml } from '../documents/html.mjs'
import { squeeze } from '../documents/text.mjs'
import { applyRules } from '../results.mjs'

/** standards/output.md §5. */
const rules = [
  { id: 'D-01', title: 'page and margins', check: checkPage },
  { id: 'D-02', title: 'line grid of 579 twips, no character grid', check: checkGrid },
  { id: 'D-03', title: 'running text: 16 pt, spacing −5, exact 579, two characters indented, justified', check: checkBodyStyle },
  { id: 'D-04', title: 'real heading styles with outline levels, named and kept with the next', check: checkHeadingStyles },
  { id: 'D-05', title: 'language zh-CN', check: checkLanguage },
  { id: 'D-06', title: 'every rFonts names all four faces and the East Asian hint', check: checkFonts },
  { id: 'D-07', title: 'line breaking and punctuation settings', check: checkKinsoku },
  { id: 'D-08', title: 'rows are not split, header rows repeat, widow control is on', check: checkRows },
  { id: 'D-09', title: 'tables have a title and a description', check: checkTableTexts },
  { id: 'D-10', title: 'tables are real: fixed grid, merged cells, none nested', check: checkTables },
  { id: 'D-11', title: 'cells have a line height of their own, off the grid', check: checkCellLines },
  { id: 'D-12', title: 'properties: title, creator, language; nothing of the machine', check: checkProperties },
  { id: 'D-13', title: 'page numbers are fields of five runs', check: checkFields },
  { id: 'D-14', title: 'footers differ on odd and even pages', check: checkFooters },
  { id: 'D-15', title: 'pictures are described', check: checkPictures },
  { id: 'D-16', title: 'links are real and say what they are', check: checkLinks },
  { id: 'D-17', title: 'mode 15; no macro, no external part, no object', check: checkPackage },
  { id: 'D-18', title: 'the disclosure table is one table kept together', check: checkDisclosure },
  { id: 'D-text', title: 'black text throughout', check: checkColour },
]

export const docxStructure = {
  formats: ['docx'],
  /** Of the file alone, not of the model it was written from. */
  judgesFiles: true,
  titles: Object.fromEntries(rules.map(({ id, title }) => [id, title])),
  run: (files) => applyRules(files, 'docx', openDocx, rules),
}

const expect = (condition, problem) => (condition ? [] : [problem])
const shown = (text) => `“${text.trim().slice(0, 14)}”`

/** The attributes of an element that do not have the values wanted. */
function attributeProblems(element, wanted, name) {
  if (!element || element.length === 0) return [`no ${name}`]
  return Object.entries(wanted).flatMap(([key, value]) =>
    expect(element.attr(`w:${key}`) === String(value), `${name} has ${key} ${element.attr(`w:${key}`)}, not ${value}`),
  )
}

/** On a landscape sheet the sides change places; what is checked is the upright one. */
function uprightSections($) {
  return $('w\\:sectPr')
    .toArray()
    .map((node) => $(node))
    .filter((section) => section.find('w\\:pgSz').attr('w:orient') !== 'landscape')
}

function checkPage({ $ }) {
  return uprightSections($).flatMap((section) => [
    ...attributeProblems(section.find('w\\:pgSz'), { w: 11906, h: 16838 }, 'pgSz'),
    ...attributeProblems(section.find('w\\:pgMar'), { top: 2098, right: 1474, bottom: 1984, left: 1588, gutter: 0 }, 'pgMar'),
    ...expect(
      Math.abs(Number(section.find('w\\:pgMar').attr('w:footer')) - 1440) <= 20,
      `footer at ${section.find('w\\:pgMar').attr('w:footer')}`,
    ),
  ])
}

function checkGrid({ $ }) {
  return uprightSections($).flatMap((section) =>
    attributeProblems(section.find('w\\:docGrid'), { type: 'lines', linePitch: 579 }, 'docGrid'),
  )
}

function checkBodyStyle(document) {
  const body = bodyParagraphs(document)
  if (body.length === 0) return paragraphs(document).length > 3 ? ['no justified paragraph'] : null
  return body.flatMap((paragraph) => {
    const of = (group, name) => property(document, paragraph, group, name)
    return [
      ...attributeProblems(of('pPr', 'spacing'), { line: 579, lineRule: 'exact' }, 'spacing'),
      ...attributeProblems(of('pPr', 'ind'), { firstLineChars: 200, firstLine: 630 }, 'ind'),
      ...attributeProblems(of('rPr', 'sz'), { val: 32 }, 'sz'),
      ...attributeProblems(of('rPr', 'spacing'), { val: -5 }, 'character spacing'),
    ].map((problem) => `${shown(paragraph.text())}: ${problem}`)
  })
}

async function checkHeadingStyles(document, file) {
  const headings = headingsOf(document)
  const levels = headings.map((paragraph) => Number(property(document, paragraph, 'pPr', 'outlineLvl').attr('w:val')))
  const sections = file.html ? await htmlHeadings(file) : undefined
  const texts = new Set(headings.map((paragraph) => squeeze(paragraph.find('w\\:t').text())))
  return [
    ...headings
      .filter((paragraph) => property(document, paragraph, 'pPr', 'keepNext').length === 0)
      .map((paragraph) => `${shown(paragraph.text())} is not kept with the next`),
    ...headings
      .filter((paragraph) => paragraph.find('w\\:pPr > w\\:pStyle').length === 0)
      .map((paragraph) => `${shown(paragraph.text())} has no style`),
    ...levels
      .slice(1)
      .flatMap((level, index) => expect(level <= levels[index] + 1, `level ${level + 1} follows level ${levels[index] + 1}`)),
    ...(sections ?? []).filter((heading) => !texts.has(heading)).map((heading) => `${shown(heading)} has no heading style`),
  ]
}

async function htmlHeadings(file) {
  const { $ } = await openHtml(file.html)
  return $('main h2, main h3, main h4, main h5')
    .map((_, heading) => squeeze($(heading).text()))
    .get()
}

function checkLanguage(document) {
  const styles = document.xml('word/styles.xml')
  return [
    ...attributeProblems(styles('w\\:docDefaults w\\:lang'), { eastAsia: 'zh-CN' }, 'lang'),
    ...attributeProblems(document.xml('word/settings.xml')('w\\:themeFontLang'), { eastAsia: 'zh-CN' }, 'themeFontLang'),
  ]
}

function checkFonts(document) {
  const parts = document.names.filter((name) => /^word\/(document|styles|footer\d*|numbering)\.xml$/.test(name))
  const faces = ['w:ascii', 'w:hAnsi', 'w:eastAsia', 'w:cs']
  return parts.flatMap((name) => {
    const $ = document.xml(name)
    return $('w\\:rFonts')
      .toArray()
      .flatMap((node) => {
        const missing = faces.filter((face) => !$(node).attr(face))
        const parent = $(node).closest('w\\:style').attr('w:styleId') ?? $(node).closest('w\\:p').text().slice(0, 12)
        return [
          ...missing.map((face) => `${name} ${parent}: no ${face}`),
          ...expect($(node).attr('w:hint') === 'eastAsia', `${name} ${parent}: no East Asian hint`),
        ]
      })
  })
}

function checkKinsoku(document) {
  const settings = document.xml('word/settings.xml')
  const of = (name) => property(document, bodyParagraphs(document)[0] ?? paragraphs(document)[0], 'pPr', name)
  return [
    ...expect(of('overflowPunct').length > 0 && isOff(of('overflowPunct')), 'overflowPunct is not off'),
    ...['kinsoku', 'autoSpaceDE', 'autoSpaceDN'].flatMap((name) => expect(of(name).length > 0 && !isOff(of(name)), `${name} is not on`)),
    ...attributeProblems(settings('w\\:characterSpacingControl'), { val: 'compressPunctuation' }, 'characterSpacingControl'),
    ...attributeProblems(settings('w\\:noLineBreaksBefore'), { lang: 'zh-CN' }, 'noLineBreaksBefore'),
    ...attributeProblems(settings('w\\:noLineBreaksAfter'), { lang: 'zh-CN' }, 'noLineBreaksAfter'),
  ]
}

const tablesOf = ({ $ }) =>
  $('w\\:tbl')
    .toArray()
    .map((node) => $(node))

async function checkRows(document, file) {
  const { $ } = document
  const tables = tablesOf(document)
  const widow = property(document, bodyParagraphs(document)[0] ?? paragraphs(document)[0], 'pPr', 'widowControl')
  const heads = file.html ? await headRowCounts(file) : []
  return [
    ...expect(widow.length > 0 && !isOff(widow), 'widow control is not on'),
    ...tables.flatMap((table, index) => {
      const rows = table
        .children('w\\:tr')
        .toArray()
        .map((row) => $(row))
      const isHeader = rows.map((row) => row.find('w\\:trPr > w\\:tblHeader').length > 0)
      const headers = isHeader.filter(Boolean).length
      return [
        ...rows.flatMap((row, number) =>
          expect(row.find('w\\:trPr > w\\:cantSplit').length > 0 || isTall($, row), `table ${index + 1}, row ${number + 1} may be split`),
        ),
        ...expect(isHeader.lastIndexOf(true) === headers - 1, `table ${index + 1}: header rows are not the first ones`),
        ...(heads[index] === undefined
          ? []
          : expect(headers === heads[index], `table ${index + 1}: ${headers} header rows, ${heads[index]} in the page`)),
      ]
    }),
  ]
}

const PAGE = 12756
/** 五号 and the line that goes with it, in twips. */
const [CHARACTER, LINE] = [210, 290]

/** A row longer than a page has to be split: kept whole it would run off the page. */
function isTall($, row) {
  return row
    .children('w\\:tc')
    .toArray()
    .some((cell) => {
      const perLine = Math.max(1, Math.floor(Number($(cell).find('w\\:tcW').attr('w:w')) / CHARACTER))
      return ($(cell).text().length / perLine) * LINE > PAGE * 0.8
    })
}

/** Rows of `thead` by table; undefined for a table that the page writes in several parts. */
async function headRowCounts(file) {
  const { $ } = await openHtml(file.html)
  const groups = $('main table')
    .toArray()
    .map((table) => ({ rows: $(table).find('thead tr').length, part: $(table).closest('[role=region], section, div')[0] }))
  const counts = new Map()
  for (const { rows, part } of groups) counts.set(part, counts.has(part) ? undefined : rows)
  return [...counts.values()]
}

function checkTableTexts(document) {
  const tables = tablesOf(document)
  if (tables.length === 0) return null
  return tables.flatMap((table, index) =>
    ['tblCaption', 'tblDescription'].flatMap((name) =>
      expect(table.find(`w\\:tblPr > w\\:${name}`).attr('w:val')?.trim(), `table ${index + 1} has no ${name}`),
    ),
  )
}

function checkTables(document) {
  const { $ } = document
  const tables = tablesOf(document)
  if (tables.length === 0) return null
  return tables.flatMap((table, index) => {
    const columns = table.find('> w\\:tblGrid > w\\:gridCol').length
    const widths = table
      .children('w\\:tr')
      .toArray()
      .map((row) => rowWidth($, row))
    return [
      ...expect(table.find('w\\:tblLayout').attr('w:type') === 'fixed', 'the layout is not fixed'),
      ...expect(table.find('w\\:tblPr > w\\:tblLook').length > 0, 'no tblLook'),
      ...expect(table.find('w\\:tc w\\:tbl').length === 0, 'a table in a table'),
      ...widths.flatMap((width, row) => expect(width === columns, `row ${row + 1} has ${width} columns of ${columns}`)),
      ...table
        .find('w\\:tc')
        .toArray()
        .flatMap((cell) => expect($(cell).find('w\\:tcPr > w\\:tcW').length > 0, 'a cell without a width')),
    ].map((problem) => `table ${index + 1}: ${problem}`)
  })
}

function rowWidth($, row) {
  const cells = $(row).children('w\\:tc').toArray()
  return cells.reduce((sum, cell) => sum + Number($(cell).find('w\\:tcPr > w\\:gridSpan').attr('w:val') ?? 1), 0)
}

function checkCellLines(document) {
  const { $ } = document
  const cells = $('w\\:tc > w\\:p')
    .toArray()
    .map((node) => $(node))
  if (cells.length === 0) return null
  const onGrid = cells.filter((paragraph) => {
    const snap = property(document, paragraph, 'pPr', 'snapToGrid')
    return snap.length === 0 || !isOff(snap)
  })
  const tall = cells.filter((paragraph) => Number(property(document, paragraph, 'pPr', 'spacing').attr('w:line')) >= 579)
  return [
    ...expect(onGrid.length === 0, `${onGrid.length} cell paragraphs snap to the grid`),
    ...expect(tall.length === 0, `${tall.length} cell paragraphs have the line of running text`),
  ]
}

function checkProperties(document) {
  const core = document.xml('docProps/core.xml')
  const texts = ['dc\\:title', 'dc\\:creator', 'dc\\:language'].flatMap((name) =>
    expect(core(name).text().trim(), `no ${name.replace('\\', '')}`),
  )
  // A report without a date states none.
  const [created, modified] = ['dcterms\\:created', 'dcterms\\:modified'].map((name) => core(name).text())
  const dates = expect(created === modified && /^(?:\d{4}-\d\d-\d\dT.*)?$/.test(created), `created “${created}”, modified “${modified}”`)
  const editor = core('cp\\:lastModifiedBy').text()
  return [...texts, ...dates, ...expect(editor === '' || editor === core('dc\\:creator').text(), `last modified by “${editor}”`)]
}

function footers(document) {
  return document.names.filter((name) => /^word\/footer\d*\.xml$/.test(name)).map((name) => document.xml(name))
}

function checkFields(document) {
  const marks = footers(document).map(($) =>
    $('w\\:r')
      .toArray()
      .flatMap((run) => {
        const parts = $(run).children('w\\:fldChar, w\\:instrText').toArray()
        return parts.length > 1 ? ['several in one run'] : parts.map((part) => $(part).attr('w:fldCharType') ?? $(part).text().trim())
      }),
  )
  if (marks.length === 0) return ['no footer']
  return marks
    .map((field) => field.join(' '))
    .filter((field) => !/^begin PAGE( .*)? separate end$/.test(field))
    .map((field) => `the field is ${field || 'missing'}`)
}

function checkFooters(document) {
  const { $, xml } = document
  const sections = $('w\\:sectPr')
    .toArray()
    .map((node) =>
      $(node)
        .find('w\\:footerReference')
        .map((_, reference) => $(reference).attr('w:type'))
        .get(),
    )
  // Cover and contents, a section before the report's, bear no number.
  const numbered = sections.length > 1 && sections[0].length === 0 ? sections.slice(1) : sections
  const sides = footers(document).map((footer) => property(document, footer('w\\:p').first(), 'pPr', 'jc').attr('w:val'))
  return [
    ...expect(xml('word/settings.xml')('w\\:evenAndOddHeaders').length > 0, 'evenAndOddHeaders is not set'),
    ...numbered.flatMap((kinds) => expect(kinds.includes('default') && kinds.includes('even'), `footers for ${kinds}`)),
    ...expect(sides.some((side) => /left|start/.test(side)) && sides.some((side) => /right|end/.test(side)), `footers at ${sides}`),
    ...footers(document).flatMap((footer) =>
      expect(/^— ?\d* ?—$/.test(footer('w\\:t').text()), `the footer reads “${footer('w\\:t').text()}”`),
    ),
  ]
}

function checkPictures({ $ }) {
  const pictures = $('wp\\:docPr').toArray()
  return pictures.length === 0 ? null : pictures.filter((node) => !$(node).attr('descr')).map(() => 'a picture without a description')
}

function checkLinks({ $ }) {
  const links = $('w\\:hyperlink').toArray()
  return links.length === 0 ? null : links.filter((node) => !$(node).text().trim()).map(() => 'a link without text')
}

function checkPackage(document) {
  const settings = document.xml('word/settings.xml')
  const mode = settings('w\\:compatSetting[w\\:name="compatibilityMode"]').attr('w:val')
  const relations = document.names.filter((name) => name.endsWith('.rels'))
  return [
    ...expect(mode === '15', `compatibility mode ${mode}`),
    ...expect(!document.names.some((name) => /vbaProject|embeddings|activeX/i.test(name)), 'holds a macro or an object'),
    ...relations.flatMap((name) => {
      const $ = document.xml(name)
      return $('Relationship[TargetMode="External"]')
        .toArray()
        .filter((node) => !$(node).attr('Type').endsWith('/hyperlink'))
        .map((node) => `${name} leads to ${$(node).attr('Target')}`)
    }),
  ]
}

function checkDisclosure(document) {
  const { $ } = document
  const table = tablesOf(document).find((candidate) => candidate.text().includes('第二十条第'))
  if (!table) return null
  const rows = table.children('w\\:tr').toArray()
  const loose = rows.slice(0, -1).filter((row) =>
    $(row)
      .find('w\\:p')
      .toArray()
      .every((paragraph) => property(document, $(paragraph), 'pPr', 'keepNext').length === 0),
  )
  const parts = new Set(table.text().match(/第二十条第（.）项/g))
  return [
    ...expect(loose.length === 0, `${loose.length} rows are not kept with the next`),
    ...expect(parts.size >= 4, `only ${parts.size} parts in one table`),
  ]
}

function checkColour(document) {
  return ['word/document.xml', 'word/styles.xml'].flatMap((name) => {
    const $ = document.xml(name)
    return $('w\\:rPr > w\\:color')
      .toArray()
      .map((node) => $(node).attr('w:val'))
      .filter((value) => !/^(000000|auto)$/.test(value))
      .map((value) => `${name}: ${value}`)
  })
}
