import { existsSync, rmSync } from 'node:fs'

/** A worker for the tests: what it does with a file depends on the file's name. Its records carry the process's number as version. */
const deeds = {
  crash: () => {
    throw new Error('crash')
  },
  exit: () => process.exit(3),
  // As Ctrl-C ends a worker that is only starting: the first time, the file is there; its successor finds it gone.
  interrupted: (path) => existsSync(path) && (rmSync(path), process.kill(process.pid, 'SIGINT'), hang()),
  hang,
  memory: () => {
    const kept = []
    for (;;) kept.push(Array.from({ length: 2e6 }, (_, n) => `${n}`))
  },
}

function hang() {
  for (;;);
}

process.on('message', ({ kind, job }) => {
  if (kind === 'settings') return process.send({ kind: 'ready' })
  const { input, stem, optionsHash } = job
  deeds[input]?.(Buffer.from(job.path).toString())
  const record = {
    input,
    stem,
    inputHash: '',
    optionsHash,
    version: String(process.pid),
    status: 'converted',
    reason: '',
    outputs: [],
    reports: [],
  }
  process.send({ kind: 'done', record, fresh: true, resident: input.startsWith('grown') ? 1e9 : 0 })
})
process.on('disconnect', () => process.exit())
