import { access, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inLanes, runProgram } from './processes.mjs'

export const project = fileURLToPath(new URL('..', import.meta.url))
export const outFolder = fileURLToPath(new URL('out/', import.meta.url))
const nianbao = join(project, 'bin/nianbao.js')
export const formats = ['docx', 'pdf', 'html', 'fragment', 'ofd', 'xlsx', 'json']
/** How names of files end, where it is not the format's own name. */
const endings = { fragment: 'fragment.html' }

/**
 * What the checks see: `{ name, input?, docx?, pdf?, html?, json? }`, each a path.
 * A folder of documents is taken as it is; `<name>.document.json` beside them is the composed document.
 */
export async function filesIn(folder) {
  const found = new Map()
  for (const entry of (await readdir(folder)).sort()) {
    const format = extname(entry).slice(1)
    if (!formats.includes(format) || /\.(document\.json|fragment\.html)$/.test(entry)) continue
    const name = basename(entry, extname(entry))
    found.set(name, { ...(found.get(name) ?? { name }), [format]: join(folder, entry) })
  }
  for (const file of found.values()) {
    const document = join(folder, `${file.name}.document.json`)
    if (await exists(document)) file.document = document
  }
  return [...found.values()].filter((file) => formats.some((format) => format !== 'json' && file[format]))
}

/** Every sample and, where it is at hand, every report of the corpus: path and name of each. */
export async function findInputs() {
  const samples = await inputsIn(join(project, 'samples'), 'samples')
  const corpus = await inputsIn(join(project, '../shared/corpus/real'), 'corpus')
  return [...samples, ...corpus]
}

async function inputsIn(folder, set) {
  if (!(await exists(folder))) return []
  const entries = (await readdir(folder))
    .sort()
    .filter((entry) => /\.(txt|html?|docx|md|json)$/.test(entry) && !/\.gold\.json$|README/i.test(entry))
  return entries.map((entry) => ({ path: join(folder, entry), name: `${set}/${entry}`, set: `${set}-${extname(entry).slice(1)}` }))
}

export async function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  )
}

/**
 * Converts all inputs with the built product, those of one folder and kind in one process.
 * A file that the product refuses has no outputs; the caller says so.
 */
export async function convertInputs(inputs, target = join(outFolder, 'documents'), { to = formats, env = {}, extra = [] } = {}) {
  await rm(target, { recursive: true, force: true })
  const sets = [...new Set(inputs.map((input) => input.set))]
  const files = await inLanes(sets, 2, (set) =>
    convertSet(
      inputs.filter((input) => input.set === set),
      join(target, set),
      { to, env, extra },
    ),
  )
  return files.flat()
}

/** Adds to each file the PDF that holds the report's data. */
export async function convertAttached(inputs, files) {
  const target = join(outFolder, 'attached')
  const converted = await convertInputs(inputs, target, { to: ['pdf'], extra: ['--pdf-attach'] })
  const paths = new Map(converted.map(({ name, pdf }) => [name, pdf]))
  for (const file of files) file.attached = paths.get(file.name)
}

/** One of them with all that may stand before and behind a report: only the files themselves are judged, for no model describes what is added. */
export async function convertWithAdditions(input) {
  const target = join(outFolder, 'additions')
  const made = await convertInputs([{ ...input, set: 'additions' }], target, {
    to: ['docx', 'pdf', 'html'],
    extra: ['--cover', '--contents', '--charts'],
  })
  return made.map((file) => ({ ...file, name: `with additions/${basename(input.path)}`, hasAdditions: true }))
}

/** Adds to each file what all its outputs were written from: the composed document. */
export async function inspectDocuments(files) {
  await inLanes(files, 2, async (file) => {
    const { code, stdout, stderr } = await runProgram(process.execPath, [nianbao, 'inspect', file.input, '--stage', 'document'])
    if (code >= 2) throw new Error(`inspect ${file.input} ended with ${code}: ${stderr}`)
    file.document = join(outFolder, 'documents', `${file.name.replace('/', '-')}.document.json`)
    await writeFile(file.document, JSON.stringify(documentOf(JSON.parse(stdout), file.name)))
  })
}

/** `inspect` prints one document plainly and several as a list. */
function documentOf(printed, name) {
  return Array.isArray(printed) ? printed[Number(name.split('#')[1]) - 1] : printed
}

const thousandCharacters = '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈'
const GRID_CHARACTERS = 2800

/**
 * A made-up input of one paragraph of Han characters only: some of its pages must show the full grid of
 * 22 lines × 28 characters, which no real text does everywhere.
 */
export async function writeGridInput() {
  const folder = join(outFolder, 'inputs')
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'grid.txt')
  const text = thousandCharacters.repeat(Math.ceil(GRID_CHARACTERS / thousandCharacters.length)).slice(0, GRID_CHARACTERS)
  await writeFile(path, `某某市测试局2024年政府信息公开工作年度报告\n\n一、总体情况\n\n${text}。\n`)
  return { path, name: 'made-up/grid.txt', set: 'made-up' }
}

async function convertSet(inputs, folder, { to, env, extra }) {
  await mkdir(folder, { recursive: true })
  const paths = inputs.map((input) => input.path)
  const { stderr } = await runProgram(
    process.execPath,
    [nianbao, 'convert', ...paths, '--to', to.join(','), '--out', folder, '--quiet', ...extra],
    { env },
  )
  const written = await readdir(folder)
  return inputs.flatMap((input) => reportsOf(input, written).map((stem) => outputsOf(input, stem, { folder, written, to, stderr })))
}

/** A file that holds two reports gives `name-1` and `name-2`. */
function reportsOf({ path }, written) {
  const stem = basename(path, extname(path))
  const stems = [...new Set(written.map((name) => basename(name, extname(name))))]
  const numbered = stems.filter((other) => other.startsWith(`${stem}-`) && /^\d+$/.test(other.slice(stem.length + 1)))
  return stems.includes(stem) || numbered.length === 0 ? [stem] : numbered
}

function outputsOf({ path, name, set }, stem, { folder, written, to, stderr }) {
  const part = stem === basename(path, extname(path)) ? '' : `#${stem.split('-').at(-1)}`
  const file = { name: name + part, input: path, set, refusal: '' }
  for (const format of to) {
    const made = `${stem}.${endings[format] ?? format}`
    if (written.includes(made)) file[format] = join(folder, made)
    else file.refusal = stderr.slice(-500)
  }
  return file
}
