import { expect, test } from 'vitest'
import { collectInto, type Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import { drawGrid } from '../../../src/review/grid-picture.js'
import { draw, grid, pdfFile, write } from '../readers/pdf/pdf-file.js'

test('the picture of a page shows its rules, the cells they make and the lines of text', async () => {
  const { rules, texts } = grid([['网站 & 微博', '1']], 72, 700)
  const picture = (await drawGrid(pdfFile({ pages: [[draw(rules), ...texts, write('一、总体情况', 72, 760)].join('\n'), ''] }), () => {}))!
  expect(picture).toMatch(/^<svg [^>]*viewBox="0 0 595 1704">/)
  expect(picture).toContain('<rect class="cell" x="72" y="142" width="90" height="24"/>')
  expect(picture).toContain('网站 &amp; 微博</text>')
  expect(picture).toContain('<line class="rule" x1="72" y1="142" x2="252" y2="142"/>')
  expect(picture).toContain('<rect class="line" x="72" y="70" width="72" height="14.4"/>')
})

test('a file that cannot be read has none, and it is said why', async () => {
  const found: Diagnostic[] = []
  expect(await drawGrid(new TextEncoder().encode('%PDF-1.7'), collectInto(found))).toBeNull()
  expect(found).toMatchObject([{ code: 'read/pdf-broken' }])
})
