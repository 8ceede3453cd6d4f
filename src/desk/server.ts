import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { describeError } from '../system/describe-error.js'
import { shownPath } from '../system/shown-path.js'
import { refuseRequest, safeHeaders, type Address } from './guard.js'
import { assetOf } from './assets.js'
import { answer, type Answer } from './routes.js'
import type { DeskFolder } from './desk-folder.js'

export interface Desk {
  /** With the token: whoever has it may use the desk. */
  readonly address: string
  readonly close: () => Promise<void>
}

/** Starts the desk of a folder, on this machine only; port 0 takes any that is free. */
export async function startDesk(folder: DeskFolder, port: number): Promise<Desk> {
  const token = randomBytes(24).toString('base64url')
  const server = createServer({ requestTimeout: 120_000, headersTimeout: 10_000 })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  const at: Address = { port: portOf(server), token }
  server.on('request', (request, response) => void serve(request, response, at, folder))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { address: `http://127.0.0.1:${at.port}/${token}/`, close }
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function serve(request: IncomingMessage, response: ServerResponse, at: Address, folder: DeskFolder): Promise<void> {
  const refused = refuseRequest(request, at)
  if (refused !== null) return send(response, { status: refused, type: 'text/plain', body: '' })
  try {
    const url = new URL(request.url!, `http://127.0.0.1:${at.port}`)
    const path = url.pathname.slice(at.token.length + 2)
    const asset = request.method === 'GET' ? assetOf(path) : undefined
    if (asset) return send(response, asset)
    const body = request.method === 'POST' ? await readBody(request) : new Uint8Array()
    send(response, body ? await answer(folder, { method: request.method!, path, query: url.searchParams, body }) : tooLarge)
  } catch (error) {
    send(response, { status: 500, type: 'application/json', body: JSON.stringify({ refused: [describeError(error, shownPath)] }) })
  }
}

/** In bytes: no report is larger, pictures and all. */
const bodyLimit = 100_000_000

const tooLarge: Answer = { status: 413, type: 'text/plain', body: '' }

/** Null for one that is too large, of which no more is read. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | null> {
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) return null
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > bodyLimit) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

function send(response: ServerResponse, { status, type, body, name }: Answer): void {
  const file = name === undefined ? {} : { 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}` }
  const last = status === 413 ? { Connection: 'close' } : {}
  response.writeHead(status, {
    ...safeHeaders,
    ...last,
    'Content-Type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
    ...file,
  })
  response.end(body)
}
