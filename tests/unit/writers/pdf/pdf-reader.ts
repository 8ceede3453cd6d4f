import { inflateSync } from 'node:zlib'

/** A PDF of ours taken apart: enough to test it, no more. */
export interface ReadPdf {
  readonly trailer: string
  /** Dictionaries by object number. */
  readonly objects: ReadonlyMap<number, string>
  readonly streams: ReadonlyMap<number, Buffer>
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const file = Buffer.from(bytes).toString('latin1')
  const objects = new Map<number, string>()
  const streams = new Map<number, Buffer>()
  for (const match of file.matchAll(/^(\d+) 0 obj\n(.*?)\n(stream\n|endobj)/gms)) {
    const [whole, number, dictionary] = [match[0], Number(match[1]), oneLine(match[2]!)]
    objects.set(number, dictionary)
    if (match[3] === 'endobj') continue
    const start = match.index + whole.length
    const raw = Buffer.from(bytes.subarray(start, start + Number(/\/Length (\d+)/.exec(dictionary)![1])))
    streams.set(number, dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw)
  }
  return { trailer: oneLine(/\ntrailer\n(.*?)\nstartxref/s.exec(file)![1]!), objects, streams }
}

/** Inside of strings a line feed is written as \n. */
function oneLine(dictionary: string): string {
  return dictionary.replaceAll('\n', ' ')
}

export function resolve(pdf: ReadPdf, reference: string): string {
  return pdf.objects.get(parseInt(reference, 10))!
}

/** The reference or value under a key of a dictionary, as written. */
export function entry(dictionary: string, key: string): string | undefined {
  return new RegExp(`/${key} ?(\\d+ 0 R|<[^<>]*>|\\((?:[^()\\\\]|\\\\.)*\\)|/[^/<>\\[\\]() ]+|\\[[^\\]]*\\]|[-\\d.]+)`).exec(
    dictionary,
  )?.[1]
}

export function references(list: string): string[] {
  return list.match(/\d+ 0 R/g) ?? []
}

/** A text string. */
export function textString(value: string): string {
  const text = value
    .slice(1, -1)
    .replace(/\\(.)/g, (_, escaped: string) => ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[escaped] ?? escaped)
  return text.startsWith('\xfe\xff') ? Buffer.from(text.slice(2), 'latin1').swap16().toString('utf16le') : text
}

export interface ReadPage {
  readonly dictionary: string
  readonly content: string
}

export function pagesOf(pdf: ReadPdf): ReadPage[] {
  const catalog = resolve(pdf, entry(pdf.trailer, 'Root')!)
  const tree = resolve(pdf, entry(catalog, 'Pages')!)
  return references(entry(tree, 'Kids')!).map((reference) => {
    const dictionary = resolve(pdf, reference)
    const content = pdf.streams.get(parseInt(entry(dictionary, 'Contents')!, 10))!.toString('latin1')
    return { dictionary, content: content.replace(/<<\n(.*?)\n>>/gs, '<<$1>>') }
  })
}

/** A character as shown on a page, its box in points from the left of the line. */
export interface ShownGlyph {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly size: number
  /** Number of the line: one for each Tm. */
  readonly line: number
  readonly mark: string
}

interface ShownFont {
  readonly unicode: ReadonlyMap<number, string>
  readonly widths: ReadonlyMap<number, number>
}

/** Plays a page's text operators. */
export function shownGlyphs(pdf: ReadPdf, { dictionary, content }: ReadPage): ShownGlyph[] {
  const fonts = fontsOf(pdf, dictionary)
  const glyphs: ShownGlyph[] = []
  let [font, size, spacing, pen, line, mark] = [undefined as ShownFont | undefined, 0, 0, 0, -1, '']
  for (const operator of content.split('\n')) {
    const words = operator.split(' ')
    const name = words.at(-1)
    if (name === 'BDC' && !operator.startsWith('/Span')) mark = operator
    else if (name === 'Tf') [font, size] = [fonts.get(words[0]!.slice(1)), Number(words[1])]
    else if (name === 'Tc') spacing = Number(words[0])
    else if (name === 'Tm') [pen, line] = [words[0] === '1' ? Number(words[4]) : 0, line + 1]
    else if (name === 'TJ') show(operator)
  }
  return glyphs

  function show(operator: string): void {
    for (const [part] of operator.matchAll(/<[0-9A-F]+>|-?[\d.]+/g)) {
      if (!part.startsWith('<')) {
        pen -= (Number(part) / 1000) * size
        continue
      }
      for (const [code] of part.matchAll(/[0-9A-F]{4}/g)) {
        const glyph = parseInt(code, 16)
        const right = pen + ((font!.widths.get(glyph) ?? 1000) / 1000) * size
        glyphs.push({ text: font!.unicode.get(glyph)!, left: pen, right, size, line, mark })
        pen = right + spacing
      }
    }
  }
}

function fontsOf(pdf: ReadPdf, page: string): Map<string, ShownFont> {
  const resources = resolve(pdf, entry(page, 'Resources')!)
  const fonts = [...resources.matchAll(/\/(F\d+) (\d+ 0 R)/g)]
  return new Map(fonts.map(([, name, reference]) => [name!, readFont(pdf, resolve(pdf, reference!))]))
}

function readFont(pdf: ReadPdf, font: string): ShownFont {
  const cmap = pdf.streams.get(parseInt(entry(font, 'ToUnicode')!, 10))!.toString('latin1')
  const unicode = [...cmap.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gm)].map(
    ([, code, text]) => [parseInt(code!, 16), Buffer.from(text!, 'hex').swap16().toString('utf16le')] as const,
  )
  const descendant = resolve(pdf, references(entry(font, 'DescendantFonts')!)[0]!)
  const list = /\/W (\[(?:[^[\]]|\[[^\]]*\])*\])/.exec(descendant)![1]!
  const widths = [...list.matchAll(/(\d+) \[([^\]]*)\]/g)].flatMap(([, first, values]) =>
    values!.split(' ').map((width, index) => [Number(first) + index, Number(width)] as const),
  )
  return { unicode: new Map(unicode), widths: new Map(widths) }
}
