import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { freePort, start, until } from './machines.mjs'

const python = fileURLToPath(new URL('../python/bin/python', import.meta.url))
const s3 = createRequire(import.meta.url)('@aws-sdk/client-s3')

/** An S3-compatible service of this machine with one bucket, `archive`, and what tells others where it is. */
export async function startService() {
  const port = await freePort()
  const server = start(python, ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)])
  const env = {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: 'tester',
    AWS_SECRET_ACCESS_KEY: 'walnut-2291',
    AWS_REGION: 'us-east-1',
  }
  await until(`moto ${server.told.text}`, () => server.told.text.includes('Running on'))
  Object.assign(process.env, env)
  const client = new s3.S3Client({ forcePathStyle: true })
  await client.send(new s3.CreateBucketCommand({ Bucket: 'archive' }))
  return {
    ...server,
    env,
    client,
    requests: () => server.told.text.replaceAll(/\x1b\[\d+m/g, '').match(/"(?:GET|PUT|HEAD|POST|DELETE) [^"]*"/g) ?? [],
  }
}

/** All objects below a prefix, by name. */
export async function objectsOf(client, prefix) {
  const found = new Map()
  for (let from; ;) {
    const page = await client.send(new s3.ListObjectsV2Command({ Bucket: 'archive', Prefix: prefix, ContinuationToken: from }))
    for (const { Key } of page.Contents ?? []) {
      const { Body } = await client.send(new s3.GetObjectCommand({ Bucket: 'archive', Key }))
      found.set(Key.slice(prefix.length), Buffer.from(await Body.transformToByteArray()))
    }
    from = page.NextContinuationToken
    if (!from) return found
  }
}
