import type { CardRefs } from '#conversation/channel/card-refs.ts'
import type { ReaderLocale } from '#conversation/channel/reader-locale.ts'
import type { TurnLimits } from '#conversation/channel/turn-limits.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import { setImmediate as nextLoop } from 'node:timers/promises'
import { failureReference } from '#kit/failure-reference.ts'
import { createAnswering, type First } from './answering.ts'
import { createApi, type DiscordApi } from './api.ts'
import { createCards } from './cards.ts'
import { type CommandDefinition, createCommands } from './commands.ts'
import { parseDirectMessage } from './direct-message.ts'
import { CODES, failedWith } from './failure.ts'
import type { FormStore } from './form-store.ts'
import { createGateway } from './gateway.ts'
import { turnIdOf } from './ids.ts'
import { type InteractionEvent, parseInteraction } from './interaction.ts'
import { createInteractions } from './interactions.ts'
import type { Log } from '#kit/log.ts'
import { createMessages } from './messages.ts'
import { createDmChannels } from './dm-channels.ts'
import { createOutbox } from './outbox.ts'
import { createTasks } from './tasks.ts'

export type DiscordDeps = {
  readonly token: string
  readonly applicationId: string
  /** Discord's own unless said, `https://discord.com/api`. */
  readonly apiRoot?: string
  readonly cardRefs: CardRefs
  readonly forms: FormStore
  readonly localeIn?: ReaderLocale | undefined
  readonly receive: Receive
  readonly limits: TurnLimits
  readonly commands: readonly CommandDefinition[]
  readonly log: Log
  /** A turn that takes longer asks Discord for more time; it gives three seconds. */
  readonly deferAfterMs?: number
  /** Between tries where Discord may know in a moment what it doesn't know yet. */
  readonly waitsMs?: readonly number[]
  /** The Gateway is closed for good; the process should end and be started again. */
  readonly onGatewayLost?: (closeCode: number) => void
}

const WAITS_MS = [100, 250, 500, 1000, 2000, 3000, 3000]
/** Four pauses, five tries: within the time that a first answer has. */
const PAUSES = 4

/** Discord as a channel: interactions by webhook or Gateway, typed messages by Gateway, both into `receive`. */
export const createDiscord = (deps: DiscordDeps) => {
  const { receive, limits, forms, log, applicationId, deferAfterMs = 2000, waitsMs = WAITS_MS } = deps
  const api = createApi(deps)
  const cards = createCards({ ...deps, api })
  const channelOf = createDmChannels(api)
  const commands = createCommands(deps.commands)
  const answering = createAnswering({ api, cards, forms, log, waitsMs })
  const interact = createInteractions({
    receive,
    limits,
    answering,
    commands,
    forms,
    deferAfterMs,
    waitsMs: waitsMs.slice(0, PAUSES),
    log,
  })
  const respond = createMessages({
    receive,
    limits,
    api,
    channelOf,
    cards,
    forms,
    localeIn: deps.localeIn,
    log,
    typingAfterMs: deferAfterMs,
    waitsMs: waitsMs.slice(0, PAUSES),
  })
  const tasks = createTasks()

  const interactions = { interact, tasks, log, applicationId }

  const gateway = createGateway({
    ...deps,
    onMessage: (raw) => {
      const message = parseDirectMessage(raw)
      if (message)
        tasks.run(respond(message), (error) =>
          log.error(
            { event: 'discord-message-unanswered', page: true, err: error },
            'a direct message stays unanswered',
          ),
        )
    },
    onInteraction: overGateway({ ...interactions, api }),
    onLost: (closeCode) => {
      log.error({ event: 'discord-gateway-lost', page: true, closeCode }, 'the Discord Gateway is closed for good')
      deps.onGatewayLost?.(closeCode)
    },
  })

  return {
    /** For the routes: undefined when it is nothing we know; rejects when the turn failed. */
    accept: overWebhook(interactions),
    outbox: createOutbox({ cards, channelOf, log }),
    /** Publishes the slash commands; repeating it changes nothing. */
    setUp: (): Promise<void> => api.putCommands(commands.published),
    gateway,
    /** Resolves when nothing that was begun is still being sent: for an orderly end. */
    idle: tasks.idle,
  }
}

type Interactions = {
  readonly interact: ReturnType<typeof createInteractions>
  readonly tasks: ReturnType<typeof createTasks>
  readonly log: Log
  readonly applicationId: string
}

/** One interaction from the webhook: the body of the response, given as soon as it is known. */
const overWebhook =
  ({ interact, tasks, log, applicationId }: Interactions) =>
  (raw: unknown): Promise<object | undefined> => {
    const event = parseInteraction(raw, applicationId)
    if (!event) return Promise.resolve(undefined)
    return new Promise<object>((resolve, reject) => {
      let answered = false
      const first: First = async (response) => {
        answered = true
        resolve(response)
        // The response goes out first: until Discord has it, the token opens nothing.
        await nextLoop()
        return undefined
      }
      tasks.run(interact(event, first), (error) => {
        if (!answered) return reject(error)
        const facts = {
          event: 'discord-answer-incomplete',
          err: error,
          interaction: event.id,
          reference: referenceOf(event),
        }
        log.error(facts, 'an answer could not be completed')
      })
    })
  }

/** The same as in the sentence that the person got. */
const referenceOf = (event: InteractionEvent): string => failureReference(turnIdOf(event.id))

/** One interaction from the Gateway: its first answer is a call of ours. */
const overGateway =
  ({ interact, tasks, log, applicationId, api }: Interactions & { readonly api: DiscordApi }) =>
  (raw: unknown): void => {
    const event = parseInteraction(raw, applicationId)
    if (!event) return
    const first: First = async (response) => {
      try {
        return await api.callback(event, response)
      } catch (error) {
        // The answer before a lost connection has arrived after all.
        if (failedWith(error, [CODES.alreadyAnswered])) return undefined
        throw error
      }
    }
    tasks.run(interact(event, first), (error) => {
      const facts = {
        event: 'discord-interaction-unanswered',
        err: error,
        interaction: event.id,
        reference: referenceOf(event),
      }
      log.error(facts, 'an interaction could not be answered')
    })
  }
