import { deserialize, serialize } from 'node:v8'
import type { FileRecord, Job } from '../work/job.js'
import type { RunSettings } from '../work/queue.js'
import type { Store } from '../work/store.js'

/** What coordinator and workers give each other by way of the store, so that Redis holds no text of any report. */

const folder = '.nianbao-queue/'
const markName = `${folder}store`

/** A job as it is sent: with the bytes of its input, and how its run wants it done. */
export interface Parcel {
  readonly job: Job
  readonly settings: RunSettings
}

/** The store's own name, made when it is first used: who shares a store, under whatever address, finds the same one. */
export async function storeId(store: Store, fresh: string): Promise<string> {
  await store.create(markName, Buffer.from(fresh))
  return Buffer.from(await store.read(markName)).toString('utf8')
}

export async function sendParcel(store: Store, id: string, parcel: Parcel): Promise<void> {
  await store.writeWhole(`${folder}${id}.job`, serialize(parcel))
}

export async function openParcel(store: Store, id: string): Promise<Parcel> {
  return deserialize(await store.read(`${folder}${id}.job`)) as Parcel
}

export async function sendResult(store: Store, id: string, record: FileRecord): Promise<void> {
  await store.writeWhole(`${folder}${id}.result`, Buffer.from(JSON.stringify(record)))
}

export async function openResult(store: Store, id: string): Promise<FileRecord> {
  return JSON.parse(Buffer.from(await store.read(`${folder}${id}.result`)).toString('utf8')) as FileRecord
}

export async function sendFont(store: Store, hash: string, bytes: Uint8Array): Promise<void> {
  await store.writeWhole(`${folder}${hash}.font`, bytes)
}

export async function openFont(store: Store, hash: string): Promise<Uint8Array> {
  return await store.read(`${folder}${hash}.font`)
}

export async function removeParcel(store: Store, id: string): Promise<void> {
  await Promise.all([store.remove(`${folder}${id}.job`), store.remove(`${folder}${id}.result`)])
}

/** What is left there when a run has ended. */
export async function removeParcels(store: Store): Promise<void> {
  for await (const name of store.list(folder)) if (name !== markName) await store.remove(name)
}
