/**
 * Where outputs are kept: a folder, memory, or whatever else passes `tests/unit/work/store-suite.ts`. Names are relative, with `/` between
 * their steps. A name that leads out of the store (`../x`, `/x`, a link inside it) is refused with the code EOUTSIDE. Every method may be
 * called again after it has failed.
 */
export interface Store {
  /** All bytes under a name. Fails with ENOENT where there are none. */
  read(name: string): Promise<Uint8Array>
  /** How many bytes there are, as cheaply as the store can tell; -1 where there is nothing. */
  size(name: string): Promise<number>
  /**
   * Puts bytes under a name, whole or not at all: whoever reads meanwhile sees what stood there or what stands there now, and what fails
   * leaves what stood there.
   */
  writeWhole(name: string, bytes: Uint8Array): Promise<void>
  /** Puts bytes under a name where nothing stands; false where something does. Of many who try at once, one succeeds. */
  create(name: string, bytes: Uint8Array): Promise<boolean>
  /** SHA-256 in hexadecimal of what is kept, not of what was given; null where there is nothing. */
  hash(name: string): Promise<string | null>
  /** The names that begin with `prefix`, in the order of their UTF-16 units, without left-overs of writes that never ended. */
  list(prefix: string): AsyncIterable<string>
  /** It is no error that there is nothing. */
  remove(name: string): Promise<void>
}

/** For a name that leads out of a store. */
export function outsideError(name: string): Error {
  return Object.assign(new Error('outside'), { code: 'EOUTSIDE', path: name })
}

/** The steps of a name, none of which leads anywhere but down. */
export function stepsOf(name: string): string[] {
  const steps = name.split('/')
  if (steps.some((step) => step === '' || step === '.' || step === '..' || step.includes('\0'))) throw outsideError(name)
  return steps
}
