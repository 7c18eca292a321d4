import { serve } from '@hono/node-server'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createCdn } from './cdn.ts'
import { createEndpoint } from './endpoint.ts'
import { createFaults } from './faults.ts'
import { createGateway } from './gateway.ts'
import { type BucketSize, createLimits } from './limits.ts'
import { apiMessage, idFromName } from './messages.ts'
import { createUser, type DiscordUser } from './people.ts'
import type { SeenRequest } from './rest-guard.ts'
import { createRest } from './rest.ts'
import { createKeys, signedBytes } from './signing.ts'
import { createDiscordState, type Person } from './state.ts'

export type { DiscordUser } from './people.ts'
export type { Shown, ShownModal } from './transcript.ts'

export type DiscordStandInOptions = {
  readonly token?: string
  readonly applicationId?: string
  /** Discord sends interactions over one road, never both. */
  readonly interactionsOver?: 'http' | 'gateway'
  /** Three seconds at Discord. */
  readonly answerWithinMs?: number
  readonly heartbeatMs?: number
  /** Requests that one bucket takes; generous unless said. */
  readonly bucket?: BucketSize
  /** Answers of 401, 403 and 429 that pass before it counts as a violation. */
  readonly invalidBudget?: number
  /** Five where only the user has installed the app. */
  readonly followUpLimit?: number
  /** Whether MESSAGE_CREATE has `channel_type`; by turns unless said, since Discord does not promise it. */
  readonly channelType?: boolean
}

const DEFAULTS = {
  token: 'stand-in.bot.token',
  applicationId: '200000000000000001',
  interactionsOver: 'http',
  answerWithinMs: 3000,
  heartbeatMs: 41_250,
  bucket: { limit: 100, windowMs: 1000 },
  invalidBudget: 25,
} as const

export type DiscordStandIn = Awaited<ReturnType<typeof createDiscordStandIn>>

/**
 * A Discord of its own on a free port: REST API, Gateway, and the caller of the interactions endpoint. It refuses
 * what Discord refuses. See README.md beside this file for how to drive it.
 */
export const createDiscordStandIn = async (given: DiscordStandInOptions = {}) => {
  const options = { ...DEFAULTS, ...given }
  const state = createDiscordState(options)
  const keys = createKeys()
  const faults = createFaults()
  const requests: SeenRequest[] = []
  const gateway = createGateway(state, options)
  const limits = createLimits(options.bucket, Date.now)
  const announce: Parameters<typeof createRest>[0]['announce'] = (t, message) => {
    // Discord echoes the bot's own messages to it; `channel_type` by turns, as for a person's.
    gateway.dispatch({ t, d: { ...apiMessage(state, message), mentions: [] } })
  }
  const app = createRest({
    state,
    faults,
    limits,
    requests,
    announce,
    gatewayUrl: gateway.url,
    invalidBudget: options.invalidBudget,
    ...(options.followUpLimit === undefined ? {} : { followUpLimit: options.followUpLimit }),
  })
  let origin = ''
  const cdn = createCdn({ ...state, origin: () => origin })
  const server = await new Promise<Server>((resolve) => {
    const fetch: typeof app.fetch = (request, ...rest) =>
      (/^https?:\/\/[^/]+\/api\//.test(request.url) ? app : cdn.app).fetch(request, ...rest)
    const made = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(made as Server))
  })
  const { port } = server.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`
  gateway.attach(server, port)
  const endpoint = createEndpoint({
    state,
    keys,
    gateway,
    answerWithinMs: options.answerWithinMs,
    over: options.interactionsOver,
  })

  const users = new Map<string, DiscordUser>()
  let turns = 0
  const channelType = (): boolean => options.channelType ?? turns++ % 2 === 0
  const user = (
    idOrName: string,
    profile: { readonly username?: string; readonly globalName?: string; readonly othersRead?: boolean } = {},
  ): DiscordUser => {
    const id = /^\d+$/.test(idOrName) ? idOrName : idFromName(idOrName)
    const known = users.get(id)
    if (known) return known
    const person: Person = {
      id,
      username: profile.username ?? (/^\d+$/.test(idOrName) ? `user${id.slice(-4)}` : idOrName),
      globalName: profile.globalName ?? null,
      othersRead: profile.othersRead === true,
      channelId: state.snowflake(),
      reach: 'open',
      modal: undefined,
    }
    state.people.set(id, person)
    const made = createUser({ state, gateway, endpoint, cdn, channelType }, person)
    users.set(id, made)
    return made
  }

  return {
    apiRoot: `http://127.0.0.1:${port}/api`,
    /** Where attachments are, in place of `https://cdn.discordapp.com`. */
    cdnRoot: origin,
    /** Names of the attachments that were fetched. */
    fetched: cdn.fetched,
    gatewayUrl: gateway.url(),
    publicKeyHex: keys.publicKeyHex,
    token: options.token,
    applicationId: options.applicationId,
    /** Enters the interactions endpoint, as in the developer portal: pings it and tries bad signatures on it. */
    connect: endpoint.connect,
    /** A person, made on first mention; a name stands for a stable id. */
    user,
    faults,
    gateway,
    /** Every request the bot made, newest last, tokens hidden. */
    requests: requests as readonly SeenRequest[],
    /** What no bot may do, though no answer could say so: must be empty at the end of a test. */
    violations: state.violations,
    commands: () => state.commands,
    /** Whom the bot has shown itself typing to. */
    typing: () => state.typing,
    /** Moves Discord's clock: tokens of interactions live 15 minutes. */
    advance: state.advance,
    /** Sends any JSON to the endpoint, well signed or spoiled in one way. */
    send: endpoint.send,
    /** Signs any bytes as Discord does, so many seconds away from now. */
    sign: (body: Buffer, shiftSeconds = 0) => signedBytes(keys, body, shiftSeconds),
    /** The newest request to the endpoint once more, byte for byte. */
    replay: endpoint.replay,
    /** Fails when a rule was broken or a planned fault never happened. */
    verify: (): void => {
      if (state.violations.length > 0) throw new Error(`violations:\n${state.violations.join('\n')}`)
      if (faults.unmet() > 0) throw new Error(`${faults.unmet()} planned faults never happened`)
    },
    close: async (): Promise<void> => {
      gateway.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
