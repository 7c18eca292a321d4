import { z } from 'zod'
import { newId } from '../kit/ids.ts'
import { toWire } from '../kit/money.ts'
import { type JsonObject, parseBody } from '../kit/parse.ts'
import { numberLike } from '../kit/wire-types.ts'
import { badForm } from '../kit/refusal.ts'
import type { LedgerServices } from '../ledger/services.ts'
import type { NodeDoc, StatementDoc } from '../store/documents.ts'
import { balancesAt } from './balance-at.ts'

const Create = z.looseObject({
  date_start: numberLike(z.number().int()),
  date_end: numberLike(z.number().int()),
  webhook: z.string().nullish(),
})

/** `POST .../statements`: a statement of an account between two moments, stored as it is now. */
export const createStatement = async (
  services: LedgerServices,
  node: NodeDoc,
  raw: JsonObject,
): Promise<StatementDoc> => {
  const { date_start: start, date_end: end } = parseBody(Create, raw)
  if (end <= start) throw badForm('Invalid field in payload: date_end. It must be after date_start.', 'date_end')
  const [opening = 0n, ending = 0n] = await balancesAt(services, node._id, [start, end])
  const statement: StatementDoc = {
    _id: newId(),
    client_id: services.platform.id,
    date_start: start,
    date_end: end,
    node_id: node._id,
    user_id: node.user_id,
    opening,
    ending,
    is_active: true,
    status: 'CREATED',
  }
  await services.store.statements.insertOne(statement)
  return statement
}

/** The statement as the API shows it. */
export const statementBody = (one: StatementDoc, base: string): object => {
  const file = (kind: string): string => `${base.replace(/\/v3\.1$/, '')}/statements/${one._id}.${kind}`
  return {
    _id: one._id,
    client_id: one.client_id,
    date_end: one.date_end,
    date_start: one.date_start,
    ending_balance: toWire('USD', one.ending),
    is_active: one.is_active,
    node_id: one.node_id,
    opening_balance: toWire('USD', one.opening),
    status: one.status,
    type: 'ACCOUNT_STATEMENT',
    urls: { csv: file('csv'), json: file('json'), pdf: file('pdf') },
    user_id: one.user_id,
  }
}
