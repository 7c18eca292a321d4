import type { Envelope } from '../vault/envelope.ts'

/** Fields of a document that are kept encrypted, each bound to its document and its own name. */
export type SealedFields = {
  seal(owner: string, field: string, value: unknown): string
  open(owner: string, field: string, sealed: string): unknown
  /** Sealed with another key than the current one; nothing is never old. */
  isOld(sealed: string | undefined): boolean
}

/** `collection` is part of the binding: an envelope moved between collections can't be opened either. */
export const sealedFields = (envelope: Envelope, collection: string): SealedFields => ({
  seal: (owner, field, value) => envelope.seal(JSON.stringify(value), `${collection}/${owner}/${field}`),
  open: (owner, field, sealed) => JSON.parse(envelope.open(sealed, `${collection}/${owner}/${field}`)) as unknown,
  isOld: (sealed) => sealed !== undefined && envelope.isOld(sealed),
})
