import { axe } from './axe.mjs'
import { docxStructure } from './docx-structure.mjs'
import { htmlBehaviour } from './html-behaviour.mjs'
import { libreoffice } from './libreoffice.mjs'
import { openxml } from './openxml.mjs'
import { pdfLayout } from './pdf-layout.mjs'
import { pdfPages } from './pdf-pages.mjs'
import { pdfStructure } from './pdf-structure.mjs'
import { qpdf } from './qpdf.mjs'
import { text } from './text.mjs'
import { verapdf } from './verapdf.mjs'
import { vnu } from './vnu.mjs'

/** Every group of checks, in the order of the table: what it needs, what its ids mean, how it runs. */
export const groups = [verapdf, qpdf, pdfStructure, pdfLayout, pdfPages, openxml, docxStructure, libreoffice, vnu, axe, htmlBehaviour, text]
