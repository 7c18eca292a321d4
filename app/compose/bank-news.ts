import type { Hono } from 'hono'
import { synapseRoutes } from '#adapters/synapse/routes.ts'
import { subscribe } from '#adapters/synapse/subscribe.ts'
import { connectSync } from '#bank/registry.ts'
import type { BankNews } from '#bank/ground/rail.ts'
import type { Patience } from '#conversation/turn/patience.ts'
import type { Bank } from './bank.ts'
import type { Given, Telemetry } from './given.ts'
import { problemOf } from '#kit/error.ts'

const SUBSCRIBE_AGAIN_MS = 10_000

type Deps = Pick<Given, 'config' | 'log'> & {
  readonly bank: Bank
  readonly retryLimit: Patience
  readonly telemetry: Telemetry
}

/** The provider's webhooks. They only hasten what polling finds anyway. */
export type NewsDoor = {
  readonly routes: Hono
  /** Has the provider call us; asks again until it agrees. `port` is what this process listens on. */
  subscribe(port: number): Promise<void>
}

export const openNewsDoor = ({ config, log, bank, retryLimit, telemetry }: Deps): NewsDoor => {
  const url =
    config.SYNAPSE_WEBHOOK_URL ??
    (config.PUBLIC_URL === undefined ? undefined : new URL('/webhooks/synapse', config.PUBLIC_URL).href)

  const subscribeUntilDone = async (port: number): Promise<void> => {
    if (url === undefined) return
    const problem = await subscribe(bank.provider, url.replace(':0/', `:${port}/`)).then(
      (done) => (done.ok ? undefined : done.error.message),
      // Also what this process's own leaving cuts short: no reason to end it otherwise than it would.
      problemOf,
    )
    if (problem === undefined) return
    log.warn({ event: 'bank-news-not-subscribed', problem }, 'the bank does not send us news yet')
    setTimeout(() => void subscribeUntilDone(port), SUBSCRIBE_AGAIN_MS).unref()
  }

  return {
    routes: synapseRoutes({
      secret: config.SYNAPSE_CLIENT_SECRET.reveal(),
      accept: withRetryLimit({ log, bank, retryLimit, telemetry }),
    }),
    subscribe: subscribeUntilDone,
  }
}

/** News that failed for the last time are set aside, and the customer they name is read again instead. */
const withRetryLimit = ({ log, bank: { ports, engine }, retryLimit, telemetry }: Omit<Deps, 'config'>) => {
  const sync = connectSync(ports, engine)
  return async (news: BankNews, logId: string): Promise<void> => {
    try {
      await sync.heard(news)
    } catch (error) {
      if (!(await retryLimit.isOver(`bank:${logId}`))) throw error
      telemetry.setAside('bank')
      const facts = {
        event: 'bank-news-set-aside',
        page: true,
        news: news.about,
        id: news.id,
        problem: problemOf(error),
      }
      log.error(facts, 'news of the bank were set aside')
      const user =
        news.about === 'user' ? news.id : news.about === 'account' ? news.user : (news.fromUser ?? news.toUser)
      const customer = user === undefined ? undefined : await ports.customers.findByBankUser(user)
      if (customer !== undefined) await ports.wake.sync(customer.id)
    }
  }
}
