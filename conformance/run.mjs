#!/usr/bin/env node
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { groups } from './checks/index.mjs'
import {
  convertAttached,
  convertInputs,
  convertWithAdditions,
  filesIn,
  formats,
  findInputs,
  inspectDocuments,
  outFolder,
  writeGridInput,
} from './inputs.mjs'
import { checkNegatives, unproved } from './negatives.mjs'
import { countResults, renderMeasures, renderProblems, renderTable } from './results.mjs'

/** The sample with all three statutory tables, running text and a closing block: the one to break on purpose. */
const GOOD = 'samples/pipe-2024.txt'

const { values: options } = parseArgs({
  options: {
    dir: { type: 'string' },
    only: { type: 'string' },
    check: { type: 'string' },
    accept: { type: 'boolean', default: false },
  },
})

await rm(join(outFolder, 'visual'), { recursive: true, force: true })
const files = options.dir ? await filesIn(options.dir) : await convertAll()
if (files.length === 0) throw new Error('no document to check')
const chosen = groups.filter(isChosen)
const results = []
for (const group of chosen) results.push(...(await timed(Object.keys(group.titles)[0], () => runGroup(group))))
const negatives = options.dir ? [] : await timed('broken on purpose', () => breakOnPurpose())

const titles = new Map(chosen.flatMap((group) => Object.entries(group.titles)))
console.log(renderTable(files, titles, results))
console.log(renderMeasures(files, results))
if (negatives.length > 0) {
  console.log(`Broken on purpose, one document for each: ${negatives.map((result) => result.id.slice(4)).join(' ')}`)
  console.log(`Without such a document: ${unproved(titles).join(' ')}\n`)
}
console.log(renderProblems([...results, ...negatives]))
const { passed, failed } = countResults([...results, ...negatives])
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

async function convertAll() {
  const inputs = [...(await findInputs()), await writeGridInput()]
  const all = await timed('converting', () => convertInputs(inputs))
  await timed('converting with data', () => convertAttached(inputs, all))
  await timed('inspecting', () => inspectDocuments(all))
  const added = await timed('converting with additions', () => convertWithAdditions(inputs.find(({ name }) => name === GOOD)))
  return [...all, ...added].map((file) => ({ ...file, isGrid: file.name.startsWith('made-up/') }))
}

function isChosen(group) {
  const wanted = options.only?.split(',')
  if (wanted && !group.formats.some((format) => wanted.includes(format))) return false
  return !options.check || Object.keys(group.titles).some((id) => options.check.split(',').some((part) => id.startsWith(part)))
}

/** A validator that cannot be run fails every file it was to judge: nothing is skipped in silence. */
async function runGroup(group) {
  const subject = files.filter((file) => group.formats.every((format) => file[format]) && (!file.hasAdditions || group.judgesFiles))
  if (subject.length === 0) return []
  try {
    return await group.run(subject, options)
  } catch (error) {
    const problem = `could not be run: ${error.stack ?? error}`
    return subject.flatMap((file) => Object.keys(group.titles).map((id) => ({ id, file: file.name, problems: [problem] })))
  }
}

function breakOnPurpose() {
  const isWhole = (file) => formats.every((format) => file[format])
  const good = files.find((file) => isWhole(file) && file.name === GOOD) ?? files.find(isWhole)
  const grid = files.find((file) => isWhole(file) && file.isGrid)
  if (!good || !grid) throw new Error('no good document to break: every conversion has failed')
  return checkNegatives(chosen, good, grid)
}

async function timed(name, work) {
  const started = Date.now()
  const result = await work()
  console.error(`${name}: ${((Date.now() - started) / 1000).toFixed(1)} s`)
  return result
}
