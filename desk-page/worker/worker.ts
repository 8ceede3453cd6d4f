import { answer } from '../../src/desk/routes.js'
import { describeError } from '../../src/system/describe-error.js'
import { BrowserShelf } from './browser-shelf.js'

/** The desk's answers, given in a worker of the page. */

interface Asked {
  readonly ask: number
  readonly method: string
  readonly path: string
  readonly query: string
  readonly body: ArrayBuffer
}

const shelf = new BrowserShelf()

addEventListener('message', ({ data }: MessageEvent<Asked>) => void reply(data))

async function reply({ ask, method, path, query, body }: Asked): Promise<void> {
  try {
    const given = await answer(shelf, { method, path, query: new URLSearchParams(query), body: new Uint8Array(body) })
    postMessage({ ask, ...given })
  } catch (error) {
    postMessage({ ask, status: 500, type: 'application/json', body: JSON.stringify({ refused: [describeError(error)] }) })
  }
}
