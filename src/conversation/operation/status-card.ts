import { createHash } from 'node:crypto'
import { type CardId, cardId, type OperationId } from '#bank/ground/ids.ts'
import type { Operation } from '#bank/ground/operation.ts'

/** Where an operation is looked at from another chat than the one it was begun in: one card there, which goes on with it. */
export const statusCardOf = (operation: OperationId): CardId =>
  cardId(`s${createHash('sha256').update(operation).digest('base64url').slice(0, 20)}`)

/** One card of an operation in each chat, whoever asks for it: it alone changes, so no two can differ. */
export const ownCardOf = ({ id, place }: Operation, conversation: string): CardId =>
  place.conversation === conversation ? place.card : statusCardOf(id)
