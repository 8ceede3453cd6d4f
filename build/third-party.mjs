import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root, runtimePackages, shippedFonts } from './packages.mjs'

/**
 * `node build/third-party.mjs [--write]`: the licences of what is installed and shipped, `docs/licences.md`; without `--write` it fails where
 * the list is not that. `--sbom FILE` writes the same as CycloneDX 1.6.
 */

const listPath = join(root, 'docs', 'licences.md')

/** With the packages that a bundle holds besides, by their paths from the root. */
export function licenceList(bundled = []) {
  const packages = runtimePackages(bundled).map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`)
  const fonts = shippedFonts().map(
    ({ family, licence, origin, licenceFile }) => `| ${family} | ${licence} | ${origin.name} | fonts/${licenceFile} |`,
  )
  return `# 许可证

nianbao 按 MIT 许可证发布。下面是一起安装的程序包和一起发布的字体；由 \`npm run docs\` 生成。

| 程序包 | 版本 | 许可证 |
|---|---|---|
${packages.join('\n')}

| 字体 | 许可证 | 来源 | 全文 |
|---|---|---|---|
${fonts.join('\n')}
`
}

/** CycloneDX 1.6. No serial number and no time: the same lockfile gives the same bytes. */
function billOfMaterials() {
  const { name, version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const packages = runtimePackages().map((one) => ({
    type: 'library',
    'bom-ref': purlOf(one),
    name: one.name,
    version: one.version,
    licenses: [{ expression: one.licence }],
    purl: purlOf(one),
    hashes: [{ alg: 'SHA-512', content: Buffer.from(one.integrity.replace(/^sha512-/, ''), 'base64').toString('hex') }],
  }))
  const fonts = shippedFonts().map(({ family, origin, licence, file, sha256 }) => ({
    type: 'data',
    'bom-ref': `font:${file}`,
    name: family,
    description: `made from ${origin.name}, ${origin.package} ${origin.version}`,
    licenses: [{ expression: licence }],
    hashes: [{ alg: 'SHA-256', content: sha256 }],
  }))
  const component = { type: 'application', 'bom-ref': `pkg:npm/${name}@${version}`, name, version, licenses: [{ expression: license }] }
  return { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component }, components: [...packages, ...fonts] }
}

function purlOf({ name, version }) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`
}

export function writeBillOfMaterials(path) {
  writeFileSync(path, `${JSON.stringify(billOfMaterials(), null, 2)}\n`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--write')) writeFileSync(listPath, licenceList())
  else if (readFileSync(listPath, 'utf8') !== licenceList()) {
    process.stderr.write('docs/licences.md is not what is installed: npm run docs\n')
    process.exitCode = 1
  }
}
