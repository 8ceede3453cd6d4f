import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { collectInto, type Diagnostic } from '../../../../src/diagnostics/diagnostic.js'
import { describeFinding } from '../../../../src/diagnostics/render.js'
import { readBytes } from '../../../../src/readers/index.js'
import { pathData } from '../../../../src/readers/ofd/path-data.js'

interface Made {
  readonly content: string
  readonly template?: string
  readonly resources?: string
  readonly info?: string
  readonly attached?: string
  readonly annotation?: string
}

const xml = (name: string, body: string) =>
  strToU8(`<?xml version="1.0"?><ofd:${name} xmlns:ofd="http://www.ofdspec.org/2016">${body}</ofd:${name}>`)

/** As another program writes it: paths from the root, a template, resources of the document. */
function ofd({ content, template = '', resources = '', info = '', attached, annotation }: Made): Uint8Array {
  const common = `<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes><ofd:TemplatePage ID="90" BaseLoc="/Doc_0/Tpls/T.xml"/>`
  const attachments = attached === undefined ? '' : '<ofd:Attachments>Attachs/A.xml</ofd:Attachments>'
  return zipSync({
    'OFD.xml': xml('OFD', `<ofd:DocBody><ofd:DocInfo>${info}</ofd:DocInfo><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>`),
    'Doc_0/Document.xml': xml(
      'Document',
      `<ofd:CommonData>${common}</ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/P.xml"/></ofd:Pages>${annotation === undefined ? '' : '<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>'}${attachments}`,
    ),
    'Doc_0/DocumentRes.xml': xml('Res', resources),
    'Doc_0/Tpls/T.xml': xml('Page', `<ofd:Content><ofd:Layer ID="91">${template}</ofd:Layer></ofd:Content>`),
    'Doc_0/Pages/P.xml': xml('Page', `<ofd:Template TemplateID="90"/><ofd:Content><ofd:Layer ID="2">${content}</ofd:Layer></ofd:Content>`),
    ...(annotation !== undefined && {
      'Doc_0/Annots/Annotations.xml': xml('Annotations', '<ofd:Page PageID="1"><ofd:FileLoc>Page_0/A.xml</ofd:FileLoc></ofd:Page>'),
      'Doc_0/Annots/Page_0/A.xml': xml('PageAnnot', `<ofd:Annot ID="7"><ofd:Appearance>${annotation}</ofd:Appearance></ofd:Annot>`),
    }),
    ...(attached === undefined
      ? {}
      : {
          'Doc_0/Attachs/A.xml': xml(
            'Attachments',
            '<ofd:Attachment ID="a" Name="x.json"><ofd:FileLoc>x.json</ofd:FileLoc></ofd:Attachment>',
          ),
          'Doc_0/Attachs/x.json': strToU8(attached),
        }),
  })
}

/** Text whose first character begins at x, its baseline at y. */
const text = (x: number, y: number, written: string, more = '', code = '') =>
  `<ofd:TextObject ID="3" Boundary="${x} ${y - 5} 100 7" Font="1" Size="5" ${more}><ofd:TextCode X="0" Y="5" ${code}>${written}</ofd:TextCode></ofd:TextObject>`

async function read(made: Made) {
  const found: Diagnostic[] = []
  const result = await readBytes(ofd(made), 'a.ofd', collectInto(found))
  return { blocks: result.kind === 'blocks' ? result.blocks : [], found }
}

const textsOf = ({ blocks }: Awaited<ReturnType<typeof read>>) => blocks.map((block) => ('text' in block ? block.text : block.rows))

test('lines are read by where their characters stand, whatever counts their steps', async () => {
  const content = [
    text(30, 40, '一、总体情况', '', 'DeltaX="g 5 5"'),
    text(40, 50, '全年公开信息', '', 'DeltaX="5 5 g 2 5 5"'),
    text(70, 50, '346', '', 'DeltaX="g 2 2.5"'),
    text(77.5, 50, '条𠮷。', '', 'DeltaX="5 5 0"'),
  ].join('')
  expect(textsOf(await read({ content }))).toEqual(['一、总体情况', '全年公开信息346条𠮷。'])
})

test('paths are the rules of a table, stroked or filled', async () => {
  const stroked = (data: string) =>
    `<ofd:PathObject ID="4" Boundary="30 40 80 20" LineWidth="0.2"><ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`
  const filled = `<ofd:PathObject ID="5" Boundary="30 59.9 80 0.2" Stroke="false" Fill="true"><ofd:AbbreviatedData>S 0 0 L 80 0 L 80 0.2 L 0 0.2 C</ofd:AbbreviatedData></ofd:PathObject>`
  const rules = stroked('M 0 0 L 80 0 M 0 10 L 80 10 M 0 0 L 0 20 M 40 0 L 40 20 M 80 0 L 80 20') + filled
  const words = [text(35, 47, '项目'), text(75, 47, '数量'), text(35, 57, '规章'), text(75, 57, '12')].join('')
  const [block] = (await read({ content: rules + words })).blocks
  expect(block).toMatchObject({
    kind: 'table',
    rows: [
      [{ text: '项目' }, { text: '数量' }],
      [{ text: '规章' }, { text: '12' }],
    ],
  })
})

test('templates, blocks, composed drawings and turned pages hold text as well', async () => {
  const resources = `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7" Width="100" Height="20"><ofd:Content>${text(0, 10, '合成的一段文字。')}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`
  const content = `<ofd:PageBlock ID="8">${text(30, 60, '块中的一段文字。')}</ofd:PageBlock><ofd:CompositeObject ID="9" Boundary="30 70 100 20" ResourceID="7"/>`
  const found = textsOf(await read({ content, resources, template: text(30, 40, '模板上的一段文字。') })).join('')
  expect(found).toBe('模板上的一段文字。块中的一段文字。合成的一段文字。')
})

test('what is never seen is listed, not read', async () => {
  const content =
    text(30, 40, '看得见的文字。') + text(30, 60, '看不见的文字', 'Visible="false"') + text(30, 70, '无色的文字', 'Fill="false"')
  const { blocks, found } = await read({ content })
  expect(blocks.filter(({ kind }) => kind === 'paragraph')).toMatchObject([{ text: '看得见的文字。' }])
  expect(found.map(({ code }) => code)).toEqual(['read/hidden-text'])
})

test('pictures of pages are named as those of OFD', async () => {
  const { found } = await read({ content: '<ofd:ImageObject ID="4" Boundary="0 0 210 297" ResourceID="5"/>' })
  expect(found.map((one) => describeFinding(one).message)).toEqual(['OFD 是扫描件或由图片拼成（第1页），没有可读的文字'])
})

test('damaged files are refused by name; what others attach is no report', async () => {
  const found: Diagnostic[] = []
  await readBytes(zipSync({ 'OFD.xml': strToU8('<ofd') }), 'a.ofd', collectInto(found))
  expect(found.map(({ code }) => code)).toEqual(['read/ofd-broken'])
  expect(textsOf(await read({ content: text(30, 40, '正文一段。'), attached: '{}' }))).toEqual(['正文一段。'])
})

test.each([
  ['M 1 2 L 3 4 C', [0, 1, 2, 1, 3, 4, 4]],
  ['S 0 0 B 1 1 2 2 3 3 Q 4 4 5 5', [0, 0, 0, 2, 1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 5]],
  ['M 0 0 A 5 5 0 0 1 9 9', [0, 0, 0, 1, 9, 9]],
  ['M 0 0 L 1', [0, 0, 0]],
  ['', []],
])('the path %s', (written, data) => expect(pathData(written)).toEqual(data))

test('the words of an annotation are no part of the text, and are named', async () => {
  const { found } = await read({
    content: text(30, 40, '一、总体情况') + text(30, 50, '全年公开信息346条。'),
    annotation: text(30, 60, '此数应为') + text(60, 60, '364'),
  })
  expect(found.filter(({ code }) => code === 'read/ofd-annotation').map((finding) => describeFinding(finding).message)).toEqual([
    'OFD 页面上的批注“此数应为364”没有读进正文',
  ])
})
