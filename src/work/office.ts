import type { ConvertFile } from '../readers/reader.js'

/** LibreOffice, looked for when a file needs it; `path` is its program, where that is not on the system's path. */
export function officeAt(path: string | undefined): ConvertFile {
  return async (...call) => (await import('../system/office.js')).saveWithOffice(path, ...call)
}
