import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import validate from '@ooxml-tools/validate'
import { exists, outFolder } from '../inputs.mjs'
import { runProgram } from '../processes.mjs'

const editions = ['Office2010', 'Microsoft365']

/** The workbook: its schema, and its formulas as LibreOffice Calc works them out from nothing. */
export const xlsx = {
  formats: ['xlsx'],
  titles: {
    ...Object.fromEntries(editions.map((edition) => [`X-${edition}`, `workbook: Open XML SDK, as ${edition}`])),
    'X-calc': 'workbook: every formula worked out anew by LibreOffice Calc gives the value kept with it',
    'X-edit': 'workbook: in Calc a part raised by one raises its total, and the sums it breaks are said to be broken',
  },
  async run(files) {
    const workbooks = await Promise.all(files.map(async ({ xlsx: path }) => unzipSync(await readFile(path))))
    const [blank, edited] = [workbooks.map(withoutValues), workbooks.map((parts) => withoutValues(raised(parts) ?? parts))]
    const calculated = await inCalc([...blank, ...edited])
    const results = []
    for (const [index, file] of files.entries()) {
      results.push(...(await schemaResults(file)))
      results.push({ id: 'X-calc', file: file.name, problems: calcProblems(workbooks[index], calculated[index]) })
      results.push({ id: 'X-edit', file: file.name, problems: editProblems(workbooks[index], calculated[files.length + index]) })
    }
    return results
  },
}

/** The SDK cannot look at two at once. */
async function schemaResults({ name, xlsx: path }) {
  const bytes = new Uint8Array(await readFile(path))
  const results = []
  for (const edition of editions) results.push({ id: `X-${edition}`, file: name, problems: await schemaProblems(bytes, edition) })
  return results
}

/** The SDK throws at what is no package at all. */
async function schemaProblems(bytes, edition) {
  try {
    const errors = await validate(bytes, 'xlsx', edition)
    return errors.map((error) => `${error.description} @ ${error.path.partUri}${error.path.xpath}`)
  } catch (error) {
    return [String(error)]
  }
}

const sheetPart = /^xl\/worksheets\/sheet(\d+)\.xml$/
const formulaCell = /<c r="([A-Z]+\d+)"([^>]*)><f([^>]*)>([^<]*)<\/f><v>([^<]*)<\/v><\/c>/g

function editSheets(parts, edit) {
  return Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) => [name, sheetPart.test(name) ? strToU8(edit(strFromU8(bytes))) : bytes]),
  )
}

/** What is kept with the formulas must not be what Calc shows. */
function withoutValues(parts) {
  return editSheets(parts, (sheet) => sheet.replace(formulaCell, '<c r="$1"$2><f$3>$4</f></c>'))
}

/** The first total that is a sum along a row, with the first of its parts. */
function firstSum(parts) {
  for (const [name, bytes] of Object.entries(parts)) {
    const [, total, , , formula, value] =
      /<c r="([A-Z]+\d+)"([^>]*)><f([^>]*)>(SUM\([A-Z]+\d+:[A-Z]+\d+\))<\/f><v>([^<]*)<\/v>/.exec(strFromU8(bytes)) ?? []
    if (sheetPart.test(name) && formula) return { name, total, value: Number(value), part: /\(([A-Z]+\d+)/.exec(formula)[1] }
  }
  return null
}

function raised(parts) {
  const sum = firstSum(parts)
  if (!sum) return null
  const sheet = strFromU8(parts[sum.name]).replace(
    new RegExp(`(<c r="${sum.part}"[^>]*><v>)(\\d+)<`),
    (_, head, value) => `${head}${Number(value) + 1}<`,
  )
  return { ...parts, [sum.name]: strToU8(sheet) }
}

/** One LibreOffice for all: each workbook opened, worked out and saved as another. */
async function inCalc(workbooks) {
  const folder = join(outFolder, 'calc')
  await rm(folder, { recursive: true, force: true })
  await mkdir(join(folder, 'done'), { recursive: true })
  const paths = workbooks.map((_, index) => join(folder, `${index + 1}.xlsx`))
  await Promise.all(workbooks.map((parts, index) => writeFile(paths[index], zipSync(parts))))
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  await runProgram('soffice', ['--headless', profile, '--convert-to', 'xlsx', '--outdir', join(folder, 'done'), ...paths], { minutes: 10 })
  return Promise.all(
    paths.map(async (_, index) => {
      const path = join(folder, 'done', `${index + 1}.xlsx`)
      return (await exists(path)) ? unzipSync(await readFile(path)) : null
    }),
  )
}

/** `sheet4 J5` → its value, of every cell with a formula. */
function valuesOf(parts) {
  const found = new Map()
  for (const [name, bytes] of Object.entries(parts)) {
    const sheet = sheetPart.exec(name)?.[1]
    if (sheet) for (const [, ref, , , , value] of strFromU8(bytes).matchAll(formulaCell)) found.set(`sheet${sheet} ${ref}`, value)
  }
  return found
}

function calcProblems(ours, theirs) {
  if (!theirs) return ['LibreOffice Calc did not open it']
  const calculated = valuesOf(theirs)
  const problems = [...valuesOf(ours)].flatMap(([place, value]) =>
    calculated.get(place) === value ? [] : [`${place}: ${value} kept, ${calculated.get(place) ?? 'nothing'} worked out`],
  )
  return valuesOf(ours).size === 0 ? null : problems
}

function editProblems(ours, theirs) {
  const sum = firstSum(ours)
  if (!sum) return null
  if (!theirs) return ['LibreOffice Calc did not open it']
  const place = `${sheetPart.exec(sum.name)[0].replace('xl/worksheets/', '').replace('.xml', '')} ${sum.total}`
  const after = valuesOf(theirs)
  const broken = (values) => [...values.values()].filter((value) => value === '不符').length
  return [
    ...(Number(after.get(place)) === sum.value + 1 ? [] : [`${place} is ${after.get(place)}, not ${sum.value + 1}`]),
    ...(broken(after) > broken(valuesOf(ours)) ? [] : ['no more sums are said to be broken than before']),
  ]
}
