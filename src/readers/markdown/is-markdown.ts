/** Whether a text is written in Markdown: it has marks that mean nothing anywhere else, or its name says so. Loads nothing: every text is asked. */
export function isMarkdown(text: string, name = ''): boolean {
  return /\.(?:md|markdown)$/i.test(name) || signs.some((sign) => sign.test(text))
}

const signs: readonly RegExp[] = [
  // Headings, by their marks or the line under them.
  /^ {0,3}#{1,6}[ \t]+\S/m,
  /^ {0,3}[^\s|=#>+-][^\n|]*\n {0,3}={3,}[ \t\r]*$/m,
  // Words set off at the head of a line. Blanks to be filled in, __年__月, are single characters.
  /^[ \t>|-]*\*\*[^\s*][^\n*]*\*\*/m,
  /^[ \t>|-]*__[^\s_][^\n_]{2,200}__(?!_)/m,
  // Escapes, as converters write them; a path has letters before its backslash.
  /(?:^|[^\\\w:]|\d)\\[.*_#~[\]()!-]/m,
  // Links, pictures, notes, code, pandoc's divisions and attributes.
  /\]\((?:https?:\/\/|[\w./-]+\.\w{2,5}\))/,
  /^ {0,3}\[\^[^\]\s]{1,20}\]:/m,
  /^ {0,3}(?:```|~~~)[\w-]*[ \t\r]*$/m,
  /^ {0,3}:{3,}[ \t]*(?:\{[^{}\n]*\}|[a-z][\w-]*)[ \t:\r]*$/m,
  /[\])\u4e00-\u9fff]\s?\{[#.][\w-][^{}\n]*\}[ \t\r]*$/m,
]
