/**
 * The package as its users get it: `node conformance/package.mjs` after `npm run build`. What is packed is installed into an empty project,
 * weighed, and run whole on every Node that is promised; the program and the library give the same bytes on each.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { unzipSync } from 'fflate'
import { buildOffline } from '../build/offline.mjs'
import { mustRun, runProgram } from './processes.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'nianbao-package-'))
const MEGABYTE = 1e6
/** What a download and an installed folder may weigh, in MB. */
const limits = { packed: 15, installed: 120 }
const sample = join(root, 'samples/pipe-2024.txt')
/** Run beside the installed package: reads, checks, writes. */
const libraryUse = `import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readReports, writeReport } from 'nianbao'
const { reports } = await readReports(readFileSync(process.argv[2]), 'pipe-2024.txt')
mkdirSync('library', { recursive: true })
for (const { format, bytes } of await writeReport(reports[0])) writeFileSync('library/a.' + format, bytes)
`
/** Every subpath that is promised: each writer's file, read again by its reader. */
const subpathUse = `import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import * as read from 'nianbao/read'
import * as review from 'nianbao/review'
import { reportJsonSchema } from 'nianbao/schema'
mkdirSync('subpaths', { recursive: true })
const readers = { docx: 'docx', pdf: 'pdf', html: 'html', fragment: 'html', ofd: 'ofd', xlsx: 'xlsx', json: 'json', csv: 'csv' }
const text = await import('nianbao/read/text')
const { reports } = await text.readReports(readFileSync(process.argv[2]), 'pipe-2024.txt')
for (const [format, reader] of Object.entries(readers)) {
  const { write } = await import('nianbao/write/' + format)
  const bytes = await write(reports[0])
  writeFileSync('subpaths/a.' + format, bytes)
  const one = await import('nianbao/read/' + reader)
  const again = await one.readReports(bytes, 'a.' + reader)
  if (again.reports.length !== 1) throw new Error(format + ' is not read back')
}
const { readReports } = await import('nianbao/read/doc')
if ((await readReports(readFileSync(process.argv[2]), 'a.doc')).reports.length > 0) throw new Error('read/doc read a text')
const whole = await read.readReports(readFileSync(process.argv[2]), 'pipe-2024.txt')
writeFileSync('subpaths/a.sheet.html', review.renderReviewSheet(whole.reports[0]))
writeFileSync('subpaths/schema.json', JSON.stringify(reportJsonSchema()))
`

let failed = 0
let passed = 0

function expect(isTrue, what) {
  process.stdout.write(`${isTrue ? '✓' : '✗'} ${what}\n`)
  if (isTrue) passed++
  else failed++
}

await mustRun('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root })
const packed = join(
  folder,
  readdirSync(folder).find((name) => name.endsWith('.tgz')),
)
const packedSize = statSync(packed).size / MEGABYTE
expect(packedSize <= limits.packed, `packed: ${packedSize.toFixed(1)} MB of ${limits.packed}`)

writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
await mustRun('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, packed], { cwd: folder })
const modules = join(folder, 'node_modules')
const installedSize = sizeOf(modules) / MEGABYTE
expect(installedSize <= limits.installed, `installed: ${installedSize.toFixed(0)} MB of ${limits.installed}`)

const outputs = new Map()
for (const [name, node] of nodes()) {
  const { stdout } = await mustRun(node, ['--version'])
  outputs.set(stdout.trim(), await runAll(node, join(folder, name)))
}
const [first, ...others] = outputs
for (const [version, files] of others) {
  for (const [file, hash] of files) expect(hash === first[1].get(file), `${file}: the same on ${version} as on ${first[0]}`)
}
await tryOffline(join(folder, 'offline'))
rmSync(folder, { recursive: true })
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? 1 : 0

/** The Node that runs this, and the others that package.json of this folder names. */
function nodes() {
  const resolve = createRequire(import.meta.url).resolve
  return [
    ['this', process.execPath],
    ...['node-22', 'node-24'].map((name) => [name, join(dirname(resolve(`${name}/package.json`)), 'bin/node')]),
  ]
}

/** Every command and the library; the SHA-256 of each file written, by its name. */
async function runAll(node, out) {
  mkdirSync(out)
  const program = join(modules, 'nianbao/bin/nianbao.js')
  const run = (...args) => runProgram(node, [program, ...args], { cwd: out })
  const version = (await mustRun(node, ['--version'])).stdout.trim()
  const expectCode = async (code, ...args) => {
    const { code: found, stderr } = await run(...args)
    expect(found === code && !/\n\s+at /.test(stderr), `${version}: nianbao ${args[0]} ends with ${found}`)
  }
  await expectCode(1, 'convert', sample, '--out', 'made', '--to', 'docx,pdf,html,json,csv', '--check-report')
  for (const format of ['docx', 'pdf', 'html', 'json']) await expectCode(1, 'check', `made/pipe-2024.${format}`)
  await expectCode(1, 'batch', join(root, 'samples'), '--out', 'archive', '--jobs', '2', '--to', 'json')
  await expectCode(0, 'inspect', sample, '--stage', 'blocks')
  await expectCode(0, 'correct', 'made/pipe-2024.json', '--list')
  await expectCode(0, 'schema')
  await expectCode(0, 'completion', 'bash')
  await expectCode(0, 'help')
  writeFileSync(join(out, 'use.mjs'), libraryUse)
  const used = await runProgram(node, ['use.mjs', sample], { cwd: out })
  expect(used.code === 0, `${version}: the library${used.code === 0 ? '' : ` ${used.stderr.slice(0, 500)}`}`)
  writeFileSync(join(out, 'subpaths.mjs'), subpathUse)
  const tried = await runProgram(node, ['subpaths.mjs', sample], { cwd: out })
  expect(tried.code === 0, `${version}: each subpath${tried.code === 0 ? '' : ` ${tried.stderr.slice(0, 500)}`}`)
  const files = ['made', 'library', 'subpaths'].flatMap((name) => readdirSync(join(out, name)).map((file) => `${name}/${file}`))
  return new Map(
    files.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(out, file)))
        .digest('hex'),
    ]),
  )
}

/** The archive for offices without a network: complete, the same from each build, and its starter opens the desk. */
async function tryOffline(out) {
  mkdirSync(out)
  const { path } = buildOffline({ folder: out })
  const archive = readFileSync(path)
  expect(archive.equals(readFileSync(buildOffline({ folder: out }).path)), 'offline archive: the same bytes from each build')
  const entries = Object.entries(unzipSync(archive))
  for (const [name, bytes] of entries) {
    mkdirSync(dirname(join(out, name)), { recursive: true })
    writeFileSync(join(out, name), bytes)
  }
  const top = join(out, entries[0][0].split('/')[0])
  const { code } = await runProgram('sha256sum', ['--quiet', '--check', 'SHA256SUMS'], { cwd: top })
  expect(code === 0, 'offline archive: every file is as its checksum says')
  const told = await startDesk(join(top, '打开更正台.sh'))
  expect(/http:\/\/127\.0\.0\.1:\d+\//.test(told), 'offline archive: its starter opens the desk')
  const { code: refused, stderr } = await runProgram('/bin/sh', [join(top, '打开更正台.sh')], {
    env: { PATH: toolsWithoutNode(join(out, 'tools')) },
  })
  expect(refused === 2 && stderr.includes('没有 Node.js'), 'offline archive: its starter says where Node.js lacks')
}

/** A folder of the few tools the starter calls; it does not sleep. */
function toolsWithoutNode(path) {
  mkdirSync(path)
  for (const [name, tool] of Object.entries({ dirname: 'dirname', uname: 'uname', sleep: 'true' }))
    symlinkSync(`/bin/${tool}`, join(path, name))
  return path
}

/** What it says until it gives an address; it is ended then. */
function startDesk(starter) {
  const child = spawn('/bin/sh', [starter, join(dirname(starter), '报告'), '--no-open'], { stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolve) => {
    let told = ''
    child.stdout.on('data', (text) => {
      told += text
      if (told.includes('http')) child.kill('SIGTERM')
    })
    child.on('exit', () => resolve(told))
  })
}

function sizeOf(path) {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath ?? entry.path, entry.name)).size, 0)
}
