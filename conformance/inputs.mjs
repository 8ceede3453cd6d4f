import { access, mkdir, readdir, rm } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inLanes, runProgram } from './processes.mjs'

export const project = fileURLToPath(new URL('..', import.meta.url))
export const outFolder = fileURLToPath(new URL('out/', import.meta.url))
const nianbao = join(project, 'bin/nianbao.js')
const formats = ['docx', 'pdf', 'html', 'json']

/**
 * What the checks see: `{ name, input?, docx?, pdf?, html?, json? }`, each a path.
 * A folder of documents that somebody else wrote is taken as it is.
 */
export async function filesIn(folder, prefix = '') {
  const found = new Map()
  for (const entry of (await readdir(folder)).sort()) {
    const format = extname(entry).slice(1)
    if (!formats.includes(format) || entry.endsWith('.document.json')) continue
    const name = prefix + basename(entry, extname(entry))
    found.set(name, { ...(found.get(name) ?? { name }), [format]: join(folder, entry) })
  }
  return [...found.values()].filter(file => formats.some(format => format !== 'json' && file[format]))
}

/** Every sample and, where it is at hand, every report of the corpus: path and name of each. */
export async function findInputs() {
  const samples = await inputsIn(join(project, 'samples'), 'samples')
  const corpus = await inputsIn(join(project, '../shared/corpus/real'), 'corpus')
  return [...samples, ...corpus]
}

async function inputsIn(folder, set) {
  if (!(await exists(folder))) return []
  const entries = (await readdir(folder)).sort().filter(entry => /\.(txt|html?|docx|md|json)$/.test(entry) && !/\.gold\.json$|README/i.test(entry))
  return entries.map(entry => ({ path: join(folder, entry), name: `${set}/${entry}`, set: `${set}-${extname(entry).slice(1)}` }))
}

export async function exists(path) {
  return access(path).then(() => true, () => false)
}

/**
 * Converts all inputs with the built product, those of one folder and kind in one process.
 * A file that the product refuses has no outputs; the caller says so.
 */
export async function convertInputs(inputs, target = join(outFolder, 'documents'), env = {}) {
  await rm(target, { recursive: true, force: true })
  const sets = [...new Set(inputs.map(input => input.set))]
  const files = await inLanes(sets, 2, set => convertSet(inputs.filter(input => input.set === set), join(target, set), env))
  return files.flat()
}

async function convertSet(inputs, folder, env) {
  await mkdir(folder, { recursive: true })
  const { code, stderr } = await runProgram(process.execPath,
    [nianbao, 'convert', ...inputs.map(input => input.path), '--to', formats.join(','), '--out', folder, '--quiet'], { env })
  return Promise.all(inputs.map(async ({ path, name }) => {
    const file = { name, input: path, converted: code < 2 ? '' : `exit code ${code}: ${stderr.slice(-500)}` }
    for (const format of formats) {
      const output = join(folder, `${basename(path, extname(path))}.${format}`)
      if (await exists(output)) file[format] = output
    }
    return file
  }))
}
