import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runtimePackages } from './packages.mjs'

/**
 * `npm run audit`: what can be said of the dependencies without a network — each has its SHA-512 in the lockfile, is installed in that version,
 * runs nothing when it is installed, and has a licence of the list. Where the registry answers, its signatures are verified too.
 */

/** All let a program under MIT be handed on with them. */
const allowed = new Set(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', '0BSD', 'BlueOak-1.0.0', 'Python-2.0'])

const faults = runtimePackages().flatMap(({ path, name, version, licence, integrity, hasInstallScript }) => {
  const manifest = join(root, path, 'package.json')
  const installed = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : 'missing'
  return [
    ...(integrity?.startsWith('sha512-') ? [] : ['no SHA-512 in the lockfile']),
    ...(installed === version ? [] : [`installed: ${installed}`]),
    ...(hasInstallScript ? ['runs a script when it is installed'] : []),
    ...(licence.split(/ OR |[()]/).some((one) => allowed.has(one)) ? [] : [`licence ${licence}`]),
  ].map((fault) => `${name}@${version}: ${fault}`)
})
for (const fault of faults) process.stdout.write(`${fault}\n`)
process.stdout.write(`${runtimePackages().length} packages, ${faults.length} faults\n`)

const { status, stdout, stderr } = spawnSync('npm', ['audit', 'signatures', '--omit=dev'], {
  cwd: root,
  encoding: 'utf8',
  timeout: 120_000,
})
process.stdout.write(status === 0 ? stdout : `signatures not verified (no answer of the registry): ${stderr.trim().split('\n')[0]}\n`)
if (faults.length > 0) process.exitCode = 1
