import { sheetStyle } from '../review/html/sheet-style.js'
import { readPackageFile } from '../system/files.js'
import { styleSheet } from '../writers/html/style.js'
import type { Answer } from './routes.js'

const assets: Readonly<Record<string, readonly [type: string, load: () => string | Uint8Array]>> = {
  '': ['text/html', () => readPackageFile('dist/desk-page/index.html')],
  'desk.css': ['text/css', () => readPackageFile('dist/desk-page/desk.css')],
  'desk.js': ['text/javascript', () => readPackageFile('dist/desk-page/desk.js')],
  'report.css': ['text/css', () => styleSheet + sheetStyle],
  'sheet.css': ['text/css', () => sheetStyle],
  'icon.svg': ['image/svg+xml', () => readPackageFile('dist/desk-page/icon.svg')],
  'result.html': ['text/html', () => readPackageFile('dist/desk-page/result.html')],
}

/** The page itself and what stands beside it. */
export function assetOf(path: string): Answer | undefined {
  const [type, load] = (Object.hasOwn(assets, path) && assets[path]) || []
  return type === undefined ? undefined : { status: 200, type, body: load!() }
}
