import { linePitch, typeArea } from './documents/lines.mjs'

/**
 * One document broken on purpose for each check: a check that cannot fail proves nothing.
 * `edit` changes the source of a page, one part of a Word file, or a PDF with its streams laid open.
 */
export const faults = [
  { id: 'veraPDF-2a', format: 'pdf', edit: replace('/OutputIntents', '/OutputIntentX') },
  { id: 'veraPDF-ua1', format: 'pdf', edit: replace('/DisplayDocTitle true', '/DisplayDocTitle false') },
  { id: 'veraPDF-3a', format: 'attached', edit: replace('/AFRelationship', '/AFRelationshiX') },
  { id: 'veraPDF-3a-ua1', format: 'attached', edit: replace('/DisplayDocTitle true', '/DisplayDocTitle false') },
  { id: 'A-json', format: 'attached', edit: replace('/EmbeddedFiles', '/EmbeddedFileX') },
  { id: 'X-calc', format: 'xlsx', part: 'xl/worksheets/sheet3.xml', edit: replace(/(<f>SUM\(D5:I5\)<\/f><v>)/, '$19') },
  { id: 'X-edit', format: 'xlsx', part: 'xl/worksheets/sheet3.xml', edit: replaceAll(/SUM\(D5:I5\)/g, 'SUM(E5:I5)') },
  { id: 'X-Microsoft365', format: 'xlsx', part: 'xl/styles.xml', edit: replace('<cellXfs ', '<cellXfs wrong="1" ') },
  { id: 'O-text', format: 'ofd', part: /Content\.xml$/, edit: replace('政府信息公开条例', '政府信息公开条') },
  { id: 'O-pages', format: 'ofd', part: /Content\.xml$/, edit: replaceAll(/Size="5\.644"/g, 'Size="9"') },
  { id: 'R-xlsx', format: 'xlsx', part: 'xl/worksheets/sheet3.xml', edit: replace(/(<c r="D6"[^>]*><v>)/, '$17') },
  { id: 'R-ofd', format: 'ofd', part: 'Doc_0/Attachs/report.json', edit: replace(/"value": ?38\b/, '"value":39') },
  { id: 'qpdf', format: 'pdf', bytes: (bytes) => bytes.subarray(0, bytes.length - 400) },
  { id: 'P-01', format: 'pdf', edit: replace(/pdfuaid:part>1/, 'pdfuaid:part>2') },
  { id: 'P-02', format: 'pdf', bytes: (bytes) => Buffer.concat([bytes, Buffer.from('more')]) },
  { id: 'P-03', format: 'pdf', edit: replace('/Lang (zh-CN)', '/Lang (en-US)') },
  { id: 'P-04', format: 'pdf', edit: replace(/\/P <<[^>]*\/MCID \d+[^>]*>> BDC/, '/Span BMC') },
  { id: 'P-05', format: 'pdf', edit: replace('/S /TBody', '/S /TBulk') },
  { id: 'P-06', format: 'pdf', edit: replace('/S /H2', '/S /H4') },
  { id: 'P-07', format: 'pdf', edit: replace('/S /TR', '/S /P') },
  { id: 'P-08', format: 'pdf', edit: replace(/\/ColSpan 2/, '/ColSpan 9') },
  { id: 'P-09', format: 'pdf', edit: replaceAll(/\/Headers \[/g, '/HeaderX [') },
  { id: 'P-10', format: 'pdf', edit: replace('/IDTree', '/IDTrex') },
  { id: 'P-12', format: 'pdf', edit: replace('/Tabs /S', '/Tabs /R') },
  { id: 'P-13', format: 'pdf', edit: replace('/FontFile2', '/FontFileX') },
  {
    id: 'P-14',
    format: 'pdf',
    edit: replace(
      /(beginbf(?:range|char)[\s\S]*?\[?\s*<[0-9A-Fa-f]+>(?:\s*<[0-9A-Fa-f]+>)*?\s*\[?\s*)<[0-9A-Fa-f]{4}>(?=[\s\]])/,
      '$1<E001>',
    ),
  },
  { id: 'P-15', format: 'pdf', edit: replace('/GTS_PDFA1', '/GTS_PDFX') },
  { id: 'P-16', format: 'pdf', edit: replace('/Type /Catalog', '/Type /Catalog /AA << >>') },
  { id: 'P-17', format: 'pdf', edit: replace('/Outlines', '/OutlineX') },
  { id: 'P-18', format: 'pdf', edit: replace('/Type /Catalog', '/Type /Catalog /OCProperties << >>') },
  { id: 'P-size', format: 'pdf', edit: replace('%QDF-1.0\n', `%QDF-1.0\n%${'x'.repeat(351 * 1024)}\n`) },
  { id: 'G-01', format: 'pdf', edit: replaceAll(/\/MediaBox \[[^\]]*\]/g, '/MediaBox [ 0 0 612 792 ]') },
  { id: 'G-04', format: 'pdf', edit: replaceAll(/\/MediaBox \[[^\]]*\]/g, '/MediaBox [ 30 0 625.28 841.89 ]') },
  { id: 'G-05', format: 'pdf', edit: replaceAll(/ 16 Tf/g, ' 15 Tf') },
  { id: 'G-07', format: 'pdf', edit: replace(/\bBT\b/, '1 0 0 rg BT') },
  { id: 'G-10', format: 'pdf', edit: replaceAll(/ 22 Tf/g, ' 20 Tf') },
  { id: 'G-13', format: 'pdf', edit: replaceAll(/ 16 Tf/g, ' 15 Tf') },
  { id: 'G-30', format: 'pdf', edit: replaceAll(/ 14 Tf/g, ' 12 Tf') },
  { id: 'G-31', format: 'pdf', edit: replaceAll(/\/MediaBox \[[^\]]*\]/g, '/MediaBox [ 0 20 595.28 861.89 ]') },
  { id: 'G-32', format: 'pdf', edit: replaceAll(/\/MediaBox \[[^\]]*\]/g, '/MediaBox [ 30 0 625.28 841.89 ]') },
  { id: 'G-12', format: 'pdf', edit: replaceAll(/\/MediaBox \[[^\]]*\]/g, '/MediaBox [ 20 0 615.28 841.89 ]') },
  { id: 'G-18', format: 'pdf', edit: replaceAll(/\/MediaBox \[[^\]]*\]/g, '/MediaBox [ 20 0 615.28 841.89 ]') },
  { id: 'C-pdf', format: 'pdf', edit: replace(/\/K \[?\s*0\s*\]?/, '/K 999 ') },
  { id: 'C-raw', format: 'pdf', edit: speakOtherwise },
  { id: 'C-pdftotext', format: 'pdf', edit: speakOtherwise },
  { id: 'visual', format: 'pdf', edit: replaceAll(/ 16 Tf/g, ' 15 Tf') },
  { id: 'print-heads', format: 'html', edit: replace('</style>', '@media print{thead{display:table-row-group!important}}</style>') },
  { id: 'C-docx', format: 'docx', part: 'word/document.xml', edit: replace('情况', '情形') },
  { id: 'C-html', format: 'html', edit: replace('情况</h2>', '情形</h2>') },
  { id: 'C-json', format: 'json', edit: replace(/("path": ?"[^"]+",\s*"value": ?)(\d)/, '$17$2') },
  { id: 'R-html', format: 'html', edit: replace(/(<td[^>]*>)(\d)/, '$17$2') },
  { id: 'R-docx', format: 'docx', part: 'word/document.xml', edit: replace(/(<w:t[^>]*>[^<]{30})/, '$1错') },
  { id: 'R-pdf', format: 'pdf', edit: replaceAll(/<4FE1>/gi, '<4FE2>') },
  { id: 'C-pdfjs-order', format: 'pdf', edit: replaceAll(/\/Artifact (<<|BMC)/g, '/Span $1') },
  { id: 'C-headers-html', format: 'html', edit: replaceAll(/headers="[^" ]+ /g, 'headers="') },
  { id: 'C-headers-pdf', format: 'pdf', edit: replaceAll(/\/Headers \[\s*\S+/g, '/Headers [') },
  { id: 'SDK-Office2010', format: 'docx', part: 'word/document.xml', edit: replace('<w:body>', '<w:body><w:tc/>') },
  { id: 'SDK-Microsoft365', format: 'docx', part: 'word/document.xml', edit: replace('<w:body>', '<w:body><w:tc/>') },
  { id: 'D-01', format: 'docx', part: 'word/document.xml', edit: replaceAll(/w:top="2098"/g, 'w:top="1440"') },
  { id: 'D-02', format: 'docx', part: 'word/document.xml', edit: replaceAll(/w:linePitch="579"/g, 'w:linePitch="312"') },
  { id: 'D-03', format: 'docx', part: 'word/styles.xml', edit: replaceAll(/w:line="579"/g, 'w:line="560"') },
  { id: 'D-04', format: 'docx', part: 'word/styles.xml', edit: replaceAll(/<w:keepNext[^>]*>/g, '') },
  { id: 'D-05', format: 'docx', part: 'word/styles.xml', edit: replaceAll(/w:eastAsia="zh-CN"/g, 'w:eastAsia="en-US"') },
  { id: 'D-06', format: 'docx', part: 'word/styles.xml', edit: replaceAll(/ w:hint="eastAsia"/g, '') },
  { id: 'D-07', format: 'docx', part: 'word/settings.xml', edit: replace('compressPunctuation', 'doNotCompress') },
  { id: 'D-08', format: 'docx', part: 'word/document.xml', edit: replace(/<w:cantSplit[^>]*>/, '') },
  { id: 'D-09', format: 'docx', part: 'word/document.xml', edit: replace(/<w:tblDescription[^>]*>/, '') },
  { id: 'D-10', format: 'docx', part: 'word/document.xml', edit: replace(/<w:gridSpan[^>]*>/, '') },
  { id: 'D-11', format: 'docx', part: 'word/document.xml', edit: replaceAll(/<w:snapToGrid[^>]*>/g, ''), alsoPart: 'word/styles.xml' },
  { id: 'D-12', format: 'docx', part: 'docProps/core.xml', edit: replace(/<dc:title>[^<]*/, '<dc:title>') },
  { id: 'D-13', format: 'docx', part: /word\/footer\d*\.xml/, edit: replace(/<w:fldChar w:fldCharType="separate"[^>]*>/, '') },
  { id: 'D-14', format: 'docx', part: 'word/settings.xml', edit: replace(/<w:evenAndOddHeaders[^>]*>/, '') },
  { id: 'D-17', format: 'docx', part: 'word/settings.xml', edit: replace('w:val="15"', 'w:val="12"') },
  { id: 'D-18', format: 'docx', part: 'word/document.xml', edit: replaceAll(/<w:keepNext[^>]*>/g, ''), alsoPart: 'word/styles.xml' },
  { id: 'D-text', format: 'docx', part: 'word/styles.xml', edit: replace(/(<w:rPr>)/, '$1<w:color w:val="FF0000"/>') },
  { id: 'LO-opens', format: 'docx', part: 'word/document.xml', edit: replace('<w:body>', '<w:body') },
  {
    id: 'LO-pages',
    format: 'docx',
    part: 'word/document.xml',
    edit: replace('<w:body>', `<w:body>${'<w:p><w:r><w:br w:type="page"/></w:r></w:p>'.repeat(3)}`),
  },
  { id: 'LO-grid', format: 'docx', part: 'word/document.xml', edit: replaceAll(/w:linePitch="579"/g, 'w:linePitch="620"'), grid: true },
  { id: 'LO-ink', format: 'docx', part: 'word/document.xml', edit: replaceAll(/w:footer="\d+"/g, 'w:footer="1000"') },
  { id: 'vnu', format: 'html', edit: replace('<main', '<p id="main"></p><main') },
  { id: 'H-01', format: 'html', edit: replace('lang="zh-CN"', 'lang="en"') },
  { id: 'H-02', format: 'html', edit: replace('<title>', '<title>无题 ') },
  { id: 'H-03', format: 'html', edit: replaceAll(/(<\/?h)2/g, '$14') },
  { id: 'H-04', format: 'html', edit: replace('aria-label="目录"', 'aria-label="x"') },
  { id: 'H-06', format: 'html', edit: replaceAll(/<caption[\s\S]*?<\/caption>/g, '') },
  { id: 'H-07', format: 'html', edit: replace(/ scope="[a-z]+"/, '') },
  { id: 'H-08', format: 'html', edit: replaceAll(/(<td[^>]*) headers="[^"]*"/g, '$1') },
  { id: 'H-09', format: 'html', edit: replace('</main>', '<img src="data:," alt=""></main>') },
  { id: 'H-15', format: 'html', edit: replace('</style>', 'nav{float:right}</style>') },
  { id: 'H-18', format: 'html', edit: replace('37mm', '20mm') },
  { id: 'H-19', format: 'html', edit: replace(/href="[^"]*\.docx"/, 'href="nowhere.docx"') },
  { id: 'H-21', format: 'html', edit: replace(/(<td[^>]*>)0/, '$1/') },
  { id: 'H-anchors', format: 'html', edit: replace(/(<nav[\s\S]*?href="#)/, '$1x') },
  ...['axe-1280', 'axe-320', 'axe-zoom'].map((id) => ({
    id,
    format: 'html',
    edit: replace('</style>', 'main p{color:#bbb!important;background:#fff!important}</style>'),
  })),
  { id: 'H-05', format: 'html', edit: replace('href="#main"', 'href="#elsewhere"') },
  { id: 'F-hosts', format: 'fragment', edit: replaceAll(/all:revert!important;?/g, '') },
  { id: 'H-10', format: 'html', edit: replace('</main>', '<div style="width:50rem">x</div></main>') },
  { id: 'H-11', format: 'html', edit: replaceAll(/ tabindex="0"/g, '') },
  {
    id: 'H-figures',
    format: 'html',
    edit: breakFigures,
  },
  { id: 'H-spaced', format: 'html', edit: breakFigures },
  { id: 'H-hint', format: 'html', edit: replace('</style>', '.scroll::before{min-inline-size:8em!important}</style>') },
  {
    id: 'H-scripts',
    format: 'html',
    edit: replace('</main>', '<p>公里²、公里<br>²</p><p>公里<br>²</p><p style="width:2em;text-indent:0">公里²</p></main>'),
  },
  { id: 'H-13', format: 'html', edit: replace('</style>', 'main p{height:1.7em;overflow:hidden}</style>') },
  { id: 'H-14', format: 'html', edit: replace('</style>', 'h1{height:40px;overflow:hidden}</style>') },
  {
    id: 'H-16',
    format: 'html',
    edit: replace(
      '</style>',
      'nav a{display:inline!important;padding:0!important;line-height:1!important;font-size:12px!important;min-height:0!important}</style>',
    ),
  },
  { id: 'H-17', format: 'html', edit: replace('</style>', 'th,td{border:0!important}</style>') },
  { id: 'H-20', format: 'html', edit: replace('</main>', '<script>1</script></main>') },
  { id: 'print-paper', format: 'html', edit: replace('</style>', '@page{size:Letter}</style>') },
  { id: 'print-grid', format: 'html', edit: replace('</style>', '@media print{main p{line-height:40pt!important}}</style>'), grid: true },
  { id: 'print-hidden', format: 'html', edit: replace('</style>', '@media print{body *{display:block!important}}</style>') },
  { id: 'print-number', format: 'html', edit: replaceAll(/counter\(page\)/g, '""') },
]

/** What is easier made up than cut out of a finished page: placed text as the layout rules see it. */
export const madeUp = [
  { id: 'L-01', pdf: { blocks: [paragraph('前文', '，后文')] } },
  { id: 'L-02', pdf: { blocks: [paragraph('前文（', '后文）')] } },
  { id: 'L-03', pdf: { blocks: [paragraph('前文—', '—后文')] } },
  { id: 'L-04', pdf: { blocks: [paragraph('共有12', '34件')] } },
  { id: 'L-12', pdf: { blocks: [paragraph('前文前文', '的。')] } },
  {
    id: 'PG-heading',
    pdf: { blocks: [paragraph('前文'), { type: 'H2', lines: [line('二、标题', 1)] }, { type: 'P', lines: [line('后文', 2)] }] },
  },
  { id: 'PG-lines', pdf: { blocks: [{ type: 'P', lines: [line('前文', 1), line('后文', 2), line('后文', 2)] }] } },
  { id: 'PG-rows', pdf: table([{}], [cell(0, 1), cell(0, 2)]) },
  { id: 'PG-total', pdf: table([{}, {}], [cell(0, 1), cell(1, 2, { type: 'TH', text: '总计' })]) },
  { id: 'PG-header', pdf: table([{}, {}, {}], [cell(0, 1, { type: 'TH', group: 'THead', text: '表头' }), cell(1, 1), cell(2, 2)]) },
  { id: 'PG-continued', pdf: table([{}, {}], [cell(0, 1, { type: 'TH', rowSpan: 2, text: '栏目' }), cell(0, 1), cell(1, 2)]) },
  { id: 'G-06', pdf: { pages: [sheet(1, 19), sheet(2, 1)] }, file: { isGrid: true } },
  {
    id: 'G-24',
    pdf: { blocks: [paragraph('某某局'), paragraph('2025年1月1日')] },
    file: { model: { blocks: [closing('signature', '某某局'), closing('date', '2025年1月1日')] } },
  },
  { id: 'G-16', pdf: { blocks: [{ type: 'P', lines: [line('后文', 2)] }] } },
]

function replace(from, to) {
  return (text) => text.replace(from, to)
}

/** A reader that honours ActualText finds another text than the one that is painted. */
function speakOtherwise(text) {
  return text.replace(/(\/P <<\s*\/MCID 1\s*>> BDC)([\s\S]*?)EMC/, '$1 /Span <</ActualText (x)>> BDC $2 EMC EMC')
}

function replaceAll(pattern, to) {
  return (text) => text.replace(pattern, to)
}

function line(text, page) {
  return { text, page, left: 0, right: 0, runs: [] }
}

function closing(role, text) {
  return { kind: 'paragraph', role, text }
}

function paragraph(...texts) {
  return { type: 'P', lines: texts.map((text) => line(text, 1)) }
}

function cell(row, page, more = {}) {
  return {
    type: 'TD',
    group: 'TBody',
    row,
    column: 0,
    rowSpan: 1,
    colSpan: 1,
    text: '0',
    node: { kids: [{ page: `page ${page}`, mcid: 0 }] },
    ...more,
  }
}

function table(rows, cells) {
  const pages = [1, 2].map((number) => ({
    number,
    reference: `page ${number}`,
    runs: [],
    runsByMcid: new Map([[0, [{ text: '0', y: 0 }]]]),
  }))
  return { pages, tables: [{ rows, cells }] }
}

function sheet(number, lineCount) {
  const runs = Array.from({ length: lineCount }, (_, index) => ({
    text: '文字',
    x: typeArea.left,
    y: typeArea.top + 20 + index * linePitch,
    size: 16,
    width: 32,
  }))
  return { number, width: 595, height: 842, runs }
}

/** A figure so long, in a column so narrow, that it stands on several lines. */
function breakFigures(html) {
  return html
    .replace('</style>', 'td{white-space:normal!important;overflow-wrap:anywhere!important;max-width:1ch;width:1ch}</style>')
    .replace(/(<td[^>]*>)\d+(<\/td>)/, '$112345678$2')
}
