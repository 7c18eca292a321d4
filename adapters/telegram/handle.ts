import { z } from 'zod'
import { conversationId } from '#bank/ground/ids.ts'
import { DEFAULT_LOCALE, type Locale, type Localized } from '#conversation/words/locale.ts'
import type { GroupNotes } from '#conversation/channel/group-notes.ts'
import type { Leases } from '#conversation/channel/leases.ts'
import { type ReaderLocale, readerLocale } from '#conversation/channel/reader-locale.ts'
import { publicLine } from '#conversation/channel/readers.ts'
import type { TurnLimits } from '#conversation/channel/turn-limits.ts'
import type { Abilities } from '#conversation/channel/turn.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import { failureReference } from '#kit/failure-reference.ts'
import { channelWords } from '#conversation/channel/words.ts'
import { secretAlone, secretIn } from '#conversation/understand/secrets.ts'
import type { Cards } from './cards.ts'
import type { Client } from './client.ts'
import type { Log } from '#kit/log.ts'
import { type Inbound, normalise } from './normalise.ts'
import { createNotes, type Notes } from './notes.ts'
import { isPrivateChat } from './place.ts'
import { takeTurn } from './take-turn.ts'
import type { createUnproved } from './unproved.ts'
import type { Update } from './update.ts'

type Deps = {
  readonly client: Client
  readonly cards: Cards
  readonly receive: Receive
  readonly leases: Leases
  readonly groupNotes: GroupNotes
  readonly limits: TurnLimits
  readonly username: () => string
  readonly abilities: Abilities
  /** Absent where there are no pages. */
  readonly unproved?: ReturnType<typeof createUnproved> | undefined
  /** Of updates that can't be read, and so tell no language. */
  readonly localeIn?: ReaderLocale | undefined
  readonly clock: () => number
  readonly log: Log
}

const Private = z.looseObject({
  message: z.looseObject({ chat: z.looseObject({ id: z.int(), type: z.literal('private') }) }),
})

const holdsSecret = (text: string, to: Localized): boolean =>
  (secretIn(text, to) ?? secretAlone(text.trim(), false)) !== undefined

/** A change is never run, but a secret that it has put into the chat is removed like any other. */
const hearEdit = async (
  { note, erase }: Notes,
  { chat, message, text, locale }: Extract<Inbound, { kind: 'edited' }>,
): Promise<void> => {
  const words = channelWords({ locale }).telegram
  if (!holdsSecret(text, { locale })) return note(chat, words.editsNotRead)
  await note(chat, (await erase(chat, message)) ? words.editErased : words.editNotErased)
}

type InboundTurn = Extract<Inbound, { kind: 'turn' }>

/** For a turn that is not taken: what it wrote into the chat is removed where it holds a secret. Undefined: there was none. */
const eraseSecret = async ({ erase }: Notes, { turn, chat, message }: InboundTurn): Promise<boolean | undefined> => {
  const text = 'text' in turn.act ? (turn.act.text ?? '') : ''
  if (message === undefined || !holdsSecret(text, { locale: turn.locale ?? DEFAULT_LOCALE })) return undefined
  return await erase(chat, message)
}

/** Beyond the limit the person hears so once in a minute; everything else is acknowledged and dropped, and no secret stays. */
const createAdmission =
  ({ limits, notes }: { readonly limits: TurnLimits; readonly notes: Notes }) =>
  async (inbound: InboundTurn): Promise<boolean> => {
    const { turn, chat, query } = inbound
    const { channel, conversation, who, at } = turn
    const admission = await limits.admit({ channel, conversation, identity: who.identity, at })
    if (admission.kind === 'admitted') return true
    const erased = await eraseSecret(notes, inbound)
    // Whoever has to delete something themselves is told each time.
    if (!admission.tell && erased !== false) return false
    const { tooFast, tooFastErased, tooFastNotErased } = channelWords({
      locale: turn.locale ?? DEFAULT_LOCALE,
    }).telegram
    if (query !== undefined) await notes.answerQuery(query, tooFast)
    else await notes.note(chat, erased === undefined ? tooFast : erased ? tooFastErased : tooFastNotErased)
    return false
  }

type HearDeps = Omit<Deps, 'client' | 'limits' | 'username'> & { readonly notes: Notes }

/** A turn of the conversation, also one that a press of our own makes of a page. */
const createHearTurn =
  ({ abilities, unproved, ...deps }: HearDeps) =>
  async (inbound: InboundTurn): Promise<void> => {
    const turn = { ...inbound.turn, abilities }
    const pressed = await unproved?.press(turn, inbound.pressed)
    if (typeof pressed === 'string') return deps.notes.answerQuery(inbound.query, pressed)
    await takeTurn(deps, { ...inbound, turn: pressed?.turn ?? turn })
    await pressed?.done()
  }

/** An update of which not even the kind can be read: its sender is notified, where even they can be read. */
const notifyUnreadable = async (
  { notes: { note }, localeIn }: { readonly notes: Notes; readonly localeIn: ReaderLocale | undefined },
  body: unknown,
  reference: string,
): Promise<void> => {
  const from = Private.safeParse(body)
  const chat = from.data?.message.chat.id
  if (chat === undefined || !isPrivateChat(chat)) return
  const locale = await readerLocale(localeIn, conversationId(`telegram:${chat}`))
  await note(chat, channelWords({ locale }).telegram.notRead(reference))
}

/** One update from beginning to end: a turn and its answer, or a word of our own. Throws on what should come again. */
export const createHandle = (deps: Deps) => {
  const { client, limits, groupNotes, username, clock, log } = deps
  const notes = createNotes({ client, log })
  const { answerQuery, note } = notes
  const isAdmitted = createAdmission({ limits, notes })
  const hearTurn = createHearTurn({ ...deps, notes })

  /** Once an hour, whichever process is called upon. */
  const noteInGroup = async (group: number, locale: Locale): Promise<void> => {
    if (!(await groupNotes.claim(`telegram:${group}`))) return
    await notes.noteInGroup(group, publicLine(channelWords({ locale }).telegram.onlyInPrivate(username())))
  }

  const elsewhere = async ({ chat, query, locale }: Extract<Inbound, { kind: 'elsewhere' }>): Promise<void> => {
    if (query === undefined) return noteInGroup(chat, locale)
    await answerQuery(query, channelWords({ locale }).telegram.onlyInPrivate(username()))
  }

  /** What to do about an update whose answer could not be given. Throws when the person could not be notified: it then comes again. */
  const quarantineUpdate = async (update: Update): Promise<void> => {
    const inbound = normalise(update, clock(), username())
    const reference = failureReference('telegram', String(update.update_id))
    if (inbound.kind === 'turn') {
      const { telegram } = channelWords({ locale: inbound.turn.locale ?? DEFAULT_LOCALE })
      await answerQuery(inbound.query)
      const erased = await eraseSecret(notes, inbound)
      const rest = erased === undefined ? [] : [erased ? telegram.secretErased : telegram.secretNotErased]
      await note(inbound.chat, [telegram.notHandled(reference), ...rest].join(' '))
    }
    log.error(
      { event: 'telegram-update-quarantined', page: true, update: update.update_id, kind: inbound.kind, reference },
      'an update was quarantined after its last try',
    )
  }

  const handle = async (update: Update): Promise<void> => {
    const inbound = normalise(update, clock(), username())
    switch (inbound.kind) {
      case 'turn':
        if (await isAdmitted(inbound)) await hearTurn(inbound)
        return
      case 'edited':
        return hearEdit(notes, inbound)
      case 'elsewhere':
        return elsewhere(inbound)
      case 'membership':
        return log.info(
          { event: 'telegram-membership', status: inbound.status },
          'someone came back or blocked the bot',
        )
      case 'ignore':
        return answerQuery(inbound.query)
    }
  }

  return {
    handle,
    noteInGroup,
    quarantineUpdate,
    notifyUnreadable: (body: unknown, reference: string) =>
      notifyUnreadable({ notes, localeIn: deps.localeIn }, body, reference),
    chatKeyOf: (update: Update): number => normalise(update, 0, username()).chat ?? 0,
  }
}
