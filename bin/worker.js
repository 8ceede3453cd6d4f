'use strict'

// A worker process of `batch`: the same program, started by its other end.
require('./load-program.js').loadProgram().startWorker()
