import { attachment } from './attachment.mjs'
import { axe } from './axe.mjs'
import { conversion } from './conversion.mjs'
import { docxStructure } from './docx-structure.mjs'
import { figures } from './figures.mjs'
import { fragment } from './fragment.mjs'
import { headers } from './headers.mjs'
import { htmlBehaviour } from './html-behaviour.mjs'
import { htmlStructure } from './html-structure.mjs'
import { libreoffice } from './libreoffice.mjs'
import { ofd } from './ofd.mjs'
import { openxml } from './openxml.mjs'
import { pdfLayout } from './pdf-layout.mjs'
import { pdfPages } from './pdf-pages.mjs'
import { pdfStructure } from './pdf-structure.mjs'
import { print } from './print.mjs'
import { qpdf } from './qpdf.mjs'
import { text } from './text.mjs'
import { verapdf } from './verapdf.mjs'
import { visual } from './visual.mjs'
import { vnu } from './vnu.mjs'
import { xlsx } from './xlsx.mjs'

/** Every group of checks, in the order of the table: what it needs, what its ids mean, how it runs. */
export const groups = [
  conversion,
  text,
  headers,
  figures,
  verapdf,
  attachment,
  qpdf,
  pdfStructure,
  pdfLayout,
  pdfPages,
  openxml,
  docxStructure,
  libreoffice,
  xlsx,
  ofd,
  vnu,
  htmlStructure,
  axe,
  htmlBehaviour,
  fragment,
  print,
  visual,
]
