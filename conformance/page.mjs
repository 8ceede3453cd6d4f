/**
 * The desk without a server in a real browser: `node conformance/page.mjs` after `npm run build`. The folder of `npm run build:page`, handed out
 * by a server that knows nothing of it, gives of every sample the bytes of the command line; keeps what is mended; and works when the server is gone.
 */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import { buildPage } from '../build/page.mjs'
import { audit, cell, errorsOf, expect, frameOf, launch, problems, statusOf } from './desk-steps.mjs'
import { runProgram } from './processes.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const program = join(root, 'bin', 'nianbao.js')
const samples = readdirSync(join(root, 'samples')).map((name) => join(root, 'samples', name))
const formats = ['docx', 'pdf', 'html', 'json', 'csv', 'xlsx', 'ofd']
const pictures = join(root, 'conformance', 'out', 'page')

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }

/** As plain as a web server can be: files by their names. */
function handOut(folder, port = 0) {
  const server = createServer(({ url }, response) => {
    const path = join(folder, new URL(url, 'http://localhost').pathname.replace(/\/$/, '/index.html'))
    if (!path.startsWith(folder) || !statSync(path, { throwIfNoEntry: false })?.isFile()) return response.writeHead(404).end()
    response.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' }).end(readFileSync(path))
  })
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)))
}

/** What reaches a host beside the page. */
async function listenBeside() {
  const seen = []
  const server = createServer(({ url }, response) => {
    seen.push(url)
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end()
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { seen, server, address: `http://127.0.0.1:${server.address().port}/` }
}

/** Reports with errors end with 1. */
async function convert(...args) {
  const { code, stderr } = await runProgram(process.execPath, [program, 'convert', ...args, '--quiet'])
  if (code > 1) throw new Error(stderr)
}

async function take(page, label) {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.locator('#tools a', { hasText: label }).click(),
  ])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

async function choose(page, name) {
  await page.locator('#files button', { hasText: name }).click()
  await page.locator('#files button[aria-current]', { hasText: name }).waitFor()
  await statusOf(page, '错误')
}

/** Every sample as every format, beside what `convert` writes. */
async function sameBytes(page, out) {
  await convert(...samples, '--to', formats.join(','), '--out', out)
  for (const path of samples) {
    const name = path.slice(join(root, 'samples').length + 1)
    await choose(page, name)
    const whole = unzipSync((await take(page, '全部')).bytes)
    const stem = name.slice(0, -extname(name).length)
    const unlike = formats.filter((format) => {
      const made = whole[`${stem}.${format}`]
      return made === undefined || Buffer.compare(made, readFileSync(join(out, `${stem}.${format}`))) !== 0
    })
    expect(unlike.length === 0, `${name}: ${formats.length} formats, the bytes of the command line ${unlike.join(' ')}`)
  }
}

async function mend(page) {
  await choose(page, 'pipe-2024')
  const target = frameOf(page).locator(`td[data-figure="${cell}"]`)
  const before = await errorsOf(page)
  await target.click()
  await target.locator('input').fill('9')
  await target.locator('input').press('Enter')
  await statusOf(page, '已保存')
  expect(before > 0 && (await errorsOf(page)) === 0, `9 for 6: the errors vanish: ${before} → ${await errorsOf(page)}`)
  await audit(page, 'mended')
  await page.reload()
  await frameOf(page).locator(`td[data-figure="${cell}"]`, { hasText: '9' }).waitFor({ timeout: 30_000 })
  expect(true, 'a reload keeps the mend')
}

/** The file of corrections is the command line's, and taken back by the page. */
async function corrections(page, folder) {
  const { name, bytes } = await take(page, '更正文件')
  const input = join(folder, 'pipe-2024.txt')
  writeFileSync(input, readFileSync(join(root, 'samples', 'pipe-2024.txt')))
  writeFileSync(join(folder, name), bytes)
  expect(name === 'pipe-2024.txt.更正.json' && JSON.parse(bytes).corrections[0].after === '9', 'the corrections are downloaded')
  await convert(input, '--to', 'docx,pdf', '--out', folder)
  const word = await take(page, 'Word')
  const isSame = Buffer.compare(word.bytes, readFileSync(join(folder, 'pipe-2024.docx'))) === 0
  expect(
    isSame && /CorrectedFigure[\s\S]{0,200}>9</.test(strFromU8(unzipSync(word.bytes)['word/document.xml'])),
    'corrected, the Word file is the command line’s',
  )
  page.once('dialog', (dialog) => dialog.accept())
  await page.locator('#tools button', { hasText: '移去' }).click()
  await statusOf(page, '已移去')
  await audit(page, 'empty')
  await page.locator('#picker').setInputFiles([join(folder, name), input])
  await frameOf(page).locator(`td[data-figure="${cell}"]`, { hasText: '9' }).waitFor({ timeout: 30_000 })
  expect(true, 'forgotten, and put in again with its corrections')
}

/** What a browser cannot do is said in a sentence; PDF is read. */
async function otherKinds(page, folder, out) {
  writeFileSync(join(folder, '旧.rtf'), '{\\rtf1\\ansi 2024}')
  await page.locator('#picker').setInputFiles([join(folder, '旧.rtf')])
  await page.locator('#failed li').first().waitFor({ timeout: 30_000 })
  const said = await page.locator('#problems').textContent()
  expect(/RTF/i.test(said) && /\.docx/.test(said), `an RTF file is refused with what to do: ${said}`)
  await audit(page, 'unreadable')
  await page.locator('#picker').setInputFiles([join(out, 'word-2023.pdf')])
  await page.locator('#files button[aria-current]', { hasText: 'word-2023.pdf' }).waitFor({ timeout: 30_000 })
  await statusOf(page, '错误')
  await convert(join(out, 'word-2023.pdf'), '--to', 'csv', '--out', folder)
  const { bytes } = await take(page, 'CSV')
  expect(Buffer.compare(bytes, readFileSync(join(folder, 'word-2023.csv'))) === 0, 'a PDF is read as the command line reads it')
}

async function withoutNetwork(page, server) {
  await page.locator('#promise', { hasText: '断网' }).waitFor({ timeout: 60_000 })
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await page.goto(page.url().replace(/#.*/, ''))
  await choose(page, 'page-2022')
  const { bytes } = await take(page, 'PDF')
  expect(bytes.subarray(0, 5).toString() === '%PDF-', 'the server gone: opened anew, a PDF is made')
}

mkdirSync(pictures, { recursive: true })
const site = mkdtempSync(join(tmpdir(), 'nianbao-page-'))
const out = mkdtempSync(join(tmpdir(), 'nianbao-out-'))
const folder = mkdtempSync(join(tmpdir(), 'nianbao-in-'))
const { gzipped } = await buildPage(site)
const server = await handOut(site)
const beside = await listenBeside()
const browser = await launch()
try {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  const asked = []
  const faults = []
  page.context().on('request', (one) => asked.push(one.url()))
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (line) => line.type() === 'error' && !/422|Failed to load/.test(line.text()) && faults.push(line.text()))
  const address = `http://127.0.0.1:${server.address().port}/`
  await page.goto(address)
  await page.locator('#choose').waitFor()
  await audit(page, 'empty')
  const licences = readFileSync(join(site, 'licences.md'), 'utf8')
  expect(
    ['buffer', 'ieee754', 'pako', 'brotli'].every((name) => licences.includes(`| ${name} |`)),
    'the licences of all that is in the page',
  )
  expect(!asked.some((url) => url.includes('/fonts/')), 'no face is loaded before it is wanted')
  await page.locator('#picker').setInputFiles(samples)
  await page.waitForFunction((count) => document.querySelectorAll('#files button').length === count, samples.length, { timeout: 60_000 })
  await sameBytes(page, out)
  await mend(page)
  await page.screenshot({ path: join(pictures, 'report-1280.png') })
  await corrections(page, folder)
  await otherKinds(page, folder, out)
  expect(faults.length === 0, `no error in the page ${faults.slice(0, 3).join(' | ')}`)
  const sent = await Promise.all(
    [page, page.workers()[0]].map((where) =>
      where.evaluate(
        (url) =>
          fetch(url).then(
            () => true,
            () => false,
          ),
        beside.address,
      ),
    ),
  )
  expect(!sent.includes(true) && beside.seen.length === 0, 'neither the page nor its worker can reach another host')
  await withoutNetwork(page, server)
  expect(
    asked.every((url) => url.startsWith(address) || url.startsWith('blob:') || url === beside.address),
    'nothing is asked of another host',
  )
} finally {
  await browser.close()
  server.close()
  beside.server.close()
  for (const one of [site, out, folder]) rmSync(one, { recursive: true, force: true })
}
process.stdout.write(`  to read a report: ${Math.round(gzipped / 1000)} KB gzipped\n`)
process.stdout.write(problems.length === 0 ? 'page: all passed\n' : `page: ${problems.length} failed\n`)
process.exitCode = problems.length === 0 ? 0 : 1
