import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findForm } from '../dist/forms/index.js'
import { figurePaths } from '../dist/forms/layout.js'
import { randomFrom } from './random.mjs'

/**
 * `node bench/archive-mixed.mjs DIR 20000`: so many reports as JSON, of counties and their departments over six years in two forms, with renamed
 * organs, and faults planted: years missing, reports twice, years that do not go on from each other, county reports that are no sum. Gives what was
 * planted, and writes it beside the archive.
 */

const departments = '水务 教育 财政 民政 统计 审计 卫健 交通 住建 农业 文旅 应急'.split(' ')
const years = [2019, 2020, 2021, 2022, 2023, 2024]

export function makeMixedArchive(folder, count, seed = 1) {
  const random = randomFrom(seed)
  const chance = (share) => random() < share
  const planted = { missing: [], twice: [], breaks: [], differences: [], organs: [] }
  const parts = {}
  const saved = { reports: 0 }
  const save = (organ, id, year, form, figures, copy = '') => {
    mkdirSync(join(folder, String(year)), { recursive: true })
    writeFileSync(join(folder, String(year), `${id}${copy}.json`), JSON.stringify(reportOf(organ, year, form, figures)))
    saved.reports += 1
  }
  for (let county = 1; saved.reports < count; county += 1) {
    const government = `第${county}县人民政府`
    const organs = departments.map((name, at) => ({
      id: `D${county}-${at}`,
      name: `第${county}县${name}局`,
      later: chance(0.05) ? `第${county}县${name}管理局` : null,
    }))
    for (const { id, name, later } of organs)
      planted.organs.push([name, id, '', '', later ? 2021 : ''], ...(later ? [[later, id, '', 2022, '']] : []))
    planted.organs.push([government, `G${county}`, '', '', ''])
    parts[government] = organs.map(({ name, later }) => later ?? name)
    const before = new Map()
    for (const year of years) {
      const total = {}
      for (const { id, name, later } of organs) {
        const form = year < 2021 || (year === 2021 && chance(0.1)) ? 'annual-2019' : 'annual-2021'
        const figures = figuresOf(random, before.get(id), form)
        if (before.has(id) && chance(0.01)) figures['applications.carriedIn'] += 3
        if (before.has(id) && form === 'annual-2021' && chance(0.01)) figures['disclosure.normativeDocuments.inForce'] += 7
        const isMissing = year > years[0] && chance(0.01)
        if (!isMissing) notePlanted(planted, id, year, figures, before.get(id))
        before.set(id, isMissing ? null : { ...figures, form })
        if (isMissing) {
          planted.missing.push(`${id} ${year}`)
          continue
        }
        for (const [path, value] of Object.entries(figures)) total[path] = (total[path] ?? 0) + value
        save(year > 2021 && later ? later : name, id, year, form, figures)
        if (chance(0.01)) {
          save(year > 2021 && later ? later : name, id, year, form, figures, '-again')
          planted.twice.push(`${id} ${year}`)
        }
      }
      const isWrong = chance(0.05)
      if (isWrong) {
        total['disclosure.licensing.decisions'] += 50
        planted.differences.push(`G${county} ${year}`)
      }
      noteCounty(planted, `G${county}`, year, total, before)
      save(government, `G${county}`, year, year < 2021 ? 'annual-2019' : 'annual-2021', total)
    }
  }
  writeFileSync(join(folder, 'nianbao.config.json'), JSON.stringify({ parts }))
  writeFileSync(`${folder}.planted.json`, JSON.stringify(planted))
  return { ...planted, written: saved.reports }
}

/** Year after year one goes on from the other, unless a fault is planted later. */
function figuresOf(random, before, form) {
  const some = (most) => Math.floor(random() * most)
  const [carriedIn, received] = [before?.['applications.carriedOut'] ?? some(5), 5 + some(90)]
  const carriedOut = some(Math.min(6, carriedIn + received))
  const issued = some(4)
  return {
    'applications.received': received,
    'applications.carriedIn': carriedIn,
    'applications.carriedOut': carriedOut,
    'disclosure.licensing.decisions': some(400),
    ...(form === 'annual-2021' && {
      'disclosure.normativeDocuments.issued': issued,
      'disclosure.normativeDocuments.inForce': (before?.['disclosure.normativeDocuments.inForce'] ?? some(40)) + issued,
    }),
  }
}

/** What a program that knows both years would call a break. */
function notePlanted(planted, id, year, now, before) {
  if (!before) return
  if (now['applications.carriedIn'] !== before['applications.carriedOut']) planted.breaks.push(`${id} ${year} carried`)
  const [stock, start] = [now, before].map((one) => one['disclosure.normativeDocuments.inForce'])
  if (stock === undefined || start === undefined) return
  if (start + now['disclosure.normativeDocuments.issued'] !== stock) planted.breaks.push(`${id} ${year} stock`)
}

function noteCounty(planted, id, year, now, memory) {
  notePlanted(planted, id, year, now, memory.get(id))
  memory.set(id, now)
}

function reportOf(organ, year, formId, set) {
  const form = findForm(formId)
  const values = new Map()
  for (const [path, value] of Object.entries(set)) {
    if (!path.startsWith('applications.')) values.set(path, value)
    else for (const column of ['naturalPerson', 'total']) values.set(`${path}.${column}`, value)
  }
  const done = set['applications.received'] + set['applications.carriedIn'] - set['applications.carriedOut']
  for (const row of ['granted', 'concluded'])
    for (const column of ['naturalPerson', 'total']) values.set(`applications.${row}.${column}`, done)
  const figures = form.tables
    .flatMap(figurePaths)
    .map((path) => ({ path, value: values.get(path) ?? 0, written: String(values.get(path) ?? 0), state: 'read' }))
  const sections = form.sections.map(({ id, ordinal, label, table }) => ({
    id,
    heading: `${ordinal}、${label}`,
    blocks: table ? [{ kind: 'form', form: formId, table, extraRows: [] }] : [{ kind: 'paragraph', text: `${organ}${year}年的${label}。` }],
  }))
  const read = (value) => ({ value, origin: 'read' })
  const title = read(`${organ}${year}年政府信息公开工作年度报告`)
  return {
    schemaVersion: 1,
    kind: 'annual',
    organ: read(organ),
    year: read(year),
    title,
    preamble: [],
    sections,
    closing: [],
    figures,
    repairs: [],
    dropped: [],
    diagnostics: [],
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { written, missing, twice, breaks, differences } = makeMixedArchive(process.argv[2], Number(process.argv[3]))
  process.stdout.write(
    `${written} reports; missing ${missing.length}, twice ${twice.length}, breaks ${breaks.length}, differences ${differences.length}\n`,
  )
}
