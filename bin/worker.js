'use strict'

// A worker process of `batch`: the same program, started by its other end.

// A terminal sends Ctrl-C, and its own end, to all of its processes; when to stop is the main process's to say.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})

require('./load-program.js').loadProgram().startWorker()
