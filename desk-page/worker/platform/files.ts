/** `src/platform/files.ts` for a worker: what stands beside the page, read while the worker waits. */

/** A face that is not there; the message is for the user. */
class MissingError extends Error {
  override readonly name = 'FontError'
}

export function readPackageFile(path: string): Uint8Array {
  const request = new XMLHttpRequest()
  request.open('GET', new URL(path, import.meta.url), false)
  request.responseType = 'arraybuffer'
  try {
    request.send()
  } catch {
    throw missing(path)
  }
  if (request.status !== 200) throw missing(path)
  return new Uint8Array(request.response as ArrayBuffer)
}

function missing(path: string): Error {
  return new MissingError(`没有取到字体（${path}）：请检查网络，再试一次`)
}

/** Faces of the user's are for the command line. */
export function readInput(path: string): Uint8Array {
  throw missing(path)
}
