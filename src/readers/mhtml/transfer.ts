/** The bytes that a part's characters, one a byte, stand for (RFC 2045, 6). What is not as it should be is kept as it stands. */
export function decodeTransfer(text: string, encoding: string): Uint8Array {
  if (encoding === 'base64') return decodeBase64(text)
  return Buffer.from(encoding === 'quoted-printable' ? decodeQuoted(text) : text, 'latin1')
}

/** Joined from pieces, it may be filled up in its middle, where the decoder would stop. */
function decodeBase64(text: string): Uint8Array {
  return Buffer.concat(text.split(/=+/).map((piece) => Buffer.from(piece, 'base64')))
}

function decodeQuoted(text: string): string {
  return text
    .replace(/=[ \t]*(?:\r\n|\r|\n)/g, '')
    .replace(/=([\dA-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
