import { execFile } from 'node:child_process'

const MEGABYTE = 1024 * 1024

/** Runs a program to its end and gives what it printed; a non-zero exit is data, not an exception. */
export function runProgram(program, args, { input = '', env = {}, cwd, minutes = 5 } = {}) {
  return new Promise((resolve, reject) => {
    const child = execFile(
      program,
      args,
      {
        cwd,
        env: { ...process.env, ...env },
        maxBuffer: 512 * MEGABYTE,
        encoding: 'buffer',
        timeout: minutes * 60_000,
      },
      (error, stdout, stderr) => {
        if (error && typeof error.code !== 'number') return reject(new Error(`${program}: ${error.message}`))
        resolve({ code: error?.code ?? 0, bytes: stdout, stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8') })
      },
    )
    child.stdin.on('error', () => {}) // a program that ends without reading its input
    child.stdin.end(input)
  })
}

/** As `runProgram`, but a non-zero exit is an error. */
export async function mustRun(program, args, options) {
  const result = await runProgram(program, args, options)
  if (result.code !== 0) throw new Error(`${program} ended with ${result.code}: ${result.stderr || result.stdout}`)
  return result
}

/** Applies `work` to all items, at most `lanes` at a time, and keeps their order. */
export async function inLanes(items, lanes, work) {
  const results = []
  let next = 0
  const lane = async () => {
    while (next < items.length) {
      const index = next++
      results[index] = await work(items[index], index)
    }
  }
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane))
  return results
}
