/** Files that are read although nobody gave them by name to a reader: faces. */
export { readInput, readPackageFile } from '../system/files.js'
