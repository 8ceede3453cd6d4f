/** A package that only some users need is not installed; the message is for the user. */
class PeerError extends Error {
  override readonly name = 'PeerError'
}

/** Packages that are loaded where they are wanted and installed by who wants them; their types are those of what is used of them. */
export async function loadPeer<T>(name: 'bullmq' | 'ioredis' | '@aws-sdk/client-s3', purpose: string): Promise<T> {
  try {
    return (await import(name)) as T
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'MODULE_NOT_FOUND' && code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new PeerError(`${purpose}要用到 ${name}，还没有安装：请在装有 nianbao 的地方运行 npm install ${name}`)
  }
}
