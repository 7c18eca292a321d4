import { enterBankCode as enterCode, sendBankCode as sendCode, wantedCode } from '#bank/customer/bank-code.ts'
import { changePin as replacePin } from '#bank/customer/change-pin.ts'
import { listChats as chatsOf, revokeChat as revoke } from '#bank/customer/chats.ts'
import { freezeAccount as freeze, unfreezeAccount as unfreeze } from '#bank/customer/freeze.ts'
import { setTimeZone as keepTimeZone } from '#bank/customer/preferences.ts'
import { setPinAbove as setAbove } from '#bank/customer/pin-above.ts'
import { writeAnswers } from '#bank/customer/papers.ts'
import { weaknessFor } from '#bank/customer/new-pin.ts'
import { MAX_PHOTO_BYTES, type PhotoProblem, readPhoto } from '#bank/customer/photo.ts'
import { stop } from '#bank/customer/recover.ts'
import {
  changeDetails as change,
  isHandleTaken as isTaken,
  provePhone as prove,
  register as registerAs,
  submitDocument as submit,
} from '#bank/customer/register.ts'
import {
  checkPin as check,
  endGrace as forgetPin,
  endSignIns as endOthers,
  issueLinkCode as issueCode,
  link,
  signIn as enter,
} from '#bank/customer/sign-in.ts'
import { limitDayOf } from '#bank/ground/allowances.ts'
import { type DetailChange, personOf, type Profile, type QuestionAnswers } from '#bank/ground/customer.ts'
import { subtract, usd } from '#bank/ground/money.ts'
import type { CardId, IdentityKey } from '#bank/ground/ids.ts'
import { NO_STEP_UP, type PinAbove, pinAboveOf } from '#bank/ground/step-up.ts'
import { parsePhone } from '#bank/ground/phone.ts'
import { question } from '#conversation/ask/ask.ts'
import { actorOf, causeOf } from '#conversation/ask/asker.ts'
import type { SentFile, Turn } from '#conversation/channel/turn.ts'
import type { Uploads } from '#conversation/channel/uploads.ts'
import { DEFAULT_LOCALE } from '#conversation/words/locale.ts'
import { err, ok, type Result } from '#kit/result.ts'

/** Whether another customer has it already. Of a phone or an e-mail that is told to nobody. */
export const isHandleTaken = question('customer.handle-taken', ({ handle }: { handle: string }, { ports }) =>
  isTaken(ports, handle),
)

/** The platform gave this number in this very turn, as the person's own: from now on it is proved to be the customer's. */
export const provePhone = question('customer.prove-phone', async (_: void, { ports, me, turn, now }) => {
  const shared = turn.act.do === 'share-phone' ? parsePhone(turn.act.phone) : undefined
  if (shared?.ok !== true) throw new Error('no phone number was shared in this turn')
  return prove(ports, (await me()).id, { phone: shared.value, turn: turn.id, now })
})

/** Makes the customer, joins this person to it and starts the bank's identity check on `card`. Signs in. */
export const register = question(
  'customer.register',
  (
    {
      card,
      ...given
    }: { profile: Profile; ssn: string; pin: string; sharedPhone?: string; sharedAt?: number; card: CardId },
    asker,
  ) => {
    const { identity, network } = asker.turn.who
    return registerAs(asker.ports, {
      ...given,
      ...causeOf(asker, card),
      identity,
      network,
      // The default is what everybody is spoken to in whose platform tells nothing: it was chosen by nobody.
      ...(asker.turn.locale !== undefined && asker.turn.locale !== DEFAULT_LOCALE && { language: asker.turn.locale }),
    })
  },
)

/** Undefined where the bank wants no code. */
export const findWantedCode = question('customer.bank-code', async (_: void, { ports, me }) =>
  wantedCode(ports, await me()),
)

/** `device`: one of those that were given, as it was. */
export const sendBankCode = question(
  'customer.send-bank-code',
  async ({ device, card }: { device: string; card: CardId }, asker) =>
    sendCode(asker.ports, await asker.me(), { device, ...causeOf(asker, card) }),
)

export const enterBankCode = question(
  'customer.enter-bank-code',
  async ({ code, card }: { code: string; card: CardId }, asker) =>
    enterCode(asker.ports, await asker.me(), { code, ...causeOf(asker, card) }),
)

type Document =
  | { kind: 'ssn'; value: string }
  | { kind: 'photo-id'; dataUri: string }
  | { kind: 'questions'; set: string; answers: QuestionAnswers }

/** What is handed in, as it waits in the vault. */
const valueOf = (document: Document): string => {
  if (document.kind === 'ssn') return document.value
  return document.kind === 'photo-id' ? document.dataUri : writeAnswers(document.set, document.answers)
}

export const submitDocument = question(
  'customer.submit-document',
  async ({ document, card }: { document: Document; card: CardId }, asker) => {
    const given = { kind: document.kind, value: valueOf(document), identity: asker.turn.who.identity }
    return submit(asker.ports, await asker.me(), { ...causeOf(asker, card), ...given })
  },
)

/** The picture as the bank wants it. A size that is claimed is believed when it is too much. */
const fetchPicture = async (
  uploads: Uploads,
  { channel }: Turn,
  file: SentFile,
): Promise<Result<string, PhotoProblem>> => {
  if ((file.size ?? 0) > MAX_PHOTO_BYTES) return err({ kind: 'too-big' })
  const fetched = (await uploads[channel]?.(file, MAX_PHOTO_BYTES)) ?? err('not-received' as const)
  return fetched.ok ? readPhoto(fetched.value) : err({ kind: fetched.error })
}

/** Fetches the picture from its channel, looks whether it is one, and hands it in as photo ID. Perhaps megabytes. */
export const handInPicture = question(
  'customer.hand-in-picture',
  async ({ file, card }: { file: SentFile; card: CardId }, asker) => {
    const customer = await asker.me()
    const picture = await fetchPicture(asker.uploads, asker.turn, file)
    if (!picture.ok) return picture
    const given = { kind: 'photo-id', value: picture.value, identity: asker.turn.who.identity } as const
    return ok(await submit(asker.ports, customer, { ...causeOf(asker, card), ...given }))
  },
  { once: true },
)

/** `left`: what can still be sent today, by the customer's own calendar. */
export const readLimits = question('customer.limits', async (_: void, { ports: { settings, allowances }, me, now }) => {
  const customer = await me()
  const { stepUp = NO_STEP_UP } = customer
  const spent = await allowances.spent(personOf(customer), limitDayOf(now, customer))
  const left = subtract(settings.limits.perDay, usd(spent))
  return {
    limits: settings.limits,
    left: left.ok ? left.value : usd(0n),
    above: pinAboveOf(stepUp, settings.stepUp),
    graceMs: settings.stepUp.graceMs,
  }
})

/** Less often takes the PIN. */
export const setPinAbove = question('customer.pin-above', async ({ above }: { above: PinAbove }, asker) =>
  setAbove(asker.ports, await asker.me(), above, actorOf(asker)),
)

/** Logged out here: no PIN that was given before counts any more. */
export const endGrace = question('customer.end-grace', async (_: void, asker) =>
  forgetPin(asker.ports, (await asker.me()).id, actorOf(asker)),
)

/** Counts the try. `not-found` where this person is joined to no customer yet: then a code from another chat is needed. */
export const signIn = question(
  'customer.sign-in',
  ({ pin }: { pin: string }, asker) => enter(asker.ports, { ...actorOf(asker), pin }),
  { once: true },
)

/** Checks the PIN of the signed-in customer, counting the try. */
export const checkPin = question(
  'customer.check-pin',
  async ({ pin }: { pin: string }, asker) => check(asker.ports, await asker.me(), { ...actorOf(asker), pin }),
  { once: true },
)

/** Why the signed-in customer can't have this as a new PIN. */
export const whyWeak = question(
  'customer.why-weak',
  async ({ pin }: { pin: string }, { ports, me }) => weaknessFor(ports, await me(), pin),
  { once: true },
)

export const changePin = question(
  'customer.change-pin',
  async ({ pin }: { pin: string }, asker) => replacePin(asker.ports, (await asker.me()).id, { ...actorOf(asker), pin }),
  { once: true },
)

/** Everywhere but here. */
export const endSignIns = question(
  'customer.end-sign-ins',
  async (_: void, asker) => endOthers(asker.ports, (await asker.me()).id, actorOf(asker)),
  { once: true },
)

export const listChats = question('customer.chats', async (_: void, { ports, me, turn }) =>
  chatsOf(ports, (await me()).id, turn.who.identity),
)

export const revokeChat = question('customer.revoke-chat', async ({ chat }: { chat: IdentityKey }, asker) =>
  revoke(asker.ports, await asker.me(), chat, actorOf(asker)),
)

export const setTimeZone = question('customer.time-zone', async ({ timeZone }: { timeZone: string }, asker) =>
  keepTimeZone(asker.ports, await asker.me(), { timeZone, actor: actorOf(asker) }),
)

/** Whoever is joined to this chat, signed in or not. */
export const freezeAccount = question(
  'customer.freeze',
  async (_: void, asker) => {
    const customer = await asker.ports.customers.findByIdentity(asker.turn.who.identity)
    if (customer === undefined) throw new Error('no customer is linked to this chat')
    // Whatever another chat has begun to get in ends with it.
    await stop(asker.ports, customer.id, undefined, actorOf(asker))
    return await freeze(asker.ports, customer.id, actorOf(asker))
  },
  { once: true },
)

/** The PIN was right in this turn. */
export const unfreezeAccount = question(
  'customer.unfreeze',
  async (_: void, asker) => unfreeze(asker.ports, (await asker.me()).id, actorOf(asker)),
  { once: true },
)

export const changeDetails = question(
  'customer.change-details',
  async ({ change: wanted, card }: { change: DetailChange; card: CardId }, asker) =>
    change(asker.ports, await asker.me(), {
      ...causeOf(asker, card),
      change: wanted,
      chat: asker.turn.who.identity,
    }),
)

/** A code to type on the other platform, valid for ten minutes. */
export const issueLinkCode = question(
  'customer.link-code',
  async (_: void, asker) => issueCode(asker.ports, await asker.me(), actorOf(asker)),
  { once: true },
)

/** Joins this person to the customer whose code it is, if the PIN is theirs; the code is gone once used. */
export const linkIdentity = question(
  'customer.link',
  (given: { code: string; pin: string }, asker) => link(asker.ports, { ...actorOf(asker), ...given }),
  { once: true },
)
