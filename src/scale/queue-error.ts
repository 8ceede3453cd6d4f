/** The queue cannot be used as asked; the message is for the user and holds nothing secret. */
export class QueueError extends Error {
  override readonly name = 'QueueError'
}
