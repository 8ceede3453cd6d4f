/**
 * The desk in a real browser: `node conformance/desk.mjs` after `npm run build`. A report is dropped, read, mended and taken away; what was
 * mended outlives a reload and a killed server; everything is reached by keyboard; axe finds nothing in any state; strangers are refused.
 */
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync, mkdirSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { unzipSync, strFromU8 } from 'fflate'
import { audit, cell, errorsOf, expect, frameOf, launch, problems, statusOf } from './desk-steps.mjs'
import { mustRun } from './processes.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const program = process.env.NIANBAO ?? join(root, 'bin', 'nianbao.js')
const pictures = join(root, 'conformance', 'out', 'desk')

function startDesk(folder, ...args) {
  const child = spawn(process.execPath, [program, 'desk', folder, '--no-open', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  return new Promise((resolve) => {
    let told = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        told += text
        const address = /http:\/\/\S+/.exec(told)?.[0]
        if (address) resolve({ child, address })
      })
    child.on('exit', (code) => resolve({ child, code, told }))
  })
}

const ended = (child) =>
  new Promise((resolve) => (child.exitCode !== null || child.signalCode !== null ? resolve() : child.on('exit', resolve)))

function ask(address, { method = 'GET', path = '', headers = {}, body } = {}) {
  const url = new URL(path, address)
  return new Promise((resolve) => {
    const sent = request(url, { method, headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    sent.on('error', () => resolve(0))
    sent.end(body)
  })
}

async function strangers(address, folder) {
  const origin = new URL(address).origin
  expect((await ask(address, { headers: { host: 'evil.example' } })) === 403, 'another Host is refused')
  expect((await ask(address, { headers: { origin: 'http://evil.example' } })) === 403, 'another Origin is refused')
  expect((await ask(address, { headers: { 'sec-fetch-site': 'cross-site' } })) === 403, 'another site is refused')
  expect((await ask(`${origin}/wrong/`)) === 403, 'a wrong token is refused')
  expect((await ask(address, { method: 'POST', path: 'upload?name=a' })) === 403, 'a change without Origin is refused')
  expect(
    (await ask(address, { method: 'POST', path: 'upload?name=a', headers: { origin, 'content-length': 2e8 } })) === 413,
    'a body too large is refused',
  )
  expect((await ask(address, { path: 'report?id=../../etc/passwd' })) === 404, 'a path is no id')
  expect((await ask(address, { path: '..%2f..%2fetc%2fpasswd' })) === 404, 'a path out of the desk is refused')
  const listed = await (await fetch(`${address}files`, { headers: { origin } })).json()
  expect(!listed.files.some(({ name }) => name.includes('outside')), 'a link that leads out of the folder is not listed')
  const added = await ask(address, {
    method: 'POST',
    path: `upload?name=${encodeURIComponent('../../stray.txt')}`,
    headers: { origin },
    body: 'x',
  })
  expect(
    added === 200 && !existsSync(join(folder, '..', 'stray.txt')) && existsSync(join(folder, 'stray.txt')),
    'an upload stays in the folder whatever its name',
  )
  rmSync(join(folder, 'stray.txt'))
  const second = await startDesk(folder)
  expect(second.code === 2 && /已经打开/.test(second.told), 'a second desk of the folder is refused')
}

async function drop(page, paths) {
  await page.locator('#picker').setInputFiles(paths)
}

async function work(page, desk, folder) {
  await page.goto(desk.address)
  await page.locator('#choose').waitFor()
  await audit(page, 'empty')
  await drop(page, join(root, 'samples', 'pipe-2024.txt'))
  await frameOf(page).locator(`td[data-figure="${cell}"]`).waitFor({ timeout: 30_000 })
  await statusOf(page, '错误')
  await audit(page, 'report')
  await page.screenshot({ path: join(pictures, 'report-1280.png') })
  const before = await errorsOf(page)
  const target = frameOf(page).locator(`td[data-figure="${cell}"]`)
  await target.click()
  expect((await page.locator('#source-text .lit').count()) === 1, 'the source of a chosen figure is lit')
  await target.locator('input').fill('x')
  await target.locator('input').press('Enter')
  await statusOf(page, '没有保存')
  await audit(page, 'refused value')
  await target.locator('input').fill('9')
  const began = Date.now()
  await target.locator('input').press('Enter')
  await statusOf(page, '已保存')
  process.stdout.write(`  a mend, saved, checked and shown: ${Date.now() - began} ms\n`)
  expect(
    JSON.parse(readFileSync(join(folder, 'pipe-2024.txt.更正.json'), 'utf8')).corrections[0].after === '9',
    'a mend is on the disk when the page says so',
  )
  expect(
    before - (await errorsOf(page)) === before && before > 0,
    `the errors of the wrong figure vanish: ${before} → ${await errorsOf(page)}`,
  )
  await audit(page, 'mended')
  await page.reload()
  await frameOf(page).locator(`td[data-figure="${cell}"]`, { hasText: '9' }).waitFor({ timeout: 20_000 })
  expect(true, 'a reload keeps the mend')
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#tools a', { hasText: 'Word' }).click()])
  const parts = unzipSync(readFileSync(await download.path()))
  expect(/CorrectedFigure[\s\S]{0,200}>9</.test(strFromU8(parts['word/document.xml'])), 'the Word file has the value')
}

async function keyboard(page) {
  await page.locator('body').press('Tab')
  await page.locator('#files button', { hasText: 'pipe-2024' }).focus()
  await page.keyboard.press('Enter')
  await statusOf(page, '错误')
  const reached = async (test, most = 160) => {
    for (let step = 0; step < most; step++) {
      await page.keyboard.press('Tab')
      const where = await page.evaluate(() => {
        const inner = document.querySelector('#sheet').contentDocument
        const element = document.activeElement?.id === 'sheet' ? inner.activeElement : document.activeElement
        return {
          id: element.id,
          figure: element.dataset.figure ?? '',
          edit: element.dataset.edit ?? '',
          text: element.textContent.slice(0, 20),
        }
      })
      if (test(where)) return true
    }
    return false
  }
  expect(await reached(({ figure }) => figure.startsWith('applications.')), 'the figures are reached by Tab')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  const chosen = await page.evaluate(() => document.querySelector('#sheet').contentDocument.activeElement.dataset.figure)
  await page.keyboard.press('7')
  await page.keyboard.press('Enter')
  await statusOf(page, '已保存')
  const shown = await frameOf(page).locator(`td[data-figure="${chosen}"]`).textContent()
  expect(shown.startsWith('7'), 'a figure is mended by keys alone')
  await page.keyboard.press('Control+z')
  await frameOf(page).locator(`td[data-figure="${chosen}"]:not([data-state=corrected])`).waitFor({ timeout: 10_000 })
  expect(true, 'Ctrl+Z takes it back')
  await frameOf(page).locator('p[data-edit]').first().focus()
  await page.keyboard.press('Enter')
  await page.locator('#editor[open]').waitFor()
  await audit(page, 'dialog')
  await page.locator('#editor-text').fill('根据条例编制本报告。')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await statusOf(page, '已保存')
  await frameOf(page).locator('p', { hasText: '根据条例编制本报告。' }).first().waitFor()
  expect(true, 'a paragraph is mended in the dialog by keys alone')
}

/** What no report can be read from, a file dropped, last year's report beside this one's. */
async function more(page, desk, folder) {
  writeFileSync(join(folder, '坏.docx'), 'PK\x03\x04 不是文件')
  const sample = readFileSync(join(root, 'samples', 'pipe-2024.txt'), 'utf8')
  const yearBefore = (text) =>
    text
      .replace(/2025/g, '二〇二四')
      .replace(/2024/g, '2023')
      .replace(/二〇二四/g, '2024')
  writeFileSync(join(folder, '上年.txt'), yearBefore(sample))
  await page.goto(`${desk.address}#`)
  await page.reload()
  await page.locator('#files button', { hasText: '坏' }).waitFor()
  await audit(page, 'list')
  await page.locator('#files button', { hasText: '坏' }).click()
  await page.locator('#failed li').first().waitFor()
  await audit(page, 'unreadable')
  const transfer = await page.evaluateHandle((text) => {
    const dropped = new DataTransfer()
    dropped.items.add(new File([text], '拖入的.txt'))
    return dropped
  }, sample)
  await page.dispatchEvent('#side', 'drop', { dataTransfer: transfer })
  await page.locator('#files button[aria-current]', { hasText: '拖入的' }).waitFor({ timeout: 30_000 })
  expect(existsSync(join(folder, '拖入的.txt')), 'a file that is dropped is read, and stands in the folder')
  await page.locator('#tools select').selectOption({ label: '上年.txt' })
  await page.locator('#compare tbody tr').first().waitFor({ state: 'attached', timeout: 30_000 })
  await page.locator('#compare summary').click()
  const rows = await page.locator('#compare tbody tr').allTextContents()
  expect(rows.length > 20, `this year's figures beside last year's: ${rows.length} rows`)
  expect(await page.locator('#finding-list', { hasText: '上年' }).isVisible(), 'what was carried over is checked against last year')
  await audit(page, 'compared')
  cpSync(join(root, 'samples', 'extra-table-2024.txt'), join(folder, '附表.txt'))
  await page.reload()
  await page.locator('#files button', { hasText: '附表' }).click()
  const number = await frameOf(page).locator('[data-cell]', { hasText: /^214$/ }).getAttribute('data-cell')
  const free = frameOf(page).locator(`[data-cell="${number}"]`)
  await free.click()
  await free.locator('textarea').waitFor()
  await audit(page, 'cell of another table')
  await free.locator('textarea').fill('241')
  await page.locator('#by').evaluate((field) => (field.value = '王某'))
  await free.locator('textarea').press('Enter')
  await statusOf(page, '已保存')
  expect((await free.textContent()) === '241', 'a cell of a table of no known form is mended')
  await page.locator('#mends input').fill('与后台核对')
  await page.locator('#mends input').press('Tab')
  await page.waitForFunction(() => /已保存/.test(document.querySelector('#status').textContent))
  const kept = JSON.parse(readFileSync(join(folder, '附表.txt.更正.json'), 'utf8')).corrections[0]
  expect(kept.by === '王某' && kept.after === '241', 'a mend says by whom and why')
}

/** Forty pages: what a key does is seen within a tenth of a second (Event Timing, W3C), in the middle of several tries. */
async function long(page, folder) {
  const sample = readFileSync(join(root, 'samples', 'pipe-2024.txt'), 'utf8')
  const paragraph = '全年围绕供水保障、河湖治理、水旱灾害防御，逐项公开办事依据、程序和结果，回应群众关心的问题。'.repeat(6)
  const filling = Array.from({ length: 90 }, (_, index) => `${paragraph}第${index + 1}段。`).join('\n')
  writeFileSync(join(folder, '长.txt'), sample.replace('(二)', `${filling}\n(二)`))
  await page.reload()
  await page.locator('#files button', { hasText: '长' }).click()
  await statusOf(page, '错误')
  const target = frameOf(page).locator(`td[data-figure="${cell}"]`)
  await target.waitFor({ timeout: 30_000 })
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#tools a', { hasText: 'PDF' }).click()])
  const pages = (await mustRun('pdfinfo', [await download.path()])).stdout.match(/Pages:\s+(\d+)/)[1]
  await target.click()
  const frame = page.frames().find((one) => one.url().endsWith('result.html'))
  await frame.evaluate(() => {
    window.seen = []
    const watch = new PerformanceObserver((list) => window.seen.push(...list.getEntries().filter(({ name }) => name === 'keydown')))
    watch.observe({ type: 'event', durationThreshold: 16, buffered: false })
  })
  for (const key of ['4', '5', '6', '7', '8', '9', '1', '2', '3', '4', '5']) await page.keyboard.press(key, { delay: 60 })
  const slow = await frame.evaluate(() => window.seen.map(({ duration }) => duration).sort((a, b) => a - b))
  const middle = slow[Math.floor(slow.length / 2)] ?? 0
  expect(Number(pages) >= 40 && middle <= 100, `a report of ${pages} pages: a key is seen within ${middle} ms (most ${slow.at(-1) ?? 0})`)
  await page.keyboard.press('Escape')
}

async function looks(browser, desk) {
  for (const [name, options] of [
    ['dark', { colorScheme: 'dark' }],
    ['forced', { forcedColors: 'active' }],
    ['zoom-200', { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }],
    ['tablet', { viewport: { width: 820, height: 1180 } }],
  ]) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
    const page = await context.newPage()
    await page.goto(desk.address)
    await page.locator('#files button', { hasText: 'pipe-2024' }).click()
    await statusOf(page, '错误')
    await audit(page, name)
    await frameOf(page).locator('p[data-edit]').first().focus()
    await page.keyboard.press('Enter')
    await page.locator('#editor[open]').waitFor()
    await audit(page, `${name}, dialog`)
    await page.screenshot({ path: join(pictures, `${name}-dialog.png`) })
    await page.keyboard.press('Escape')
    await page.locator('#editor[open]').waitFor({ state: 'detached' })
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: name !== 'dark' })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(wide <= 0, `${name}: the page does not scroll sideways`)
    await context.close()
  }
}

mkdirSync(pictures, { recursive: true })
const folder = mkdtempSync(join(tmpdir(), 'nianbao-desk-'))
const outside = mkdtempSync(join(tmpdir(), 'nianbao-outside-'))
writeFileSync(join(outside, 'outside.txt'), '外面')
symlinkSync(join(outside, 'outside.txt'), join(folder, 'outside.txt'))
cpSync(join(root, 'samples', 'page-2022.html'), join(folder, 'page-2022.html'))
const browser = await launch()
try {
  let desk = await startDesk(folder)
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const asked = []
  const faults = []
  page.on('request', (one) => asked.push(one.url()))
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (line) => line.type() === 'error' && !/422|Failed to load/.test(line.text()) && faults.push(line.text()))
  await strangers(desk.address, folder)
  await work(page, desk, folder)
  desk.child.kill('SIGKILL')
  await ended(desk.child)
  desk = await startDesk(folder)
  await page.goto(desk.address)
  await page.locator('#files button', { hasText: 'pipe-2024' }).click()
  await frameOf(page).locator(`td[data-figure="${cell}"]`, { hasText: '9' }).waitFor({ timeout: 30_000 })
  expect(true, 'a killed server keeps the mend')
  await keyboard(page)
  const many = Array.from({ length: 20 }, (_, index) => join(outside, `年报${index}.txt`))
  for (const path of many) cpSync(join(root, 'samples', 'pipe-2024.txt'), path)
  await drop(page, many)
  await page.waitForFunction(() => document.querySelectorAll('#files button').length >= 22, undefined, { timeout: 60_000 })
  expect(true, 'twenty files at once')
  await more(page, desk, folder)
  await long(page, folder)
  await looks(browser, desk)
  expect(faults.length === 0, `no error in the page ${faults.slice(0, 3).join(' | ')}`)
  expect(
    asked.every((url) => url.startsWith('http://127.0.0.1:') || url.startsWith('blob:')),
    'nothing is asked of another host',
  )
  desk.child.kill('SIGTERM')
  await ended(desk.child)
  expect(!existsSync(join(folder, '.nianbao-desk-lock')), 'the lock goes with the desk')
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
  rmSync(outside, { recursive: true, force: true })
}
process.stdout.write(problems.length === 0 ? 'desk: all passed\n' : `desk: ${problems.length} failed\n`)
process.exitCode = problems.length === 0 ? 0 : 1
