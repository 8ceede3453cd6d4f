import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { heapCeiling, workerFlags } from '../dist/work/worker-process.js'
import { formatMs, formatTable, timeProcess } from './measure.mjs'
import { makeReports, measureGrowth, measureWarm } from './own.mjs'
import { measurePeers } from './peers.mjs'

/** `npm run bench [-- --long]`: what nianbao and its peers take on this machine, as Markdown on standard output. */

const long = process.argv.includes('--long')
const out = fileURLToPath(new URL('out/', import.meta.url))
const program = fileURLToPath(new URL('../bin/nianbao.js', import.meta.url))
const sample = fileURLToPath(new URL('../samples/pipe-2024.txt', import.meta.url))

const print = (text) => process.stdout.write(`${text}\n`)
const load = () => loadavg()[0].toFixed(1)

print(`Node ${process.version}, ${cpus().length} cores (${cpus()[0].model}), load ${load()} at the start. Milliseconds unless said.\n`)
const warm = await measureWarm(makeReports(200))
printWarm(warm)
printCold()
printWorkers()
printGrowth(await measureGrowth())
printMemory(long ? 5000 : 500)
await printPeers(warm)
print(`Load ${load()} at the end.`)

function printWarm(times) {
  print('## One core, warm, per report (200 distinct reports in four styles)\n')
  const targets = { 'read + match + check': '≤ 5', compose: '', html: '≤ 1', docx: '≤ 10', pdf: '≤ 15, aim 7', all: '≤ 30 (33 a second)' }
  print(
    formatTable(
      ['stage', 'best of three', 'median', 'target'],
      [...times].map(([stage, { best, median }]) => [stage, formatMs(best), formatMs(median), targets[stage]]),
    ),
  )
  print(
    `All three with reading and checking: ${(1000 / times.get('all').best).toFixed(0)} reports a second at best, ${(1000 / times.get('all').median).toFixed(0)} at the median.\n`,
  )
}

function printCold() {
  print('## Whole process, cold\n')
  const folder = join(out, 'cold')
  const rows = [
    ['`node -e 0` (floor)', ['-e', '0'], ''],
    ['`--help`', [program, '--help'], '≤ 100'],
    ['`check`', [program, 'check', sample], '≤ 200'],
    ['`convert`, all three formats', [program, 'convert', sample, '--out', folder], '≤ 600'],
  ].map(([name, args, target]) => {
    const { wall, cpu } = timeProcess(10, process.execPath, args, { accepted: [0, 1] })
    return [name, formatMs(wall.min), formatMs(wall.median), formatMs(cpu.min), target]
  })
  print(formatTable(['command', 'minimum', 'median', 'processor time, minimum', 'target'], rows))
}

function printWorkers() {
  // A worker is warm after some five hundred files.
  const [few, many] = [1000, 3000]
  print(`## Batch of ${many} files, whole process, all three formats and the review sheet\n`)
  const archives = new Map([few, many].map((count) => [count, writeArchive(count)]))
  const run = (jobs, count) => {
    rmSync(join(out, 'batch'), { recursive: true, force: true })
    const args = [program, 'batch', archives.get(count), '--out', join(out, 'batch'), '--jobs', String(jobs), '--quiet']
    return timeProcess(1, process.execPath, args, { accepted: [0, 1] })
  }
  const times = [1, 2].map((jobs) => ({ few: run(jobs, few), many: run(jobs, many) }))
  const timeOf = (jobs, size, clock) => times[jobs - 1][size][clock].min
  // What the last 2,000 files take, warming up left out.
  const warm = (jobs) => ((many - few) * 1000) / (timeOf(jobs, 'many', 'wall') - timeOf(jobs, 'few', 'wall'))
  const rows = [1, 2].map((jobs) => {
    const [wall, cpu] = [timeOf(jobs, 'many', 'wall'), timeOf(jobs, 'many', 'cpu')]
    const rates = [((many * 1000) / wall).toFixed(0), warm(jobs).toFixed(0)]
    return [String(jobs), (wall / 1000).toFixed(1), (cpu / 1000).toFixed(1), ...rates, (cpu / wall).toFixed(2)]
  })
  print(formatTable(['workers', 'seconds', 'processor seconds', 'reports a second', 'of these, warm', 'cores kept busy'], rows))
  const whole = timeOf(1, 'many', 'wall') / timeOf(2, 'many', 'wall')
  print(`Two workers: ${whole.toFixed(2)} times one, ${(warm(2) / warm(1)).toFixed(2)} times once warm (target ≥ 1.8).\n`)
}

function writeArchive(count) {
  const archive = join(out, `archive-${count}`)
  rmSync(archive, { recursive: true, force: true })
  for (const { name, bytes } of makeReports(count)) writeInto(join(archive, name), bytes)
  return archive
}

function writeInto(path, bytes) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
}

function printGrowth(rows) {
  print('## Growth\n')
  print(formatTable(['', 'size', 'read + match + check', 'compose', 'html', 'docx', 'pdf'], rows))
}

function printMemory(count) {
  print(`## Memory of one process, set up as a worker of \`batch\`, over ${count} reports in all three formats (target ≤ 300 MB, flat)\n`)
  const { stdout } = spawnSync(
    process.execPath,
    [...workerFlags(heapCeiling), fileURLToPath(new URL('memory.mjs', import.meta.url)), String(count)],
    {
      encoding: 'utf8',
    },
  )
  print(stdout)
}

async function printPeers(own) {
  print('## Peers on the same content\n')
  const { rows, missing } = await measurePeers()
  const cells = rows.map(({ name, against, wall, cpu }) => {
    const ours = own.get(against).best
    return [name, formatMs(wall.min), cpu ? formatMs(cpu.min) : '', formatMs(ours), `${(wall.min / ours).toFixed(0)}×`]
  })
  print(formatTable(['peer', 'per report, minimum', 'processor time', 'nianbao', 'ratio'], cells))
  if (missing.length > 0) print(`Left out: ${missing.join('; ')}.\n`)
}
