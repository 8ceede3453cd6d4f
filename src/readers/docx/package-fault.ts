import type { Reporter } from '../../diagnostics/diagnostic.js'

type FaultCode = 'read/docx-broken' | 'read/docx-doctype' | 'read/docx-too-big'

/** A package that cannot or must not be read; thrown inside this folder only, and reported by `readDocx`. */
export class PackageFault extends Error {
  constructor(readonly code: FaultCode) {
    super(code)
  }

  report(report: Reporter): void {
    report(this.code, {})
  }
}
