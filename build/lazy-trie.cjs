const UnicodeTrie = require('../node_modules/unicode-trie/index.js')

/**
 * In the bundle's place of `unicode-trie`, which unpacks its data as soon as it is made: fontkit makes six for the shaping of scripts, a
 * fifth of a cold start, and nianbao asks none of them.
 */
module.exports = class LazyTrie {
  constructor(data) {
    this.data = data
  }

  get(codePoint) {
    this.trie ??= new UnicodeTrie(this.data)
    return this.trie.get(codePoint)
  }
}
