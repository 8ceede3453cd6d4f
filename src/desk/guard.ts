import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Where the desk listens, and the secret of its address. */
export interface Address {
  readonly port: number
  readonly token: string
}

/** What no answer goes without: nothing is fetched from elsewhere, framed elsewhere, or kept. */
export const safeHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}

/**
 * Why a request is refused, as an HTTP status; null where it may pass. A name that only leads here (DNS rebinding) is told by Host, another
 * site's page by Origin or Sec-Fetch-Site, whoever was not given the address by the token.
 */
export function refuseRequest({ headers, method, url = '' }: IncomingMessage, { port, token }: Address): 400 | 403 | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  if (!hosts.includes(headers.host ?? '')) return 403
  if (headers.origin !== undefined && !hosts.some((host) => headers.origin === `http://${host}`)) return 403
  const site = headers['sec-fetch-site']
  const isTop = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !(isTop && method === 'GET')) return 403
  // What changes something is asked for by a page of ours, which names its origin.
  if (method !== 'GET' && headers.origin === undefined) return 403
  return isSame(url.split('/')[1] ?? '', token) ? null : 403
}

function isSame(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)]
  return a.length === b.length && timingSafeEqual(a, b)
}
