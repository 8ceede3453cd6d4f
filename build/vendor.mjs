import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from './packages.mjs'

/*
 * pdfjs-dist takes 38 MB, of which 2 are used, and npm would install a native canvas of 33 MB with it. So the used part goes into
 * `dist/vendor`, for program and library, and users do not install the package.
 */

const source = join(root, 'node_modules/pdfjs-dist')
const folder = join(root, 'dist/vendor')

/** Encodings that no PDF may name (ISO 32000-2, table 116), with what else of Japanese a report in Chinese has no use for. */
const unusedMaps = /UTF8|UTF32|2004|X0213|Pro|^78|^NWP|^WP|^Add-RKSJ|^Hankaku|^Hiragana|^Katakana|^Roman/

export async function vendorPdfjs() {
  mkdirSync(folder, { recursive: true })
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: {
      contents: `export { OPS, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
        export * as worker from 'pdfjs-dist/legacy/build/pdf.worker.mjs'
        export const cMapUrl = __dirname + '/cmaps/'`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    charset: 'utf8',
    minify: true,
    legalComments: 'eof',
    define: { 'import.meta.url': '__filename' },
    logLevel: 'warning',
  })
  writeFileSync(join(folder, 'pdfjs.cjs'), outputFiles[0].contents)
  cpSync(join(source, 'LICENSE'), join(folder, 'pdfjs.LICENSE'))
  copyMaps()
}

function copyMaps() {
  const maps = join(folder, 'cmaps')
  rmSync(maps, { recursive: true, force: true })
  for (const name of readdirSync(join(source, 'cmaps'))) {
    if (!unusedMaps.test(name)) cpSync(join(source, 'cmaps', name), join(maps, name))
  }
}
