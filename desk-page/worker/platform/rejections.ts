/** `src/platform/rejections.ts` for a browser, where what is passed over only must not be told as an error. */
export function passOverRejections(isHarmless: (reason: unknown) => boolean): void {
  addEventListener('unhandledrejection', (event) => {
    if (isHarmless(event.reason)) event.preventDefault()
  })
}
