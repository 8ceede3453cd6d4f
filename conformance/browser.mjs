import { chromium } from 'playwright-core'
import { inLanes } from './processes.mjs'
import { fontEnvironment } from './fonts.mjs'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
]
const LANES = 2

/** Runs `work(page, item)` for every item in a real Chromium, two at a time, each on a fresh page. */
export async function withPages(items, work) {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: flags,
    env: { ...process.env, ...(await fontEnvironment()) },
  })
  try {
    return await inLanes(items, LANES, async (item) => {
      const context = await browser.newContext({ viewport: { width: item.width ?? 1280, height: 900 }, deviceScaleFactor: item.scale ?? 1 })
      const page = await context.newPage()
      page.requested = []
      page.on('request', (request) => page.requested.push(request.url()))
      try {
        return await work(page, item)
      } finally {
        await context.close()
      }
    })
  } finally {
    await browser.close()
  }
}
