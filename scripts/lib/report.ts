import type { Difference } from '../../src/bank/books/difference.ts'
import type { Drifts } from '../../src/bank/books/drift.ts'
import type { Reconcile } from '../../src/bank/books/reconcile.ts'

/** More open differences than anybody reads; they would still all be printed as they are found. */
const MOST = 100_000

const side = (facts: Difference['ours']): string =>
  Object.entries(facts)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ') || 'nothing'

const lines = ({ id, kind, since, ours, bank }: Difference): string =>
  [
    `${kind}, since ${new Date(since).toISOString()}`,
    `  id    ${id}`,
    `  ours  ${side(ours)}`,
    `  bank  ${side(bank)}`,
  ].join('\n')

/** Compares everybody and prints what differs. 0: nothing does; 1: something does; 2: not everybody could be compared. */
export const report = async (reconcile: Reconcile, drifts: Drifts, json: boolean): Promise<number> => {
  const found: Difference[] = []
  const failed: string[] = []
  let customers = 0
  for await (const looked of reconcile.everybody()) {
    customers += 1
    found.push(...looked.found)
    if (looked.failed !== undefined) failed.push(`${looked.customer} could not be compared: ${looked.failed}`)
  }
  const open = new Set((await drifts.open(MOST)).map(({ id }) => id))
  const standing = found.filter(({ id }) => open.has(id))
  for (const one of standing) console.log(json ? JSON.stringify(one) : `${lines(one)}\n`)
  for (const line of failed) console.error(line)
  const accepted = found.length - standing.length
  const extra = accepted > 0 ? `, ${accepted} accepted before` : ''
  const missed = failed.length > 0 ? `${failed.length} of ${customers} could not be compared; ` : ''
  const compared = customers - failed.length
  if (!json)
    console.log(`${missed}${compared} customers compared with the bank: ${standing.length} differences${extra}`)
  if (failed.length > 0) return 2
  return standing.length > 0 ? 1 : 0
}
