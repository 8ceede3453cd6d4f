import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

/* What is packed, unpacked into a folder of its own beside the packages it names, and run: nothing of the clone is there. */

const root = resolve(import.meta.dirname, '..')
const sample = readFileSync(join(root, 'samples/pipe-2024.txt'))
let folder = ''
let installed = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-package-'))
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    cwd: root,
    shell: process.platform === 'win32',
  })
  const packed = readdirSync(folder).find((name) => name.endsWith('.tgz'))!
  installed = join(folder, 'node_modules', 'nianbao')
  mkdirSync(installed, { recursive: true })
  execFileSync('tar', ['xzf', join(folder, packed), '-C', installed, '--strip-components=1'])
  linkDependencies()
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true }))

/** Those that npm would install with it, and no others. */
function linkDependencies(): void {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, { dev?: boolean }> }
  for (const [path, { dev }] of Object.entries(packages)) {
    if (path === '' || dev || path.indexOf('node_modules/', 1) > 0 || !existsSync(join(root, path))) continue
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    symlinkSync(join(root, path), join(folder, path), 'junction')
  }
}

function run(...args: string[]): { code: number; stdout: string } {
  try {
    const program = join(installed, 'bin/nianbao.js')
    return {
      code: 0,
      stdout: execFileSync(process.execPath, [program, ...args], {
        cwd: folder,
        input: sample,
        encoding: 'utf8',
        stdio: ['pipe', 'pipe', 'ignore'],
      }),
    }
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string }
    return { code: status, stdout }
  }
}

test('every command runs from what is packed', { timeout: 180_000 }, () => {
  expect(run('convert', '-', '--stdin-name', 'a.txt', '--out', 'out', '--to', 'docx,pdf,html,ofd,xlsx,json,csv')).toMatchObject({ code: 1 })
  expect(readdirSync(join(folder, 'out'))).toEqual(expect.arrayContaining(['a.csv', 'a.docx', 'a.html', 'a.json', 'a.pdf']))
  for (const format of ['docx', 'pdf', 'html', 'ofd', 'xlsx', 'json']) expect(run('check', `out/a.${format}`).code, format).toBe(1)
  expect(run('batch', 'out/a.json', '--out', 'done', '--jobs', '1', '--to', 'json').code).toBe(1)
  expect(run('inspect', '-', '--stage', 'blocks')).toMatchObject({ code: 0 })
  expect(run('schema').stdout).toContain('"$schema"')
  expect(run('completion', 'bash').stdout).toContain('nianbao')
  expect(run('help').code).toBe(0)
})

test('neither maps nor internals nor tests are packed', () => {
  const names = readdirSync(installed, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(installed, name)).isFile())
  expect(names.filter((name) => /\.map$|\.ts$/.test(name) && !name.endsWith('.d.ts'))).toEqual([])
  expect(names.filter((name) => /^(?:tests|src|samples|bench|conformance|tools|build)\/|^fonts\/build/.test(name))).toEqual([])
  expect(names.filter((name) => name.endsWith('.d.ts') && /^dist\/(?:cli|batch|layout|work)\//.test(name))).toEqual([])
  expect(names).toEqual(expect.arrayContaining(['README.md', 'LICENSE', 'dist/sbom.cdx.json', 'fonts/licences/NianbaoFang.txt']))
})

test('npm has nothing to run when it is installed', () => {
  const { scripts } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
  for (const event of ['preinstall', 'install', 'postinstall', 'prepare']) expect(scripts).not.toHaveProperty(event)
  // What builds a clone after `npm ci`, which no package is asked for.
  expect(scripts).toHaveProperty('postprepare')
})

test('licences and bill of materials are of what is installed', () => {
  execFileSync(process.execPath, ['build/third-party.mjs'], { cwd: root })
  const bill = JSON.parse(readFileSync(join(root, 'dist/sbom.cdx.json'), 'utf8')) as {
    components: { name: string; purl?: string; hashes: object[] }[]
  }
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }
  for (const [name, version] of Object.entries(dependencies))
    expect(bill.components.map(({ purl }) => purl)).toContain(`pkg:npm/${name.replace('@', '%40')}@${version}`)
  expect(bill.components.filter(({ hashes }) => hashes.length !== 1)).toEqual([])
})
