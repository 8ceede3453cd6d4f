import { openxml } from './openxml.mjs'
import { qpdf } from './qpdf.mjs'
import { verapdf } from './verapdf.mjs'
import { vnu } from './vnu.mjs'

/** Every group of checks, in the order of the table: what it needs, what its ids mean, how it runs. */
export const groups = [verapdf, qpdf, openxml, vnu]
