import type { OperationId } from '#bank/ground/ids.ts'
import type { Operation, State } from '#bank/ground/operation.ts'
import { isPaymentOrder } from '#bank/ground/order.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import type { Outboxes } from '#conversation/notify/deliver.ts'
import { plain } from '#conversation/words/text.ts'
import { outcomeWords } from '#conversation/operation/words.ts'
import type { Faults } from './faults.ts'
import type { Calls, Process } from './process.ts'
import type { Random } from './random.ts'
import type { Memory } from './stores.ts'

/** There are no conversations here, so nobody is signed in to be signed out, and no card stands open. */
export const noTurns: Receive = async () => ({ replies: [] })

/** What a customer was told of an operation: by its notice, or in the answer to a turn. */
export type Told = { readonly operation: OperationId; readonly state: State; readonly by: 'notice' | 'answer' }

/** What a payee was told. */
export type ToldPayee = {
  readonly operation: OperationId
  readonly of: 'received' | 'taken-back'
  readonly text: string
}

type Deps = {
  readonly memory: Memory
  readonly random: Random
  readonly faults: Faults
  readonly calls: Calls
  readonly note: (line: string) => void
}

const o = outcomeWords({ locale: 'en' })

/** What the card says, read from its own words. */
const stateSaid = ({ order }: Operation, title: string): State | undefined => {
  if (!isPaymentOrder(order)) return undefined
  const titles = o.titles[order.kind]
  const said: Readonly<Record<string, State>> = {
    [titles.done]: 'settled',
    [titles.not]: 'refused',
    [titles.doing]: 'submitted',
    [o.returnedTitle]: 'returned',
    [o.cancelledTitle]: 'cancelled',
    [o.expiredTitle]: 'expired',
    [o.checkingTitle]: 'unknown',
    [o.waitingTitle]: 'confirmed',
  }
  const state = said[title]
  if (state === undefined) throw new Error(`a card says "${title}"`)
  return state
}

/** The chats of all customers, on two platforms. */
export const createChat = ({ memory, random, faults, calls, note }: Deps) => {
  const told: Told[] = []
  const payees: ToldPayee[] = []
  const tell = (about: Told): void => {
    told.push(about)
    note(`told ${about.operation} ${about.state} (${about.by})`)
  }

  const outboxesOf = (process: Process): Outboxes => {
    const outbox = {
      deliver: ({ conversation, key, message, whereShown }: Parameters<NonNullable<Outboxes['web']>['deliver']>[0]) => {
        // Nobody has looked at it from another chat.
        if (whereShown === true) return Promise.resolve('delivered' as const)
        // One of the two is always there: what nobody can be told anywhere is kept, not delivered.
        if (conversation.startsWith('telegram') && faults.strikes('chat-unreachable'))
          return calls.call(process, { name: 'chat', effect: () => 'unreachable' as const, there: 1, back: 1 })
        const fails = faults.strikes('chat-fails-before')
          ? ('before' as const)
          : faults.strikes('chat-fails-after')
            ? ('after' as const)
            : undefined
        return calls.call(process, {
          name: 'chat',
          there: random.between(1, 400),
          back: random.between(1, 200),
          ...(fails && { fails }),
          effect: () => {
            const [id = '', claimed = ''] = key.split(':')
            const operation = memory.operations.get(id as OperationId)
            if (operation === undefined) return 'delivered' as const
            if (claimed === 'received' || claimed === 'taken-back') {
              payees.push({ operation: operation.id, of: claimed, text: plain(message.text) })
              return 'delivered' as const
            }
            if (message.card !== operation.place.card) throw new TypeError(`${key} is told on another card`)
            const state = stateSaid(operation, plain(message.text).split('\n')[0] ?? '') ?? (claimed as State)
            if (state !== claimed) throw new TypeError(`${key} is told as ${state}`)
            tell({ operation: operation.id, state, by: 'notice' })
            return 'delivered' as const
          },
        })
      },
      close: () => Promise.reject(new Error('no card stands open here')),
    }
    return { web: outbox, telegram: outbox }
  }

  return { told, payees, tell, outboxesOf }
}
export type Chat = ReturnType<typeof createChat>
