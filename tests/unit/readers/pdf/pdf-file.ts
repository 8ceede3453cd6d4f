/** PDF files made by hand: what stands where is up to the test. */

interface PageSpec {
  readonly content: string
  readonly size?: readonly [width: number, height: number]
  readonly rotate?: number
}

export interface FileSpec {
  /** Null for one that the page tree names and the file does not hold. */
  readonly pages: readonly (string | PageSpec | null)[]
  /** Entries of the font beyond its kind; without `toUnicode` its codes mean nothing. */
  readonly toUnicode?: boolean
  /** Further objects from number 10 on, as they stand between `obj` and `endobj`. */
  readonly objects?: readonly string[]
  readonly catalog?: string
  readonly trailer?: string
  readonly resources?: string
}

const codes = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap end end`

/** A file whose one font, F, has UTF-16 for codes: ideographs are an em wide, what ASCII has half of one. */
export function pdfFile({ pages, toUnicode = true, objects = [], catalog = '', trailer = '', resources = '' }: FileSpec): Uint8Array {
  const first = 10 + objects.length
  const specs = pages.map((page): PageSpec => (typeof page === 'string' ? { content: page } : (page ?? { content: '' })))
  const kids = pages.map((page, index) => (page === null ? '9 0 R' : `${first + 2 * index} 0 R`))
  const all = new Map<number, string>([
    [1, `<</Type/Catalog/Pages 2 0 R ${catalog}>>`],
    [2, `<</Type/Pages/Count ${pages.length}/Kids[${kids.join(' ')}]>>`],
    [3, `<</Type/Font/Subtype/Type0/BaseFont/Test/Encoding/Identity-H/DescendantFonts[4 0 R]${toUnicode ? '/ToUnicode 6 0 R' : ''}>>`],
    [
      4,
      `<</Type/Font/Subtype/CIDFontType2/BaseFont/Test/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 5 0 R/DW 1000/W[32 126 500]>>`,
    ],
    [
      5,
      '<</Type/FontDescriptor/FontName/Test/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>',
    ],
    [6, stream(codes)],
    ...objects.map((object, index): [number, string] => [10 + index, object]),
    ...specs.flatMap(({ content, size = [595, 842], rotate = 0 }, index): [number, string][] => [
      [
        first + 2 * index,
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${size.join(' ')}]/Rotate ${rotate}/StructParents ${index}/Contents ${first + 2 * index + 1} 0 R/Resources<</Font<</F 3 0 R>>${resources}>>>>`,
      ],
      [first + 2 * index + 1, stream(content)],
    ]),
  ])
  return assemble(all, trailer)
}

export function stream(data: string, entries = ''): string {
  return `<<${entries}/Length ${data.length}>>stream\n${data}\nendstream`
}

function assemble(objects: ReadonlyMap<number, string>, trailer: string): Uint8Array {
  let text = '%PDF-1.7\n'
  const offsets = new Map<number, number>()
  for (const [number, object] of objects) {
    offsets.set(number, text.length)
    text += `${number} 0 obj\n${object}\nendobj\n`
  }
  const size = Math.max(...objects.keys()) + 1
  const rows = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number)
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  return Buffer.from(
    `${text}xref\n0 ${size}\n${rows.join('')}trailer\n<</Size ${size}/Root 1 0 R ${trailer}>>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  )
}

/** Text set at a place; heights count from the lower edge of the page. */
export function write(text: string, x: number, y: number, size = 12): string {
  return `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm <${utf16(text)}> Tj ET`
}

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index).toString(16).padStart(4, '0')).join('')
}

export type TestRule = readonly [x0: number, y0: number, x1: number, y1: number]

export function draw(rules: readonly TestRule[]): string {
  return rules.map(([x0, y0, x1, y1]) => `${x0} ${y0} m ${x1} ${y1} l S`).join('\n')
}

/** A table of equal columns with a rule round every cell, its upper left corner at a place: the rules and the texts, centred. */
export function grid(
  rows: readonly (readonly string[])[],
  x: number,
  y: number,
  width = 90,
  height = 24,
): { readonly rules: TestRule[]; readonly texts: string[] } {
  const [across, down] = [rows[0]!.length, rows.length]
  const rules: TestRule[] = [
    ...Array.from({ length: down + 1 }, (_, row): TestRule => [x, y - row * height, x + across * width, y - row * height]),
    ...Array.from({ length: across + 1 }, (_, column): TestRule => [x + column * width, y, x + column * width, y - down * height]),
  ]
  const texts = rows.flatMap((row, at) =>
    row.flatMap((text, column) =>
      text === '' ? [] : [write(text, x + column * width + (width - widthOf(text)) / 2, y - at * height - 16)],
    ),
  )
  return { rules, texts }
}

function widthOf(text: string): number {
  return Array.from(text, (character) => (character < '\x7f' ? 6 : 12)).reduce((sum, width) => sum + width, 0)
}
