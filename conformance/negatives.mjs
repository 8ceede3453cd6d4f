import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { faults, madeUp } from './faults.mjs'
import { formats, outFolder } from './inputs.mjs'
import { mustRun, runProgram } from './processes.mjs'
import { hasFailed } from './results.mjs'

/** The checks that no broken document proves: those that speak of what no document has, or of the run itself. */
export function unproved(titles) {
  const proved = new Set([...faults, ...madeUp].map((fault) => fault.id))
  return [...titles.keys()].filter((id) => !proved.has(id))
}

/** Breaks `good` (and `grid` where a full page is needed) once for each check of the groups, and sees that it is found. */
export async function checkNegatives(groups, good, grid) {
  const folder = join(outFolder, 'broken')
  await rm(folder, { recursive: true, force: true })
  const results = await judgeMadeUp(groups)
  for (const group of groups) {
    const own = faults.filter((fault) => fault.id in group.titles)
    if (own.length === 0) continue
    const broken = await Promise.all(own.map((fault) => breakFile(fault, fault.grid ? grid : good, join(folder, fault.id))))
    const found = await group
      .run(
        broken.map(({ file }) => file),
        { accept: false },
      )
      .catch((error) => [{ id: '', file: '', problems: [String(error)] }])
    results.push(...own.map((fault, index) => judge(fault, broken[index], found)))
  }
  return results
}

async function judgeMadeUp(groups) {
  const rules = groups.flatMap((group) => group.rules ?? [])
  const judged = madeUp.map(async ({ id, pdf, file }) => {
    const problems = await rules.find((rule) => rule.id === id)?.check(pdf, file ?? {})
    return { id: `not ${id}`, file: 'made up', problems: problems?.length > 0 ? [] : ['the check passed it'] }
  })
  return (await Promise.all(judged)).filter((_, index) => rules.some((rule) => rule.id === madeUp[index].id))
}

function judge({ id }, { file, unchanged }, found) {
  const problems = unchanged ? ['the edit changed nothing: mend negatives.mjs'] : []
  const result = found.find((result) => result.id === id && result.file === file.name)
  if (!result) problems.push('the check said nothing of it')
  else if (!hasFailed(result)) problems.push('the check passed it')
  else if (result.problems.every((problem) => isBreakdown(problem))) problems.push(`the check did not find it: ${result.problems[0]}`)
  return { id: `not ${id}`, file: file.name, problems }
}

/** A check that breaks down on the document has found nothing. */
function isBreakdown(problem) {
  return /^the (check broke down|file cannot be opened)/.test(problem)
}

/** Beside the broken document stand the good ones of the other formats, under the same name. */
async function breakFile(fault, good, folder) {
  await mkdir(folder, { recursive: true })
  const file = { ...good, name: `broken/${fault.id}`, only: fault.id, original: good.name, input: undefined, set: fault.id }
  for (const format of [...formats, 'attached']) {
    file[format] = join(folder, format === 'attached' ? 'attached.pdf' : basename(good[format]))
    await writeFile(file[format], await readFile(good[format]))
  }
  const before = await readFile(good[fault.format])
  const after = await brokenBytes(fault, good[fault.format], before)
  await writeFile(file[fault.format], after)
  return { file, unchanged: after.equals(before) }
}

function brokenBytes(fault, path, bytes) {
  if (fault.bytes) return fault.bytes(bytes)
  if (fault.format === 'pdf' || fault.format === 'attached') return editPdf(path, bytes, fault.edit)
  return fault.part ? editPackage(bytes, fault) : Buffer.from(fault.edit(bytes.toString('utf8')))
}

/** qpdf lays the streams open; fix-qdf mends lengths and offsets after the edit. */
async function editPdf(path, bytes, edit) {
  const { bytes: open } = await mustRun('qpdf', ['--qdf', '--object-streams=disable', path, '-'])
  const before = open.toString('latin1')
  const after = edit(before)
  if (after === before) return bytes
  const { bytes: mended } = await runProgram('fix-qdf', [], { input: Buffer.from(after, 'latin1') })
  return mended
}

function editPackage(bytes, { part, alsoPart, edit }) {
  const parts = unzipSync(bytes)
  const isMeant = (name) => (part instanceof RegExp ? part.test(name) : name === part) || name === alsoPart
  let changed = false
  for (const name of Object.keys(parts).filter(isMeant)) {
    const before = strFromU8(parts[name])
    const after = edit(before)
    changed ||= after !== before
    parts[name] = strToU8(after)
  }
  return changed ? Buffer.from(zipSync(parts)) : bytes
}
