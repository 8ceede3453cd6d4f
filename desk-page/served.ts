import { startDesk } from './desk.js'

startDesk()
