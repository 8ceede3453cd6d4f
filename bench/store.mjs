import { spawnSync } from 'node:child_process'
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeMixedArchive } from './archive-mixed.mjs'

/**
 * `node bench/store.mjs DIR 20000`: an archive of so many reports, made by `archive-mixed.mjs`, built and asked. Prints seconds, bytes, and whether
 * what was planted was found and nothing else; ends with 1 where not. DuckDB is looked for where the conformance suite has it.
 */

const root = fileURLToPath(new URL('..', import.meta.url))
const [folder, count = '20000'] = process.argv.slice(2)
const [made, store] = [join(folder, 'reports'), join(folder, 'store')]
for (const old of [made, store]) rmSync(old, { recursive: true, force: true })
const planted = makeMixedArchive(made, Number(count))
let isWrong = false

const built = timed('build', 'build', made, '--out', store)
process.stdout.write(
  `  ${planted.written} reports, ${((built.seconds / planted.written) * 1000).toFixed(1)} ms each, ${megabytesOf(store)} MB\n`,
)
writeFileSync(join(store, '机关.csv'), `名称,标识,上级,起,止\r\n${planted.organs.map((line) => line.join(',')).join('\r\n')}\r\n`)
timed('organs applied', 'organs', store)
timed('build, nothing changed', 'build', made, '--out', store)
const cells = listed('gaps', 'gaps', store)
for (const state of ['missing', 'twice'])
  compare(
    state,
    cells.filter((one) => one.state === state).map(({ organId, year }) => `${organId} ${year}`),
    planted[state],
  )
compare(
  'breaks',
  [...new Set(listed('breaks of all organs', 'trend', store).map(({ organId, year, kind }) => `${organId} ${year} ${kind}`))],
  planted.breaks,
)
timed('total of a county', 'total', store, '--year', '2024', '--organ', '第3县人民政府')
timed('the least query, whole process', 'query', store, 'SELECT 1')
timed(
  'national sum by year',
  'query',
  store,
  "SELECT year, sum(value) FROM figures WHERE path = 'applications.received.total' GROUP BY year",
)
timed('national sum by year of every figure', 'query', store, 'SELECT year, path, sum(value) FROM figures GROUP BY ALL')
process.exitCode = isWrong ? 1 : 0

function timed(name, ...args) {
  const started = performance.now()
  const env = { ...process.env, NODE_PATH: join(root, 'conformance', 'node_modules') }
  const done = spawnSync(process.execPath, [join(root, 'bin', 'nianbao.js'), 'archive', ...args], {
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  const seconds = (performance.now() - started) / 1000
  if (done.status === 2) throw new Error(`${args.join(' ')}: ${done.stderr}`)
  process.stdout.write(`${name}: ${seconds.toFixed(2)} s\n`)
  return { ...done, seconds }
}

function listed(name, ...args) {
  return JSON.parse(timed(name, ...args, '--format', 'json').stdout)
}

function compare(name, found, wanted) {
  const [there, due] = [new Set(found), new Set(wanted)]
  const wrong = [...there].filter((one) => !due.has(one)).length
  const missed = [...due].filter((one) => !there.has(one)).length
  isWrong ||= wrong + missed > 0
  process.stdout.write(`  ${name}: ${due.size} planted, ${missed} missed, ${wrong} invented\n`)
}

function megabytesOf(path) {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return (files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0) / 1e6).toFixed(1)
}
