import { setTimeout as pause } from 'node:timers/promises'
import { formatUsd, usd } from '#bank/ground/money.ts'
import { type ParleyProcesses, type StoredOperation } from './parley-processes.ts'
import { literal } from './literal.ts'
import { openPerson, type Person, settleIn } from './person.ts'
import { until } from './until.ts'

const FINAL = ['settled', 'returned', 'refused', 'cancelled', 'expired']
/** A turn that shows nothing within this has met a lost session: the person comes back and logs in. */
const SEE_MS = 15_000
const BACK_MS = 180_000

type Said = Person['said'][number]

/** People who pay Alex again and again, each payment of another amount, whatever happens to the processes. */
export const openCrowd = async (processes: ParleyProcesses, count: number, dollars = 2_500) => {
  const settled: Person[] = []
  for (let n = 0; n < count; n += 1) {
    const person = await openPerson(processes.url)
    await settleIn(person, dollars, n)
    settled.push(person)
  }
  const said: Said[] = []
  let people: readonly Person[] = settled
  let serial = 0
  let paying = false
  let running: Promise<unknown> = Promise.resolve()
  let presses = 0

  const comeBack = async (at: number): Promise<void> => {
    const old = people[at]
    if (old === undefined) return
    said.push(...old.said)
    old.close()
    const again = await until('a process to take people in', () => logIn(old.token), BACK_MS)
    people = people.map((one) => (one === old ? again : one))
  }
  const logIn = async (token: string): Promise<Person | undefined> => {
    const person = await openPerson(processes.url, token)
    try {
      await person.logIn()
      return person
    } catch {
      person.close()
      return undefined
    }
  }

  const payOnce = async (at: number): Promise<void> => {
    const person = people[at] as Person
    serial += 1
    const amount = formatUsd(usd(BigInt(serial)))
    await person.say(`send ${amount} to @alex`)
    await person.see(new RegExp(`Send this\\?[\\s\\S]*${literal(amount)}`), SEE_MS)
    await person.press('Confirm')
    presses += 1
  }
  const pay = async (at: number, everyMs: number): Promise<void> => {
    while (paying) {
      const next = pause(everyMs)
      try {
        await payOnce(at)
      } catch {
        // A process that was just killed, or a session that went with Redis: what counts is compared at the end.
        await comeBack(at)
      }
      await next
    }
  }

  const compare = async (): Promise<Verdict> => {
    for (const person of people) said.push(...person.said)
    const operations = await processes.operations('send')
    const booked = Map.groupBy(await processes.booked(), ({ supp_id }) => supp_id)
    const broken: string[] = []
    for (const { _id, state, order } of operations) {
      const made = booked.get(_id) ?? []
      const amount = formatUsd(usd(order.amount.minor))
      const wanted = state === 'settled' ? 1 : 0
      if (made.length !== wanted) broken.push(`${amount} ended as ${state} and was made ${made.length} times`)
      if (made.some(({ status }) => status !== 'SETTLED')) broken.push(`${amount} is ${made[0]?.status} at the bank`)
      const cards = cardsOf(said, /^Sent\n/, amount)
      if (cards.size > wanted) broken.push(`${amount} was told on ${cards.size} cards`)
    }
    const stored = new Map(operations.map((one) => [formatUsd(usd(one.order.amount.minor)), one.state]))
    for (const amount of promised(said)) {
      const state = stored.get(amount)
      if (state !== 'settled') broken.push(`${amount} was said to be on its way and is ${state ?? 'gone'}`)
    }
    if ((await processes.holds()) > 0) broken.push('money is still held')
    const of = (state: string): number => operations.filter((one) => one.state === state).length
    const untold = await processes.db
      .collection('notices')
      .countDocuments({ state: { $ne: 'delivered' }, conversation: /^web:/ })
    if (untold > 0) broken.push(`${untold} notices were not delivered`)
    return {
      broken,
      settled: of('settled'),
      refused: of('refused'),
      never: of('proposed') + of('expired') + of('cancelled'),
    }
  }

  return {
    /** Everybody pays once every so often, until stopped. */
    start: (everyMs: number): void => {
      paying = true
      running = Promise.all(people.map((_, at) => pay(at, everyMs)))
    },
    stop: async (): Promise<void> => {
      paying = false
      await running
    },
    presses: (): number => presses,
    /** Until nothing is under way and everything was told; ms. */
    drained: async (withinMs: number): Promise<number> => {
      const began = performance.now()
      await until(
        'all payments to be over and told',
        async () => (isRest(await processes.operations('send')) && (await isTold(processes))) || undefined,
        withinMs,
      )
      return Math.round(performance.now() - began)
    },
    compare,
    comeBack: async (): Promise<void> => {
      for (const at of people.keys()) await comeBack(at)
    },
    close: (): void => {
      for (const person of people) person.close()
    },
  }
}
export type Crowd = Awaited<ReturnType<typeof openCrowd>>
export type Verdict = {
  readonly broken: readonly string[]
  readonly settled: number
  readonly refused: number
  /** Cards that nobody confirmed, or whose press was never stored. */
  readonly never: number
}

const isRest = (operations: readonly StoredOperation[]): boolean =>
  operations.every(({ state, dueAt }) => state === 'proposed' || (FINAL.includes(state) && dueAt === undefined))
const isTold = async (processes: ParleyProcesses): Promise<boolean> =>
  (await processes.db.collection('notices').countDocuments({ state: 'waiting' })) === 0

const cardsOf = (said: readonly Said[], title: RegExp, amount: string): ReadonlySet<string> => {
  const about = new RegExp(`^${literal(amount)} from`, 'm')
  return new Set(said.filter(({ text }) => title.test(text) && about.test(text)).map(({ card }) => card))
}
/** Every amount that a customer was told is being paid. */
const promised = (said: readonly Said[]): ReadonlySet<string> =>
  new Set(
    said.flatMap(({ text }) => {
      const amount = /^(?:Sending|Delayed|Sent|We’re checking on this)\n(\$[\d.,]+) from/.exec(text)?.[1]
      return amount === undefined ? [] : [amount]
    }),
  )
