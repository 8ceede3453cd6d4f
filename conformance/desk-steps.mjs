import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import { fontEnvironment } from './fonts.mjs'

/** What the proofs of the desk and of its page without a server share. */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Wrong in `samples/pipe-2024.txt`: 6 for 9. */
export const cell = 'applications.unavailable.notHeld.naturalPerson'

export const problems = []

export function expect(isTrue, what) {
  process.stdout.write(`${isTrue ? '✓' : '✗'} ${what}\n`)
  if (!isTrue) problems.push(what)
}

/** The browser keeps a page's own policy; axe is put in past it. */
export async function audit(page, state) {
  await page.evaluate(axe).catch(() => {})
  const found = await page.evaluate(() =>
    window.axe
      ?.run(document, { iframes: false })
      .then(({ violations }) => violations.map(({ id, nodes }) => `${id} ${nodes[0].html.slice(0, 120)}`)),
  )
  expect(found?.length === 0, `axe: ${state}${found?.length ? ` ${found.join(' | ')}` : ''}`)
  const frame = page.frames().find((one) => one.url().endsWith('result.html'))
  if (!frame || ['empty', 'list', 'unreadable'].includes(state)) return
  await frame.evaluate(axe)
  const inside = await frame.evaluate(() =>
    window.axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => `${id} ${nodes[0].html.slice(0, 120)}`)),
  )
  expect(inside.length === 0, `axe: ${state}, the result${inside.length ? ` ${inside.join(' | ')}` : ''}`)
}

export const frameOf = (page) => page.frameLocator('#sheet')
export const statusOf = (page, words) => page.locator('#status', { hasText: words }).waitFor({ timeout: 20_000 })
export const errorsOf = (page) => page.locator('#finding-list li.error').count()

export async function launch() {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    env: { ...process.env, ...(await fontEnvironment()) },
  })
}
