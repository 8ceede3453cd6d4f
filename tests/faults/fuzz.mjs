/**
 * Tries the readers with files damaged in ways drawn from a seed: `npm run fuzz -- 50000` texts, pages and Markdown, `-- 50000 pdf` PDF files,
 * `-- 50000 doc` Word 97 files. Of a text every character must be in the report, or named by a finding of the same run; nothing may throw, hang
 * or take more memory than is allowed. A failure names its number, which gives the same file again: `npm run fuzz -- 1 text 4711`.
 */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const [count = '200', kind = 'text', first = '0'] = process.argv.slice(2)
const workerFile = fileURLToPath(new URL('fuzz-worker.mjs', import.meta.url))

/** Seconds for one file; megabytes of memory it may take. */
const longest = 20
const mostMemory = 300

const failures = []
let [done, slowest, largest] = [0, 0, 0]
for (let next = Number(first), end = next + Number(count); next < end;) next = await runFrom(next, end)
for (const failure of failures.slice(0, 50)) console.log(failure)
console.log(`slowest ${Math.round(slowest)} ms${kind === 'text' ? '' : `, largest ${largest} MB`}`)
console.log(`${done - failures.length} passed, ${failures.length} failed`)
process.exitCode = failures.length > 0 ? 1 : 0

/** Runs files one after the other until one ends the process; resolves with the number of the one behind it. */
function runFrom(start, end) {
  return new Promise((resolve) => {
    const worker = fork(workerFile, [kind, String(start), String(end)], {
      execArgv: ['--expose-gc', `--max-old-space-size=${2 * mostMemory}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    let current = start
    let timer = setTimeout(hang, longest * 3000)
    function hang() {
      done++
      failures.push(`${current}: takes more than ${longest} s`)
      worker.kill('SIGKILL')
    }
    worker.on('message', ({ number, problem, time, memory }) => {
      clearTimeout(timer)
      timer = setTimeout(hang, longest * 1000)
      done++
      if (done % 1000 === 0) console.error(`${done} …`)
      current = number + 1
      slowest = Math.max(slowest, time)
      largest = Math.max(largest, memory)
      if (problem) failures.push(`${number}: ${problem}`)
      if (memory > mostMemory) failures.push(`${number}: takes ${memory} MB`)
    })
    worker.on('exit', (code, signal) => {
      clearTimeout(timer)
      if (current < end && signal !== 'SIGKILL') {
        done++
        failures.push(`${current}: ends the process (${signal ?? code})`)
      }
      resolve(current < end ? current + 1 : end)
    })
  })
}
