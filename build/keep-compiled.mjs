import { renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** `node build/keep-compiled.mjs OUT`: runs the program on samples of every kind, then keeps the code that V8 has compiled by then. */

const out = process.argv[2]
const samples = fileURLToPath(new URL('../samples/', import.meta.url))
const { loadProgram, compiledPieces } = createRequire(import.meta.url)('../bin/load-program.js')
const { main } = loadProgram()

process.stdout.write = () => true
process.stderr.write = () => true
await main(['convert', join(samples, 'pipe-2024.txt'), '--out', out, '--to', 'docx,pdf,html,ofd,xlsx,json,csv', '--check-report'])
for (const format of ['docx', 'html', 'ofd', 'xlsx', 'json', 'pdf']) await main(['check', join(out, `pipe-2024.${format}`)])
await main(['batch', join(samples, 'page-2022.html'), '--out', join(out, 'batch'), '--jobs', '1'])
for (const { path, code } of compiledPieces()) {
  writeFileSync(`${path}.new`, code)
  renameSync(`${path}.new`, path)
}
