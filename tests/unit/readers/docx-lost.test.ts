import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readReports } from '../../../src/convert.js'
import { wordFile } from '../../cases/file-stages.js'

const before = '<w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p><w:p><w:r><w:t>全年公开信息3条。</w:t></w:r></w:p>'
const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`

async function read(body: string, more: Record<string, string> = {}, change = (bytes: Uint8Array) => bytes) {
  const { reports, diagnostics } = await readReports(change(wordFile({ body: before + body, ...more })), 'x.docx')
  return { text: JSON.stringify(reports[0]?.report.sections), diagnostics }
}

const lost: [string, string, string][] = [
  [
    'straight in a row',
    `<w:tbl><w:tr>${run('散落的9件。')}<w:tc><w:p>${run('规章')}</w:p></w:tc><w:tc><w:p>${run('1')}</w:p></w:tc></w:tr></w:tbl>`,
    '散落的9件。',
  ],
  ['outside a paragraph', run('段外9件。'), '段外9件。'],
  ['in an element of no known kind, not as text of a run', '<x:note xmlns:x="urn:x">异处9件。</x:note>', '异处9件。'],
]

test.each(lost)('text %s is never lost unsaid', async (_, body, text) => {
  const { diagnostics } = await read(body)
  expect(diagnostics.find(({ code }) => code === 'report/unaccounted')?.facts).toMatchObject({ texts: [text] })
})

test('a note that nothing refers to', async () => {
  const { diagnostics } = await read('', { footnotes: `<w:footnote w:id="2"><w:p>${run('另有9件未计。')}</w:p></w:footnote>` })
  expect(JSON.stringify(diagnostics.find(({ code }) => code === 'report/unaccounted'))).toContain('另有9件未计。')
})

test('a field without a result, a reading over its characters', async () => {
  const hidden = async (body: string) => (await read(body)).diagnostics.find(({ code }) => code === 'read/hidden-text')?.facts
  expect(await hidden(`<w:p>${run('前。')}${mark('begin')}${run('域内9件。')}${mark('end')}${run('后。')}</w:p>`)).toMatchObject({
    text: '域内9件。',
  })
  const ruby = `<w:r><w:ruby><w:rt>${run('gong')}</w:rt><w:rubyBase>${run('公')}</w:rubyBase></w:ruby></w:r>`
  const { text } = await read(`<w:p>${ruby}${run('开5件。')}</w:p>`)
  expect(text).toContain('"公开5件。"')
  expect(await hidden(`<w:p>${ruby}${run('开5件。')}</w:p>`)).toMatchObject({ text: 'gong' })
})

test('a wrapper of no known kind keeps its text and is named', async () => {
  const { text, diagnostics } = await read(
    `<x:wrap xmlns:x="urn:x"><w:p>${run('包内9件。')}</w:p></x:wrap><w:p><x:in xmlns:x="urn:x">${run('行内7件。')}</x:in></w:p>`,
  )
  expect(text).toContain('包内9件。')
  expect(text).toContain('行内7件。')
  expect(diagnostics.find(({ code }) => code === 'read/unknown-elements')?.facts).toMatchObject({ names: ['{urn:x}:wrap', '{urn:x}:in'] })
  expect(diagnostics.filter(({ code }) => code === 'report/unaccounted')).toEqual([])
})

/** The file put in, under a relationship of its own. */
function withChunk(content: string | Uint8Array) {
  return (bytes: Uint8Array) => {
    const parts = unzipSync(bytes)
    const name = 'word/_rels/document.xml.rels'
    const relation =
      '<Relationship Id="chunk" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="chunk"/>'
    const relations = strFromU8(parts[name]!)
      .replace('</Relationships>', `${relation}</Relationships>`)
      .replace(/(<Relationships[^>]*)\/>/, `$1>${relation}</Relationships>`)
    return zipSync({ ...parts, [name]: strToU8(relations), 'word/chunk': typeof content === 'string' ? strToU8(content) : content })
  }
}

test('pages and texts put into the document are read in their place', async () => {
  const page = '<html><body><p>网页内9件。</p><table><tr><td>规章</td><td>1</td></tr></table></body></html>'
  const after = `<w:p>${run('其后8件。')}</w:p>`
  for (const content of [page, `Content-Type: text/html; charset=utf-8\n\n${page}`, '网页内9件。']) {
    const { text, diagnostics } = await read(`<w:altChunk r:id="chunk"/>${after}`, {}, withChunk(content))
    expect(text.indexOf('网页内9件。')).toBeGreaterThan(0)
    expect(text.indexOf('其后8件。')).toBeGreaterThan(text.indexOf('网页内9件。'))
    expect(diagnostics.filter(({ code }) => /unaccounted|embedded/.test(code))).toEqual([])
  }
})

test('those of other formats are named', async () => {
  for (const content of ['{\\rtf1 9}', strToU8('PK\x03\x04', true)]) {
    const { diagnostics } = await read('<w:altChunk r:id="chunk"/>', {}, withChunk(content))
    expect(diagnostics.find(({ code }) => code === 'read/embedded-document')?.facts).toEqual({ count: 1 })
  }
})
