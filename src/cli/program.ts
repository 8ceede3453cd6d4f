/** What the bundle gives to `bin/`: the program, and the other end of a batch's workers. */
export { main } from './main.js'

export async function startWorker(): Promise<void> {
  await import('../work/worker.js')
}
