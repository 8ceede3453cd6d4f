import { makeFolder, realPath } from '../system/files.js'
import { FolderStore } from './folder-store.js'
import { loadPeer } from './peer.js'
import { openBucket, type S3Module } from './s3-store.js'
import type { Store } from './store.js'

/** `s3://bucket/prefix` → its bucket, and its prefix without `/` at its ends; null for the path of a folder. */
export function parseBucket(address: string): { readonly bucket: string; readonly prefix: string } | null {
  const parsed = /^s3:\/\/([^/]+)\/*(.*?)\/*$/i.exec(address)
  return parsed ? { bucket: parsed[1]!, prefix: parsed[2]! } : null
}

/** The store at an address: a folder, which is made where it is missing, or `s3://bucket/prefix`. */
export async function openStore(address: string): Promise<Store> {
  const place = parseBucket(address)
  if (place) return openBucket(place, await loadPeer<S3Module>('@aws-sdk/client-s3', 's3:// 存储'))
  makeFolder(address)
  return new FolderStore(realPath(address))
}
