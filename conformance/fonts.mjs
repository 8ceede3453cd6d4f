import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { outFolder, project } from './inputs.mjs'
import { mustRun } from './processes.mjs'

/** The official font names, and the file of the project that stands in for each on this machine. */
const substitutes = {
  NianbaoFang: ['仿宋_GB2312', '仿宋', 'FangSong_GB2312', 'FangSong'],
  NianbaoKai: ['楷体_GB2312', '楷体', 'KaiTi_GB2312', 'KaiTi'],
  NianbaoHei: ['黑体', 'SimHei'],
  NianbaoTitle: ['方正小标宋简体', '方正小标宋_GBK', 'FZXiaoBiaoSong-B05S'],
  NianbaoSong: ['宋体', 'SimSun'],
  NianbaoRare: ['宋体', 'SimSun'],
}

/**
 * LibreOffice and Chromium here have no 仿宋. A private font set-up lets the project's own faces answer to
 * the official names, so that what is measured is the layout and not a substitution.
 */
export async function fontEnvironment() {
  const fonts = join(outFolder, 'fonts')
  await unpackFonts(fonts)
  const path = join(outFolder, 'fonts.conf')
  await writeFile(
    path,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${fonts}</dir>
  <cachedir>${join(outFolder, 'font-cache')}</cachedir>
${Object.entries(substitutes)
  .map(([face, names]) => names.map((name) => renaming(face, name)).join(''))
  .join('')}</fontconfig>
`,
  )
  return { FONTCONFIG_FILE: path }
}

/** The shipped faces as TrueType, for programs that know no other. */
export async function unpackFonts(folder) {
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(join(project, 'fonts'))) {
    if (!name.endsWith('.woff2')) continue
    const copy = join(folder, name)
    await cp(join(project, 'fonts', name), copy)
    await mustRun('woff2_decompress', [copy])
    await rm(copy)
  }
}

function renaming(face, name) {
  return `  <match target="scan">
    <test name="file" compare="contains"><string>/fonts/${face}</string></test>
    <edit name="family" mode="append"><string>${name}</string></edit>
  </match>
`
}
