import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { saveWithOffice } from '../../../src/system/office.js'

/** A program in LibreOffice's place. */
function program(script: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'office-')), 'soffice')
  writeFileSync(path, `#!/bin/sh\n${script}`)
  chmodSync(path, 0o755)
  return path
}

test.skipIf(process.platform === 'win32')('the file it saves, from a profile of its own', async () => {
  // Arguments: profile, --headless, --norestore, --convert-to, format, --outdir, folder, input.
  const office = program('mkdir -p "$7" && { echo "$1 $5"; cat "$8"; } > "$7/in.$5"')
  const saved = Buffer.from((await saveWithOffice(office, Buffer.from('正文'), 'rtf', 'docx'))!).toString()
  expect(saved).toMatch(/^-env:UserInstallation=file:\/\/\S*nianbao-\S*profile docx\n正文$/)
})

test.skipIf(process.platform === 'win32')('one at a time', async () => {
  const busy = join(mkdtempSync(join(tmpdir(), 'office-')), 'busy')
  const office = program(`mkdir "${busy}" || exit 1; sleep 0.2; rmdir "${busy}"; mkdir -p "$7"; cp "$8" "$7/in.$5"`)
  const saved = await Promise.all(['a', 'b'].map((text) => saveWithOffice(office, Buffer.from(text), 'rtf', 'docx')))
  expect(saved.map((bytes) => Buffer.from(bytes!).toString())).toEqual(['a', 'b'])
})

test('rejects where it is not there or gives nothing', async () => {
  await expect(saveWithOffice('/nowhere/soffice', Buffer.from(''), 'rtf', 'docx')).rejects.toMatchObject({ code: 'ENOENT' })
  await expect(saveWithOffice(process.execPath, Buffer.from(''), 'rtf', 'docx')).rejects.toMatchObject({ code: 'ENOENT' })
})
