/** A worker for the tests: what it does with a file depends on the file's name. Its records carry the process's number as version. */
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

process.on('message', ({ kind, task }) => {
  if (kind === 'settings') return process.send({ kind: 'ready' })
  const { input, stem, optionsHash } = task
  deeds[input]?.()
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
