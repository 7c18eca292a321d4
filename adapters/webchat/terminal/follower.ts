import { setTimeout as pause } from 'node:timers/promises'
import { type LoggedEntry, readEvent } from '../entries.ts'
import { createEventParser } from './event-parser.ts'
import { away, Unreachable, type Wire, wordsOf } from './wire.ts'

/** Three pings missed: the connection is dead, though nobody has said so. */
const SILENCE_MS = 45_000

type Listener = {
  /** The last number that was read. */
  readonly seq: () => number
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

const connect = async (wire: Wire, seq: number, signal: AbortSignal) => {
  const headers = { authorization: wire.authorization, 'last-event-id': String(seq) }
  const answer = await orBroken(wire.fetch(new URL('/chat/events', wire.url), { headers, signal }))
  if (answer.status >= 500) throw new Broken(`answered ${answer.status}`)
  if (!answer.ok || answer.body === null) throw new Unreachable(await wordsOf(answer))
  return answer.body.pipeThrough(new TextDecoderStream()).getReader()
}

const readStream = async (wire: Wire, { seq, onEntry, onReady }: Listener) => {
  const silence = new AbortController()
  const timer = setTimeout(() => silence.abort(), SILENCE_MS)
  try {
    const reader = await connect(wire, seq(), AbortSignal.any([wire.closed, silence.signal]))
    const parse = createEventParser()
    for (;;) {
      const { done, value } = await orBroken(reader.read())
      if (done) return
      timer.refresh()
      for (const { event, data } of parse(value)) {
        if (event === 'ready') onReady()
        else onEntry(readEvent(data))
      }
    }
  } finally {
    clearTimeout(timer)
  }
}

/** Follows the conversation and resumes where it broke off. Ends when closed, throws when Parley stays away. */
export const follow = async (wire: Wire, listener: Listener): Promise<void> => {
  let wasReady = false
  let awaySince: number | undefined
  const onReady = () => {
    wasReady = true
    awaySince = undefined
    listener.onReady()
  }
  while (!wire.closed.aborted) {
    try {
      await readStream(wire, { ...listener, onReady })
    } catch (error) {
      if (!(error instanceof Broken)) throw error
    }
    if (wire.closed.aborted) return
    awaySince ??= Date.now()
    if (!wasReady || Date.now() - awaySince > wire.patienceMs) throw away(wire)
    await pause(300)
  }
}
