import { execFileSync, spawn } from 'node:child_process'
import { createServer, connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Servers, workers and batches as processes, and what can befall them. */

const running = new Set()
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')))

/** A program under way: what it has said, and its end. */
export function start(program, args, { env = {}, cwd } = {}) {
  const child = spawn(program, args, { env: { ...process.env, ...env }, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  const told = { text: '' }
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (told.text += text))
  const ended = new Promise((resolve) =>
    child.on('close', (code, signal) => {
      running.delete(child)
      resolve(code ?? signal)
    }),
  )
  return { pid: child.pid, told, ended, kill: (signal) => child.kill(signal), isRunning: () => running.has(child) }
}

/** Settles when `isTrue` gives something; fails after so many seconds, telling what was waited for. */
export async function until(what, isTrue, seconds = 60) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(50)) {
    const found = await isTrue()
    if (found) return found
  }
  throw new Error(`waited ${seconds} s in vain: ${what}`)
}

export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

export const redisUser = { name: 'nianbao', password: 'rosebud-7431' }

/** Debian's redis-server, with an append-only file and a user who may touch no keys but ours; `more` are settings of its own. */
export async function startRedis(folder, port, more = []) {
  const user = ['--user', redisUser.name, 'on', `>${redisUser.password}`, '~nianbao*', '&*', '+@all']
  const server = start('redis-server', [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--appendonly',
    'yes',
    '--save',
    '',
    ...more,
    ...user,
  ])
  await until(
    'Redis',
    () =>
      server.told.text.includes('Ready to accept connections') || (server.isRunning() ? null : Promise.reject(new Error(server.told.text))),
  )
  return server
}

/** A certificate for this machine, signed by itself, as files: `{ cert, key }`. */
export function makeCertificate(folder) {
  const [cert, key] = ['tls.crt', 'tls.key'].map((name) => join(folder, name))
  const who = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...who], {
    stdio: 'ignore',
  })
  return { cert, key }
}

/** A wire that can be cut: what is sent meanwhile arrives when it is mended, as over a network that was away. */
export async function startWire(target) {
  const pairs = new Set()
  let isCut = false
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    const pair = [near, far]
    pairs.add(pair)
    for (const [from, to] of [pair, [far, near]]) {
      from.on('data', (bytes) => to.write(bytes))
      from.on('error', () => to.destroy())
      from.on('close', () => (to.destroy(), pairs.delete(pair)))
      if (isCut) from.pause()
    }
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const turn = (cut) => {
    isCut = cut
    for (const socket of [...pairs].flat()) socket[cut ? 'pause' : 'resume']()
  }
  return {
    port: server.address().port,
    cut: () => turn(true),
    mend: () => turn(false),
    close: () => (server.close(), [...pairs].flat().forEach((one) => one.destroy())),
  }
}
