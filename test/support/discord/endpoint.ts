import { applyFirst } from './answers.ts'
import { isRefusal } from './errors.ts'
import type { SentFile } from './bodies.ts'
import type { Gateway } from './gateway.ts'
import type { SentInteraction } from './interactions.ts'
import { type Keys, signed, type SignedRequest, TAMPERINGS, type Tampering } from './signing.ts'
import type { InteractionRecord, DiscordState } from './state.ts'

type Deps = {
  readonly state: DiscordState
  readonly keys: Keys
  readonly gateway: Gateway
  readonly answerWithinMs: number
  readonly over: 'http' | 'gateway'
}

type Answered = { readonly status: number; readonly text: string; readonly type: string; readonly form?: FormData }

const filesOf = async (form: FormData): Promise<readonly SentFile[]> =>
  Promise.all(
    [...form.entries()].flatMap(([key, file]) => {
      const slot = /^files\[(\d+)\]$/.exec(key)?.[1]
      if (slot === undefined || typeof file === 'string') return []
      return [
        file.arrayBuffer().then((bytes) => ({
          slot: Number(slot),
          name: file.name,
          type: file.type,
          bytes: new Uint8Array(bytes),
        })),
      ]
    }),
  )

const post = async (url: string, request: SignedRequest, withinMs: number): Promise<Answered> => {
  const response = await fetch(url, { method: 'POST', ...request, signal: AbortSignal.timeout(withinMs) })
  const type = response.headers.get('content-type') ?? ''
  if (type.startsWith('multipart/form-data')) {
    const form = await response.formData()
    const payload = form.get('payload_json')
    return { status: response.status, text: typeof payload === 'string' ? payload : '', type, form }
  }
  return { status: response.status, text: await response.text(), type }
}

/** The side of Discord that calls the bot: signs, sends, and holds it to three seconds. */
export const createEndpoint = (deps: Deps) => {
  const { state, keys, gateway, answerWithinMs, over } = deps
  let url: string | undefined
  let last: SignedRequest | undefined

  const send = (body: object, tampering?: Tampering, withinMs = 3000): Promise<Answered> => {
    if (url === undefined) throw new Error('connect(endpointUrl) first: there is no interactions endpoint')
    last = signed(keys, JSON.stringify(body), state.now(), tampering)
    return post(url, last, withinMs)
  }

  const late = (record: InteractionRecord, why: string): Error => {
    if (record.state === 'waiting') record.state = 'late'
    return new Error(`The application did not respond (${why})`)
  }

  const callbackWithin = async (record: InteractionRecord): Promise<void> => {
    const until = Date.now() + answerWithinMs
    while (record.state === 'waiting') {
      if (Date.now() > until) throw late(record, 'no callback in time')
      await new Promise((resolve) => setTimeout(resolve, 3))
    }
  }

  const overHttp = async (record: InteractionRecord, interaction: SentInteraction): Promise<void> => {
    const answered = await send(interaction, undefined, answerWithinMs).catch((error: unknown) => {
      throw late(record, error instanceof Error ? error.message : String(error))
    })
    if (answered.status === 202 && answered.text === '') return callbackWithin(record)
    if (answered.status !== 200) throw late(record, `the endpoint answered ${answered.status}`)
    if (!/^(application\/json|multipart\/form-data)/.test(answered.type)) throw late(record, 'the answer is not JSON')
    try {
      const files = answered.form ? await filesOf(answered.form) : []
      applyFirst(state, record, { payload: JSON.parse(answered.text), files, by: 'body' })
    } catch (error) {
      if (!isRefusal(error)) throw late(record, 'the answer is not JSON')
      state.violations.push(
        `first answer refused: ${error.code} ${error.message} ${JSON.stringify(error.errors ?? {})}`,
      )
      throw late(record, `refused: ${error.code} ${error.message} ${JSON.stringify(error.errors ?? {})}`)
    }
    return undefined
  }

  return {
    /** Gives the interaction to the bot and waits for its first answer; rejects when there is none in time. */
    deliver: async (record: InteractionRecord, interaction: SentInteraction): Promise<void> => {
      if (over === 'http') return overHttp(record, interaction)
      if (!gateway.dispatch({ t: 'INTERACTION_CREATE', d: interaction }))
        throw late(record, 'no Gateway session to send the interaction to')
      return callbackWithin(record)
    },
    /** Sends any body with any spoiled signature; gives the status and text of the answer. */
    send,
    /** The very request sent last, byte for byte, once more. Its answer is given back, not applied. */
    replay: (): Promise<Answered> => {
      if (url === undefined || last === undefined) throw new Error('nothing has been sent yet')
      return post(url, last, 3000)
    },
    /** As the portal does when an endpoint is entered: a ping, and signatures that must be refused. */
    connect: async (endpointUrl: string): Promise<void> => {
      url = endpointUrl
      const ping = { id: state.snowflake(), application_id: state.applicationId, type: 1, token: 'ping', version: 1 }
      const good = await send(ping)
      const pong: unknown = good.status === 200 ? JSON.parse(good.text) : undefined
      if (JSON.stringify(pong) !== '{"type":1}' || !good.type.startsWith('application/json'))
        throw new Error(`the endpoint did not answer the ping: ${good.status} ${good.text}`)
      for (const tampering of TAMPERINGS) {
        const { status } = await send(ping, tampering)
        if (status !== 401) throw new Error(`the endpoint answered ${status} to a request with ${tampering}`)
      }
    },
  }
}
