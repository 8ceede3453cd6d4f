/** What files are damaged, and how; the same for the same random numbers. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { deflateSync, inflateSync } from 'node:zlib'
import { below, pick } from '../../bench/random.mjs'
import { readReports, writeReport } from '../../dist/convert.js'
import { fontLoader } from '../../dist/fonts/load-fonts.js'

const pathOf = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url))

export function textBases() {
  const names = readdirSync(pathOf('samples')).filter((name) => /\.(?:txt|md|html)$/.test(name))
  return names.map((name) => ({ name, text: readFileSync(pathOf(`samples/${name}`), 'utf8') }))
}

export const wordBases = () => [{ name: 'word.doc', bytes: readFileSync(pathOf('tests/fixtures/word.doc')) }]

/** Our own PDFs of two samples. */
export async function pdfBases() {
  return Promise.all(
    ['format-2019.txt', 'page-2022.html'].map(async (name) => {
      const { reports } = await readReports(readFileSync(pathOf(`samples/${name}`)), name)
      const [{ bytes }] = await writeReport(reports[0], ['pdf'], { fonts: fontLoader([]) })
      return { name: `${name}.pdf`, bytes: Buffer.from(bytes) }
    }),
  )
}

/** What damages texts and pages: marks without their other half, what is not seen, figures, and characters of other kinds. */
const pieces =
  '< > </td> </tr> </table> <table> <td> <tr> <p> <b> <script> <style> <!-- --> <![CDATA[ <iframe> <textarea> <title> <template> <select> <svg> <math> <br> " \' = & &#0; &#x4e00; &nbsp; &lt; | || ｜ \t \n \r\n \f \u200b \u00ad \u202e \ufeff \ufffd \0 1 23 4,5 -6 7. ８ 九 % 《 》 “ ” （ ） 。 ， 、 ： # ## ** __ ~~ ` ``` > - --- === ::: [a](b) [^1] {#a} \\ ┌ │ + ● 附件： 一、 （一） 第1页 规章 行政许可 总计 ,'.split(
    ' ',
  )

/** One to four changes. */
export function damageText(text, random) {
  let damaged = text
  for (let changes = 1 + below(random, 4); changes > 0; changes--) damaged = pick(random, textChanges)(damaged, random)
  return damaged
}

const place = (text, random) => below(random, text.length + 1)
const stretch = (text, random, longest) => {
  const start = place(text, random)
  return [start, Math.min(text.length, start + 1 + below(random, longest))]
}
const lineAt = (text, random) => {
  const at = place(text, random)
  return [text.lastIndexOf('\n', at - 1) + 1, (text.indexOf('\n', at) + 1 || text.length + 1) - 1]
}

const textChanges = [
  (text, random) => {
    const at = place(text, random)
    return text.slice(0, at) + pick(random, pieces) + text.slice(at)
  },
  (text, random) => {
    const [start, end] = stretch(text, random, 12)
    return text.slice(0, start) + text.slice(end)
  },
  (text, random) => {
    const [start, end] = stretch(text, random, 200)
    const at = place(text, random)
    return text.slice(0, at) + text.slice(start, end) + text.slice(at)
  },
  (text, random) => {
    const [start, end] = lineAt(text, random)
    return text.slice(0, start) + text.slice(end + 1)
  },
  (text, random) => {
    const [start, end] = lineAt(text, random)
    const at = lineAt(text, random)[0]
    return text.slice(0, at) + text.slice(start, end) + '\n' + text.slice(at)
  },
  (text, random) => {
    const [start, end] = stretch(text, random, 3)
    return text.slice(0, start) + pick(random, pieces) + text.slice(end)
  },
  (text, random) => (random() < 0.2 ? text.slice(0, place(text, random)) : text),
  (text, random) => {
    const at = text.indexOf('<', place(text, random))
    const end = text.indexOf('>', at)
    return at < 0 || end < 0 ? text : text.slice(0, at) + text.slice(end + 1)
  },
]

/** Of bytes; those of a PDF's streams are changed as they were before they were packed. */
export function damageBytes(bytes, random) {
  let damaged = Buffer.from(bytes)
  for (let changes = 1 + below(random, 6); changes > 0; changes--) damaged = pick(random, byteChanges)(damaged, random)
  return damaged
}

const byteChanges = [
  (bytes, random) => {
    bytes[below(random, bytes.length)] = below(random, 256)
    return bytes
  },
  (bytes, random) => {
    const start = below(random, bytes.length)
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(Math.min(bytes.length, start + 1 + below(random, 64)))])
  },
  (bytes, random) => {
    const start = below(random, bytes.length)
    const stretch = bytes.subarray(start, start + 1 + below(random, 512))
    const at = below(random, bytes.length)
    return Buffer.concat([bytes.subarray(0, at), stretch, bytes.subarray(at)])
  },
  (bytes, random) => (random() < 0.2 ? bytes.subarray(0, below(random, bytes.length)) : bytes),
  (bytes, random) => {
    const at = below(random, Math.max(1, bytes.length - 4))
    if (at + 4 <= bytes.length) bytes.writeUInt32LE(pick(random, [0, 1, 0xff, 0xffff, 0x7fffffff, 0xfffffffe, 0xffffffff]), at)
    return bytes
  },
  changeNumber,
  changeStream,
]

/** A size, a place or a reference of a PDF. */
function changeNumber(bytes, random) {
  const text = bytes.toString('latin1')
  const at = text.slice(below(random, text.length)).search(/ \d+[ \n>]/)
  if (at < 0) return bytes
  const number = pick(random, ['0', '1', '7', '4096', '65536', '99999999', '2147483647', '-1'])
  return Buffer.from(text.slice(0, at + 1) + number + text.slice(at + 1).replace(/^\d+/, ''), 'latin1')
}

function changeStream(bytes, random) {
  const starts = [...bytes.toString('latin1').matchAll(/FlateDecode[^]{0,200}?stream\r?\n/g)].map(
    ({ 0: head, index }) => index + head.length,
  )
  if (starts.length === 0) return bytes
  const start = pick(random, starts)
  const end = bytes.indexOf('endstream', start)
  if (end < 0) return bytes
  try {
    const content = damageContent(inflateSync(bytes.subarray(start, end)).toString('latin1'), random)
    return Buffer.concat([bytes.subarray(0, start), deflateSync(Buffer.from(content, 'latin1')), bytes.subarray(end)])
  } catch {
    return bytes
  }
}

/** Operators and operands said again, left out, or of other sizes. */
function damageContent(content, random) {
  const [start, end] = stretch(content, random, 300)
  switch (below(random, 4)) {
    case 0:
      return content.slice(0, start) + content.slice(end)
    case 1:
      return content.slice(0, start) + content.slice(start, end).repeat(1 + below(random, 200)) + content.slice(end)
    case 2:
      return content.slice(0, start) + content.slice(start).replace(/\d+(?:\.\d+)?/, pick(random, ['0', '1e9', '99999999', '-1', '0.0001']))
    default:
      return (
        content.slice(0, start) +
        pick(random, ['q ', 'Q ', 'BT ', 'ET ', '(', '[', '<<', ' Tj', ' Do', ' re f ', ' BDC ']) +
        content.slice(start)
      )
  }
}
