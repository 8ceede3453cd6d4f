const listening = new Set<(reason: unknown) => boolean>()

/** Promises that nobody waits for and whose rejection `isHarmless` tells are passed over; others stay what they are. */
export function passOverRejections(isHarmless: (reason: unknown) => boolean): void {
  if (listening.has(isHarmless)) return
  listening.add(isHarmless)
  process.on('unhandledRejection', (reason) => {
    if (!isHarmless(reason)) throw reason
  })
}
