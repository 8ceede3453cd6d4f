import { createHash } from 'node:crypto'
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '..', '..')
const program = join(root, 'bin', 'nianbao.js')

/** bench/generate.mjs */
interface Generator {
  readonly styles: readonly string[]
  readonly generateReport: (seed: number, style: string, sentences?: number) => { readonly name: string; readonly text: string }
}

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** A folder of its own for one test. */
export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'nianbao-faults-'))
}

/** An archive of generated reports in mixed styles. */
export async function makeArchive(folder: string, count: number): Promise<string> {
  const { generateReport, styles } = (await import(pathToFileURL(join(root, 'bench', 'generate.mjs')).href)) as Generator
  const archive = join(folder, 'archive')
  for (let n = 0; n < count; n++) {
    const { name, text } = generateReport(n + 1, styles[n % styles.length]!, 8)
    mkdirSync(join(archive, String(n % 3)), { recursive: true })
    writeFileSync(join(archive, String(n % 3), name), text)
  }
  return archive
}

/** Starts the built program. */
export function start(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  child.stdout!.on('data', (data: Buffer) => void (stdout += data.toString()))
  child.stderr!.on('data', (data: Buffer) => void (stderr += data.toString()))
  const ended = new Promise<Ended>((resolve) => child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr })))
  return { child, ended }
}

export function run(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ended> {
  return start(args, env).ended
}

/** Every file below a folder by name, with the hash of its bytes; the manifest, which tells the order of work, is left out. */
export function hashesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile())
  const kept = names.filter((name) => name !== 'manifest.jsonl').sort()
  return Object.fromEntries(
    kept.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  )
}
