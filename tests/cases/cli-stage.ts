import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Stage } from './stages.js'

const program = join(import.meta.dirname, '..', '..', 'bin', 'nianbao.js')

/**
 * A call of the built program in an empty folder: `--- file NAME` makes a file, `--- command` is the arguments, one line; the outputs are
 * `stdout`, `stderr`, `exit` and `files`, the names in the folder afterwards.
 */
export const runCommand: Stage = async (sections) => {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-case-'))
  try {
    for (const [name, text] of Object.entries(sections)) {
      if (name.startsWith('file ')) writeFile(join(folder, name.slice(5)), text)
    }
    const { stdout, stderr, code } = await call(sections['command']!.trim().split(/\s+/).slice(1), folder, sections['input'])
    return { exit: `${code}\n`, stdout, stderr, files: listFiles(folder) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function writeFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

function call(args: readonly string[], cwd: string, input: string | undefined): Promise<{ stdout: string; stderr: string; code: number }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [program, ...args], { cwd }, (error, stdout, stderr) =>
      resolve({ stdout, stderr, code: error ? Number(error.code) : 0 }),
    )
    child.stdin!.end(input ?? '')
  })
}

function listFiles(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort().map((name) => `${name}\n`).join('')
}
