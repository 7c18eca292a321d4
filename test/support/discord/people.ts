import type { APIModalSubmission, GatewayMessageCreateDispatchData } from 'discord-api-types/v10'
import type { Cdn, PersonsFile } from './cdn.ts'
import type { createEndpoint } from './endpoint.ts'
import type { Gateway } from './gateway.ts'
import { commandInteraction, componentInteraction, modalInteraction, openInteraction } from './interactions.ts'
import { apiMessage, apiUser } from './messages.ts'
import { asShown, asShownModal, printed, type Shown, type ShownField, type ShownModal } from './transcript.ts'
import type { Person, RegisteredCommand, StoredMessage, DiscordState } from './state.ts'

/** Options of a command: words, or a file. */
type Given = Readonly<Record<string, string | PersonsFile>>

type Deps = {
  readonly state: DiscordState
  readonly gateway: Gateway
  readonly cdn: Cdn
  readonly endpoint: ReturnType<typeof createEndpoint>
  /** Whether MESSAGE_CREATE names the channel's type: Discord may leave it out. */
  readonly channelType: () => boolean
}

const DEFAULT_DEADLINE_MS = 5000

const knownCommand = (state: DiscordState, name: string, where: 'dm' | 'guild'): RegisteredCommand => {
  const command = state.commands.find((known) => known.name === name)
  if (!command) {
    const known = state.commands.map((one) => `/${one.name}`).join(' ')
    throw new Error(`the bot has no command /${name}; it has: ${known || 'none (was setUp called?)'}`)
  }
  if (!command.contexts.includes(where === 'dm' ? 1 : 0)) throw new Error(`/${name} is not offered in a ${where}`)
  return command
}

/** The client asks for words where words are wanted and for a file where a file is. */
const checkKinds = (command: RegisteredCommand, given: Given): void => {
  for (const [name, value] of Object.entries(given)) {
    const wantsFile = command.options.find((option) => option.name === name)?.type === 11
    if (wantsFile !== (typeof value !== 'string')) throw new Error(`/${command.name} takes another kind of ${name}`)
  }
}

const checkOptions = (command: RegisteredCommand, given: Given): void => {
  for (const name of Object.keys(given))
    if (!command.options.some((option) => option.name === name))
      throw new Error(`/${command.name} has no option ${name}; it has: ${command.options.map((o) => o.name).join(' ')}`)
  for (const { name, required } of command.options)
    if (required && given[name] === undefined) throw new Error(`/${command.name} needs the option ${name}`)
}

/** What the client checks before it lets a modal be sent. */
const valueOf = (field: ShownField, given: string | undefined): string => {
  const value = given ?? field.value ?? ''
  if (value === '' && field.required) throw new Error(`${field.label} is required`)
  if (field.kind === 'select') {
    if (value === '') return ''
    const choice = field.choices.find((option) => option.value === value || option.label === value)
    if (!choice)
      throw new Error(`${field.label} has no choice ${value}: ${field.choices.map((c) => c.label).join(', ')}`)
    return choice.value
  }
  if (value.length > field.maxLength) throw new Error(`${field.label} takes at most ${field.maxLength} characters`)
  if (value !== '' && value.length < field.minLength)
    throw new Error(`${field.label} takes at least ${field.minLength}`)
  return value
}

const submission = (modal: ShownModal, values: Readonly<Record<string, string>>): APIModalSubmission => {
  const names = modal.fields.flatMap((field) => [field.name, field.label])
  const stray = Object.keys(values).filter((key) => !names.includes(key))
  if (stray.length > 0)
    throw new Error(
      `"${modal.title}" has no field ${stray.join(', ')}; it has: ${modal.fields.map((f) => f.label).join(', ')}`,
    )
  return {
    custom_id: modal.customId,
    components: modal.fields.map((field) => {
      const value = valueOf(field, values[field.label] ?? values[field.name])
      return {
        type: 18,
        id: 0,
        component:
          field.kind === 'select'
            ? { type: 3, id: 0, custom_id: field.name, values: value === '' ? [] : [value] }
            : { type: 4, id: 0, custom_id: field.name, value },
      }
    }),
  }
}

const personalMessage = (state: DiscordState, person: Person, content: string): StoredMessage => {
  const message: StoredMessage = {
    id: state.snowflake(),
    channelId: person.channelId,
    authorId: person.id,
    createdAt: state.now(),
    content,
    components: [],
    embeds: [],
    files: [],
    flags: 0,
    edits: 0,
    deleted: false,
    interactionId: undefined,
    pings: [],
  }
  state.messages.set(message.id, message)
  state.openChannels.add(person.channelId)
  return message
}

export type DiscordUser = ReturnType<typeof createUser>

/** One person at their client. Every act resolves once Discord has the bot's first answer; rejects if it got none. */
export const createUser = (deps: Deps, person: Person) => {
  const { state, gateway, endpoint } = deps

  const stored = (): readonly StoredMessage[] =>
    [...state.messages.values()].filter(
      ({ channelId, interactionId }) =>
        channelId === person.channelId ||
        (interactionId !== undefined && state.interactions.get(interactionId)?.person === person),
    )
  /** Everything in the chat as it stands now, oldest first; deleted messages too, marked. */
  const transcript = (): readonly Shown[] => stored().map((message) => asShown(state, message))
  /** Another text after everything that changes the chat: cheaper to ask for again and again than what stands in it. */
  const version = (): string =>
    stored()
      .map(({ id, edits, flags, deleted }) => `${id}:${edits}:${flags}:${deleted}`)
      .join()
  const seen = (): readonly Shown[] => transcript().filter(({ deleted }) => !deleted)
  /** The bot's newest message that still stands. */
  const newest = (): Shown | undefined => seen().findLast(({ from }) => from === 'bot')
  const newestCard = (): Shown => {
    const card = seen().findLast(({ from, buttons, selects }) => from === 'bot' && buttons.length + selects.length > 0)
    if (!card) throw new Error(`nothing can be pressed here:\n${printed(seen())}`)
    return card
  }
  const storedOf = (shown: Shown): StoredMessage => {
    const message = state.messages.get(shown.id)
    if (!message || message.deleted) throw new Error('that message is gone')
    return message
  }

  const click = async (shown: Shown, component: { type: 2 } | { type: 3; values: string[] }, customId: string) => {
    person.modal = undefined
    const message = storedOf(shown)
    const record = openInteraction(state, person, { kind: 'component', sourceMessageId: message.id, where: 'dm' })
    const { type, ...rest } = component
    const data =
      type === 2
        ? { component_type: type, custom_id: customId, id: 0 }
        : { component_type: type, custom_id: customId, values: [], id: 0, ...rest }
    await endpoint.deliver(record, componentInteraction(state, record, message, data))
  }

  const pressOn = async (shown: Shown, label: string): Promise<void> => {
    const button = shown.buttons.find((known) => known.label === label)
    if (!button) throw new Error(`no button "${label}" there, only: ${shown.buttons.map((b) => b.label).join(', ')}`)
    if (button.disabled) throw new Error(`the button "${label}" is disabled`)
    await click(shown, { type: 2 }, button.customId)
  }

  /** Gives the message's id. */
  const heard = (content: string, extra: Partial<GatewayMessageCreateDispatchData> = {}): string => {
    const message = personalMessage(state, person, content)
    const data: GatewayMessageCreateDispatchData = {
      ...apiMessage(state, message),
      author: apiUser(person),
      mentions: [],
      ...(deps.channelType() ? { channel_type: 1 as const } : {}),
      ...extra,
    }
    if (!gateway.dispatch({ t: 'MESSAGE_CREATE', d: data }))
      throw new Error('no Gateway session listens for direct messages: DM text exists only there')
    return message.id
  }

  return {
    id: person.id,
    /** Runs a slash command: `command('/send', { amount: '20', to: 'alex' })`. */
    command: async (name: string, options: Given = {}, where: 'dm' | 'guild' = 'dm'): Promise<void> => {
      const command = knownCommand(state, name.replace(/^\//, ''), where)
      checkOptions(command, options)
      checkKinds(command, options)
      person.modal = undefined
      const record = openInteraction(state, person, { kind: 'command', sourceMessageId: undefined, where })
      if (where === 'dm') state.openChannels.add(person.channelId)
      const given = Object.entries(options).map(([option, value]) => ({
        name: option,
        value: typeof value === 'string' ? value : deps.cdn.keep(value, record.channelId, true),
      }))
      await endpoint.deliver(record, commandInteraction(state, record, command, given))
    },
    version,
    /** Types into the DM; heard over the Gateway alone. */
    say: (text: string): string => heard(text),
    /** Attaches files to a message, with or without words. */
    attach: (files: readonly PersonsFile[], text = ''): string =>
      heard(text, { attachments: files.map((file) => deps.cdn.keep(file, person.channelId, false)) }),
    /** A message without text: `extra` overrides fields of the event (sticker_items, attachments, flags, type). */
    sendOther: (extra: Partial<GatewayMessageCreateDispatchData>): string => heard('', extra),
    /** Presses a button of the newest card that has any. */
    press: (label: string): Promise<void> => pressOn(newestCard(), label),
    /** Presses a button of a message taken from the transcript, as it stood then: stale presses are possible. */
    pressOn,
    /** Presses what never stood there: a changed client can. */
    pressId: (shown: Shown, customId: string): Promise<void> => click(shown, { type: 2 }, customId),
    /** Chooses in a select of the newest card, by the option's label. */
    select: async (label: string): Promise<void> => {
      const card = newestCard()
      const select = card.selects.find(({ options }) => options.some((option) => option.label === label))
      const option = select?.options.find((known) => known.label === label)
      if (!select || !option) throw new Error(`no option "${label}" on the newest card`)
      await click(card, { type: 3, values: [option.value] }, select.customId)
    },
    /** The modal that stands open. */
    modal: (): ShownModal | undefined => (person.modal ? asShownModal(person.modal.modal) : undefined),
    /** Hands in the open modal; fields by label or name, those left out keep what stands in them. */
    fill: async (values: Readonly<Record<string, string>>): Promise<void> => {
      const open = person.modal
      if (!open) throw new Error(`no modal is open:\n${printed(seen())}`)
      const data = submission(asShownModal(open.modal), values)
      const { sourceMessageId } = open.from
      const record = openInteraction(state, person, { kind: 'modal', sourceMessageId, where: 'dm' })
      const source = sourceMessageId === undefined ? undefined : state.messages.get(sourceMessageId)
      person.modal = undefined
      await endpoint.deliver(record, modalInteraction(state, record, data, source))
    },
    /** Closes the modal; Discord tells nobody. */
    dismiss: (): void => {
      person.modal = undefined
    },
    transcript,
    newest,
    /** Whether the bot has sent a direct message with this nonce. */
    got: (nonce: string): boolean => state.nonces.has(`${person.channelId} ${nonce}`),
    /** The newest message that holds this text; throws when there is none. */
    shown: (text: string): Shown => {
      const found = seen().findLast((message) => message.text.includes(text))
      if (!found) throw new Error(`nothing says "${text}":\n${printed(seen())}`)
      return found
    },
    /** The chat in plain lines, for a look. */
    print: (): string => printed(seen()),
    /** Waits until the predicate gives something; rejects with the chat as it stands. */
    waitFor: async <T>(
      predicate: (chat: readonly Shown[]) => T,
      deadlineMs = DEFAULT_DEADLINE_MS,
    ): Promise<NonNullable<T>> => {
      const until = Date.now() + deadlineMs
      for (;;) {
        const value = predicate(seen())
        if (value) return value
        if (Date.now() > until) throw new Error(`waited ${deadlineMs} ms in vain; the chat:\n${printed(seen())}`)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    /** 50007 from now on: DMs closed or the bot blocked. */
    closeDms: (): void => {
      person.reach = 'blocked'
    },
    openDms: (): void => {
      person.reach = 'open'
    },
    /** 50278: no server in common any more. */
    leaveServers: (): void => {
      person.reach = 'no-server'
    },
  }
}
