#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { groups } from './checks/index.mjs'
import { convertInputs, filesIn, findInputs } from './inputs.mjs'
import { countResults, renderResults } from './results.mjs'

const { values: options } = parseArgs({
  options: {
    dir: { type: 'string' },
    only: { type: 'string' },
    check: { type: 'string' },
    accept: { type: 'boolean', default: false },
  },
})

const files = options.dir ? await filesIn(options.dir) : await convertInputs(await findInputs())
if (files.length === 0) throw new Error('no document to check')
const chosen = groups.filter(isChosen)
const results = []
for (const group of chosen) {
  const started = Date.now()
  results.push(...await runGroup(group))
  console.error(`${Object.keys(group.titles)[0]} … ${((Date.now() - started) / 1000).toFixed(1)} s`)
}
const titles = new Map(chosen.flatMap(group => Object.entries(group.titles)))
console.log(renderResults(files, titles, results))
const { passed, failed } = countResults(results)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

function isChosen(group) {
  const wanted = options.only?.split(',')
  if (wanted && !group.formats.some(format => wanted.includes(format))) return false
  return !options.check || Object.keys(group.titles).some(id => options.check.split(',').some(part => id.startsWith(part)))
}

/** A validator that cannot be run fails every file it was to judge: nothing is skipped in silence. */
async function runGroup(group) {
  const subject = files.filter(file => group.formats.every(format => file[format]))
  if (subject.length === 0) return []
  try {
    return await group.run(subject, options)
  } catch (error) {
    const problem = `could not be run: ${error.stack ?? error}`
    return subject.flatMap(file => Object.keys(group.titles).map(id => ({ id, file: file.name, problems: [problem] })))
  }
}
