import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, transform } from 'esbuild'
import { trimDeclarations } from './api-report.mjs'
import { writeBillOfMaterials } from './third-party.mjs'
import { vendorPdfjs } from './vendor.mjs'

/**
 * Puts the program into a few files, `dist/program/`, for `bin/load-program.js`: loading and compiling some two hundred modules would be most
 * of a cold start. The library, `dist/index.js`, stays as the compiler wrote it.
 */

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'dist', 'program')

mkdirSync(folder, { recursive: true })
// pdfkit looks for its colour profile beside itself.
cpSync(join(root, 'node_modules/pdfkit/js/data/sRGB_IEC61966_2_1.icc'), join(folder, 'data/sRGB_IEC61966_2_1.icc'))
await vendorPdfjs()
const pieces = await Promise.all((await bundle()).map(async ({ path, text }) => ({ name: basename(path), code: await toScript(text) })))
replacePieces(pieces)
await bundleDesk()
keepCompiled()
trimDeclarations()
writeBillOfMaterials(join(root, 'dist', 'sbom.cdx.json'))

/**
 * A conversion that runs meanwhile still loads the pieces it began with: their names tell their content, so new ones are put beside them,
 * the one entry last, and old ones go when no run can want them any more.
 */
function replacePieces(pieces) {
  const isEntry = ({ name }) => name === 'program.cjs'
  for (const { name, code } of [...pieces.filter((piece) => !isEntry(piece)), ...pieces.filter(isEntry)]) {
    writeFileSync(join(folder, `${name}.new`), code)
    // The entry keeps its name, and V8 tells texts apart by their length alone.
    if (isEntry({ name })) rmSync(join(folder, `${name}.cache`), { force: true })
    renameSync(join(folder, `${name}.new`), join(folder, name))
  }
  const names = new Set(pieces.map(({ name }) => name))
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    // What is packed is the newest build alone.
    const isOld = process.env.npm_command === 'pack' || statSync(path).mtimeMs < Date.now() - 3_600_000
    if (/\.cjs(?:\.cache)?$/.test(name) && !names.has(name.replace(/\.cache$/, '')) && isOld) rmSync(path)
  }
}

/** One file an entry, and one for each set of modules that several entries or `import()` share. */
async function bundle() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['dist/cli/program.js'],
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    splitting: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    charset: 'utf8',
    // Names stay, for the traces of our own bugs.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    define: { 'import.meta.url': 'programUrl' },
    external: ['#pdfjs'],
    alias: {
      // As made for browsers, without the HTTP client that its entry for Node brings.
      cheerio: join(root, 'node_modules/cheerio/dist/browser/index.js'),
      // Its entry for Node cannot be bundled.
      'jsonc-parser': join(root, 'node_modules/jsonc-parser/lib/esm/main.js'),
      'unicode-trie': join(root, 'build/lazy-trie.cjs'),
    },
    plugins: [leaveOut()],
    logLevel: 'warning',
  })
  return outputFiles
}

/** What pdfkit loads for text, pictures and encryption of its own making, none of which is used. */
function leaveOut() {
  const pdfkit = join(root, 'node_modules/pdfkit/')
  const unused = /^(fontkit|linebreak|png-js|@noble\/ciphers\/aes)$/
  return {
    name: 'leave-out',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: unused }, ({ importer }) => (importer.startsWith(pdfkit) ? { path: 'nothing', namespace: 'nothing' } : undefined))
      onLoad({ filter: /nothing/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {}' }))
    },
  }
}

/** The page of the desk: one script, and what stands beside it. */
async function bundleDesk() {
  const out = join(root, 'dist', 'desk-page')
  await build({
    absWorkingDir: root,
    entryPoints: [{ in: 'desk-page/served.ts', out: 'desk' }],
    outdir: out,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    minify: true,
    tsconfig: 'desk-page/tsconfig.json',
    logLevel: 'warning',
  })
  for (const name of ['index.html', 'result.html', 'desk.css', 'icon.svg']) cpSync(join(root, 'desk-page', name), join(out, name))
}

/** A script can be given code that was compiled before; a module cannot. */
async function toScript(text) {
  const { code } = await transform(text, {
    format: 'cjs',
    charset: 'utf8',
    platform: 'node',
    target: 'node20',
    minifyWhitespace: true,
    supported: { 'dynamic-import': false },
  })
  return code
}

/** In a process of its own, as its users run it. */
function keepCompiled() {
  const out = mkdtempSync(join(tmpdir(), 'nianbao-'))
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'build', 'keep-compiled.mjs'), out], { encoding: 'utf8' })
  rmSync(out, { recursive: true })
  if (status !== 0) throw new Error(stderr)
}
