import type { Notice } from '#bank/ground/notice.ts'
import { deliverNotice } from '#bank/notice/deliver.ts'
import type { Attempt } from '#bank/notice/life-cycle.ts'
import type { Ports } from '#bank/registry.ts'
import type { Outbox } from '#conversation/channel/message.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import { endRunOut } from './tell-run-outs.ts'
import { type Tellable, type Telling, tellingOf, type Told } from './telling.ts'
import { channelOf, type ChannelName } from '#conversation/channel/turn.ts'

export type Outboxes = Readonly<Partial<Record<ChannelName, Outbox>>>
type Deps = Ports & { readonly outboxes: Outboxes; readonly receive: Receive }

/** Delivers one notice where its customer talks to us; elsewhere when they can't be reached there. */
export const createTell =
  (deps: Deps) =>
  (id: string): Promise<void> =>
    deliverNotice(deps, id, (notice) => attempt(deps, notice))

const attempt = async (deps: Deps, notice: Notice): Promise<Attempt> => {
  const telling = await sayingOf(deps, notice)
  if (telling === 'later') return { kind: 'not-ready' }
  if (telling === 'never') return { kind: 'void' }
  const delivery = await deliverOrFail(deps, notice, telling)
  if ('problem' in delivery) return { kind: 'failed', problem: delivery.problem }
  const { takenIn } = delivery
  // Nothing is owed to whoever can't be told there of having been logged out there: they find out when they are back.
  if (takenIn === undefined) return { kind: 'not-taken', isOwed: telling.hereOnly !== true }
  await overtaken(deps, notice)
  return { kind: 'taken', conversation: takenIn, isFresh: telling.young === true }
}

/** `takenIn`: the conversation whose channel has taken it; none where nobody could be reached. */
type Delivered = { readonly takenIn: string | undefined }

const deliverOrFail = async (
  deps: Deps,
  notice: Notice,
  telling: Telling,
): Promise<Delivered | { readonly problem: string }> => {
  try {
    return await deliver(deps, notice, telling)
  } catch (error) {
    return { problem: String(error) }
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
  { conversation, customer, deliveredIn: toldIn }: Notice,
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
