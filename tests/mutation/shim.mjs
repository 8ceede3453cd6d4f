import {
  ASYMMETRIC_MATCHERS_OBJECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  getState,
  setState,
  GLOBAL_EXPECT,
} from '@vitest/expect'
import * as chai from 'chai'

/* What the tests use of vitest, as a list of tests that can be run one by one in one process. */

chai.use(JestExtend)
chai.use(JestChaiExpect)
chai.use(JestAsymmetricMatchers)

export const tests = []
let names = []

export function expect(value, message) {
  return chai.expect(value, message)
}
Object.assign(expect, chai.expect)
Object.assign(expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT])
globalThis[GLOBAL_EXPECT] = expect
setState({ ...getState(expect), assertionCalls: 0 }, expect)

export function describe(name, work) {
  names.push(name)
  work()
  names.pop()
}

export function test(name, work) {
  tests.push({ name: [...names, name].join(' > '), work: typeof work === 'function' ? work : () => {} })
}

const each = (add) => (rows) => (name, work) => {
  for (const row of rows) {
    const values = Array.isArray(row) ? row : [row]
    add(`${name} ${JSON.stringify(values[0]) ?? ''}`, () => work(...values))
  }
}
test.each = each(test)
describe.each = each((name, work) => describe(name, work))
const when = (add) => (isSo) => (isSo ? add : () => {})
const unless = (add) => (isSo) => (isSo ? () => {} : add)
Object.assign(test, { runIf: when(test), skipIf: unless(test), skip: () => {} })
Object.assign(describe, { runIf: when(describe), skipIf: unless(describe), skip: () => {} })
export const it = test
const later = (list) => (work) => list.push(work)
export const [beforeAll, afterAll, beforeEach, afterEach, onTestFinished] = Array.from({ length: 5 }, () => later([]))
