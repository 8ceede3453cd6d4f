/** What is used of packages without types. */

declare module 'pako/lib/deflate.js' {
  export function deflate(bytes: Uint8Array, options: { level?: number; strategy?: number; memLevel?: number }): Uint8Array
}

declare module 'pako/lib/inflate.js' {
  export class Inflate {
    constructor(options: { raw: boolean })
    onData: (piece: Uint8Array) => void
    push(bytes: Uint8Array, isLast: boolean): boolean
    readonly err: number
    /** The end of what was packed was met. */
    readonly ended: boolean
    readonly msg: string
  }
}

declare module 'pako/lib/zlib/crc32.js' {
  export default function crc32(before: number, bytes: Uint8Array, length: number, start: number): number
}

declare module 'brotli/decompress.js' {
  export default function decompress(bytes: Uint8Array): Uint8Array
}
