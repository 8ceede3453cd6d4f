import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'

/**
 * A file as LibreOffice saves it in another format, both named by their extensions; null where LibreOffice is not installed. `given`: its
 * program, where that is not on the system's path. Throws where it gives nothing within the time.
 */
export async function saveWithOffice(given: string | undefined, bytes: Uint8Array, from: string, to: string): Promise<Uint8Array | null> {
  const program = given ?? candidates().find((path) => existsSync(path))
  return program === undefined ? null : await oneAtATime(() => convert(program, bytes, from, to))
}

function candidates(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const usual = ['/Applications/LibreOffice.app/Contents/MacOS', 'C:\\Program Files\\LibreOffice\\program', '/opt/libreoffice/program']
  return [...folders, ...usual].flatMap((folder) => ['soffice', 'soffice.com', 'libreoffice'].map((name) => join(folder, name)))
}

/** A report takes some two seconds, the first one ten. */
const timeLimit = 60_000

async function convert(program: string, bytes: Uint8Array, from: string, to: string): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-'))
  try {
    writeFileSync(join(folder, `in.${from}`), bytes)
    // A profile of its own: the user's may be in use, and may run macros.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    await run(program, [
      profile,
      '--headless',
      '--norestore',
      '--convert-to',
      to,
      '--outdir',
      join(folder, 'out'),
      join(folder, `in.${from}`),
    ])
    return readFileSync(join(folder, 'out', `in.${to}`))
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Ends with the program; one that takes too long is ended with all it has started. */
function run(program: string, args: readonly string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: process.platform !== 'win32' })
    const timer = setTimeout(() => {
      if (process.platform === 'win32' || child.pid === undefined) child.kill('SIGKILL')
      else process.kill(-child.pid, 'SIGKILL')
    }, timeLimit)
    child.on('error', (error) => {
      clearTimeout(timer)
      fail(error)
    })
    child.on('exit', () => {
      clearTimeout(timer)
      done()
    })
  })
}

/** The workers of a batch share one lock: two at once take the memory of many reports. */
async function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const lock = join(tmpdir(), 'nianbao-office.lock')
  while (!takeLock(lock)) await sleep(100)
  try {
    return await work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function takeLock(lock: string): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0
    // Left behind by a process that was killed.
    if (Date.now() - made > 2 * timeLimit) rmSync(lock, { recursive: true, force: true })
    return false
  }
}
