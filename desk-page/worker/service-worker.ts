/** Keeps the page in the browser, so that it opens without a network. The lists are put in by the build. */
declare const pageFiles: readonly string[]
/** Faces and encodings, most of the weight: kept when the page stands. */
declare const laterFiles: readonly string[]
/** A hash of them all: another page has another store, and goes when the last window of the old one is closed. */
declare const pageVersion: string

const scope = globalThis as unknown as ServiceWorkerGlobalScope
const storeName = `nianbao-${pageVersion}`
const known = new Set([...pageFiles, ...laterFiles].map((path) => new URL(path, scope.location.href).href))

scope.addEventListener('install', (event) => event.waitUntil(keep(pageFiles)))
scope.addEventListener('activate', (event) => event.waitUntil(forgetOthers().then(() => scope.clients.claim())))
scope.addEventListener('message', (event) => event.waitUntil(keep(laterFiles).then(() => event.source?.postMessage('kept'))))
scope.addEventListener('fetch', (event) => {
  const url = plain(event.request.url)
  if (event.request.method === 'GET' && known.has(url)) event.respondWith(find(url, event.request))
})

/** Past the browser's own cache, which may hold another version. */
async function keep(paths: readonly string[]): Promise<void> {
  const store = await caches.open(storeName)
  for (const path of paths) {
    const { href } = new URL(path, scope.location.href)
    if (!(await store.match(href))) await store.add(new Request(href, { cache: 'no-cache' }))
  }
}

async function find(url: string, request: Request): Promise<Response> {
  return (await (await caches.open(storeName)).match(url)) ?? fetch(request)
}

async function forgetOthers(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith('nianbao-') && name !== storeName)
  await Promise.all(names.map((name) => caches.delete(name)))
}

function plain(address: string): string {
  const url = new URL(address)
  url.search = url.hash = ''
  return url.href
}
