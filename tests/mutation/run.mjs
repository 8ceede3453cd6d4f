import { fork } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { instrument } from './mutants.mjs'

/**
 * `npm run mutate [-- --sample 300 --seed 1 --in src/tables]`: changes the rooms in which rules of thumb live by a little, one change at a time,
 * and tells which no test notices. All mutants stand in one bundle of these rooms' tests; each is switched on in a process of its own,
 * which runs the tests that come past it. Prints the share that was killed and lists the survivors; ends with 1 below the floor.
 */

const root = fileURLToPath(new URL('../..', import.meta.url))
const rooms = ['src/tables', 'src/readers/text', 'src/report', 'src/checks/prose']
const tests = /^tests\/(?:cases\.test|claims\/|unit\/(?:tables|readers\/text|report|checks)\/)/
/** Percent of the mutants that are killed. */
const floor = 85
/** Times as long as the tests take without a mutant, and at least so many seconds, before one is said to hang: and so is noticed. */
const patience = { times: 10, seconds: 20 }

const option = (name) => (process.argv.includes(`--${name}`) ? process.argv[process.argv.indexOf(`--${name}`) + 1] : undefined)
const mutants = []
const out = join(root, 'node_modules', '.cache', 'mutation')
const bundle = join(out, 'tests.mjs')
mkdirSync(out, { recursive: true })

await build({
  stdin: {
    contents:
      testFiles()
        .map((path) => `import './${path}'`)
        .join('\n') + `\nexport { tests } from './tests/mutation/shim.mjs'`,
    resolveDir: root,
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile: bundle,
  packages: 'external',
  ignoreAnnotations: true,
  alias: { vitest: join(root, 'tests/mutation/shim.mjs') },
  plugins: [
    {
      name: 'mutants',
      setup: (setup) => setup.onLoad({ filter: /\/(?:src|tests)\/.*\.ts$/ }, ({ path }) => ({ contents: loaded(path), loader: 'ts' })),
    },
  ],
})

const whole = await inProcess({})
if (whole.failed.length > 0) throw new Error(`these fail without a mutant: ${whole.failed.join(', ')}`)
const chosen = choose(mutants.filter(({ path }) => path.startsWith(option('in') ?? 'src')))
const survivors = []
const queue = [...chosen]
await Promise.all([work(), work()])

for (const { path, line, was, now } of survivors.sort((a, b) => a.id - b.id))
  process.stdout.write(`${path}:${line}  ${short(was)}  →  ${short(now)}\n`)
const killed = ((chosen.length - survivors.length) / chosen.length) * 100
process.stdout.write(
  `${mutants.length} mutants, ${chosen.length} tried, ${survivors.length} not noticed: ${killed.toFixed(1)} % killed (floor ${floor})\n`,
)
process.exitCode = killed >= floor ? 0 : 1

function testFiles() {
  return readdirSync(join(root, 'tests'), { recursive: true })
    .map((name) => `tests/${name}`)
    .filter((name) => name.endsWith('.test.ts') && tests.test(name))
    .sort()
}

async function work() {
  for (let mutant = queue.pop(); mutant; mutant = queue.pop()) if (await survives(mutant)) survivors.push(mutant)
}

/** Its text, where a mutant may be in it with all of them, and its own folder, which a bundle has lost. */
function loaded(path) {
  const name = relative(root, path)
  const text = readFileSync(path, 'utf8')
    .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
    .replaceAll('import.meta.url', JSON.stringify(`file://${path}`))
  if (!rooms.some((room) => name.startsWith(`${room}/`))) return text
  const found = instrument(name, text, mutants.length)
  mutants.push(...found.mutants)
  return found.text
}

/** A sample that is the same for the same seed. */
function choose(all) {
  const sample = Number(option('sample') ?? all.length)
  let state = Number(option('seed') ?? 1)
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  return all
    .map((mutant) => [random(), mutant])
    .sort(([a], [b]) => a - b)
    .slice(0, sample)
    .map(([, mutant]) => mutant)
}

/** What is evaluated as its file is loaded is seen by every test that comes past anything of that file. */
async function survives(mutant) {
  const atLoad = whole.atLoad.includes(mutant.id)
  const near = mutants.filter(({ path }) => path === mutant.path).map(({ id }) => id)
  const passed = new Set((atLoad ? near : [mutant.id]).flatMap((id) => whole.passed[id] ?? []))
  if (passed.size === 0 && !atLoad) return true
  const { failed } = await inProcess({ mutant: mutant.id, only: [...passed] })
  return failed.length === 0
}

/** Runs tests in a process that is ended when it hangs; a mutant that hangs or crashes is noticed. */
function inProcess(order) {
  const seconds = order.mutant === undefined ? 3_600 : Math.max(patience.seconds, whole.seconds * patience.times)
  return new Promise((resolve) => {
    const child = fork(join(root, 'tests/mutation/child.mjs'), [bundle], { cwd: root, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    const timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1_000)
    let answer = { failed: ['the process'] }
    child.on('message', (message) => (answer = message))
    child.on('close', () => (clearTimeout(timer), resolve(answer)))
    child.send(order)
  })
}

function short(code) {
  const line = code.replaceAll(/\s+/g, ' ')
  return line.length > 70 ? `${line.slice(0, 70)}…` : line
}
