import type { FontRole } from '../../fonts/font-set.js'
import { addCharacterWithRoom, type GlyphRoom } from '../../fonts/subset.js'
import type { PlacedLine, PlacedRun } from '../../layout/page.js'
import type { DocumentFont, DocumentFonts } from './document-fonts.js'
import { hex4 } from './embed-font.js'
import type { PdfFile } from './pdfkit-faults.js'

/** Draws lines of text on the present page, setting font and spacing only where they change. One for each page. */
export class LinePainter {
  private font: DocumentFont | undefined
  private size = NaN
  private spacing = NaN
  private isBold = false
  /** Glyphs of the TJ in the making, and shifts between them. */
  private shown = ''
  /** Where the next character would come to stand, along the line. */
  private pen = 0

  constructor(
    private readonly pdf: PdfFile,
    private readonly fonts: DocumentFonts,
  ) {}

  paint(lines: readonly PlacedLine[]): void {
    this.pdf.addContent('BT')
    for (const line of lines) this.paintLine(line)
    this.pdf.addContent('ET')
  }

  private paintLine(line: PlacedLine): void {
    this.pen = line.runs[0]?.x ?? 0
    this.pdf.addContent(matrix(line, this.pen))
    let painted = 0
    for (const run of line.runs) {
      this.paintRun(run, line, (line.bold ?? 0) - painted)
      painted += run.text.length
    }
    this.setBold(false, line.size)
    this.show()
  }

  /** `bold`: how many of its characters are. */
  private paintRun(run: PlacedRun, { role, size }: PlacedLine, bold: number): void {
    this.moveTo(run.x, size)
    const characters = [...run.text]
    for (const [index, character] of characters.entries()) {
      this.setBold(index < bold, size)
      const before = index === 0 ? inThousandths(run.lead, size) : 0
      const after = index === characters.length - 1 ? inThousandths(run.trail, size) : 0
      this.paintCharacter(character, { before, after }, { role, size, spacing: run.spacing })
    }
  }

  private paintCharacter(
    character: string,
    room: GlyphRoom,
    { role, size, spacing }: { role: FontRole; size: number; spacing: number },
  ): void {
    const codePoint = character.codePointAt(0)!
    const { font, glyph, advance, isBoxed, isSpoken } = this.fonts.character(role, codePoint)
    this.setState(font, size, spacing)
    if (isBoxed) this.fonts.missing.note(character)
    if (isSpoken) this.beginActualText(character)
    const isPlain = room.before === 0 && room.after === 0
    this.shown += hex4(isPlain ? glyph : addCharacterWithRoom(font.subset, codePoint, room))
    this.pen += ((advance + room.before + room.after) / 1000) * size + spacing
    if (isSpoken) this.endActualText()
  }

  /** Shifts smaller than a thousandth of an em are not seen. */
  private moveTo(x: number, size: number): void {
    const shift = Math.round(((x - this.pen) * 1000) / size)
    if (shift === 0) return
    this.shown += `>${-shift}<`
    this.pen += (shift * size) / 1000
  }

  private setState(font: DocumentFont, size: number, spacing: number): void {
    const isSameFont = font === this.font && size === this.size
    if (isSameFont && spacing === this.spacing) return
    this.show()
    if (!isSameFont) this.pdf.addContent(`/${font.name} ${operand(size)} Tf`)
    if (spacing !== this.spacing) this.pdf.addContent(`${operand(spacing)} Tc`)
    this.pdf.page.fonts[font.name] = font.reference
    this.font = font
    this.size = size
    this.spacing = spacing
  }

  /** 仿宋 has one weight: its outlines are drawn as well as filled (ISO 32000-1, 9.3.6), as office programs do. */
  private setBold(isBold: boolean, size: number): void {
    if (isBold === this.isBold) return
    this.show()
    this.pdf.addContent(isBold ? `2 Tr ${operand(size * boldStroke)} w` : '0 Tr')
    this.isBold = isBold
  }

  private show(): void {
    if (this.shown !== '') this.pdf.addContent(`[<${this.shown}>] TJ`.replaceAll('<>', ''))
    this.shown = ''
  }

  private beginActualText(character: string): void {
    this.show()
    this.pdf.markContent('Span', { actual: character })
  }

  private endActualText(): void {
    this.show()
    this.pdf.endMarkedContent()
  }
}

/** Width of the outline in ems: half of it lies outside the stroke; more fills the counters of dense characters. */
const boldStroke = 0.03

/** Pages of pdfkit begin at the top left: upright letters are set upside down in them. */
function matrix({ baseline, turned }: PlacedLine, x: number): string {
  return turned ? `0 1 1 0 ${operand(baseline)} ${operand(x)} Tm` : `1 0 0 -1 ${operand(x)} ${operand(baseline)} Tm`
}

/** A number with no more digits than a printer can use. */
function operand(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}

function inThousandths(room: number | undefined, size: number): number {
  return room === undefined ? 0 : Math.round((room * 1000) / size)
}
