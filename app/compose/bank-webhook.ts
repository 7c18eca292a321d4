import type { Hono } from 'hono'
import { synapseRoutes } from '#adapters/synapse/routes.ts'
import { subscribe } from '#adapters/synapse/subscribe.ts'
import { connectSync } from '#bank/registry.ts'
import type { BankEvent } from '#bank/ground/rail.ts'
import type { RetryLimit } from '#conversation/turn/retry-limit.ts'
import type { Bank } from './bank.ts'
import type { Given, Telemetry } from './given.ts'
import { reasonOf } from '#kit/error.ts'
import { err } from '#kit/result.ts'

const SUBSCRIBE_AGAIN_MS = 10_000

type Deps = Pick<Given, 'config' | 'log'> & {
  readonly bank: Bank
  readonly retryLimit: RetryLimit
  readonly telemetry: Telemetry
}

/** The provider's webhooks. They only hasten what polling finds anyway. */
export type BankWebhook = {
  readonly routes: Hono
  /** Has the provider call us; asks again until it agrees. `port` is what this process listens on. */
  subscribe(port: number): Promise<void>
}

export const createBankWebhook = ({ config, log, bank, retryLimit, telemetry }: Deps): BankWebhook => {
  const url =
    config.SYNAPSE_WEBHOOK_URL ??
    (config.PUBLIC_URL === undefined ? undefined : new URL('/webhooks/synapse', config.PUBLIC_URL).href)

  const subscribeUntilDone = async (port: number): Promise<void> => {
    if (url === undefined) return
    const done = await subscribe(bank.provider, url.replace(':0/', `:${port}/`)).catch(
      // Also what this process's own leaving cuts short: no reason to end it otherwise than it would.
      (error: unknown) => err({ message: reasonOf(error) }),
    )
    if (done.ok) return
    const { message: detail } = done.error
    log.warn({ event: 'bank-webhook-not-subscribed', detail }, 'the bank does not send us webhooks yet')
    setTimeout(() => void subscribeUntilDone(port), SUBSCRIBE_AGAIN_MS).unref()
  }

  return {
    routes: synapseRoutes({
      secret: config.SYNAPSE_CLIENT_SECRET.reveal(),
      accept: withRetryLimit({ log, bank, retryLimit, telemetry }),
      logger: log,
    }),
    subscribe: subscribeUntilDone,
  }
}

/** A webhook that failed for the last time is dropped, and the customer it names is read again instead. */
const withRetryLimit = ({ log, bank: { ports, engine }, retryLimit, telemetry }: Omit<Deps, 'config'>) => {
  const sync = connectSync(ports, engine)
  return async (event: BankEvent, logId: string): Promise<void> => {
    try {
      await sync.apply(event)
    } catch (error) {
      if (!(await retryLimit.isReached(`bank:${logId}`))) throw error
      telemetry.quarantined('bank')
      const facts = {
        event: 'bank-webhook-quarantined',
        page: true,
        about: event.about,
        id: event.id,
        err: error,
      }
      log.error(facts, 'a webhook of the bank was dropped after its last try')
      const user =
        event.about === 'user' ? event.id : event.about === 'account' ? event.user : (event.fromUser ?? event.toUser)
      const customer = user === undefined ? undefined : await ports.customers.findByBankUser(user)
      if (customer !== undefined) await ports.wake.sync(customer.id)
    }
  }
}
