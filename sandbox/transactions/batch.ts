import { z } from 'zod'
import { type JsonObject, parseBody } from '../http/body.ts'
import { badForm, errorBody, Refusal } from '../http/errors.ts'
import { underKey } from '../idempotency/idempotency.ts'
import type { House } from '../house.ts'
import type { NodeDoc, TransDoc } from '../store/documents.ts'
import { type CreateBody, parseCreate, prepareTrans } from './create.ts'
import { storeTrans } from './store-trans.ts'

const Batch = z.looseObject({ transactions: z.array(z.looseObject({})).min(1) })

export type BatchItem = { trans: TransDoc } | { refused: object }

type OwnKey = (key: string | undefined) => string | undefined

const createOne = async (house: House, node: NodeDoc, body: CreateBody, own: OwnKey): Promise<BatchItem> => {
  try {
    const key = own(body.extra.idempotency_key ?? undefined)
    const trans = await underKey(house, { key, collection: 'trans' }, async (id) => {
      const made = await prepareTrans(house, node, body, id)
      await storeTrans(house, made)
      return made
    })
    return { trans }
  } catch (error) {
    if (error instanceof Refusal) return { refused: errorBody(error) }
    throw error
  }
}

/** `POST batch-trans`: an error of form refuses the whole, everything later concerns one item only. */
export const createBatch = async (house: House, node: NodeDoc, raw: JsonObject, own: OwnKey): Promise<BatchItem[]> => {
  const { transactions } = parseBody(Batch, raw)
  const { maxBatch } = house.settings
  if (transactions.length > maxBatch)
    throw badForm(`Invalid field in payload: transactions. At most ${maxBatch} are accepted.`, 'transactions')
  const bodies = transactions.map(parseCreate)
  for (const body of bodies) await prepareTrans(house, node, body)
  return Promise.all(bodies.map((body) => createOne(house, node, body, own)))
}
