/** The browser's store (IndexedDB): names, bytes and corrections of files, each by the file's id. */
interface Kept {
  readonly names: string
  readonly bytes: Uint8Array
  readonly corrections: string
}

type Kind = keyof Kept

const kinds: readonly Kind[] = ['names', 'bytes', 'corrections']

/** What the browser refuses; the message is for the user. */
class StoreError extends Error {
  override readonly name = 'StoreError'
}

/** By id. */
export async function readAll<K extends Kind>(kind: K): Promise<Map<string, Kept[K]>> {
  const store = (await open()).transaction(kind).objectStore(kind)
  const [keys, values] = await Promise.all([resultOf(store.getAllKeys()), resultOf(store.getAll())])
  return new Map(keys.map((key, index) => [String(key), values[index] as Kept[K]]))
}

export async function readOne<K extends Kind>(kind: K, id: string): Promise<Kept[K] | undefined> {
  return resultOf<Kept[K] | undefined>((await open()).transaction(kind).objectStore(kind).get(id))
}

/** All of it or nothing, and on the disk when it resolves; null takes away. */
export async function write(changes: { readonly [K in Kind]?: Readonly<Record<string, Kept[K] | null>> }): Promise<void> {
  const transaction = (await open()).transaction(kinds, 'readwrite', { durability: 'strict' })
  for (const kind of kinds)
    for (const [id, value] of Object.entries(changes[kind] ?? {})) {
      const store = transaction.objectStore(kind)
      if (value === null) store.delete(id)
      else store.put(value, id)
    }
  await new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(refusal(transaction.error)))
  })
}

let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  return (opened ??= openDatabase())
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open('nianbao-desk', 1)
  request.addEventListener('upgradeneeded', () => {
    for (const kind of kinds) request.result.createObjectStore(kind)
  })
  return resultOf(request)
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(refusal(request.error)))
  })
}

function refusal(error: DOMException | null): Error {
  return new StoreError(
    error?.name === 'QuotaExceededError'
      ? '浏览器里放不下了：请移去不用的文件再试'
      : `浏览器不让本页保存文件（${error?.name ?? ''}）：请不要用无痕窗口，再试一次`,
  )
}
