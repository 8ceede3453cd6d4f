import { byId } from './dom.js'
import { answering } from './messages.js'

/** What the worker answers, as a server would. */
interface Reply {
  readonly ask: number
  readonly status: number
  readonly type: string
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly name?: string
}

/** In bytes, as the server has it. */
const bodyLimit = 100_000_000

const waiting = new Map<number, (reply: Reply) => void>()
let asked = 0

/** Puts a worker in the place of a server. */
export function answerWithoutServer(): void {
  const worker = startWorker()
  answering.isLocal = true
  answering.send = (path, query, init = {}) => send(worker, path, query, init)
  byId('promise').textContent = '文件不离开这台电脑：读取和更正都在这个浏览器中，也只存在这里，请随时下载更正文件。'
  void navigator.storage?.persist?.()
  void keepPage().catch(() => {})
}

/**
 * A worker has the policy of its own script's answer, which any web server may leave out; one made of a blob has that of the page, so that it
 * too can reach nothing but what stands beside the page.
 */
function startWorker(): Worker {
  const script = new Blob([`import ${JSON.stringify(new URL('worker.js', location.href).href)}`], { type: 'text/javascript' })
  const worker = new Worker(URL.createObjectURL(script), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    waiting.get(data.ask)?.(data)
    waiting.delete(data.ask)
  })
  worker.addEventListener('error', () => refuseAll('这个浏览器太旧，或者没有取到程序：请刷新，或换新版的浏览器'))
  return worker
}

function refuseAll(why: string): void {
  for (const [ask, answer] of waiting) answer({ ask, status: 500, type: 'application/json', body: JSON.stringify({ refused: [why] }) })
  waiting.clear()
}

async function send(worker: Worker, path: string, query: Record<string, string>, { method = 'GET', body }: RequestInit): Promise<Response> {
  if (body instanceof Blob && body.size > bodyLimit) return new Response(null, { status: 413 })
  const bytes = body instanceof Blob ? await body.arrayBuffer() : new TextEncoder().encode(typeof body === 'string' ? body : '').buffer
  const ask = asked++
  const reply = await new Promise<Reply>((resolve) => {
    waiting.set(ask, resolve)
    worker.postMessage({ ask, method, path, query: String(new URLSearchParams(query)), body: bytes }, [bytes])
  })
  const name = reply.name === undefined ? {} : { 'X-Name': encodeURIComponent(reply.name) }
  return new Response(reply.body, { status: reply.status, headers: { 'Content-Type': reply.type, ...name } })
}

/** Keeps the page for when there is no network: itself at once, faces and encodings when it stands. A server without HTTPS cannot. */
async function keepPage(): Promise<void> {
  const kept = navigator.serviceWorker
  if (!kept) return
  kept.addEventListener('message', ({ data }) => {
    if (data === 'kept') byId('promise').append('断网时也能用。')
  })
  await kept.register('sw.js')
  const { active } = await kept.ready
  active!.postMessage('keep')
}
