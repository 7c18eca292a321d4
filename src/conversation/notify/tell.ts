import type { Notice } from '#bank/ground/operation-ports.ts'
import type { Ports } from '#bank/ground/ports.ts'
import type { Outbox } from '#conversation/channel/message.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import { endRunOut } from './tell-run-outs.ts'
import { type Tellable, type Telling, tellingOf, type Told } from './telling.ts'
import { channelOf, type ChannelName } from '#conversation/channel/turn.ts'

export type Outboxes = Readonly<Partial<Record<ChannelName, Outbox>>>
type Deps = Ports & { readonly outboxes: Outboxes; readonly receive: Receive }

const AGAIN_AFTER_MS = 6_000
const RETRY_MS = 10_000
const FAILED_MIN_MS = 2_000
const FAILED_MAX_MS = 5 * 60_000

/** Delivers one notice where its customer talks to us; elsewhere when they can't be reached there. */
export const createTell =
  (deps: Deps) =>
  async (id: string): Promise<void> => {
    const notice = await deps.notices.find(id)
    if (notice === undefined) return
    const telling = await sayingOf(deps, notice)
    if (telling === 'later') return await deps.notices.postpone(id, deps.clock() + RETRY_MS)
    if (telling === 'never') return await deps.notices.delivered(id, 'delivered', deps.clock())
    const delivery = await deliverOrWait(deps, notice, telling)
    if (delivery === 'failed') return
    const { takenIn } = delivery
    if (takenIn !== undefined) await overtaken(deps, notice)
    // Once: where clocks differ it would look young for as long as they do.
    if (takenIn !== undefined && telling.young && notice.toldIn === undefined)
      return await deps.notices.lookAgain(id, takenIn, deps.clock() + AGAIN_AFTER_MS)
    // Nothing is owed to who had it before their chat was shut, nor to who can't be told there of having been logged out
    // there: they find out when they are back.
    const isOwed = takenIn === undefined && notice.toldIn === undefined && telling.hereOnly !== true
    await deps.notices.delivered(id, isOwed ? 'unreachable' : 'delivered', deps.clock())
  }

/** `takenIn`: the conversation whose channel has taken it; none where nobody could be reached. */
type Delivered = { readonly takenIn: string | undefined }

/** A channel that fails is tried again ever less often: half as long again as the notice is old. */
const deliverOrWait = async (deps: Deps, notice: Notice, telling: Telling): Promise<Delivered | 'failed'> => {
  try {
    return await deliver(deps, notice, telling)
  } catch (error) {
    const age = deps.clock() - notice.createdAt
    deps.log.warn({ notice: notice.id, ageMs: age, problem: String(error) }, 'a notice could not be delivered yet')
    await deps.notices.postpone(notice.id, deps.clock() + Math.min(Math.max(age / 2, FAILED_MIN_MS), FAILED_MAX_MS))
    return 'failed'
  }
}

/** While it was on its way the operation may have gone on, and that may have been told: the last word is the truth. */
const overtaken = async (deps: Deps, notice: Notice): Promise<void> => {
  if (notice.about.kind !== 'operation') return
  const { operation: id } = notice.about
  const operation = await deps.operations.find(id)
  if (operation === undefined || notice.id === `${id}:${operation.state}`) return
  const now = { ...notice, id: `${id}:${operation.state}` }
  const telling = await sayingOf(deps, now)
  if (typeof telling !== 'string') await deliver(deps, now, telling)
}

const deliver = async (deps: Deps, notice: Notice, { message, hereOnly = false }: Telling): Promise<Delivered> => {
  for (const conversation of await placesFor(deps, notice, hereOnly)) {
    const outbox = deps.outboxes[channelOf(conversation)]
    if (outbox === undefined) continue
    if ((await outbox.deliver({ conversation, key: notice.id, message })) === 'delivered')
      return { takenIn: conversation }
  }
  return { takenIn: undefined }
}

/** Where to tell it, best first. What was told is shown once more where it stands, and nowhere else. */
const placesFor = async (
  { customers }: Deps,
  { conversation, customer, toldIn }: Notice,
  hereOnly: boolean,
): Promise<readonly string[]> => {
  if (toldIn !== undefined) return [toldIn]
  if (hereOnly) return [conversation]
  const others = await customers.identitiesOf(customer)
  return [conversation, ...others.filter((identity) => (identity as string) !== conversation)]
}

const sayingOf = async (deps: Deps, notice: Notice): Promise<Told> => {
  if (notice.about.kind !== 'run-out') return await tellingOf(deps, notice as Tellable)
  const message = await endRunOut(deps.receive, notice, notice.about.until)
  return message === undefined ? 'never' : { message, hereOnly: true }
}
