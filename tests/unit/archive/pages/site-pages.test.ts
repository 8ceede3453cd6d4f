import { expect, test } from 'vitest'
import { dataPackage, datasetMetadata, type DataFile } from '../../../../src/archive/pages/data-package.js'
import { indexPage, organPage, reportPage, type SiteReport } from '../../../../src/archive/pages/site-pages.js'
import { archiveTables } from '../../../../src/archive/schema.js'
import { followYears } from '../../../../src/archive/trend.js'

const files: DataFile[] = [{ table: 'figures', year: '2024', format: 'csv', path: 'data/figures-2024.csv', bytes: 2000, hash: 'ab' }]
const report: SiteReport = {
  organ: '青河县<水>务局',
  year: 2024,
  path: 'reports/000001.html',
  source: '2024/a.txt',
  counts: true,
  documents: [{ label: 'Word版', path: 'documents/000001.docx' }],
}
const organ = { name: '青河县<水>务局', path: 'organs/00001.html', reports: [report] }
const nothing = followYears([])

test('the data package says what every column holds, and that what is blank is missing', () => {
  const { resources } = dataPackage(files) as {
    resources: { path: string; schema: { missingValues: string[]; fields: { name: string; type: string }[] } }[]
  }
  expect(resources[0]!.path).toBe('data/figures-2024.csv')
  expect(resources[0]!.schema.missingValues).toEqual([''])
  expect(resources[0]!.schema.fields.map(({ name }) => name)).toEqual(archiveTables.figures.map(([name]) => name))
  expect(resources[0]!.schema.fields.find(({ name }) => name === 'value')!.type).toBe('number')
})

test('the first page links every report and file, is read without a script, and tells search engines what it is', () => {
  const page = indexPage([organ], nothing, files)
  expect(page).toContain('<a href="organs/00001.html">青河县&lt;水&gt;务局</a>')
  expect(page).toContain('<a href="reports/000001.html">2024</a>')
  expect(page).toContain('<a href="data/figures-2024.csv">')
  expect(JSON.parse(/ld\+json">(.*?)<\/script>/.exec(page)![1]!)).toEqual(datasetMetadata(files, []))
  expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
})

test('an organ and a report lead back, and to the documents', () => {
  expect(organPage(organ, nothing)).toContain('<a href="../documents/000001.docx">Word版</a>')
  const tables = [{ name: '申请', figures: [{ path: 'applications.received.total', value: null, unit: '件', state: 'blank' }] }]
  const page = reportPage(report, organ.path, tables, [{ severity: 'error', message: '合计不符', place: null }])
  expect(page).toContain('<a href="../organs/00001.html">')
  expect(page).toContain('<td></td><td>空白</td>')
  expect(page).toContain('合计不符')
  expect(reportPage(report, organ.path, tables, null)).not.toContain('核对发现')
})
