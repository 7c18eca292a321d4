import type { Leases } from '#conversation/channel/leases.ts'
import type { Answer, Delivery, Reply } from '#conversation/channel/message.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import type { Log } from '#kit/log.ts'
import type { Cards } from './cards.ts'
import type { Inbound } from './normalise.ts'
import type { Notes } from './notes.ts'

/** The turn itself failed, which is counted where turns are taken; what fails afterwards is this adapter's to count. */
export class TurnFailed extends Error {
  constructor(cause: unknown) {
    super('the turn failed', { cause })
  }
}

/** Another process is answering this very update: delivered again it finds everything done. */
export class BeingAnswered extends Error {
  constructor() {
    super('another process is answering it')
  }
}

type InboundTurn = Extract<Inbound, { kind: 'turn' }>

type Deps = {
  readonly notes: Notes
  readonly cards: Cards
  readonly receive: Receive
  readonly leases: Leases
  readonly clock: () => number
  readonly log: Log
}

const MAX_TOAST = 200

const toastOf = ({ replies }: Answer): string =>
  replies
    .flatMap((reply) => (reply.do === 'toast' ? [reply.text] : []))
    .join('\n')
    .slice(0, MAX_TOAST)

const failed = (error: unknown): never => {
  throw new TurnFailed(error)
}

/**
 * Takes a turn and gives its answer, alone over all processes: what Telegram delivers again before it was answered
 * would be shown twice.
 * @throws TurnFailed, BeingAnswered
 */
export const takeTurn = async (deps: Deps, inbound: InboundTurn): Promise<Answer> => {
  const lease = await deps.leases.take(inbound.turn.id).catch(failed)
  if (lease === undefined) throw new BeingAnswered()
  try {
    return await answerTurn(deps, inbound)
  } finally {
    await lease.release()
  }
}

const answerTurn = async (deps: Deps, inbound: InboundTurn): Promise<Answer> => {
  const since = deps.clock()
  const answer = await deps.receive(inbound.turn).catch(failed)
  await deps.notes.answerQuery(inbound.query, toastOf(answer))
  let erased = true
  for (const reply of answer.replies) {
    if (reply.do === 'erase' && inbound.message !== undefined)
      erased = await deps.notes.erase(inbound.chat, inbound.message)
    if ((await give(deps, inbound, { reply: asItIs(reply, erased), since })) === 'unreachable') {
      deps.log.info({ event: 'telegram-unreachable', turn: inbound.turn.id }, 'the person can not be reached')
      return answer
    }
  }
  return answer
}

/** A card that says that a message was removed says it only where that is so. */
const asItIs = (reply: Reply, erased: boolean): Reply => {
  if (reply.do !== 'show' || erased || reply.message.notErased === undefined) return reply
  return { ...reply, message: { ...reply.message, text: reply.message.notErased } }
}

type Given = { readonly reply: Reply; readonly since: number }

const give = async (deps: Deps, inbound: InboundTurn, { reply, since }: Given): Promise<Delivery> => {
  if (reply.do === 'show') return deps.cards.show(inbound.chat, reply.message, { turn: inbound.turn.id, since })
  if (reply.do === 'close') await deps.cards.close(inbound.chat, reply, { turn: inbound.turn.id, since })
  if (reply.do === 'unask-phone') await deps.notes.unaskPhone(inbound.chat, reply)
  if (reply.do === 'ask-phone') await deps.notes.askPhone(inbound.chat, reply)
  if (reply.do === 'open-form')
    deps.log.error(
      { event: 'telegram-form-not-shown', page: true, form: reply.form.id },
      'a form was sent to a channel without forms',
    )
  return 'delivered'
}
