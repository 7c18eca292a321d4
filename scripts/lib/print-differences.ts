import type { Difference } from '../../src/bank/books/difference.ts'
import type { Drifts } from '../../src/bank/books/drift.ts'
import type { Reconcile } from '../../src/bank/books/reconcile.ts'

/** More open differences than a person reads; they would still all be printed as they are found. */
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

/** Compares every customer and prints the differences. 0: there are none; 1: there are; 2: not all could be compared. */
export const printDifferences = async (reconcile: Reconcile, drifts: Drifts, json: boolean): Promise<number> => {
  const found: Difference[] = []
  const failed: string[] = []
  let customers = 0
  for await (const looked of reconcile.allCustomers()) {
    customers += 1
    found.push(...looked.found)
    if (looked.failed !== undefined) failed.push(`${looked.customer} could not be compared: ${looked.failed}`)
  }
  const open = new Set((await drifts.open(MOST)).map(({ id }) => id))
  const unaccepted = found.filter(({ id }) => open.has(id))
  for (const one of unaccepted) console.log(json ? JSON.stringify(one) : `${lines(one)}\n`)
  for (const line of failed) console.error(line)
  const accepted = found.length - unaccepted.length
  const extra = accepted > 0 ? `, ${accepted} accepted before` : ''
  const missed = failed.length > 0 ? `${failed.length} of ${customers} could not be compared; ` : ''
  const compared = customers - failed.length
  if (!json)
    console.log(`${missed}${compared} customers compared with the bank: ${unaccepted.length} differences${extra}`)
  if (failed.length > 0) return 2
  return unaccepted.length > 0 ? 1 : 0
}
