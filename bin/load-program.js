'use strict'

const { existsSync, readFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { join } = require('node:path')
const { pathToFileURL } = require('node:url')
const { Script } = require('node:vm')

const folder = join(__dirname, '..', 'dist', 'program')
/** What the program takes for its own place: a folder of `dist`, as each module of the library. */
const place = pathToFileURL(join(folder, 'program.js')).href
const requirePackage = createRequire(place)

/** Name of each piece of the program that runs → its script and what it exports. */
const loaded = new Map()

/**
 * The bundled program. Its pieces are loaded when first asked for, each with the code that V8 made of it at build time (`<piece>.cache`):
 * together that is two thirds of a cold start. V8 refuses a cache of another Node or another text; the piece then is compiled as usual.
 */
exports.loadProgram = () => {
  if (!existsSync(join(folder, 'program.cjs'))) {
    process.stderr.write('错误：程序还没有生成，请先在本目录运行 npm ci\n')
    process.exit(2)
  }
  return load('program.cjs')
}

/** The pieces loaded so far, with the code compiled so far: what the build keeps. */
exports.compiledPieces = () => [...loaded].map(([name, { script }]) => ({ path: cachePath(name), code: script.createCachedData() }))

function load(name) {
  const known = loaded.get(name)
  if (known) return known.module.exports
  const path = join(folder, name)
  const text = `(function(module,exports,require,programUrl){${readFileSync(path, 'utf8')}\n})`
  const script = new Script(text, { filename: path, cachedData: readCache(name) })
  const piece = { script, module: { exports: {} } }
  loaded.set(name, piece)
  script.runInThisContext()(piece.module, piece.module.exports, requireFrom, place)
  return piece.module.exports
}

function requireFrom(target) {
  return target.startsWith('./') ? load(target.slice(2)) : requirePackage(target)
}

function readCache(name) {
  try {
    return readFileSync(cachePath(name))
  } catch {
    return undefined
  }
}

function cachePath(name) {
  return join(folder, `${name}.cache`)
}
