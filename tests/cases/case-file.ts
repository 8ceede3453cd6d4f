/** A plain-text file of golden cases: prose, then `=== name` for each case and `--- section` for each of its parts. */
export interface CaseFile {
  readonly prose: string
  readonly cases: readonly Case[]
}

export interface Case {
  readonly name: string
  readonly prose: string
  readonly sections: readonly { readonly name: string; readonly text: string }[]
}

export function parseCaseFile(text: string): CaseFile {
  const [prose = '', ...rest] = text.split(/^=== /m)
  return { prose, cases: rest.map(parseCase) }
}

export function formatCaseFile(file: CaseFile): string {
  return file.prose + file.cases.map(formatCase).join('')
}

function parseCase(text: string): Case {
  const [head = '', ...parts] = text.split(/^--- /m)
  const [name = '', ...prose] = head.split('\n')
  const sections = parts.map((part) => {
    const end = part.indexOf('\n')
    return { name: part.slice(0, end).trim(), text: part.slice(end + 1).replace(/\n+$/, '\n') }
  })
  return { name: name.trim(), prose: prose.join('\n'), sections }
}

function formatCase(one: Case): string {
  const sections = one.sections.map((section) => `--- ${section.name}\n${section.text.trimEnd()}\n`).join('')
  return `=== ${one.name}\n${one.prose}${sections}\n`
}
