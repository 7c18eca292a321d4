import { z } from 'zod'
import { type CallKey, underKey } from '../idempotency/idempotency.ts'
import type { TransactionServices } from './services.ts'
import type { NodeDoc, TransDoc } from '../store/documents.ts'
import { type CreateBody, parseCreate, prepareTrans } from './create.ts'
import { storeTrans } from './store-trans.ts'
import { badForm, Refusal } from '../kit/refusal.ts'
import { type JsonObject, parseBody } from '../kit/parse.ts'

const Batch = z.looseObject({ transactions: z.array(z.looseObject({})).min(1) })

export type BatchItem = { trans: TransDoc } | { refused: Refusal }

type OwnKey = (key: string | undefined) => CallKey | undefined

const createOne = async (
  services: TransactionServices,
  node: NodeDoc,
  body: CreateBody,
  own: OwnKey,
): Promise<BatchItem> => {
  try {
    const key = own(body.extra.idempotency_key ?? undefined)
    const trans = await underKey(services, { key, collection: 'trans' }, async (id) => {
      const made = await prepareTrans(services, node, body, id)
      await storeTrans(services, made)
      return made
    })
    return { trans }
  } catch (error) {
    if (error instanceof Refusal) return { refused: error }
    throw error
  }
}

/** `POST batch-trans`: an error of form refuses the whole, everything later concerns one item only. */
export const createBatch = async (
  services: TransactionServices,
  node: NodeDoc,
  raw: JsonObject,
  own: OwnKey,
): Promise<BatchItem[]> => {
  const { transactions } = parseBody(Batch, raw)
  const { maxBatch } = services.settings
  if (transactions.length > maxBatch)
    throw badForm(`Invalid field in payload: transactions. At most ${maxBatch} are accepted.`, 'transactions')
  const bodies = transactions.map(parseCreate)
  for (const body of bodies) await prepareTrans(services, node, body)
  return Promise.all(bodies.map((body) => createOne(services, node, body, own)))
}
