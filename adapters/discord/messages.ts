import { secretAlone, secretIn } from '#conversation/understand/secrets.ts'
import type { TurnLimits } from '#conversation/channel/turn-limits.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import type { Answer, Reply } from '#conversation/channel/message.ts'
import { type ReaderLocale, readerLocale } from '#conversation/channel/reader-locale.ts'
import { privateRefused } from '#conversation/channel/readers.ts'
import type { Turn } from '#conversation/channel/turn.ts'
import { failureReference } from '#kit/failure-reference.ts'
import { createKeyedQueue } from '#kit/keyed-queue.ts'
import { retry } from '#kit/retry.ts'
import { bare, type DiscordApi } from './api.ts'
import type { Cards } from './cards.ts'
import type { DirectMessage } from './direct-message.ts'
import type { DmChannels } from './dm-channels.ts'
import type { FormStore } from './form-store.ts'
import { conversationOf, identityOf, momentOf, turnIdOf } from './ids.ts'
import { abilities } from './interactions.ts'
import type { Log } from '#kit/log.ts'
import { renderInvitation, renderLine } from './render.ts'
import { channelWords } from '#conversation/channel/words.ts'

type Deps = {
  readonly receive: Receive
  readonly limits: TurnLimits
  readonly api: DiscordApi
  readonly channelOf: DmChannels
  readonly cards: Cards
  readonly forms: FormStore
  /** Discord tells the language of a person with interactions only. */
  readonly localeIn?: ReaderLocale | undefined
  readonly log: Log
  readonly typingAfterMs: number
  /** The Gateway delivers once: a turn that throws is tried again here. */
  readonly waitsMs: readonly number[]
}

const turnOf = (message: DirectMessage): Turn => ({
  id: turnIdOf(message.id),
  channel: 'discord',
  conversation: conversationOf(message.userId),
  who: { identity: identityOf(message.userId), name: message.name },
  at: momentOf(message.id),
  abilities,
  act: message.act,
})

const isSecret = (message: DirectMessage): boolean => {
  const text = 'text' in message.act ? (message.act.text ?? '') : ''
  return (secretIn(text, message) ?? secretAlone(text.trim(), false)) !== undefined
}

const giveOne = async (
  { api, cards, forms }: Pick<Deps, 'api' | 'cards' | 'forms'>,
  message: DirectMessage,
  reply: Reply,
  key: string,
): Promise<void> => {
  const conversation = conversationOf(message.userId)
  const channel = () => Promise.resolve(message.channelId)
  if (reply.do === 'show') await cards.show({ conversation, message: reply.message, key, channel, isAnswer: true })
  if (reply.do === 'close') await cards.close(conversation, reply)
  if (reply.do === 'toast') await api.send(message.channelId, bare(renderLine(reply.text)), key)
  if (reply.do === 'open-form') {
    // A modal opens over a press or a command alone.
    await forms.put(conversation, reply.form)
    await api.send(message.channelId, bare(renderInvitation(reply.form)), key)
  }
}

/** Typed direct messages, each person's in the order they were typed. */
export const createMessages = (deps: Deps) => {
  const { receive, limits, api, channelOf, localeIn, log, typingAfterMs, waitsMs } = deps
  const inOrder = createKeyedQueue()
  const wordsFor = async (message: DirectMessage) =>
    channelWords({ locale: await readerLocale(localeIn, turnOf(message).conversation) }).discord

  const give = async (message: DirectMessage, answer: Answer): Promise<void> => {
    for (const [at, reply] of answer.replies.entries()) await giveOne(deps, message, reply, `${message.id}:${at}`)
  }

  /** Beyond the limit the person hears so once in a minute; everything else is dropped. */
  const admitted = async (message: DirectMessage): Promise<boolean> => {
    const { channel, conversation, who, at } = turnOf(message)
    const admission = await limits.admit({ channel, conversation, identity: who.identity, at })
    if (admission.kind === 'admitted') return true
    // Whoever has to delete something themselves is told each time: nobody else can do it here.
    const holdsSecret = isSecret(message)
    if (admission.tell || holdsSecret) {
      const { tooFast, tooFastSecret } = await wordsFor(message)
      const line = bare(renderLine(holdsSecret ? tooFastSecret : tooFast))
      await api.send(message.channelId, line, `${message.id}:too-fast`)
    }
    return false
  }

  /** Where Discord does not say what kind of channel it is, it is asked which one its person has with us. */
  const isForOne = async ({ isSureDm, userId, channelId }: DirectMessage): Promise<boolean> => {
    if (isSureDm || (await channelOf(userId)) === channelId) return true
    privateRefused(log, 'discord', 'an answer')
    return false
  }

  const respond = async (message: DirectMessage): Promise<void> => {
    if (!(await isForOne(message))) return
    if (!(await admitted(message))) return
    const typing = setTimeout(() => {
      api
        .typing(message.channelId)
        .catch((error: unknown) => log.warn({ event: 'discord-typing-not-shown', err: error }, 'typing was not shown'))
    }, typingAfterMs)
    try {
      // The whole of it: answers are stored by turn and sent with nonces, so that a repetition repeats nothing.
      await retry(async () => give(message, await receive(turnOf(message))), { waitsMs })
    } catch (error) {
      const reference = failureReference(turnIdOf(message.id))
      log.error(
        { event: 'discord-message-failed', err: error, turn: turnIdOf(message.id), reference },
        'a direct message could not be answered',
      )
      await api.send(
        message.channelId,
        bare(renderLine((await wordsFor(message)).trouble(reference))),
        `${message.id}:trouble`,
      )
    } finally {
      clearTimeout(typing)
    }
  }

  return (message: DirectMessage): Promise<void> =>
    inOrder(message.userId, () => respond(message)).catch((error: unknown) =>
      log.error(
        { event: 'discord-message-unanswered', page: true, err: error, turn: turnIdOf(message.id) },
        'a direct message stays unanswered',
      ),
    )
}
