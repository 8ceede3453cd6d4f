import { afterEach, expect, test } from 'vitest'
import { parseAddress } from '../../../src/scale/connect.js'

afterEach(() => delete process.env['NIANBAO_REDIS_PASSWORD'])

test('an address names host, port, database, user and TLS', () => {
  expect(parseAddress('redis://10.0.0.5').options).toMatchObject({ host: '10.0.0.5', port: 6379, db: 0 })
  expect(parseAddress('rediss://batch@redis.internal:6390/2')).toMatchObject({
    options: { host: 'redis.internal', port: 6390, db: 2, username: 'batch', tls: { servername: 'redis.internal' } },
    label: 'rediss://redis.internal:6390',
  })
  expect(parseAddress('redis://[::1]:7000').options).toMatchObject({ host: '::1', port: 7000 })
})

test('the password comes from the environment and is in no label', () => {
  process.env['NIANBAO_REDIS_PASSWORD'] = 'hunter2'
  const { options, label } = parseAddress('redis://batch@h')
  expect(options.password).toBe('hunter2')
  expect(label).not.toContain('hunter2')
  expect(() => parseAddress('redis://batch:hunter2@h')).toThrow('口令不能写在地址里')
})

test.each(['localhost:6379', 'http://h', 'redis://', 'redis://h/x', ''])('refuses %j in a sentence', (address) => {
  expect(() => parseAddress(address)).toThrow(/--queue/)
})
