import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What is installed with nianbao or stands in it, by the lockfile; licences by what is installed. */

export const root = fileURLToPath(new URL('..', import.meta.url))

const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))

/** Packages that `build/vendor.mjs` puts into ours. */
const vendored = ['node_modules/pdfjs-dist']

/**
 * `{ name, version, licence, integrity, hasInstallScript }` of each package that is no tool of ours, by name and version; of those too that a
 * bundle holds, by their paths from the root.
 */
export function runtimePackages(bundled = []) {
  const { packages } = readJson('package-lock.json')
  return Object.entries(packages)
    .filter(
      ([path, { dev, devOptional, optional }]) =>
        [...vendored, ...bundled].includes(path) || (path !== '' && !dev && !devOptional && !optional),
    )
    .map(([path, { name, version, integrity, license, hasInstallScript = false }]) => ({
      path,
      name: name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license ?? licenceOf(path),
      integrity,
      hasInstallScript,
    }))
    .sort((a, b) => (`${a.name} ${a.version} ${a.path}` < `${b.name} ${b.version} ${b.path}` ? -1 : 1))
    .filter((one, index, all) => one.name !== all[index - 1]?.name || one.version !== all[index - 1]?.version)
}

/** By the package's own words where its manifest has none. */
const unstated = { 'png-js': 'MIT' }

/** Older packages have a list or an object. */
function licenceOf(path) {
  const { name, license, licenses } = readJson(`${path}/package.json`)
  return license?.type ?? license ?? licenses?.map(({ type }) => type).join(' OR ') ?? unstated[name] ?? 'UNKNOWN'
}

export function shippedFonts() {
  return readJson('fonts/fonts.json').faces
}
