import type { Document } from 'mongodb'
import type { ApiServices } from '../http/services.ts'
import { toWire } from '../kit/money.ts'
import type { BalanceDoc, TransDoc } from '../store/documents.ts'
import { DESK, REVENUE, TRANSIT, WORLD } from '../ledger/accounts.ts'

type Sums = { USD: bigint; BTC: bigint; ETH: bigint }
const none = (): Sums => ({ USD: 0n, BTC: 0n, ETH: 0n })

const add = (sums: Sums, { USD, BTC, ETH }: Sums): Sums => ({
  USD: sums.USD + USD,
  BTC: sums.BTC + BTC,
  ETH: sums.ETH + ETH,
})
const shown = ({ USD, BTC, ETH }: Sums): object => ({
  BTC: toWire('BTC', BTC),
  ETH: toWire('ETH', ETH),
  USD: toWire('USD', USD),
})

const GROUPS: Readonly<Record<string, string>> = {
  [TRANSIT]: 'in_transit',
  [WORLD]: 'outside',
  [DESK]: 'desk',
  [REVENUE]: 'revenue',
}

/** Totals of the books: all groups together add up to nothing, else there is a defect. */
export const booksTotals = async (services: ApiServices): Promise<object> =>
  services.ledger.exclusively(async () => {
    const groups: Record<string, Sums> = {
      kept: none(),
      in_transit: none(),
      outside: none(),
      desk: none(),
      revenue: none(),
    }
    let all = none()
    await services.ledger.flush()
    for await (const one of services.store.balances.find()) {
      const group = GROUPS[one._id] ?? 'kept'
      groups[group] = add(groups[group] ?? none(), one)
      all = add(all, one)
    }
    return {
      at: services.clock.now(),
      balanced: all.USD === 0n && all.BTC === 0n && all.ETH === 0n,
      totals: Object.fromEntries(Object.entries(groups).map(([name, sums]) => [name, shown(sums)])),
    }
  })

const lines = <T extends Document>(cursor: AsyncIterable<T>, line: (document: T) => object): Response => {
  const encoder = new TextEncoder()
  const source = cursor[Symbol.asyncIterator]()
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await source.next()
      if (done === true) controller.close()
      else controller.enqueue(encoder.encode(`${JSON.stringify(line(value))}\n`))
    },
  })
  return new Response(stream, { headers: { 'content-type': 'application/x-ndjson' } })
}

const transLine = ({ _id, amount, extra, fees, from, to, recent_status: status }: TransDoc): object => ({
  _id,
  amount: amount.amount,
  asset: extra.asset,
  created_on: extra.created_on,
  fees,
  from: from.id,
  rate: extra['rate'],
  status: status.status,
  supp_id: extra.supp_id,
  to: to.id,
})

const flushed = (services: ApiServices): Promise<void> => services.ledger.exclusively(() => services.ledger.flush())

/** Every transaction, one JSON line each: for reconciliation. */
export const streamTransactions = async (services: ApiServices): Promise<Response> => {
  await flushed(services)
  return lines(services.store.trans.find().sort({ _id: 1 }), transLine)
}

/** Every account that ever moved, one JSON line each. */
export const streamBalances = async (services: ApiServices): Promise<Response> => {
  await flushed(services)
  return lines(services.store.balances.find().sort({ _id: 1 }), (one: BalanceDoc) => ({
    account: one._id,
    ...shown(one),
  }))
}
