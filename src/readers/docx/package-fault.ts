import type { Reporter } from '../../diagnostics/diagnostic.js'

/** A package that cannot or must not be read; thrown inside this folder only, and reported by `readDocx`. */
export class PackageFault extends Error {
  constructor(readonly report: (report: Reporter) => void) {
    super('the package is not read')
  }
}

export const broken = () => new PackageFault((report) => report('read/docx-broken', {}))
export const tooBig = () => new PackageFault((report) => report('read/docx-too-big', {}))
