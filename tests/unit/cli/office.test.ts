import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const sample = join(root, 'samples/word-2023.docx')
const folder = mkdtempSync(join(tmpdir(), 'nianbao-'))
afterAll(() => rmSync(folder, { recursive: true }))

const archive = join(folder, '档案')
const rtf = join(archive, '2023.rtf')
mkdirSync(archive)
writeFileSync(rtf, '{\\rtf1\\ansi 9}')

/** In LibreOffice's place: whatever it is given, it saves the sample. Arguments: profile, --headless, --norestore, --convert-to, format, --outdir, folder. */
const soffice = join(folder, 'soffice')
writeFileSync(soffice, `#!/bin/sh\nmkdir -p "$7" && cp "${sample}" "$7/in.$5"`)
chmodSync(soffice, 0o755)

const run = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'bin/nianbao.js'), ...args, '--soffice', soffice], { cwd: folder, encoding: 'utf8' })

describe.skipIf(process.platform === 'win32')('what LibreOffice must save first is read', () => {
  test('in a batch', () => {
    expect(run('batch', archive, '--out', '成稿', '--to', 'json').stdout).toContain('1')
    const { figures } = JSON.parse(readFileSync(join(folder, '成稿/2023.json'), 'utf8')) as { figures: unknown[] }
    expect(figures.length).toBeGreaterThan(100)
  })

  test('as the year before', () => {
    const { status, stderr } = run('check', sample, '--previous', rtf)
    expect(stderr).toBe('')
    expect(status).not.toBe(2)
  })

  test('beside the others of an archive', () => {
    expect(run('check', '--across', archive).stdout).toContain('read/through-office')
  })
})
