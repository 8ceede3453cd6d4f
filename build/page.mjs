import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { chromiumZlib } from './chromium-zlib.mjs'
import { root } from './packages.mjs'
import { licenceList } from './third-party.mjs'

/**
 * `npm run build:page [-- DIR]`: the desk without a server, a folder for any web server to hand out (`nianbao-page`). The same page and the
 * same answers; what answers runs in a worker of the browser (decision 28).
 */

const worker = join(root, 'desk-page', 'worker')

/** What the page may reach: itself. The worker is begun from a blob, so that it has this policy too. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** @returns {{ folder: string, bytes: number, gzipped: number }} the weight of what is fetched to read a report: without faces and encodings */
export async function buildPage(folder = join(root, 'nianbao-page')) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const packages = await bundleScripts(folder)
  await copyPage(folder)
  const pageFiles = readdirSync(folder)
  for (const name of ['fonts', 'cmaps']) mkdirSync(join(folder, name))
  for (const name of readdirSync(join(root, 'fonts')))
    if (name.endsWith('.woff2')) cpSync(join(root, 'fonts', name), join(folder, 'fonts', name))
  cpSync(join(root, 'fonts/licences'), join(folder, 'fonts/licences'), { recursive: true })
  cpSync(join(root, 'dist/vendor/cmaps'), join(folder, 'cmaps'), { recursive: true })
  writeFileSync(join(folder, 'licences.md'), licenceList(packages))
  const laterFiles = ['fonts', 'cmaps'].flatMap((name) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`))
  await bundleServiceWorker(
    folder,
    ['./', ...pageFiles],
    laterFiles.filter((path) => statSync(join(folder, path)).isFile()),
  )
  const whole = pageFiles.map((name) => readFileSync(join(folder, name)))
  const sum = (sizes) => sizes.reduce((all, size) => all + size, 0)
  return { folder, bytes: sum(whole.map(({ length }) => length)), gzipped: sum(whole.map((bytes) => gzipSync(bytes).length)) }
}

const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  charset: 'utf8',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
}

/** The page's own, small and at once; the worker's in pieces, loaded when a kind of file asks for them. Gives the paths of the packages in them. */
async function bundleScripts(outdir) {
  await build({ ...common, entryPoints: ['desk-page/page.ts'], outdir, tsconfig: 'desk-page/tsconfig.json' })
  const { metafile } = await build({
    ...common,
    metafile: true,
    entryPoints: ['desk-page/worker/worker.ts'],
    outdir,
    splitting: true,
    // Of packages that have one, the variant that asks for no document.
    conditions: ['worker'],
    tsconfig: 'desk-page/worker/tsconfig.json',
    inject: [join(worker, 'buffer.ts')],
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    alias: { '#pdfjs': join(worker, 'pdfjs.mjs'), 'unicode-trie': join(root, 'build/lazy-trie.cjs') },
    plugins: [twins, chromiumZlib, forPdfkit],
  })
  const packages = Object.keys(metafile.inputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? [])
  return [...new Set(packages)]
}

/** What needs Node, by its twin for browsers. */
const twins = {
  name: 'twins',
  setup({ onResolve }) {
    onResolve({ filter: /\/platform\/[\w-]+\.js$/ }, ({ path, importer }) =>
      importer.startsWith(join(root, 'src')) || importer.startsWith(worker)
        ? { path: join(worker, 'platform', basename(path).replace(/\.js$/, '.ts')) }
        : undefined,
    )
  },
}

/** pdfkit packs with fflate where there is no Node; and what it has for text, pictures and encryption is not used (`build/bundle.mjs`). */
const forPdfkit = {
  name: 'for-pdfkit',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:fflate|fontkit|linebreak|png-js|@noble\/ciphers\/aes)$/ }, ({ path, importer }) =>
      /[/\\]node_modules[/\\]pdfkit[/\\]/.test(importer) ? { path, namespace: 'for-pdfkit' } : undefined,
    )
    onLoad({ filter: /./, namespace: 'for-pdfkit' }, ({ path }) => ({
      resolveDir: worker,
      contents:
        path === 'fflate'
          ? "import { deflate } from './platform/compression.js'\nexport const zlibSync = (bytes) => deflate(bytes, 6)"
          : 'module.exports = {}',
    }))
  },
}

async function copyPage(folder) {
  const page = join(root, 'desk-page')
  const html = readFileSync(join(page, 'index.html'), 'utf8')
    .replace('<meta charset="utf-8" />', `$&\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`)
    .replace('desk.js', 'page.js')
    .replace('<p id="status" role="status"></p>', '<p id="status" role="status">正在打开…本页须由网页服务器打开，不能直接双击文件。</p>')
  writeFileSync(join(folder, 'index.html'), html)
  for (const name of ['result.html', 'desk.css', 'icon.svg']) cpSync(join(page, name), join(folder, name))
  const [{ styleSheet }, { sheetStyle }] = await Promise.all([
    import('../dist/writers/html/style.js'),
    import('../dist/review/html/sheet-style.js'),
  ])
  writeFileSync(join(folder, 'report.css'), styleSheet + sheetStyle)
  writeFileSync(join(folder, 'sheet.css'), sheetStyle)
}

async function bundleServiceWorker(folder, pageFiles, laterFiles) {
  const hash = createHash('sha256')
  for (const path of [...pageFiles.slice(1), ...laterFiles]) hash.update(path).update(readFileSync(join(folder, path)))
  await build({
    ...common,
    format: 'iife',
    entryPoints: ['desk-page/worker/service-worker.ts'],
    outfile: join(folder, 'sw.js'),
    tsconfig: 'desk-page/worker/tsconfig.json',
    define: {
      pageFiles: JSON.stringify(pageFiles),
      laterFiles: JSON.stringify(laterFiles),
      pageVersion: JSON.stringify(hash.digest('hex').slice(0, 16)),
    },
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { folder, bytes, gzipped } = await buildPage(process.argv[2])
  process.stdout.write(`${folder} ${(bytes / 1e6).toFixed(1)} MB, ${Math.round(gzipped / 1000)} KB gzipped, and the faces\n`)
}
