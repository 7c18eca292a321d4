import type { BankAccount, RailFailure } from '#bank/ground/rail.ts'
import { err, ok, type Result } from '#kit/result.ts'
import type { Bank } from './bank.ts'
import type { Reasons } from './failure.ts'
import type { NodeSchemas } from './node-schemas.ts'

type Making = {
  readonly what: string
  readonly user: string
  readonly key: string
  readonly body: object
  readonly reasons?: Reasons
  readonly secrets?: readonly string[]
}

/** One node: the bank answers with a list of it. */
export const makeNode = async (
  bank: Bank,
  { made }: NodeSchemas,
  { body, key, ...about }: Making,
): Promise<Result<BankAccount, RailFailure>> => {
  const answer = await bank.asUser({
    ...about,
    effect: 'write',
    schema: made,
    send: (user) => user.createNode(body, key),
  })
  if (!answer.ok) return answer
  const [node] = answer.value
  return node === undefined ? err({ kind: 'unknown', message: `${about.what}: no node in the answer` }) : ok(node)
}
