import type { Notice } from '#bank/ground/notice.ts'
import { deliverNotice } from '#bank/notice/deliver.ts'
import type { Attempt } from '#bank/notice/life-cycle.ts'
import type { Ports } from '#bank/registry.ts'
import type { Message, Outbox } from '#conversation/channel/message.ts'
import { urgencyOf } from '#conversation/channel/urgency.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import { briefOf } from './brief.ts'
import type { LocaleIn } from './locale-in.ts'
import { closeExpired, isAboutExpiry } from './expired-cards.ts'
import { isPublic } from './public-notices.ts'
import { keptQuiet } from './quiet.ts'
import { endRunOut } from './run-outs.ts'
import { hideSecret } from './shown-secrets.ts'
import { statusCardOf } from '#conversation/operation/status-card.ts'
import { type RenderableNotice, type NoticeMessage, renderNotice, type Rendered } from './render.ts'
import { DEFAULT_LOCALE, type Locale } from '#conversation/words/locale.ts'
import { channelOf, type ChannelName } from '#conversation/channel/turn.ts'

export type Outboxes = Readonly<Partial<Record<ChannelName, Outbox>>>
type Deps = Ports & { readonly outboxes: Outboxes; readonly receive: Receive; readonly localeIn: LocaleIn }

/** Delivers one notice where its customer talks to us; elsewhere when they can't be reached there. */
export const createDeliver =
  (deps: Deps) =>
  (id: string): Promise<void> =>
    deliverNotice(deps, id, (notice) => attempt(deps, notice))

const attempt = async (deps: Deps, notice: Notice): Promise<Attempt> => {
  const closed = await closedBy(deps, notice)
  // The card of a day that was missed was shown by no turn: it is a notice's own.
  if (closed !== undefined && closed.kind !== 'void') return closed
  const kept = await keptQuiet(deps, notice)
  if (kept !== undefined) return kept
  const rendered = await render(deps, notice)
  if (rendered === 'later') return { kind: 'not-ready' }
  if (rendered === 'never') return { kind: 'void' }
  const delivery = await deliverOrFail(deps, notice, rendered)
  if ('error' in delivery) return { kind: 'failed', error: delivery.error }
  const { takenIn } = delivery
  // A log-out that can't be shown in its own conversation needs no other place: the customer sees it on coming back.
  if (takenIn === undefined) return { kind: 'not-taken', isOwed: rendered.hereOnly !== true }
  await deliverLatest(deps, notice)
  await deliverElsewhere(deps, notice, takenIn)
  return { kind: 'taken', conversation: takenIn, isFresh: rendered.young === true }
}

/** Undefined for what is no card to be closed. */
const closedBy = async (deps: Deps, notice: Notice): Promise<Attempt | undefined> => {
  const { about } = notice
  try {
    if (about.kind === 'secret-shown') return await hideSecret(deps, notice, about)
    return isAboutExpiry(about) ? await closeExpired(deps, notice, about) : undefined
  } catch (error) {
    return { kind: 'failed', error }
  }
}

/** `takenIn`: the conversation whose channel has taken it; none where no channel could. */
type Delivered = { readonly takenIn: string | undefined }

const deliverOrFail = async (
  deps: Deps,
  notice: Notice,
  rendered: NoticeMessage,
): Promise<Delivered | { readonly error: unknown }> => {
  try {
    return await deliver(deps, notice, rendered)
  } catch (error) {
    return { error }
  }
}

/**
 * While it was on its way the operation may have gone on, and a later notice may have been delivered: the latest state is
 * shown last.
 */
const deliverLatest = async (deps: Deps, notice: Notice): Promise<void> => {
  if (notice.about.kind !== 'operation') return
  const { operation: id } = notice.about
  const operation = await deps.operations.find(id)
  if (operation === undefined || notice.id === `${id}:${operation.state}`) return
  const now = { ...notice, id: `${id}:${operation.state}` }
  const rendered = await render(deps, now)
  if (typeof rendered !== 'string') await deliver(deps, now, rendered)
}

/** Where it was looked at from another chat, that card goes on too; a failure there holds up nothing. */
const deliverElsewhere = async (deps: Deps, notice: Notice, takenIn: string): Promise<void> => {
  if (notice.about.kind !== 'operation' || notice.customer === undefined) return
  const { operation: id } = notice.about
  const operation = await deps.operations.find(id)
  if (operation === undefined) return
  const linked: readonly string[] = await deps.customers.identitiesOf(notice.customer)
  const now = { ...notice, id: `${id}:${operation.state}` }
  for (const conversation of linked) {
    const outbox = conversation === takenIn ? undefined : deps.outboxes[channelOf(conversation)]
    if (outbox === undefined) continue
    const locale = await deps.localeIn(conversation, notice.customer)
    const rendered = await renderNotice(deps, now as RenderableNotice, { locale })
    if (typeof rendered === 'string') continue
    const message = { ...inLocale(rendered.message, locale), card: statusCardOf(id) }
    const key = `${now.id}:${operation.revision}:${conversation}`
    await outbox.deliver({ conversation, key, message, whereShown: true, urgency: 'outcome' }).catch(() => undefined)
  }
}

const deliver = async (
  deps: Deps,
  notice: Notice,
  { message, hereOnly = false, isPublic: saysNothing = false }: NoticeMessage,
): Promise<Delivered> => {
  const spoken = await deps.localeIn(notice.conversation, notice.customer)
  for (const conversation of await placesFor(deps, notice, hereOnly)) {
    const outbox = deps.outboxes[channelOf(conversation)]
    if (outbox === undefined) continue
    const said = hereOnly
      ? inLocale(message, spoken)
      : await translated(deps, notice, { message, spoken, conversation })
    if (
      (await outbox.deliver({
        conversation,
        key: notice.id,
        message: said,
        brief: () =>
          briefOf(deps, notice, said.locale === undefined ? { locale: DEFAULT_LOCALE } : { locale: said.locale }),
        isPublic: saysNothing || isPublic(notice.about),
        urgency: urgencyOf(notice.about),
      })) === 'delivered'
    )
      return { takenIn: conversation }
  }
  return { takenIn: undefined }
}

type Translated = { readonly message: Message; readonly spoken: Locale; readonly conversation: string }

/** In another conversation it is said in the language of that one. */
const translated = async (deps: Deps, notice: Notice, { message, spoken, conversation }: Translated) => {
  const locale = await deps.localeIn(conversation, notice.customer)
  if (locale === spoken || notice.about.kind === 'run-out') return inLocale(message, spoken)
  const rendered = await renderNotice(deps, notice as RenderableNotice, { locale })
  return typeof rendered === 'string' ? inLocale(message, spoken) : inLocale(rendered.message, locale)
}

/** What the channel says around it by itself is said in the same language; what a turn has made names its own. */
const inLocale = (message: Message, locale: Locale): Message =>
  message.locale !== undefined || locale === DEFAULT_LOCALE ? message : { ...message, locale }

/** Where to deliver it, best first. What was delivered is shown once more in the same place, and nowhere else. */
const placesFor = async (
  { customers }: Deps,
  { conversation, customer, deliveredIn: shownIn }: Notice,
  hereOnly: boolean,
): Promise<readonly string[]> => {
  if (shownIn !== undefined) return [shownIn]
  if (hereOnly) return [conversation]
  // A chat that is no longer the customer's hears nothing of theirs, whatever was begun there.
  const linked: readonly string[] = customer === undefined ? [] : await customers.identitiesOf(customer)
  return [...linked].toSorted((a, b) => Number(b === conversation) - Number(a === conversation))
}

const render = async (deps: Deps, notice: Notice): Promise<Rendered> => {
  if (notice.about.kind !== 'run-out')
    return await renderNotice(deps, notice as RenderableNotice, {
      locale: await deps.localeIn(notice.conversation, notice.customer),
    })
  const message = await endRunOut(deps.receive, notice, notice.about.until)
  return message === undefined ? 'never' : { message, hereOnly: true }
}
