import { openAccount } from '#bank/account/manage.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { proposeBuy, proposeSell } from '#bank/crypto/propose.ts'
import type { AccountId, CardId, ConversationId, OperationId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import { cancel, confirm } from '#bank/operation/decide.ts'
import type { Operation } from '#bank/ground/operation.ts'
import { proposePull, proposeTopUp } from '#bank/payment/propose.ts'
import { proposeSend } from '#bank/operation/propose-payment.ts'
import type { Ports } from '#bank/registry.ts'
import type { Chat } from './chat.ts'
import type { Faults } from './faults.ts'
import type { Process } from './process.ts'
import type { Random } from './random.ts'
import type { Scheduler } from './scheduler.ts'
import { unasked } from '#test/support/unasked.ts'

export type Person = {
  readonly customer: Customer
  readonly account: AccountId
  readonly linked: AccountId
  readonly wallet: AccountId
  readonly conversations: readonly [ConversationId, ConversationId]
}

type Deps = {
  readonly people: readonly [Person, ...Person[]]
  readonly webs: () => readonly Process[]
  readonly portsOf: (process: Process) => Ports
  readonly chat: Chat
  readonly faults: Faults
  readonly random: Random
  readonly scheduler: Scheduler
  readonly shown: Map<OperationId, Operation['order']>
  readonly note: (line: string) => void
  readonly hurry: boolean
}

/** A platform sends a turn again that nobody answered. */
const REDELIVER_MS = 10_000
const DELIVERIES = 12
const TOGETHER_MS = 4_000

/** What people do: cards asked for, Confirm pressed once or a hundred times, Cancel in the middle of it. */
export const createActors = (deps: Deps) => {
  const { people, webs, portsOf, chat, faults, random, scheduler, shown, note, hurry } = deps

  const turn = <T>(run: (ports: Ports) => Promise<T>, answer: (value: T) => void, left = DELIVERIES): void => {
    if (left === 0) return
    const alive = webs().filter((web) => web.alive && web.frozenUntil <= scheduler.now())
    const [first] = alive
    if (first === undefined) return scheduler.after(1_000, () => turn(run, answer, left))
    let answered = false
    const again = (): void => {
      if (!answered) turn(run, answer, left - 1)
      answered = true
    }
    const deliver = (): void => {
      run(portsOf(random.pick([first, ...alive.slice(1)]))).then((value) => {
        answered = true
        answer(value)
      }, again)
    }
    deliver()
    if (faults.strikes('turn-doubled')) deliver()
    scheduler.after(REDELIVER_MS, again)
  }

  const press = (person: Person, id: OperationId): void =>
    turn(
      (ports) => confirm(ports, id, person.customer, unasked(ports.clock())),
      (answer) => {
        if (answer.kind === 'expired') return chat.tell({ operation: id, state: 'expired', by: 'answer' })
        if (answer.kind === 'not-yours') return
        chat.tell({ operation: id, state: answer.operation.state, by: 'answer' })
      },
    )

  const withdraw = (person: Person, id: OperationId): void =>
    turn(
      (ports) => cancel(ports, id, person.customer, ports.clock()),
      (answer) => {
        if (answer.kind === 'cancelled') chat.tell({ operation: id, state: answer.operation.state, by: 'answer' })
      },
    )

  const decide = (person: Person, id: OperationId): void => {
    // Who is in a hurry presses everything in the same instant.
    const soon = hurry ? TOGETHER_MS - (scheduler.now() % TOGETHER_MS) : random.between(0, 4_000)
    const presses = faults.strikes('presses-storm') ? 100 : random.pick([1, 1, 1, 2, 3])
    for (let n = 0; n < presses; n += 1) scheduler.after(soon + random.between(0, 30), () => press(person, id))
    if (random.chance(0.25))
      scheduler.after(soon + random.between(-50, random.pick([200, 8_000])), () => withdraw(person, id))
    if (random.chance(0.1)) scheduler.after(random.between(100_000, 125_000), () => press(person, id))
  }

  const show = (person: Person, operation: Operation): void => {
    if (shown.has(operation.id)) return
    shown.set(operation.id, operation.order)
    note(`shown ${operation.id} ${operation.order.kind}`)
    // Some cards are never answered, some only when their time is nearly up.
    if (operation.state !== 'proposed' || random.chance(0.05)) return
    if (random.chance(0.1)) return scheduler.after(random.between(118_000, 121_000), () => decide(person, operation.id))
    decide(person, operation.id)
  }

  const ask = (person: Person, serial: number): void => {
    const place = { conversation: random.pick(person.conversations), card: `card${serial}` as CardId }
    const amount = usd(BigInt(random.between(20, 480)) * 100n)
    const cause = (ports: Ports) => ({ turn: `turn${serial}`, place, now: ports.clock() })
    const others = people.filter(({ customer }) => customer.id !== person.customer.id)
    const other = random.pick([others[0] ?? person, ...others])
    const { customer: to, account } = other
    const payee = { customer: to.id, account, name: to.legalName, handle: to.handle, own: false }
    const kind = random.next()
    const { customer } = person
    turn(
      async (ports) => {
        const given = { ...cause(ports), amount }
        if (kind < 0.1)
          return {
            ok: true,
            value: await openAccount(ports, customer, { ...given, product: 'deposit', nickname: 'Second' }),
          }
        if (kind < 0.2) return proposeTopUp(ports, customer, { ...given, to: person.account })
        if (kind < 0.3) return proposePull(ports, customer, { ...given, from: person.linked, to: person.account })
        const trade = { ...given, wallet: person.wallet, coin: 'BTC' } as const
        if (kind < 0.38) return proposeBuy(ports, customer, { ...trade, from: person.account })
        if (kind < 0.55) return proposeSell(ports, customer, { ...trade, to: person.account })
        return proposeSend(ports, customer, { ...given, from: person.account, payee, note: '' })
      },
      (answer) => {
        if (answer.ok) show(person, answer.value)
      },
    )
  }

  return { ask }
}
