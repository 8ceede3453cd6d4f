import type { ListItem } from '../../model/block.js'

/** Writes items as lists in lists; what counts prints its own ordinals, so that none is another than the report's. */
export class OpenLists {
  private readonly open: boolean[] = []

  item({ depth, ordered }: ListItem, markup: string): string {
    const goesOn = this.open.length >= depth && this.open[depth - 1] === ordered
    const before = this.close(goesOn ? depth : Math.min(depth - 1, this.open.length))
    if (goesOn) return `${before}</li>\n<li>${markup}`
    this.open.push(ordered)
    return `${before}${this.open.length > 1 ? '\n' : ''}<${nameOf(ordered)}>\n<li>${markup}`
  }

  /** Closes all of them. */
  end(): string {
    return this.close(0)
  }

  private close(depth: number): string {
    let markup = ''
    while (this.open.length > depth) markup += `</li>\n</${nameOf(this.open.pop()!)}>\n`
    return markup
  }
}

function nameOf(ordered: boolean): string {
  return ordered ? 'ol' : 'ul'
}
