import { refusal } from './errors.ts'

/** What goes wrong with one request; `reset-after` happens after Discord has done what was asked. */
export type Fault =
  | { readonly kind: 'rate-limit'; readonly retryAfter: number; readonly scope?: 'user' | 'global' | 'shared' }
  | { readonly kind: 'refuse'; readonly status: number; readonly code: number; readonly message?: string }
  | { readonly kind: 'server-error'; readonly status: number }
  | { readonly kind: 'server-error-after'; readonly status: number }
  | { readonly kind: 'reset-before' }
  | { readonly kind: 'reset-after' }
  | { readonly kind: 'hold'; readonly until: Promise<unknown> }

type Match = { readonly method?: string; readonly path: RegExp; readonly times?: number }
type Planned = { readonly match: Match; readonly fault: Fault; left: number }

export type Faults = ReturnType<typeof createFaults>

/** Faults are planned for the next `times` (one unless said) requests that match, and used up in order. */
export const createFaults = () => {
  const planned: Planned[] = []
  const add = (match: Match, fault: Fault): void => {
    planned.push({ match, fault, left: match.times ?? 1 })
  }
  return {
    add,
    /** `@original` answers 404 / 10015 although the interaction has been answered: a race seen in production. */
    unknownWebhook: (times: number): void =>
      add(
        { path: /^\/webhooks\/.*@original$/, times },
        { kind: 'refuse', status: 404, code: 10_015, message: 'Unknown Webhook' },
      ),
    /** 40003 for the next openings of a DM. */
    openingDmsTooFast: (times = 1): void =>
      add(
        { method: 'POST', path: /^\/users\/@me\/channels$/, times },
        { kind: 'refuse', status: 400, code: 40_003, message: 'You are opening direct messages too fast' },
      ),
    take: (method: string, path: string): Fault | undefined => {
      const next = planned.find(
        ({ match, left }) => left > 0 && (match.method ?? method) === method && match.path.test(path),
      )
      if (!next) return undefined
      next.left -= 1
      return next.fault
    },
    clear: (): void => {
      planned.length = 0
    },
    /** Planned but never met: a test that expected a fault which did not happen. */
    unmet: (): number => planned.filter(({ left }) => left > 0).length,
  }
}

export const refused = (fault: Extract<Fault, { kind: 'refuse' }>): Error =>
  refusal(fault.status, fault.code, fault.message ?? 'refused on purpose')
