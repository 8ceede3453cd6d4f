/** What the page is answered, as far as it uses it. */

export interface Place {
  readonly start: number
  readonly end: number
}

export interface Wish {
  readonly target?: string
  readonly placed?: { readonly place: Place; readonly what: 'text' | 'level' | 'drop' | 'keep' | 'insert'; readonly before: string | null }
  readonly after: string | null
  readonly part?: number
  readonly reason?: string
  readonly by?: string
}

interface Figure {
  readonly now: string
  readonly label: string
  readonly place: Place | null
  readonly state: string
}

export interface ReportView {
  readonly name: string
  readonly parts: number
  readonly part: number
  readonly organ: string
  readonly year: string
  readonly title: string
  readonly date: string
  readonly html: string
  readonly blocks: readonly {
    readonly text: string
    readonly place: Place | null
    readonly level: number | null
    readonly repairs: readonly { readonly before: string; readonly after: string }[]
  }[]
  /** Of tables of no known form, in their order in the result. */
  readonly cells: readonly { readonly text: string; readonly place: Place | null }[]
  readonly figures: Readonly<Record<string, Figure>>
  readonly accepts: readonly { readonly number: number; readonly cells: readonly { readonly target: string; readonly after: string }[] }[]
  readonly counts: { readonly error: number; readonly warning: number; readonly info: number }
  readonly dropped: readonly { readonly text: string; readonly place: Place }[]
  readonly mends: readonly {
    readonly where: string
    readonly before: string
    readonly after: string
    readonly reason: string
    readonly by: string
    readonly at: string
  }[]
  readonly stale: boolean
  readonly steps: { readonly undo: boolean; readonly redo: boolean }
  readonly compare:
    readonly { readonly label: string; readonly before: string; readonly now: string; readonly change: number | null }[] | null
  readonly problems?: readonly { readonly message: string; readonly hint: string | null }[]
  readonly refused?: readonly string[]
  readonly written?: readonly string[]
}

export type SourceBlock =
  | { readonly kind: 'heading' | 'paragraph' | 'chrome'; readonly text: string; readonly place: Place }
  | {
      readonly kind: 'table'
      readonly place: Place
      readonly rows: readonly (readonly {
        readonly text: string
        readonly place: Place
        readonly colSpan: number
        readonly rowSpan: number
      }[])[]
    }

export interface SourceView {
  readonly blocks: readonly SourceBlock[]
  readonly text: string
}

export interface FileEntry {
  readonly id: string
  readonly name: string
}

/** Who answers the page: the server it came from, unless a worker beside it does (`without-server.ts`). */
export const answering = {
  /** Nothing stands on a server: what is downloaded is made here. */
  isLocal: false,
  send: (path: string, query: Record<string, string>, init: RequestInit = {}): Promise<Response> =>
    fetch(`${path}?${new URLSearchParams(query)}`, init),
}

/** Asks; what is refused is thrown with its reasons. */
export async function ask<T>(path: string, query: Record<string, string> = {}, init: RequestInit = {}): Promise<T> {
  const response = await answering.send(path, query, init)
  if (!response.ok) throw new Error(await refusalOf(response))
  return (await response.json()) as T
}

/** Hands a file to the browser as its server would. */
export async function download(path: string, query: Record<string, string>): Promise<void> {
  const response = await answering.send(path, query)
  if (!response.ok) throw new Error(await refusalOf(response))
  const link = document.createElement('a')
  link.download = decodeURIComponent(response.headers.get('X-Name') ?? '')
  link.href = URL.createObjectURL(await response.blob())
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

async function refusalOf(response: Response): Promise<string> {
  if (response.status === 413) return '文件太大，没有读取'
  const text = await response.text()
  const { refused } = text === '' ? {} : (JSON.parse(text) as { refused?: string[] })
  return refused?.join('；') ?? `没有成功（${response.status}）`
}
