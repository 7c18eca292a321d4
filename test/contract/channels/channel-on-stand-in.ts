import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import type { Hono } from 'hono'
import type { CardId, ConversationId } from '#bank/ground/ids.ts'
import type { CardRefs } from '#conversation/channel/card-refs.ts'
import type { Channel } from '#conversation/channel/channel.ts'
import type { GroupNotes } from '#conversation/channel/group-notes.ts'
import type { Leases } from '#conversation/channel/leases.ts'
import type { Answer, Message, Text } from '#conversation/channel/message.ts'
import type { TurnLimits } from '#conversation/channel/turn-limits.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import type { Turn } from '#conversation/channel/turn.ts'

/** What can happen on most channels, and on some can't. */
export type Behaviour = 'be-unreachable' | 'have-others-read'

/** One channel on its stand-in, with one person in front of it and a scripted conversation behind it. */
export type ChannelOnStandIn = {
  readonly channel: Channel
  readonly conversation: string
  /** Turns that were stepped; one that was delivered again is not stepped again. */
  readonly turns: readonly Turn[]
  /** What the conversation answers from now on. */
  answer(script: Script): void
  /** Says it by whatever the platform delivers again, and resolves once the answer is there. */
  say(text: string): Promise<void>
  /** The last `say` arrives once more. */
  redeliver(): Promise<void>
  /** Writes it into the chat, where it stays unless it is removed. */
  type(text: string): Promise<void>
  attach(name: string, bytes: Uint8Array): Promise<void>
  /** The person goes where nothing reaches them. */
  leave(): Promise<void>
  /** The platform refuses the next thing we send, or we the next thing a person sends, and says when to try again. */
  slowDown(): Promise<void>
  /** Says so much at once, and resolves when all of it is answered or dropped. */
  hurry(count: number): Promise<void>
  /** How often the person was told that this was too fast. */
  toldTooFast(): Promise<number>
  /** What the bot's messages say on the screen now, oldest first. */
  texts(): Promise<readonly string[]>
  /** What can be pressed in the bot's messages now, a form's button among it. */
  buttons(): Promise<readonly string[]>
  /** What could be tapped in the bot's messages to be led elsewhere. */
  links(): Promise<readonly string[]>
  /** What the person has written, as it stands on the screen now. */
  written(): Promise<readonly string[]>
  /** A conversation that others read along, and what the bot has said there. */
  readonly othersRead?: { readonly conversation: string; readonly said: () => readonly string[] }
  /** Which events with `page` the channel has logged. */
  readonly paged: () => readonly string[]
  /** Names of the files the bot has sent. */
  files(): Promise<readonly string[]>
  close(): Promise<void>
}

export type ChannelUnderTest = {
  readonly name: string
  /** What becomes of a text longer than one message may be. */
  readonly longText: 'split' | 'cut' | 'whole'
  /** What can't happen there, and why. */
  readonly cannot: Partial<Record<Behaviour, string>>
  /** Whether who is too fast hears it once in a minute or with each request. */
  readonly tells: 'once' | 'each-time'
  open(given: { readonly limits: TurnLimits }): Promise<ChannelOnStandIn>
}

export type Script = (turn: Turn) => Answer | Promise<Answer>

/** A conversation that answers from a script, each turn once, as the real one promises. */
export const scripted = () => {
  const answers = new Map<string, Answer>()
  const turns: Turn[] = []
  let script: Script = () => ({ replies: [] })
  const receive: Receive = async (turn) => {
    const known = answers.get(turn.id)
    if (known !== undefined) return known
    turns.push(turn)
    const answer = await script(turn)
    answers.set(turn.id, answer)
    return answer
  }
  const answer = (next: Script): void => {
    script = next
  }
  return { receive, turns, answer }
}

export const card = (id: string, text: string | Text, more: Partial<Message> = {}): Message => ({
  card: id as CardId,
  text: typeof text === 'string' ? [{ text }] : text,
  rows: [],
  ...more,
})
export const shows = (...messages: readonly Message[]): Answer => ({
  replies: messages.map((message) => ({ do: 'show', message })),
})

export const memoryRefs = (): CardRefs & { readonly kept: ReadonlyMap<string, string> } => {
  const kept = new Map<string, string>()
  const key = (conversation: ConversationId, id: CardId): string => `${conversation} ${id}`
  return {
    kept,
    find: async (conversation, id) => kept.get(key(conversation, id)),
    keep: async (conversation, id, reference) => void kept.set(key(conversation, id), reference),
  }
}

export const memoryLeases = (): Leases => {
  const taken = new Set<string>()
  return {
    take: async (what) => {
      if (taken.has(what)) return undefined
      taken.add(what)
      return { release: async () => void taken.delete(what) }
    },
  }
}

/** One process's worth of them. */
export const memoryGroupNotes = (): GroupNotes => {
  const claimed = new Set<string>()
  return { claim: async (group) => !claimed.has(group) && claimed.add(group) !== undefined }
}

const ignore = (): void => undefined
export const silentLog = { info: ignore, warn: ignore, error: ignore }

/** Keeps the codes of what calls a person. */
export const pagingLog = () => {
  const codes: string[] = []
  const error = ({ event, page }: { readonly event?: unknown; readonly page?: unknown }): void => {
    if (page === true) codes.push(String(event))
  }
  return { log: { ...silentLog, error }, paged: () => codes }
}

/** The channel's routes on a real port. */
export const serveRoutes = async (routes: Hono | undefined) => {
  if (routes === undefined) throw new Error('the channel has no routes')
  const server = await new Promise<ServerType>((resolve) => {
    const made = serve({ fetch: routes.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(made))
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}
