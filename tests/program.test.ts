import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'dist', 'program')
const caches = readdirSync(folder).filter((name) => name.endsWith('.cache'))

test('V8 takes the code kept at build time', () => {
  expect(caches).toContain('program.cjs.cache')
  for (const name of caches) {
    const text = readFileSync(join(folder, name.replace('.cache', '')), 'utf8')
    const wrapped = `(function(module,exports,require,programUrl){${text}\n})`
    expect(new Script(wrapped, { cachedData: readFileSync(join(folder, name)) }).cachedDataRejected, name).toBe(false)
  }
})

test('the program runs without that code, and with code of another Node', () => {
  const copy = mkdtempSync(join(tmpdir(), 'nianbao-'))
  for (const part of ['bin', 'dist/program', 'package.json']) cpSync(join(root, part), join(copy, part), { recursive: true })
  const check = () =>
    spawnSync(process.execPath, [join(copy, 'bin/nianbao.js'), 'check', 'samples/pipe-2024.txt'], { cwd: root, encoding: 'utf8' })
  const usual = check().stdout
  for (const name of caches) writeFileSync(join(copy, 'dist/program', name), 'not code')
  expect(check().stdout).toBe(usual)
  for (const name of caches) rmSync(join(copy, 'dist/program', name))
  expect(check().stdout).toBe(usual)
  expect(usual).toContain('错误')
  rmSync(copy, { recursive: true })
})

test('the bundle says of every sample what the library says', () => {
  const samples = readdirSync(join(root, 'samples')).map((name) => `samples/${name}`)
  const args = ['check', '--format', 'json', ...samples]
  const library = `import('./dist/cli/main.js').then(({ main }) => main(${JSON.stringify(args)}))`
  const run = (given: readonly string[]) => spawnSync(process.execPath, given, { cwd: root, encoding: 'utf8' }).stdout
  const expected = run(['-e', library])
  expect(JSON.parse(expected)).not.toHaveLength(0)
  expect(run(['bin/nianbao.js', ...args])).toBe(expected)
})

test('the bundle writes the PDF that the library writes, from a package without pdfkit', () => {
  const copy = mkdtempSync(join(tmpdir(), 'nianbao-'))
  for (const part of ['bin', 'dist/program', 'fonts', 'package.json']) cpSync(join(root, part), join(copy, part), { recursive: true })
  const args = ['convert', 'samples/pipe-2024.txt', '--to', 'pdf', '--out']
  const library = `import('./dist/cli/main.js').then(({ main }) => main(${JSON.stringify([...args, join(copy, 'library')])}))`
  for (const given of [
    ['-e', library],
    [join(copy, 'bin/nianbao.js'), ...args, join(copy, 'bundle')],
  ])
    spawnSync(process.execPath, given, { cwd: root })
  const [one, other] = ['library', 'bundle'].map((name) => readFileSync(join(copy, name, 'pipe-2024.pdf')))
  expect(other!.equals(one!)).toBe(true)
  rmSync(copy, { recursive: true })
})

/** Pieces that a command loads; those of other commands and formats would cost every start. */
test('a command loads only what it needs', () => {
  const loadedBy = (...args: string[]) => {
    const program = `const load=require(${JSON.stringify(join(root, 'bin/load-program.js'))});load.loadProgram().main(${JSON.stringify(args)}).then(()=>process.stderr.write('\\n'+load.compiledPieces().map(({path})=>path).join('\\n')))`
    const { stderr } = spawnSync(process.execPath, ['-e', program], { cwd: root, encoding: 'utf8' })
    return stderr
  }
  expect(loadedBy('--help').split('program.cjs.cache')).toHaveLength(2)
  expect(loadedBy('--help')).not.toContain('check-command')
  const check = loadedBy('check', 'samples/pipe-2024.txt')
  expect(check).toContain('check-command')
  for (const piece of ['batch-command', 'check-across', 'expand-pattern', 'read-html', 'read-docx', 'read-json', 'write-docx', 'write-pdf'])
    expect(check).not.toContain(piece)
})
