import { readFileSync } from 'node:fs'

/**
 * pako is zlib as it was published; Node.js has Chromium's, which finds repetitions by another function of four bytes instead of three. With it
 * pako gives the same bytes (decision 28), which `tests/unit/platform/twins.test.ts` compares.
 */

const rollingHash = /s\.ins_h = \(\(s\.ins_h << s\.hash_shift\) \^ s\.window\[(s\.strstart|str) \+ MIN_MATCH - 1\]\) & s\.hash_mask;/g

const chromiumHash = `
function hashOfFour(s, at) {
  var window = s.window;
  var value = window[at] | window[at + 1] << 8 | window[at + 2] << 16 | window[at + 3] << 24;
  return (Math.imul(value, 66521) + 66521 >>> 16) & s.hash_mask;
}
`

/** A plugin of esbuild. */
export const chromiumZlib = {
  name: 'chromium-zlib',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]pako[/\\]lib[/\\]zlib[/\\]deflate\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
      if (text.match(rollingHash)?.length !== 6) throw new Error('pako is not the one that is known: its match finder has changed')
      return { contents: text.replaceAll(rollingHash, 's.ins_h = hashOfFour(s, $1);') + chromiumHash }
    })
  },
}
