import { startDesk } from './desk.js'
import { answerWithoutServer } from './without-server.js'

/** The desk without a server: the same page, answered by a worker beside it. */
answerWithoutServer()
startDesk()
