import { language } from './words.ts'
import { setTimeout as pause } from 'node:timers/promises'
import { EventSourceParserStream } from 'eventsource-parser/stream'
import { type LoggedEntry, readEvent } from '#adapters/webchat/entries.ts'
import { refusalOf, Unreachable, unreachable, type Wire } from './wire.ts'

/** Three pings missed: the connection is dead, though neither end has closed it. */
const SILENCE_MS = 45_000

type Listener = {
  /** What was said so far comes anew: someone has logged in, or out. */
  readonly onReset: () => void
  readonly onEntry: (logged: LoggedEntry) => void
  /** Everything that was said before has been read. */
  readonly onReady: () => void
}

/** The connection broke, or was never made. Other errors are ours and go up. */
class Broken extends Error {}

const orBroken = <T>(reading: Promise<T>): Promise<T> =>
  reading.catch((cause: unknown) => {
    throw new Broken('the connection broke', { cause })
  })

type Connecting = { readonly position: string; readonly signal: AbortSignal; readonly onComment: () => void }

const connect = async (wire: Wire, { position, signal, onComment }: Connecting) => {
  const headers = { authorization: wire.authorization, 'last-event-id': position, 'accept-language': language }
  const answer = await orBroken(wire.fetch(new URL('/chat/events', wire.url), { headers, signal }))
  if (answer.status >= 500) throw new Broken(`answered ${answer.status}`)
  if (!answer.ok || answer.body === null) throw new Unreachable(await refusalOf(answer))
  const events = answer.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream({ onComment }))
  return events.getReader()
}

/** The server's own name for where we are: the last event that was read. */
type Place = { position: string }

const readStream = async (wire: Wire, at: Place, { onEntry, onReset, onReady }: Listener) => {
  const silence = new AbortController()
  const timer = setTimeout(() => silence.abort(), SILENCE_MS)
  try {
    const signal = AbortSignal.any([wire.closed, silence.signal])
    const reader = await connect(wire, { position: at.position, signal, onComment: () => timer.refresh() })
    for (;;) {
      const { done, value } = await orBroken(reader.read())
      if (done) return
      timer.refresh()
      if (value.event === 'ready') onReady()
      else if (value.event === 'reset') onReset()
      else onEntry(readEvent(value.data))
      if (value.id !== undefined) at.position = value.id
    }
  } finally {
    clearTimeout(timer)
  }
}

/** Follows the conversation and resumes where it broke off. Ends when closed, throws when Parley stays away. */
export const follow = async (wire: Wire, listener: Listener): Promise<void> => {
  const at: Place = { position: '' }
  let wasReady = false
  let awaySince: number | undefined
  const onReady = () => {
    wasReady = true
    awaySince = undefined
    listener.onReady()
  }
  while (!wire.closed.aborted) {
    try {
      await readStream(wire, at, { ...listener, onReady })
    } catch (error) {
      if (!(error instanceof Broken)) throw error
    }
    if (wire.closed.aborted) return
    awaySince ??= Date.now()
    if (!wasReady || Date.now() - awaySince > wire.giveUpAfterMs) throw unreachable(wire)
    await pause(300)
  }
}
