import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashesOf, makeArchive, makeFolder, run, start } from './archive.js'

let folder = ''
let archive = ''
let undisturbed: Record<string, string> = {}
/** Milliseconds that the undisturbed run takes. */
let duration = 0
const count = 12

beforeAll(async () => {
  folder = makeFolder()
  archive = await makeArchive(folder, count)
  const out = join(folder, 'undisturbed')
  const before = performance.now()
  const ended = await run(['batch', archive, '--out', out, '--jobs', '2'])
  duration = performance.now() - before
  expect(ended.code, ended.stderr).toBe(0)
  undisturbed = hashesOf(out)
  expect(Object.keys(undisturbed)).toHaveLength(count * 4 + 4)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('kill -9 at 20 moments, then resume: the same bytes', async () => {
  const out = join(folder, 'killed')
  let kills = 0
  for (let n = 0; n < 20; n++) {
    rmSync(out, { recursive: true, force: true })
    const { child, ended } = start(['batch', archive, '--out', out, '--jobs', '2'])
    setTimeout(() => child.kill('SIGKILL'), duration * (0.1 + 0.04 * n))
    if ((await ended).signal === 'SIGKILL') kills++
    // Its workers end with the output they are writing.
    await delay(100)
    const names = existsSync(out) ? Object.keys(hashesOf(out)).filter((name) => !name.includes('.nianbao-')) : []
    const whole = names.filter((name) => !/^(index|report|figures)\./.test(name))
    for (const name of whole) expect(hashesOf(out)[name], name).toBe(undisturbed[name])
    const resumed = await run(['batch', archive, '--out', out, '--jobs', '2'])
    expect(resumed.code, resumed.stderr).toBe(0)
    const again = hashesOf(out)
    expect(Object.fromEntries(Object.entries(again).filter(([name]) => !name.includes('.nianbao-')))).toEqual(undisturbed)
  }
  expect(kills).toBeGreaterThan(10)
})

test('same bytes whatever the jobs, the time zone and the locale', async () => {
  for (const [jobs, TZ, LANG] of [
    ['1', 'Pacific/Kiritimati', 'tr_TR.UTF-8'],
    ['3', 'America/St_Johns', 'C'],
  ] as const) {
    const out = join(folder, `jobs-${jobs}`)
    await run(['batch', archive, '--out', out, '--jobs', jobs], { ...process.env, TZ, LANG, LC_ALL: LANG })
    expect(hashesOf(out)).toEqual(undisturbed)
  }
})

test('a second run redoes only what changed or is missing, and leaves what another hand changed', async () => {
  const out = join(folder, 'increment')
  await run(['batch', archive, '--out', out])
  const names = Object.keys(hashesOf(out)).filter((name) => name.endsWith('.pdf'))
  rmSync(join(out, names[0]!))
  truncateSync(join(out, names[1]!), 10)
  const ended = await run(['batch', archive, '--out', out])
  expect(ended.stdout).toContain(`${count - 2}个与上次相同`)
  const reports = (hashes: Record<string, string>) =>
    Object.fromEntries(Object.entries(hashes).filter(([name]) => !/^(?:index|report)\./.test(name)))
  const beside = names[1]!.replace(/\.pdf$/, '.新.pdf')
  const { [names[1]!]: changed, [beside]: anew, ...others } = reports(hashesOf(out))
  const { [names[1]!]: whole, ...untouched } = reports(undisturbed)
  expect(others).toEqual(untouched)
  expect(anew).toBe(whole)
  expect(changed).not.toBe(whole)
  const third = await run(['batch', archive, '--out', out, '--force', '--verify'])
  expect(third.stderr + third.stdout).not.toContain('失败 ')
  expect(third.code).toBe(0)
  expect(hashesOf(out)[names[1]!]).toBe(whole)
})

test('Ctrl-C finishes the files in hand and says how to go on', async () => {
  const out = join(folder, 'interrupted')
  const { child, ended } = start(['batch', archive, '--out', out, '--jobs', '1'])
  const wait = setInterval(() => {
    if (!existsSync(join(out, 'manifest.jsonl')) || !readFileSync(join(out, 'manifest.jsonl'), 'utf8').includes('"input"')) return
    clearInterval(wait)
    child.kill('SIGINT')
  }, 20)
  const { code, stdout, stderr } = await ended
  expect(code).toBe(2)
  expect(stderr).toContain('再次运行同一命令')
  expect(stdout).toContain('没有做完')
  expect((await run(['batch', archive, '--out', out])).code).toBe(0)
  expect(hashesOf(out)).toEqual(undisturbed)
})

test('a second Ctrl-C stops now, and leaves what the next run goes on from', async () => {
  const out = join(folder, 'stopped')
  const { child, ended } = start(['batch', archive, '--out', out, '--jobs', '1'])
  let asked = false
  child.stderr!.on('data', (data: Buffer) => {
    if (asked || !data.toString().includes('再按一次')) return
    asked = true
    child.kill('SIGINT')
  })
  const wait = setInterval(() => {
    if (!existsSync(join(out, 'manifest.jsonl')) || !readFileSync(join(out, 'manifest.jsonl'), 'utf8').includes('"input"')) return
    clearInterval(wait)
    child.kill('SIGINT')
  }, 20)
  const { code, stdout } = await ended
  expect(code).toBe(2)
  expect(stdout).toContain('没有做完')
  expect((await run(['batch', archive, '--out', out])).code).toBe(0)
  expect(hashesOf(out)).toEqual(undisturbed)
})

test('a file that takes too long costs itself alone', async () => {
  const slow = join(folder, 'slow')
  mkdirSync(slow)
  for (const name of ['a', 'z'])
    writeFileSync(join(slow, `${name}.txt`), '青屿市水务局2024年政府信息公开工作年度报告\n一、总体情况\n略。\n')
  writeFileSync(join(slow, 'long.txt'), '一、总体情况\n公开信息5条。\n'.repeat(600_000))
  const out = join(folder, 'slow-out')
  const { code, stdout, stderr } = await run(['batch', slow, '--out', out, '--jobs', '1', '--to', 'json', '--timeout', '2'])
  expect(code).toBe(2)
  expect(stderr).toContain('失败 long.txt：处理超过2秒，已放弃')
  expect(stdout).toMatch(/共3个文件；转换2个.*失败1个/)
})

test('names in GBK bytes, of the greatest length, and forbidden on Windows', async () => {
  const named = join(folder, 'named')
  mkdirSync(named)
  const text = readFileSync(join(archive, '0', readdirSync(join(archive, '0'))[0]!))
  const gbk = Buffer.concat([Buffer.from(`${named}/`), Buffer.from('c4eab1a82e747874', 'hex')])
  const long = '长'.repeat(83)
  for (const path of [
    gbk,
    join(named, `${long}甲.md`),
    join(named, `${long}乙.md`),
    join(named, 'con.txt'),
    join(named, '问?.txt'),
    join(named, '问？.txt'),
  ])
    writeFileSync(path, text)
  const out = join(folder, 'named-out')
  const { code, stdout, stderr } = await run(['batch', named, '--out', out, '--to', 'json'])
  expect(code, stderr).toBe(0)
  expect(stdout).toContain('共6个文件；转换6个')
  expect(stderr).toContain('有5个文件的输出另行命名')
  const written = readdirSync(out).filter((name) => name.endsWith('.json') && name !== 'report.json')
  expect(written).toHaveLength(6)
  expect(written).toEqual(expect.arrayContaining(['年报.json', '_con.json', '问？-txt.json', '问？-txt_2.json']))
  for (const name of written) expect(name).not.toMatch(/[<>:"\\|?*]/)
  expect((await run(['batch', named, '--out', out, '--to', 'json'])).stdout).toContain('6个与上次相同')
})

test('a bad file never stops the run', async () => {
  const mixed = join(folder, 'mixed')
  mkdirSync(join(mixed, 'sub'), { recursive: true })
  writeFileSync(join(mixed, 'a.txt'), readFileSync(join(archive, '0', readdirSync(join(archive, '0'))[0]!)))
  writeFileSync(join(mixed, '空.txt'), '')
  writeFileSync(join(mixed, 'old.doc'), Buffer.from('d0cf11e0a1b11ae1', 'hex'))
  writeFileSync(join(mixed, 'photo.png'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
  writeFileSync(join(mixed, 'style.css'), 'p{}')
  symlinkSync('no-such-file', join(mixed, 'sub', 'gone.txt'))
  symlinkSync('..', join(mixed, 'sub', 'up'))
  const out = join(folder, 'mixed-out')
  const { code, stdout, stderr } = await run(['batch', mixed, '--out', out])
  expect(code).toBe(2)
  expect(stdout).toMatch(/共7个文件；转换1个.*略过3个.*失败3个/)
  expect(stderr).toContain('失败 空.txt：文件是空的')
  const report = readFileSync(join(out, 'report.csv'), 'utf8')
  expect(report).toContain('a.docx|a.pdf|a.html|a.check.html')
  for (const name of ['a.txt', '空.txt', 'old.doc', 'photo.png', 'style.css', 'sub/gone.txt', 'sub/up']) expect(report).toContain(name)
})

test('an input that vanishes or cannot be read is one failed file', async () => {
  const vanishing = join(folder, 'vanishing')
  mkdirSync(vanishing)
  for (let n = 0; n < 400; n++)
    writeFileSync(join(vanishing, `${String(n).padStart(3, '0')}.txt`), '青屿市水务局2024年政府信息公开工作年度报告\n一、总体情况\n略。\n')
  const out = join(folder, 'vanishing-out')
  const { ended, child } = start(['batch', vanishing, '--out', out, '--jobs', '1', '--to', 'json'])
  child.stderr!.once('data', () => {})
  const wait = setInterval(() => {
    if (!existsSync(join(out, 'manifest.jsonl'))) return
    clearInterval(wait)
    rmSync(join(vanishing, '399.txt'))
  }, 5)
  const { code, stderr } = await ended
  expect(code).toBe(2)
  expect(stderr).toContain('失败 399.txt：找不到文件或目录')
})

test('outputs never leave the output folder', async () => {
  const out = join(folder, 'links')
  const outside = join(folder, 'outside')
  mkdirSync(out)
  mkdirSync(outside)
  symlinkSync(outside, join(out, '0'))
  const { code, stderr } = await run(['batch', archive, '--out', out, '--to', 'json'])
  expect(code).toBe(2)
  expect(stderr).toContain('链接指向目录之外')
  const linked = join(folder, 'linked-manifest')
  mkdirSync(linked)
  symlinkSync(join(outside, 'manifest.jsonl'), join(linked, 'manifest.jsonl'))
  expect((await run(['batch', archive, '--out', linked])).stderr).toContain('同名处是链接')
  expect(readdirSync(outside)).toEqual([])
})

test('outputs of another archive, or of a run under way, are not written over', async () => {
  const other = join(folder, 'other')
  mkdirSync(other)
  writeFileSync(join(other, 'a.txt'), '青屿市水务局2024年政府信息公开工作年度报告\n一、总体情况\n略。\n')
  const out = join(folder, 'shared-out')
  const args = ['--out', out, '--to', 'json']
  expect((await run(['batch', other, ...args])).stdout).toContain('转换1个')
  const refused = await run(['batch', archive, ...args])
  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain('已有另一处档案')
  writeFileSync(join(out, '.nianbao-lock'), String(process.pid))
  expect((await run(['batch', other, ...args])).stderr).toContain(`进程${process.pid}正在写这个输出目录`)
  writeFileSync(join(out, '.nianbao-lock'), '999999999')
  expect((await run(['batch', other, ...args])).stdout).toContain('1个与上次相同')
  expect(existsSync(join(out, '.nianbao-lock'))).toBe(false)
  expect((await run(['batch', archive, ...args, '--force'])).code).toBe(0)
  expect((await run(['batch', other, '--out', folder])).stderr).toContain('就在输出目录')
})

test('a folder that cannot be written to is one clear line', async () => {
  if (process.getuid?.() === 0) {
    // Root may write anywhere; a file in the way of the folder is refused for everyone.
    writeFileSync(join(folder, 'in-the-way'), '')
    const { code, stderr } = await run(['batch', archive, '--out', join(folder, 'in-the-way')])
    expect(code).toBe(2)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    return
  }
  const out = join(folder, 'read-only')
  mkdirSync(out)
  chmodSync(out, 0o555)
  const { code, stderr } = await run(['batch', archive, '--out', out])
  expect(code).toBe(2)
  expect(stderr).toContain('没有权限')
})

/** A file system of 2 MB, where the machine lets us make one. */
function mountSmallDisk(path: string): boolean {
  mkdirSync(path)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', path], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

test('a full disk leaves whole files and a manifest the next run goes on from', async (context) => {
  const disk = join(folder, 'disk')
  if (!mountSmallDisk(disk)) return context.skip('no small file system can be mounted here')
  try {
    const out = join(disk, 'out')
    const { code, stderr } = await run(['batch', archive, '--out', out, '--jobs', '2'])
    expect(code).toBe(2)
    expect(stderr).toContain('磁盘已满')
    const left = hashesOf(out)
    for (const [name, hash] of Object.entries(left)) if (!/^(index|report|figures)\./.test(name)) expect(hash, name).toBe(undisturbed[name])
    execFileSync('mount', ['-o', 'remount,size=64m', disk])
    expect((await run(['batch', archive, '--out', out])).code).toBe(0)
    expect(hashesOf(out)).toEqual(undisturbed)
  } finally {
    execFileSync('umount', [disk])
  }
})

test('ten thousand tiny files and one of 200 MB', async () => {
  const many = join(folder, 'many')
  mkdirSync(many)
  for (let n = 0; n < 10_000; n++)
    writeFileSync(join(many, `${n}.txt`), `青屿市水务局${2019 + (n % 6)}年政府信息公开工作年度报告\n一、总体情况\n公开信息${n}条。\n`)
  writeFileSync(join(many, 'huge.txt'), '一、总体情况\n公开信息5条。\n'.repeat(6_000_000))
  const out = join(folder, 'many-out')
  const { code, stdout, stderr } = await run(['batch', many, '--out', out, '--to', 'json', '--timeout', '60'])
  expect(stdout).toContain('共10001个文件')
  expect(stderr).toContain('失败 huge.txt：文件有 234 MB，超过 100 MB 的上限，未读取')
  expect(code).toBe(2)
})
