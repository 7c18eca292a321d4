import { failureReference } from '#kit/failure-reference.ts'
import type { Abilities, Act, Turn } from '#conversation/channel/turn.ts'
import type { TurnLimits } from '#conversation/channel/turn-limits.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import { InteractionResponseType } from 'discord-api-types/v10'
import { retry } from '#kit/retry.ts'
import type { Answering, First } from './answering.ts'
import type { Commands } from './commands.ts'
import { deferral, notice, sourceOf } from './first-answer.ts'
import type { FormStore } from './form-store.ts'
import { conversationOf, identityOf, momentOf, turnIdOf } from './ids.ts'
import type { InteractionEvent, PrivateInteraction } from './interaction.ts'
import type { Log } from '#kit/log.ts'
import { modalOf } from './modal.ts'
import { channelWords } from '#conversation/channel/words.ts'

/** Modals ask up to five fields at once; nothing a person typed or attached can be removed. */
export const abilities: Abilities = { forms: true, erases: false, picture: 'attachment' }

type Deps = {
  readonly receive: Receive
  readonly limits: TurnLimits
  readonly answering: Answering
  readonly commands: Commands
  readonly forms: FormStore
  /** How long a turn may take before Discord is asked for more time; it gives three seconds. */
  readonly deferAfterMs: number
  /** Discord delivers once: a turn that throws is tried again here, after each of these pauses. */
  readonly waitsMs: readonly number[]
  readonly log: Log
}

type Served = Exclude<InteractionEvent['doing'], { do: 'ask-form' | 'complete' }>

const LATE = Symbol('late')

const within = async <T>(work: Promise<T>, ms: number): Promise<T | typeof LATE> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

const actOf = (commands: Commands, event: InteractionEvent, doing: Served): Act => {
  switch (doing.do) {
    case 'command': {
      const text = commands.textOf(doing.name, doing.values)
      return doing.file
        ? { do: 'attach', file: doing.file, text, what: channelWords(event).discord.what.file }
        : { do: 'say', text }
    }
    case 'press':
      return doing
    case 'fill':
      return doing
  }
}

const turnOf = (commands: Commands, event: InteractionEvent, doing: Served): Turn => ({
  id: turnIdOf(event.id),
  channel: 'discord',
  conversation: conversationOf(event.userId),
  who: { identity: identityOf(event.userId), name: event.name },
  at: momentOf(event.id),
  abilities,
  locale: event.locale,
  act: actOf(commands, event, doing),
})

/** Interactions, from their known shape to their answer given. Rejects when no first answer was given. */
export const createInteractions = (deps: Deps) => {
  const { receive, limits, answering, commands, forms, deferAfterMs, waitsMs, log } = deps

  const openForm = async (event: PrivateInteraction, formId: string, first: First): Promise<void> => {
    const form = await forms.get(conversationOf(event.userId), formId)
    await first(form ? modalOf(form) : notice(channelWords(event).discord.formGone))
  }

  const takeTurn = async (event: PrivateInteraction, doing: Served, first: First): Promise<void> => {
    const turn = turnOf(commands, event, doing)
    const working = retry(() => receive(turn), { waitsMs })
    const answer = await within(working, deferAfterMs).catch(async (error: unknown) => {
      const facts = { turn: turn.id, reference: failureReference(turn.id), err: error }
      log.error({ event: 'discord-turn-failed', ...facts }, 'a turn failed, and its sender is told so')
      await answering
        .sendTrouble(event)
        .catch((reason: unknown) =>
          log.error({ event: 'discord-trouble-not-sent', page: true, err: reason }, 'the person could not be notified'),
        )
      throw error
    })
    if (answer !== LATE) return answering.give(event, answer, first)
    // Its failure is seen to below, also when it comes while the deferral is still on its way.
    working.catch(() => undefined)
    await first(deferral(event))
    try {
      await answering.giveDeferred(event, await working)
    } catch (error) {
      await answering.giveTrouble(event)
      throw error
    }
  }

  /**
   * Discord wants an answer to every interaction. A press beyond the limit is only acknowledged, once the person was told
   * in this minute; to a command there is nothing quieter than a notice that the person alone sees.
   */
  const refuse = (event: InteractionEvent, first: First, tell: boolean): Promise<unknown> =>
    first(
      tell || sourceOf(event) === undefined
        ? notice(channelWords(event).discord.tooFast)
        : { type: InteractionResponseType.DeferredMessageUpdate },
    )

  return async (event: InteractionEvent, first: First): Promise<unknown> => {
    const { doing } = event
    // Also for autocompletion, which this bot never asks for: no choices.
    if (doing.do === 'complete')
      return first({ type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices: [] } })
    if (!event.private) return first(notice(channelWords(event).discord.onlyPrivately))
    const sender = {
      channel: 'discord',
      conversation: conversationOf(event.userId),
      identity: identityOf(event.userId),
    }
    const admission = await limits.admit({ ...sender, at: momentOf(event.id) })
    if (admission.kind === 'too-fast') return refuse(event, first, admission.tell)
    return doing.do === 'ask-form' ? openForm(event, doing.form, first) : takeTurn(event, doing, first)
  }
}
