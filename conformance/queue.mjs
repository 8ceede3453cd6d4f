/**
 * A batch over a queue, with Debian's redis-server and an S3-compatible service on this machine: `node conformance/queue.mjs` after
 * `npm run build`. The bytes are those of `batch --jobs 2`, whatever befalls workers, coordinator, Redis, network and store meanwhile.
 * `--long`: three workers on 2,000 files, with the time beside that of two local ones, and every fault ten times.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { inLanes, mustRun, runProgram } from './processes.mjs'
import { objectsOf, startService } from './queue/service.mjs'
import { freePort, makeCertificate, redisUser, start, startRedis, startWire, until } from './queue/machines.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const program = join(root, 'bin', 'nianbao.js')
const isLong = process.argv.includes('--long')
const only = process.argv.find((word) => word.startsWith('--only='))?.slice(7)
const times = isLong ? 10 : 1
/** Where the optional peers stand; who installs nianbao has them beside it. */
const peers = { NODE_PATH: join(root, 'conformance', 'node_modules'), NIANBAO_REDIS_PASSWORD: redisUser.password }
const base = mkdtempSync(join(tmpdir(), 'nianbao-queue-'))
const counts = { passed: 0, failed: 0 }

function expect(isTrue, what, more = '') {
  process.stdout.write(`${isTrue ? '✓' : '✗'} ${what}${isTrue ? '' : ` ${more}`}\n`)
  counts[isTrue ? 'passed' : 'failed']++
}

/** Reports of all styles, damaged ones, a picture, doubles, one with corrections, and options by path with a font of the user's. */
async function makeArchive(folder, count) {
  await mustRun(process.execPath, [join(root, 'bench', 'archive.mjs'), folder, String(count)])
  const [first] = readdirSync(join(folder, '2015')).filter((name) => name.endsWith('.txt'))
  cpSync(join(folder, '2015', first), join(folder, '2016', `副本-${first}`))
  await mustRun(process.execPath, [program, 'correct', join(folder, '2015', first), '--set', 'applications.received.total=6'])
  writeFileSync(join(folder, '图.png'), Buffer.from('89504e470d0a1a0a', 'hex'))
  writeFileSync(join(folder, '空.txt'), '')
  const font = readdirSync(join(root, 'fonts')).find((name) => name.startsWith('NianbaoKai'))
  cpSync(join(root, 'fonts', font), join(folder, font))
  const paths = [{ match: '2017/**', options: { to: ['pdf', 'json'], font: [`fang=${font}`] } }]
  writeFileSync(join(folder, 'nianbao.config.json'), JSON.stringify({ paths }))
}

/** Name and hash of all files of an output folder; the manifest in the order of its inputs, as lines come in the order in which they are done. */
function contentOf(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => name !== join('.nianbao-queue', 'store'))
  return new Map(names.sort().map((name) => [name, hashOf(comparable(name, readFileSync(join(folder, name))))]))
}

/** Of each input the last line, as whoever reads the manifest takes it. */
function comparable(name, bytes) {
  if (name !== 'manifest.jsonl') return bytes
  const lines = bytes
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => [JSON.parse(line).input ?? '', line])
  return [...new Map(lines).values()].sort().join('\n')
}

const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex')

function differences(a, b) {
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => a.get(name) !== b.get(name)).slice(0, 5)
}

/** One Redis, one output folder, any number of workers and a batch. */
async function openSite(name) {
  const folder = join(base, name)
  mkdirSync(folder, { recursive: true })
  const port = await freePort()
  const site = { folder, out: join(folder, 'out'), port, redis: await startRedis(folder, port), workers: [], wires: [] }
  const address = (at = port) => `redis://${redisUser.name}@127.0.0.1:${at}`
  site.worker = async ({ store = site.out, at = port, env = {}, jobs = 1 } = {}) => {
    const worker = start(process.execPath, [program, 'worker', '--queue', address(at), '--store', store, '--jobs', String(jobs)], {
      env: { ...peers, ...env },
    })
    site.workers.push(worker)
    await until(`worker: ${worker.told.text}`, () => worker.told.text.includes('已就绪') || !worker.isRunning())
    return worker
  }
  site.batch = (archive, { store = site.out, env = {}, args = [] } = {}) =>
    start(process.execPath, [program, 'batch', archive, '--out', site.out, '--queue', address(), '--store', store, ...args], {
      env: { ...peers, ...env },
    })
  site.queue = (...args) => runProgram(process.execPath, [program, 'queue', ...args, '--queue', address()], { env: peers })
  site.done = () =>
    existsSync(join(site.out, 'manifest.jsonl')) ? readFileSync(join(site.out, 'manifest.jsonl'), 'utf8').split('\n').length : 0
  site.restart = async () => (site.redis = await startRedis(folder, port))
  site.close = async () => {
    for (const one of [...site.workers, site.redis]) one.kill('SIGKILL')
    await Promise.all([...site.workers, site.redis].map(({ ended }) => ended))
    for (const wire of site.wires) wire.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return site
}

async function secondsOf(work) {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

/** What every batch must come to, whatever befell it. */
function expectSame(site, told, what) {
  const found = differences(reference, contentOf(site.out))
  expect(found.length === 0, what, `${found.join(' ')} ${told.slice(-600)}`)
}

async function withSite(name, work) {
  const site = await openSite(name)
  try {
    await work(site)
  } catch (error) {
    expect(
      false,
      name,
      `${error.message} ${site.workers
        .map(({ told }) => told.text)
        .join('|')
        .slice(-800)}`,
    )
  } finally {
    await site.close()
  }
}

const checks = {
  async refusals(site) {
    const call = (args, env) => runProgram(process.execPath, [program, ...args], { env })
    const alone = await call(['worker', '--queue', 'redis://127.0.0.1:1', '--store', site.out], { NODE_PATH: '' })
    expect(
      alone.code === 2 && /^错误：.*还没有安装：.*npm install ioredis\n$/.test(alone.stderr),
      'without ioredis: one sentence',
      alone.stderr,
    )
    const away = await call(['batch', archive, '--out', site.out, '--queue', 'redis://127.0.0.1:1'], peers)
    expect(away.code === 2 && /^错误：连不上 [^\n]*\n$/.test(away.stderr), 'Redis is not there: one sentence', away.stderr)
    const wrong = await call(['worker', '--queue', `redis://nianbao@127.0.0.1:${site.port}`, '--store', site.out], {
      ...peers,
      NIANBAO_REDIS_PASSWORD: 'tulip-99',
    })
    expect(
      wrong.code === 2 && /口令或权限不对/.test(wrong.stderr) && !wrong.stderr.includes('tulip-99'),
      'wrong password: one sentence without it',
      wrong.stderr,
    )
  },

  async 'a bucket'(site) {
    const service = await startService()
    try {
      const suite = await runProgram(
        process.execPath,
        [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', root, '--config', 'conformance/queue/vitest.config.ts'],
        { env: service.env },
      )
      expect(suite.code === 0, 'S3: the suite of all stores, pieces, checksums, a bucket that is not there', suite.stdout.slice(-1500))
      const store = 's3://archive/2024'
      for (let n = 0; n < 2; n++) await site.worker({ store, env: service.env })
      const before = service.requests().length
      const batch = site.batch(archive, { store, env: service.env })
      await batch.ended
      const asked = service.requests().slice(before)
      const there = [...(await objectsOf(service.client, '2024/'))].filter(([name]) => name !== '.nianbao-queue/store')
      const content = new Map(there.map(([name, bytes]) => [name, hashOf(comparable(name, bytes))]))
      const found = differences(reference, content)
      expect(
        found.length === 0,
        'S3: outputs, run report and manifest in the bucket, the same bytes',
        `${found.join(' ')} ${batch.told.text.slice(-800)}`,
      )
      expect(![...site.workers, batch].some(({ told }) => told.text.includes('walnut')), 'S3: nobody prints the secret')
      const kinds = ['GET', 'PUT', 'HEAD', 'POST', 'DELETE'].map(
        (kind) => `${kind} ${(asked.filter((line) => line.startsWith(`"${kind}`)).length / site.done()).toFixed(1)}`,
      )
      process.stdout.write(`  S3 requests a file: ${kinds.join(', ')}\n`)
    } finally {
      service.kill('SIGKILL')
    }
  },

  async 'three workers'(site) {
    const [own, out] = [join(site.folder, 'archive'), join(site.folder, 'reference')]
    await makeArchive(own, isLong ? 2_000 : 60)
    const local = await secondsOf(() => runProgram(process.execPath, [program, 'batch', own, '--out', out, '--jobs', '2'], { minutes: 60 }))
    for (let n = 0; n < 3; n++) await site.worker()
    const batch = site.batch(own)
    const queued = await secondsOf(() => batch.ended)
    const [wanted, made] = [contentOf(out), contentOf(site.out)]
    expect(
      differences(wanted, made).length === 0,
      `three workers, ${wanted.size} files written: the bytes of two local ones`,
      batch.told.text.slice(-600),
    )
    process.stdout.write(`  two local workers ${local.toFixed(0)} s, three over the queue ${queued.toFixed(0)} s\n`)
  },

  async contract() {
    const compiled = await runProgram(process.execPath, [
      join(root, 'node_modules/typescript/bin/tsc'),
      '-p',
      join(root, 'conformance/queue'),
    ])
    expect(compiled.code === 0, 'the packages are what they are taken for', compiled.stdout)
  },

  async another(site) {
    const copy = join(site.folder, 'copy')
    for (const name of ['bin', 'dist', 'package.json']) cpSync(join(root, name), join(copy, name), { recursive: true })
    for (const name of ['node_modules', 'fonts']) symlinkSync(join(root, name), join(copy, name))
    const facts = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8'))
    writeFileSync(join(copy, 'package.json'), JSON.stringify({ ...facts, version: '9.9.9' }))
    const batch = site.batch(archive)
    await until('coordinator', async () => (await site.queue('status')).stdout.includes('进程'))
    const other = start(
      process.execPath,
      [join(copy, 'bin', 'nianbao.js'), 'worker', '--queue', `redis://nianbao@127.0.0.1:${site.port}`, '--store', site.out],
      { env: peers },
    )
    expect((await other.ended) === 2 && other.told.text.includes('版本不同'), 'a worker of another version refuses', other.told.text)
    const second = site.batch(archive, { args: [] })
    expect(
      (await second.ended) === 2 && second.told.text.includes('正在写这个'),
      'a second batch on one output is refused',
      second.told.text,
    )
    await site.worker({ jobs: 2 })
    await batch.ended
    expectSame(site, batch.told.text, 'the first goes on, with the same bytes')
  },

  async privacy(site) {
    const monitor = start('redis-cli', [
      '-p',
      String(site.port),
      '--user',
      redisUser.name,
      '--pass',
      redisUser.password,
      '--no-auth-warning',
      'monitor',
    ])
    await until('monitor', () => monitor.told.text.includes('OK'))
    await site.worker({ jobs: 2 })
    const batch = site.batch(archive, { args: ['--private'] })
    await batch.ended
    monitor.kill('SIGKILL')
    // What is not ASCII is told byte by byte.
    const escaped = monitor.told.text.replaceAll(/\\x([0-9a-f]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    const said = Buffer.from(escaped, 'latin1').toString('utf8')
    expect(
      !/政府|公开|申请|\.html|\.txt|\.md/.test(said),
      '--private: Redis hears neither names nor text',
      /.{60}(?:政府|公开|申请|\.html|\.txt|\.md).{60}/.exec(said)?.[0],
    )
    expect(![...site.workers, batch].some(({ told }) => told.text.includes(redisUser.password)), 'nobody prints the password')
    expectSame(site, batch.told.text, '--private: the same bytes')
  },

  async TLS(site) {
    const { cert, key } = makeCertificate(site.folder)
    const [plain, port] = [await freePort(), await freePort()]
    const folder = join(site.folder, 'redis')
    mkdirSync(folder)
    const settings = { 'tls-port': port, 'tls-cert-file': cert, 'tls-key-file': key, 'tls-auth-clients': 'no' }
    const redis = await startRedis(
      folder,
      plain,
      Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
    )
    site.workers.push(redis)
    const queue = ['--queue', `rediss://${redisUser.name}@localhost:${port}`]
    const unknown = await runProgram(process.execPath, [program, 'queue', 'status', ...queue], { env: peers })
    expect(unknown.code === 2 && /^错误：[^\n]*\n$/.test(unknown.stderr), 'TLS: a certificate of nobody known is refused', unknown.stderr)
    const env = { ...peers, NODE_EXTRA_CA_CERTS: cert }
    const worker = start(process.execPath, [program, 'worker', ...queue, '--store', site.out], { env })
    site.workers.push(worker)
    const batch = start(process.execPath, [program, 'batch', archive, '--out', site.out, ...queue], { env })
    await batch.ended
    expectSame(site, batch.told.text, 'TLS: with its authority named, the same bytes')
  },

  async metrics(site) {
    const [workerPort, batchPort] = [await freePort(), await freePort()]
    const worker = start(
      process.execPath,
      [program, 'worker', '--queue', `redis://nianbao@127.0.0.1:${site.port}`, '--store', site.out, '--metrics', String(workerPort)],
      { env: peers },
    )
    site.workers.push(worker)
    const ask = (port, path) =>
      fetch(`http://127.0.0.1:${port}${path}`).then(
        async (answer) => `${answer.status} ${await answer.text()}`,
        () => '',
      )
    await until('healthz', async () => (await ask(workerPort, '/healthz')) === '200 ok\n')
    const batch = site.batch(archive, { args: ['--metrics', String(batchPort)] })
    const pattern =
      /nianbao_files_done_total [1-9][\s\S]*nianbao_files_per_second [\d.]+[\s\S]*nianbao_stage_seconds_total\{stage="convert"\} [\d.]+/
    const seen = await Promise.all(
      [workerPort, batchPort].map((port) => until(`metrics ${port}`, async () => pattern.exec(await ask(port, '/metrics')))),
    )
    expect(seen.length === 2, 'metrics of worker and batch tell what is done, how fast, and where the time goes')
    worker.kill('SIGTERM')
    expect((await worker.ended) === 0, 'SIGTERM drains', worker.told.text)
    expect(
      (await site.queue('drain')).code === 0 && (await batch.ended) === 2,
      'queue drain ends the batch, with what is in hand',
      batch.told.text,
    )
    await site.worker({ jobs: 2 })
    const again = site.batch(archive)
    await again.ended
    expectSame(site, again.told.text, 'the next goes on, with the same bytes')
  },

  async 'kill -9 of a worker'(site) {
    for (let n = 0; n < 3; n++) await site.worker()
    const batch = site.batch(archive)
    for (let n = 0; n < times; n++) {
      const there = site.done()
      await until('results', () => site.done() > there + 2 || !batch.isRunning())
      site.workers.at(-1).kill('SIGKILL')
      await site.worker()
    }
    await batch.ended
    expectSame(site, batch.told.text, 'kill -9 of a worker: nothing lost, nothing doubled, the same bytes')
  },

  async 'kill -9 of the coordinator'(site) {
    for (let n = 0; n < 2; n++) await site.worker()
    for (let n = 0; n < times; n++) {
      const batch = site.batch(archive)
      const there = site.done()
      await until('results', () => site.done() > there + 2 || !batch.isRunning())
      batch.kill('SIGKILL')
      await batch.ended
    }
    const last = site.batch(archive)
    await last.ended
    expectSame(site, last.told.text, 'kill -9 of the coordinator: the next goes on, with the same bytes')
  },

  async 'kill -9 of Redis'(site) {
    for (let n = 0; n < 2; n++) await site.worker()
    const batch = site.batch(archive)
    for (let n = 0; n < times; n++) {
      const there = site.done()
      await until('results', () => site.done() > there + 2 || !batch.isRunning())
      site.redis.kill('SIGKILL')
      await site.redis.ended
      await sleep(500)
      await site.restart()
    }
    await batch.ended
    expectSame(site, batch.told.text, 'kill -9 of Redis: waited for, with the same bytes')
  },

  async 'network cut'(site) {
    const wire = await startWire(site.port)
    site.wires.push(wire)
    await site.worker({ at: wire.port, jobs: 2 })
    const batch = site.batch(archive)
    await until('results', () => site.done() > 2)
    for (let n = 0; n < times; n++) {
      wire.cut()
      if (n === 0) await site.worker({ jobs: 2 })
      await (n === 0 ? until('the others do its jobs', () => !batch.isRunning(), 90) : sleep(isLong ? 60_000 : 15_000))
      const before = contentOf(site.out)
      wire.mend()
      await sleep(3_000)
      expect(differences(before, contentOf(site.out)).length === 0, 'a worker that was cut off does not write late')
      if (n + 1 < times) await site.batch(archive, { args: ['--force'] }).ended
    }
    expectSame(site, batch.told.text, 'network cut of a worker: the same bytes')
  },

  async 'store refuses writes'(site) {
    mkdirSync(site.out)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', site.out])
    try {
      for (let n = 0; n < 2; n++) await site.worker()
      const batch = site.batch(archive)
      for (let n = 0; n < times; n++) {
        const there = site.done()
        await until('results', () => site.done() > there + 2 || !batch.isRunning())
        await fillDisk(join(site.out, '.ballast'))
        await until('a complaint', () => site.workers.some(({ told }) => told.text.includes('磁盘已满')) || !batch.isRunning(), 30)
        rmSync(join(site.out, '.ballast'))
      }
      await batch.ended
      if (batch.told.text.includes('没有做完') || (await batch.ended) === 2) await site.batch(archive).ended
      expectSame(site, batch.told.text, 'a full disk is waited out, with the same bytes')
    } finally {
      execFileSync('umount', ['-l', site.out])
    }
  },

  async 'queue retry'(site) {
    const own = join(site.folder, 'archive')
    mkdirSync(own)
    writePoison(own)
    const batch = site.batch(own)
    for (let n = 0; n < 2; n++) {
      const worker = await site.worker()
      await until('the poison', async () => (await begun(site, '毒.txt')) > n, 90)
      // Nobody is there to write down what becomes of it.
      batch.kill('SIGKILL')
      worker.kill('SIGKILL')
    }
    const worker = await site.worker()
    const waiting = async () => JSON.parse((await site.queue('status', '--json')).stdout)[0]
    await until('given up', async () => (await waiting()).counts.failed === 1, 90)
    const retried = await site.queue('retry')
    expect(retried.stdout.startsWith('1个放弃了的文件'), 'queue retry: what was given up waits again', retried.stdout + retried.stderr)
    await until('done', async () => (await waiting()).counts.completed === 1, 90)
    const again = site.batch(own)
    await again.ended
    expect(
      site.done() > 1 && existsSync(join(site.out, '毒.docx')),
      'and is done, and recorded by the next batch',
      again.told.text + worker.told.text,
    )
  },

  async 'poison file'(site) {
    const own = join(site.folder, 'archive')
    cpSync(archive, own, { recursive: true })
    writePoison(own)
    const batch = site.batch(own)
    for (let n = 0; n < 2 * times && batch.isRunning(); n++) {
      const worker = await site.worker()
      await until('the poison', async () => (await begun(site, '毒.txt')) > n || !batch.isRunning(), 90)
      worker.kill('SIGKILL')
    }
    await site.worker({ jobs: 2 })
    await batch.ended
    const records = readFileSync(join(site.out, 'manifest.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((text) => JSON.parse(text))
    const poison = records.filter(({ input }) => input === '毒.txt').at(-1)
    expect(
      poison?.status === 'failed' && poison.reason.includes('两次意外中止'),
      'a file that kills its workers is a failed record',
      JSON.stringify(poison),
    )
    const others = records.filter(({ input, status }) => input !== '毒.txt' && status === 'failed').length
    expect(others === failedAlone, 'and costs no other file')
  },
}

/** Long enough in hand for its worker to be found. */
function writePoison(folder) {
  const line = '2024年，我单位主动公开政府信息5条，收到申请3件，均已办结。\n'
  writeFileSync(join(folder, '毒.txt'), `青屿市水务局2024年政府信息公开工作年度报告\n一、总体情况\n${line.repeat(4_000)}`)
}

async function fillDisk(path) {
  try {
    for (;;) appendFileSync(path, Buffer.alloc(1 << 20))
  } catch {
    try {
      for (;;) appendFileSync(path, Buffer.alloc(512))
    } catch {}
  }
}

/** How often workers have begun a job, by the name of its file. */
async function begun(site, name) {
  const access = ['-p', String(site.port), '--user', redisUser.name, '--pass', redisUser.password, '--no-auth-warning', '--raw']
  const cli = (...args) => execFileSync('redis-cli', [...access, ...args], { encoding: 'utf8' }).trim()
  const [queue] = cli('hkeys', 'nianbao-stores').split('\n')
  const ids = cli('lrange', `nianbao:${queue}:active`, '0', '-1').split('\n').filter(Boolean)
  const id = ids.find((one) => cli('hget', `nianbao:${queue}:${one}`, 'name') === name)
  return id === undefined ? 0 : Number(cli('hget', `nianbao:${queue}:${id}`, 'ats'))
}

const archive = join(base, 'archive')
await makeArchive(archive, isLong ? 150 : 60)
await runProgram(process.execPath, [program, 'batch', archive, '--out', join(base, 'reference'), '--jobs', '2'], { minutes: 30 })
const reference = contentOf(join(base, 'reference'))
const failedAlone = readFileSync(join(base, 'reference', 'manifest.jsonl'), 'utf8').split('"status":"failed"').length - 1

const chosen = Object.entries(checks).filter(([name]) => only === undefined || name.includes(only))
await inLanes(chosen, isLong ? 1 : 3, ([name, check]) => withSite(name.replaceAll(' ', '-'), check))

rmSync(base, { recursive: true, force: true })
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`)
process.exit(counts.failed === 0 ? 0 : 1)
