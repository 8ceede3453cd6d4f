import { docxText, openDocx } from '../documents/docx.mjs'
import { htmlText, openHtml } from '../documents/html.mjs'
import { hiddenCaptions, modelText, openModel } from '../documents/model.mjs'
import { openPdf } from '../documents/pdf.mjs'
import { placesOf } from '../documents/structure-tree.mjs'
import { characterProblems, squeeze, textProblems } from '../documents/text.mjs'
import { inLanes, mustRun } from '../processes.mjs'

export const text = {
  formats: [],
  titles: {
    'C-html': 'the page’s text = the document’s',
    'C-docx': 'the Word file’s text = the document’s',
    'C-pdf': 'the PDF’s text by its tags (pdfjs) = the document’s',
    'C-pdfjs-order': 'the PDF’s text in page order (pdfjs, without artifacts) = the document’s',
    'C-raw': 'pdftotext -raw = the document’s text with headers and page numbers between',
    'C-pdftotext': 'pdftotext loses and adds no character',
  },
  run: async (files) => (await inLanes(files, 2, compare)).flat(),
}

async function compare(file) {
  const html = file.html && (await openHtml(file.html))
  const model = await openModel(file)
  const expected = expectedText(model, html)
  const result = (id, problems) => ({ id, file: file.name, problems })
  if (expected === undefined) return Object.keys(text.titles).map((id) => result(id, null))
  return [
    ...(html ? [result('C-html', model ? textProblems(htmlText(html, hiddenCaptions(model)), expected) : null)] : []),
    ...(file.docx ? [result('C-docx', textProblems(docxText(await openDocx(file.docx)), expected))] : []),
    ...(file.pdf ? await comparePdf(file, expected) : []),
  ]
}

/** Without the model beside it, the three outputs are compared with each other: the page stands for the model. */
function expectedText(model, html) {
  if (model) return modelText(model)
  return html ? htmlText(html) : undefined
}

async function comparePdf(file, expected) {
  const pdf = await openPdf(file.pdf)
  const runs = pdf.pages.flatMap((page) => page.runs)
  const withArtifacts = textOf(runs)
  const result = (id, problems) => ({ id, file: file.name, problems })
  return [
    result('C-pdf', textProblems(textByTags(pdf), expected)),
    result('C-pdfjs-order', textProblems(textOf(runs.filter((run) => !run.artifact)), expected)),
    result('C-raw', textProblems(await pdftotext(file.pdf, ['-raw']), withArtifacts)),
    result('C-pdftotext', characterProblems(await pdftotext(file.pdf, []), withArtifacts)),
  ]
}

const textOf = (runs) => runs.map((run) => run.text).join('')

/** The text of each marked content, put together in the order of the structure tree. */
export function textByTags(pdf) {
  const texts = new Map()
  for (const page of pdf.pages) {
    for (const run of page.runs) {
      const key = `${page.reference} ${run.mcid}`
      texts.set(key, (texts.get(key) ?? '') + run.text)
    }
  }
  return [...placesOf(pdf.structure ?? {})].map(({ page, mcid }) => texts.get(`${page} ${mcid}`) ?? '').join('\n')
}

async function pdftotext(path, options) {
  const { stdout } = await mustRun('pdftotext', [...options, '-nopgbrk', '-enc', 'UTF-8', path, '-'])
  return squeeze(stdout)
}
