/** Why an archive is not read. `forged`: it contradicts itself, as no office program writes it. */
export class ArchiveFault extends Error {
  constructor(readonly kind: 'damaged' | 'forged' | 'encrypted' | 'too-big') {
    super(kind)
  }
}
