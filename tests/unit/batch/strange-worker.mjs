import { parentPort, threadId } from 'node:worker_threads'

/** A worker for the tests: what it does with a file depends on the file's name. Its records carry the thread's number as version. */
const deeds = {
  crash: () => {
    throw new Error('crash')
  },
  exit: () => process.exit(3),
  hang: () => {
    for (;;);
  },
  memory: () => {
    const kept = []
    for (;;) kept.push(Array.from({ length: 2e6 }, (_, n) => `${n}`))
  },
}

parentPort.on('message', ({ input, stem, optionsHash }) => {
  deeds[input]?.()
  const record = {
    input,
    stem,
    inputHash: '',
    optionsHash,
    version: String(threadId),
    status: 'converted',
    reason: '',
    outputs: [],
    reports: [],
  }
  parentPort.postMessage({ kind: 'done', record, fresh: true, bytes: input.startsWith('grown') ? 1e9 : 0 })
})
parentPort.postMessage({ kind: 'ready' })
