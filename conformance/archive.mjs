import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'
import { chromium } from 'playwright-core'
import { makeMixedArchive } from '../bench/archive-mixed.mjs'
import { openxml } from './checks/openxml.mjs'

/** `node conformance/archive.mjs`: an archive built, asked and changed, with the DuckDB that stands here; what is used of its package. */

const root = join(fileURLToPath(new URL('.', import.meta.url)), '..')
const folder = mkdtempSync(join(tmpdir(), 'nianbao-archive-'))
const counts = { passed: 0, failed: 0 }

function expect(holds, name, detail = '') {
  counts[holds ? 'passed' : 'failed'] += 1
  if (!holds) process.stdout.write(`failed: ${name} ${detail}\n`)
}

function nianbao(...args) {
  const env = { ...process.env, NODE_PATH: join(root, 'conformance', 'node_modules') }
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin', 'nianbao.js'), ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

const ask = (sql) => JSON.parse(nianbao('archive', 'query', '库', sql, '--format', 'json').stdout)

/** What src/archive/duckdb.ts says of the package. */
async function contract() {
  const instance = await DuckDBInstance.create(':memory:', { temp_directory: folder })
  const connection = await instance.connect()
  await connection.run('CREATE TABLE t AS SELECT 1 AS a, 12.5::DECIMAL(24,6) AS b')
  const reader = await connection.runAndReadAll('FROM t')
  expect(reader.columnNames().join() === 'a,b', 'contract: columnNames')
  expect(JSON.stringify(reader.getRowObjectsJson()) === '[{"a":1,"b":"12.500000"}]', 'contract: rows, decimals as text')
  const [select, drop] = [await connection.prepare('SELECT 1'), await connection.prepare('DROP TABLE t')]
  expect(select.statementType === 1 && drop.statementType !== 1, 'contract: statementType 1 is SELECT')
  expect((await select.runAndReadAll()).columnNames().length === 1, 'contract: a prepared statement runs')
  const several = await connection.prepare('SELECT 1; DROP TABLE t').then(
    () => true,
    () => false,
  )
  expect(!several, 'contract: two statements are not prepared as one')
  connection.closeSync()
  instance.closeSync()
}

function building() {
  cpSync(join(root, 'samples'), join(folder, '档案'), { recursive: true })
  const absent = spawnSync(process.execPath, [join(root, 'bin', 'nianbao.js'), 'archive', 'build', '档案', '--out', '库'], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(absent.status === 2 && absent.stderr.includes('npm install @duckdb/node-api'), 'without DuckDB: a plain sentence', absent.stderr)
  const built = nianbao('archive', 'build', '档案', '--out', '库')
  expect(built.status === 0, 'build', built.stderr)
  const figures = ask('select count(*)::INTEGER n, count(value)::INTEGER v from figures')[0]
  expect(figures.n > 1000 && figures.v > 0, 'figures are kept', JSON.stringify(figures))
  expect(
    ask("select value from figures where path = 'applications.received.total' and source = 'pipe-2024.txt'").length === 1,
    'one figure, one row',
  )
  const files = readdirSync(join(folder, '库')).sort().join()
  expect(nianbao('archive', 'build', '档案', '--out', '库').stdout.includes('读了0个'), 'a second build reads nothing')
  expect(readdirSync(join(folder, '库')).sort().join() === files, 'and writes nothing')
}

function changing() {
  const report = join(folder, '档案', 'pipe-2024.txt')
  writeFileSync(report, readFileSync(report, 'utf8').replaceAll('青屿市岚溪区水务局', '青屿市岚溪区水利局'))
  rmSync(join(folder, '档案', 'markdown-2023.md'))
  const before = ask('select source, hash from reports order by source')
  const changed = nianbao('archive', 'build', '档案', '--out', '库')
  expect(changed.stdout.includes('读了1个，去掉了已经删除的1个'), 'only what changed is read', changed.stdout)
  const after = ask('select source, hash from reports order by source')
  const same = after.filter((one) => before.some((other) => other.source === one.source && other.hash === one.hash))
  expect(same.length === before.length - 2 && after.length === before.length - 1, 'the rest is kept')
  expect(
    ask("select distinct organ from figures where source = 'pipe-2024.txt'")[0].organ === '青屿市岚溪区水利局',
    'the new reading holds',
  )
}

function organs() {
  expect(nianbao('archive', 'organs', '库').status === 0, 'organs are drafted')
  const path = join(folder, '库', '机关.csv')
  writeFileSync(path, readFileSync(path, 'utf8').replace('青屿市岚溪区水利局,青屿市岚溪区水利局', '青屿市岚溪区水利局,SL'))
  expect(nianbao('archive', 'gaps', '库').stderr.includes('archive organs'), 'a changed file is not passed over')
  expect(nianbao('archive', 'organs', '库').status === 0, 'and is applied')
  expect(ask("select distinct organId from figures where organ = '青屿市岚溪区水利局'")[0].organId === 'SL', 'in every row')
  appendFileSync(path, '青屿市岚溪区水利局,XX,,,\r\n')
  expect(nianbao('archive', 'organs', '库').stderr.includes('两个标识'), 'a contradiction is refused')
  writeFileSync(path, readFileSync(path, 'utf8').replace('青屿市岚溪区水利局,XX,,,\r\n', ''))
}

function asking() {
  for (const sql of [
    "copy (select 1) to 'x.csv'",
    'create table x (a int)',
    'select 1; select 2',
    "select * from read_text('/etc/hostname')",
  ])
    expect(nianbao('archive', 'query', '库', sql).status === 2, `refused: ${sql}`)
}

/** What was planted in a generated archive is found, and nothing else; sums are those of another program. */
function proof() {
  const planted = makeMixedArchive(join(folder, '生成'), 320)
  expect(nianbao('archive', 'build', '生成', '--out', '库二').status === 0, 'a generated archive is built')
  const organs = planted.organs.map((line) => line.join(',')).join('\r\n')
  writeFileSync(join(folder, '库二', '机关.csv'), `名称,标识,上级,起,止\r\n${organs}\r\n`)
  expect(nianbao('archive', 'organs', '库二').status === 0, 'its organs are applied')
  const list = (...args) => JSON.parse(nianbao('archive', ...args, '--format', 'json').stdout)
  const same = (found, wanted, name) =>
    expect(found.toSorted().join() === wanted.toSorted().join(), name, `found ${found.length}, planted ${wanted.length}`)
  const cells = list('gaps', '库二')
  for (const state of ['missing', 'twice'])
    same(
      cells.filter((one) => one.state === state).map(({ organId, year }) => `${organId} ${year}`),
      planted[state],
      `${state}: all planted, none else`,
    )
  const breaks = list('trend', '库二').map(({ organId, year, kind }) => `${organId} ${year} ${kind}`)
  same([...new Set(breaks)], planted.breaks, 'breaks: all planted, none else')
  sums(planted)
  const everybody = list('total', '库二', '--year', '2024')
  expect(
    everybody.length > 150 && everybody.every(({ published, difference }) => published === null && difference === null),
    'where nothing is published, no cell is said to be',
  )
}

/** figures.csv added up by Python's standard library, held against `archive total`. */
function sums(planted) {
  expect(nianbao('batch', '生成', '--out', '成稿', '--to', 'json', '--report', 'csv', '--quiet').status !== 2, 'batch')
  const script = `
import csv, json, sys
from collections import defaultdict
from decimal import Decimal
parts = json.load(open('生成/nianbao.config.json'))['parts']
names = {row[0]: row[1] for row in json.load(open('生成.planted.json'))['organs']}
whole = {names[part]: names[top] for top, own in parts.items() for part in own}
sums, seen = defaultdict(Decimal), set()
for row in csv.DictReader(open('成稿/figures.csv', encoding='utf-8-sig')):
    path = '.'.join(one for one in (row['table'], row['row'], row['column']) if one)
    key = (names[row['机关']], row['年份'], path)
    if key in seen or key[0] not in whole or row['数值'] == '': continue
    seen.add(key)
    sums[whole[key[0]], row['年份'], path] += Decimal(row['数值'])
print(json.dumps({' '.join(key): str(value) for key, value in sums.items()}))
`
  const { stdout, stderr } = spawnSync('python3', ['-c', script], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 })
  expect(stderr === '', 'python', stderr)
  const independent = JSON.parse(stdout)
  for (const [county, year] of [
    [1, 2020],
    [2, 2021],
    [3, 2024],
  ]) {
    const rows = JSON.parse(nianbao('archive', 'total', '库二', '--organ', `G${county}`, '--year', `${year}`, '--format', 'json').stdout)
    const added = rows.filter(({ difference }) => difference !== null)
    const wrong = added.filter(({ path, sum }) => Number(sum) !== Number(independent[`G${county} ${year} ${path}`]))
    expect(
      added.length > 150 && wrong.length === 0,
      `totals of county ${county} in ${year} are Python's`,
      JSON.stringify(wrong.slice(0, 3)),
    )
    const differs = added.some(({ path, difference }) => path === 'disclosure.licensing.decisions' && difference !== '0')
    expect(
      differs === planted.differences.includes(`G${county} ${year}`),
      `county ${county}'s report of ${year} is told from its parts only where planted`,
    )
  }
}

/** The pages of a site, without scripts run twice: no finding of axe, nothing asked of another host. */
async function pages() {
  expect(nianbao('archive', 'site', '库', '--out', '网站', '--findings').status === 0, 'a site is written')
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  const page = await browser.newPage({ viewport: { width: 320, height: 800 } })
  const asked = []
  page.on('request', (one) => asked.push(one.url()))
  for (const name of ['index.html', 'organs/00001.html', 'reports/000001.html']) {
    await page.goto(pathToFileURL(join(folder, '网站', name)).href)
    await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') })
    const { violations } = await page.evaluate(() => globalThis.axe.run())
    expect(violations.length === 0, `axe: ${name}`, violations.map(({ id }) => id).join())
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
      `${name} does not scroll sideways`,
    )
  }
  expect(
    asked.every((url) => url.startsWith('file:')),
    'nothing is asked of another host',
  )
  await browser.close()
  const { resources } = JSON.parse(readFileSync(join(folder, '网站', 'datapackage.json'), 'utf8'))
  expect(
    resources.length > 0 && resources.every(({ path, bytes }) => readFileSync(join(folder, '网站', path)).length === bytes),
    'datapackage.json names the files',
  )
}

/** Next year's blank report of every sample: valid Word, and nothing wrong in it but blanks. */
async function drafts() {
  const blanks = /check\/(?:blank-|section-empty|no-contact)/
  for (const sample of readdirSync(join(root, 'samples'))) {
    const out = `起草/${sample}.docx`
    expect(nianbao('draft', join(root, 'samples', sample), '--out', out).status === 0, `draft of ${sample}`)
    for (const { id, problems } of await openxml.run([{ name: sample, docx: join(folder, out) }]))
      expect(problems.length === 0, `${id}: draft of ${sample}`, problems.join('; '))
    const found = nianbao('check', out, '--format', 'text')
      .stdout.split('\n')
      .filter((line) => /［.+］$/.test(line))
    const others = found.filter((line) => !blanks.test(line))
    expect(found.length > 0 && others.length === 0, `the draft of ${sample} shows blanks only`, others.join('\n'))
  }
}

try {
  await contract()
  building()
  changing()
  organs()
  asking()
  await pages()
  await drafts()
  proof()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`)
process.exitCode = counts.failed === 0 ? 0 : 1
