import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fontEnvironment } from './fonts.mjs'
import { project } from './inputs.mjs'

/** `node conformance/readme-picture.mjs`: `docs/picture.png`, an export as it is found beside the pages made of it. Needs Chromium and pdftoppm. */

const sample = join(project, 'samples/pipe-2024.txt')
/** GitHub and registries show it without delay. */
const mostBytes = 300_000

const folder = mkdtempSync(join(tmpdir(), 'nianbao-picture-'))
const picture = join(project, 'docs/picture.png')
// The sample has faults: the exit code is 1.
spawnSync(process.execPath, [join(project, 'bin/nianbao.js'), 'convert', sample, '--to', 'pdf', '--out', folder, '--quiet'])
execFileSync('pdftoppm', ['-r', '72', '-l', '3', '-png', join(folder, 'pipe-2024.pdf'), join(folder, 'page')])
writeFileSync(join(folder, 'picture.html'), page())
execFileSync(
  'chromium',
  [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--hide-scrollbars',
    '--window-size=1240,640',
    `--screenshot=${picture}`,
    pathToFileURL(join(folder, 'picture.html')).href,
  ],
  { env: { ...process.env, ...(await fontEnvironment()) }, stdio: 'ignore' },
)
rmSync(folder, { recursive: true })
const { size } = statSync(picture)
process.stdout.write(`docs/picture.png ${size} bytes\n`)
if (size > mostBytes) throw new Error(`docs/picture.png is larger than ${mostBytes} bytes`)

function page() {
  const lines = readFileSync(sample, 'utf8').split('\n')
  const tables = lines.findIndex((line) => line.includes('|'))
  const shown = [...lines.slice(0, 6), '…', ...lines.slice(tables, tables + 40)].join('\n')
  const pages = readdirSync(folder)
    .filter((name) => /-[13]\.png$/.test(name))
    .sort()
  return `<!DOCTYPE html><meta charset="utf-8"><style>
body{margin:0;width:1240px;height:640px;background:#e9edf2;display:flex;gap:28px;align-items:center;box-sizing:border-box;padding:24px 28px}
pre{width:330px;height:580px;margin:0;padding:12px;box-sizing:border-box;overflow:hidden;background:#fff;border:1px solid #b8c2cd;font:11px/1.35 "SimSun",monospace;color:#333;white-space:pre-wrap}
b{font:40px sans-serif;color:#0a4a86}
.pages{display:flex;gap:14px}
img{height:580px;border:1px solid #b8c2cd;background:#fff;box-shadow:0 2px 6px #0002}
.pages{flex:1;flex-wrap:nowrap;justify-content:space-between}
</style><pre>${shown.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre><b>→</b><div class="pages">${pages.map((name) => `<img src="${name}">`).join('')}</div>`
}
