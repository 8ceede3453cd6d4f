/** The colour space sRGB (IEC 61966-2-1) as an ICC profile of version 4.2: made from its published numbers, no file needed. */

const D50 = [0.9642, 1, 0.8249]
/** Bradford adaptation from D65 to D50. */
const ADAPTATION = [1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00923, 0.01508, 0.75168]
/** The primaries, adapted to D50. */
const RED = [0.43607, 0.22249, 0.01392]
const GREEN = [0.38515, 0.71687, 0.09708]
const BLUE = [0.14307, 0.06061, 0.7141]
/** ((x + 0.055) / 1.055) ^ 2.4 from 0.04045 on, x / 12.92 below. */
const CURVE = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]

let made: Uint8Array | undefined

/** The profile's bytes. */
export function srgbProfile(): Uint8Array {
  return (made ??= makeProfile())
}

function makeProfile(): Uint8Array {
  const curve = tag('para', [...uint16(3), ...uint16(0), ...fixed(CURVE)])
  const tags: readonly (readonly [string, readonly number[]])[] = [
    ['desc', text('sRGB')],
    ['cprt', text('CC0')],
    ['wtpt', tag('XYZ ', fixed(D50))],
    ['chad', tag('sf32', fixed(ADAPTATION))],
    ['rXYZ', tag('XYZ ', fixed(RED))],
    ['gXYZ', tag('XYZ ', fixed(GREEN))],
    ['bXYZ', tag('XYZ ', fixed(BLUE))],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  const index = [...uint32(tags.length)]
  const body: number[] = []
  const bodyStart = HEADER + 4 + tags.length * 12
  for (const [name, data] of tags) {
    index.push(...ascii(name), ...uint32(bodyStart + body.length), ...uint32(data.length))
    body.push(...data, ...zeros((4 - (data.length % 4)) % 4))
  }
  return Uint8Array.from([...header(bodyStart + body.length), ...index, ...body])
}

const HEADER = 128

/** ICC.1:2004-10, 7.2: a display profile from RGB to XYZ, perceptual intent. */
function header(size: number): number[] {
  const date = [2000, 1, 1, 0, 0, 0].flatMap(uint16)
  const identity = [...uint32(size), ...uint32(0), ...uint32(0x04200000), ...ascii('mntrRGB XYZ '), ...date, ...ascii('acsp')]
  const bytes = [...identity, ...zeros(28), ...fixed(D50)]
  return [...bytes, ...zeros(HEADER - bytes.length)]
}

function tag(type: string, data: readonly number[]): number[] {
  return [...ascii(type), ...uint32(0), ...data]
}

/** One text in one language. */
function text(value: string): number[] {
  return tag('mluc', [
    ...uint32(1),
    ...uint32(12),
    ...ascii('enUS'),
    ...uint32(value.length * 2),
    ...uint32(28),
    ...[...value].flatMap((character) => [0, character.charCodeAt(0)]),
  ])
}

function zeros(count: number): number[] {
  return Array.from({ length: count }, () => 0)
}

function fixed(values: readonly number[]): number[] {
  return values.flatMap((value) => uint32(Math.round(value * 0x10000)))
}

function uint16(value: number): number[] {
  return [(value >> 8) & 0xff, value & 0xff]
}

function uint32(value: number): number[] {
  return [(value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff]
}

function ascii(value: string): number[] {
  return [...value].map((character) => character.charCodeAt(0))
}
