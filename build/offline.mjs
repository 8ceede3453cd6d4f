import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import { root } from './packages.mjs'
import * as starters from './offline-starters.mjs'

/**
 * `npm run build:offline [-- --node win-x64,linux-arm64]`: one archive for an office without a network, `nianbao-VERSION-offline.zip`, and its
 * checksum beside it. The program needs no packages; with `--node` it brings Node.js of these platforms (`node-<platform>` of npm) as well.
 */

/** The first moment an entry of a ZIP file can carry: the same build gives the same bytes. */
const mtime = new Date(1980, 0, 1)
const nodeVersion = '20.20.2'
const unix = 3
const executable = 0o100755 << 16

/** @returns {{ path: string, nodes: string[] }} the archive */
export function buildOffline({ nodes = [], folder = root } = {}) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const top = `nianbao-${version}`
  const files = new Map([...programFiles(), ...starterFiles(), ...nodes.flatMap(nodeFiles)])
  files.set('SHA256SUMS', Buffer.from([...files].map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`).join('')))
  const isRun = (name) => /\.(?:sh|desktop)$|^node\//.test(name)
  const entries = [...files].map(([name, bytes]) => [
    `${top}/${name}`,
    [bytes, { os: unix, attrs: isRun(name) ? executable : 0o100644 << 16 }],
  ])
  const path = join(folder, `${top}-offline.zip`)
  const archive = zipSync(Object.fromEntries(entries), { mtime })
  writeFileSync(path, archive)
  writeFileSync(`${path}.sha256`, `${sha256(archive)}  ${top}-offline.zip\n`)
  return { path, nodes }
}

/** What the program runs on: not the library, not the code compiled for the Node of this machine. */
function programFiles() {
  const parts = ['bin', 'dist/program', 'dist/desk-page', 'dist/vendor', 'fonts/licences', 'docs/guides/desk.md', 'docs/licences.md']
  const single = ['package.json', 'LICENSE', 'README.md', 'dist/sbom.cdx.json', 'fonts/fonts.json']
  const fonts = readdirSync(join(root, 'fonts')).filter((name) => name.endsWith('.woff2'))
  const names = [...parts.flatMap(listFiles), ...single, ...fonts.map((name) => `fonts/${name}`)]
  return names.filter((name) => !name.endsWith('.cache')).map((name) => [`nianbao/${name}`, readFileSync(join(root, name))])
}

function listFiles(part) {
  if (statSync(join(root, part)).isFile()) return [part]
  const names = readdirSync(join(root, part), { recursive: true, encoding: 'utf8' }).map((name) => `${part}/${name.replaceAll('\\', '/')}`)
  return names.filter((name) => statSync(join(root, name)).isFile()).sort()
}

function starterFiles() {
  return Object.entries(starters.files).map(([name, text]) => [
    name,
    Buffer.from(name.endsWith('.cmd') ? text.replaceAll('\n', '\r\n') : text),
  ])
}

function nodeFiles(platform) {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-node-'))
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder, `node-${platform}@${nodeVersion}`], {
    shell: process.platform === 'win32',
  })
  execFileSync('tar', ['xzf', join(folder, readdirSync(folder)[0]), '-C', folder])
  const name = platform.startsWith('win') ? 'node.exe' : 'node'
  const files = [
    [`node/${platform}/${name}`, readFileSync(join(folder, 'package/bin', name))],
    [`node/${platform}/LICENSE`, readFileSync(join(folder, 'package/LICENSE'))],
  ]
  rmSync(folder, { recursive: true })
  return files
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [option, platforms] = process.argv.slice(2)
  if (option !== undefined && (option !== '--node' || !platforms))
    throw new Error('usage: node build/offline.mjs [--node win-x64,linux-arm64]')
  const { path } = buildOffline({ nodes: platforms?.split(',') })
  process.stdout.write(`${path} ${(statSync(path).size / 1e6).toFixed(1)} MB\n`)
}
