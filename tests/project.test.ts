import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { catalogue } from '../src/diagnostics/catalogue.js'
import { forms } from '../src/forms/index.js'
import { formSchema } from '../src/model/form.js'

const root = resolve(import.meta.dirname, '..')
const src = join(root, 'src')

/** Layers from the bottom up; a module imports from its own room, from layers below, and from nowhere else. */
const layers = [
  ['model', 'system'],
  ['platform'],
  ['arithmetic'],
  ['language'],
  ['text', 'charts'],
  ['forms/editions'],
  ['forms'],
  ['forms/matching'],
  ['diagnostics'],
  ['fonts'],
  ['readers', 'tables', 'report', 'checks', 'compose', 'layout', 'writers', 'corrections'],
  ['review', 'draft'],
  ['convert.ts'],
  ['work'],
  ['library', 'batch', 'scale'],
  ['index.ts'],
  ['archive'],
  ['desk'],
  ['cli'],
  // It makes pages for the reader of the code; no program runs it.
  ['docs'],
]
/** Within a layer these may look at one another, in this direction only. */
const neighbours: Record<string, readonly string[]> = { report: ['tables'], writers: ['layout'] }

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => join(src, file))

const imports = files.flatMap((file) => {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/(?:from\s+|import\s*\(\s*|import\s+)'([^']+)'/g)].map((match) => ({ file, target: match[1]! }))
})

/** Of modules of ours by modules of ours, types included. */
const innerImports = imports
  .filter(({ target }) => target.startsWith('.'))
  .map(({ file, target }) => ({ from: relative(src, file), to: relative(src, resolve(dirname(file), target.replace(/\.js$/, '.ts'))) }))

/** The folder of `src` a module stands in; the inner one where the layers tell them apart. */
function roomOf(path: string): string {
  const steps = (path.startsWith(src) ? relative(src, path) : path).split('/')
  const inner = steps.slice(0, 2).join('/')
  return layerOf(inner) >= 0 ? inner : steps[0]!
}

function layerOf(room: string): number {
  return layers.findIndex((layer) => layer.includes(room))
}

test('every folder of src has its place in the layers', () => {
  expect([...new Set(files.map(roomOf))].filter((room) => layerOf(room) < 0)).toEqual([])
})

test('imports go one way', () => {
  const mayImport = (from: string, to: string) => from === to || layerOf(to) < layerOf(from) || neighbours[from]?.includes(to)
  expect(innerImports.filter(({ from, to }) => !mayImport(roomOf(from), roomOf(to)))).toEqual([])
})

test('no modules import one another in a circle, not even for types', () => {
  const targets = new Map<string, string[]>()
  for (const { from, to } of innerImports) targets.set(from, [...(targets.get(from) ?? []), to])
  const settled = new Set<string>()
  const circleFrom = (file: string, path: readonly string[]): readonly string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (settled.has(file)) return null
    for (const to of targets.get(file) ?? []) {
      const circle = circleFrom(to, [...path, file])
      if (circle) return circle
    }
    settled.add(file)
    return null
  }
  expect(files.flatMap((file) => circleFrom(relative(src, file), []) ?? [])).toEqual([])
})

test('layout knows no format: what it lays out has roles, and no name of PDF', () => {
  const named = files
    .filter((file) => roomOf(file) === 'layout')
    .filter((file) => /'(?:H[1-6]|P|Table|Caption|THead|TBody|TR|TH|TD|Row|Column)'|ISO (?:32000|14289)/.test(readFileSync(file, 'utf8')))
  expect(named.map((file) => relative(src, file))).toEqual([])
})

test('the model holds types and schemas, no logic', () => {
  const working = files.filter((file) => roomOf(file) === 'model' && /\bfunction\b/.test(readFileSync(file, 'utf8')))
  expect(working).toEqual([])
})

/** Packages that hold tables of Unicode and of HTML: no input, no output, no state. */
const tablesOfCharacters = ['get-east-asian-width', 'entities']

test('the language is pure: it imports types, and tables of characters', () => {
  const own = files.filter((file) => roomOf(file) === 'language')
  const statements = own.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^import (type )?[^']*'([^']+)'/gm)])
  const wrong = statements.filter(
    ([, isType, target]) => !isType && !target!.startsWith('./') && !tablesOfCharacters.some((name) => target!.startsWith(name)),
  )
  expect(wrong.map(([statement]) => statement)).toEqual([])
})

test('only system/, the shell and the workers touch the system', () => {
  const touching = imports
    .filter(({ target }) => /^node:(fs|child_process|net|http|https|worker_threads|os)(\/|$)/.test(target))
    .map(({ file }) => relative(src, file))
    .filter((file) => !/^(?:system|batch|work|scale|desk|cli)\//.test(file))
  expect(touching).toEqual([])
  const asking = imports
    .filter(({ target }) => target.includes('/system/'))
    .map(({ file }) => relative(src, file))
    .filter((file) => !/^(batch|work|scale|desk|cli|docs|archive|platform)\//.test(file))
  expect(asking).toEqual([])
  expect(
    imports
      .filter(({ file, target }) => target.startsWith('node:fs') && !/^system\/(?:files|office)\.ts$/.test(relative(src, file)))
      .map(({ file }) => relative(src, file)),
  ).toEqual([])
})

/** Modules of `src` that the page's worker names itself. */
function importsOfWorker(): string[] {
  const text = readFileSync(join(root, 'desk-page/worker/worker.ts'), 'utf8')
  return [...text.matchAll(/from '(?:\.\.\/)+src\/([^']+)\.js'/g)].map((match) => `${match[1]!}.ts`)
}

/** What the desk answers, which the page without a server answers in the browser (`desk-page/worker`), with all it imports. */
test('what a browser runs asks Node for nothing but through platform/, each module of which has a twin for browsers', () => {
  const reached = new Set(['desk/routes.ts', ...importsOfWorker()])
  for (const file of reached) for (const { from, to } of innerImports) if (from === file && roomOf(to) !== 'platform') reached.add(to)
  const asking = imports.filter(({ file, target }) => reached.has(relative(src, file)) && /^node:|\/system\//.test(target))
  expect(asking.map(({ file, target }) => `${relative(src, file)}: ${target}`)).toEqual([])
  expect(reached.size).toBeGreaterThan(300)
  const namesOf = (folder: string) =>
    readdirSync(folder)
      .filter((name) => /(?<!\.d)\.ts$/.test(name))
      .map((name) => {
        const text = readFileSync(join(folder, name), 'utf8')
        const own = [...text.matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm)].map((match) => match[1]!)
        const passed = [...text.matchAll(/^export \{ ([^}]+) \}/gm)].flatMap((match) => match[1]!.split(', '))
        return { name, exports: [...own, ...passed].toSorted() }
      })
  expect(namesOf(join(root, 'desk-page/worker/platform'))).toEqual(namesOf(join(src, 'platform')))
})

test('nothing but the registry of readers depends on the kind of a source', () => {
  const asking = files.filter((file) => /source\??\.kind|\bkind: '(?:text|html|docx|json)', encoding/.test(readFileSync(file, 'utf8')))
  expect(asking.map((file) => relative(src, file))).toEqual([])
})

test('a finding has one shape, that of the report; nothing is made into one by assertion', () => {
  const asserting = files.filter((file) =>
    /\bas (?:readonly )?(?:Diagnostic|Code|Entry|Report\['diagnostics'\])/.test(readFileSync(file, 'utf8')),
  )
  expect(asserting.map((file) => relative(src, file))).toEqual([])
})

test('the core asks neither clock nor chance nor place', () => {
  const core = files.filter((file) => !['cli', 'desk', 'batch', 'scale', 'work', 'system'].includes(roomOf(file)))
  const asking = core.filter((file) =>
    /\bDate\.now\(|\bnew Date\(\)|Math\.random\(|process\.env|toLocale\w*\(|Intl\./.test(readFileSync(file, 'utf8')),
  )
  expect(asking.map((file) => relative(src, file))).toEqual([])
})

test('no code outside forms/ mentions a label of a form', () => {
  const labels = [
    '自然人',
    '商业企业',
    '科研机构',
    '社会公益组织',
    '法律服务机构',
    '本年新收',
    '本年制发件数',
    '予以公开',
    '结果维持',
    '未经复议直接起诉',
  ]
  const mentioning = files
    .filter((file) => !/^(forms|diagnostics)\b/.test(relative(src, file)) && !relative(src, file).startsWith('checks/prose'))
    .filter((file) =>
      labels.some((label) =>
        readFileSync(file, 'utf8')
          .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
          .includes(label),
      ),
    )
  expect(mentioning.map((file) => relative(src, file))).toEqual([])
})

/** What only `language/` may spell out, so that each notion is written once; the grammar of prose (`checks/prose`) has words of its own. */
const notions: readonly (readonly [notion: string, pattern: RegExp, except?: readonly string[]])[] = [
  [
    'invisible',
    /\\u(?:00ad|200[b-f]|202[a-e]|206[0-9a-f]|feff)|0x(?:200b|feff)\b|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|zwnj/i,
    ['writers/pdf/embed-font.ts'],
  ],
  ['numeral: units', /件次\||\|件次|(?:(?:件|项|个|条|次|宗|起|份)\|){3}|亿元\||万元\||項\|/],
  ['numeral: Han', /一二三四|〇○零|〇零|零〇|〇一/],
  ['ordinal', /[㈠①⑴⒈]/],
  ['width', /0x(?:1100|2e7f|2e80)/i],
  ['organ', /局\|厅|局\|委|厅\|局|局厅|厅局|\|办事处\|/],
  ['entity', /nbsp|ensp|&(?:#1|[lg]t;)/, ['writers/markup-text.ts']],
  ['sentence', /\/\[。；\]\/\.test/],
  ['date', /年[^a-z=>；]{0,24}\\d[^=>]{0,24}月[^=>]{0,24}日/],
]

test('each notion of the language is written once', () => {
  const outside = files.filter((file) => !/^(?:language|forms|diagnostics|checks\/prose)\//.test(relative(src, file)))
  const copies = outside.flatMap((file) => {
    const code = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '')
    return notions.flatMap(([notion, pattern, except]) => {
      const found = except?.includes(relative(src, file)) ? null : pattern.exec(code)
      return found ? [`${relative(src, file)}: ${notion} (${found[0]})`] : []
    })
  })
  expect(copies).toEqual([])
})

test('the forms are sound', () => {
  for (const form of forms) {
    expect(formSchema.safeParse(form).error).toBeUndefined()
    for (const table of form.tables) {
      expect(table.widths, `${form.id} ${table.id}`).toHaveLength(table.width)
      for (const part of table.parts) {
        const heads = part.head.flat().flatMap((cell) => cell.column ?? [])
        expect(heads.toSorted(), `${form.id} ${part.id}: every column has its header`).toEqual(
          part.columns.map((column) => column.id).toSorted(),
        )
      }
    }
  }
})

test('every finding has a test that names its code', () => {
  const texts = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|txt)$/.test(file))
    .map((file) => readFileSync(join(root, 'tests', file), 'utf8'))
  const untested = Object.keys(catalogue).filter((code) => !texts.some((text) => text.includes(code)))
  expect(untested).toEqual([])
})

test('the kinds of input that once failed have their cases', () => {
  const rows = readFileSync(join(root, 'tests/cases/KINDS.md'), 'utf8').matchAll(/^\|[^|]+\| ([a-z/, ]+) \| (`.*`) \|$/gm)
  const lacking = [...rows].flatMap(([, files, names]) => {
    const text = files!.split(', ').map((file) => readFileSync(join(root, 'tests/cases', `${file.trim()}.test.txt`), 'utf8'))
    return names!.match(/[\w-]+/g)!.filter((name) => !text.some((one) => one.includes(`=== ${name}\n`)))
  })
  expect(lacking).toEqual([])
})

test('files and functions stay readable', () => {
  const long = files
    .map((file) => ({ file: relative(src, file), lines: readFileSync(file, 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > 400)
  expect(long).toEqual([])
})

test('the unit tests mirror src', () => {
  const tests = readdirSync(join(root, 'tests', 'unit'), { withFileTypes: true }).map((entry) => entry.name)
  const rooms = new Set(files.map(roomOf).map((room) => room.replace('.ts', '')))
  expect(tests.filter((name) => !rooms.has(name.replace('.test.ts', '')))).toEqual([])
})
