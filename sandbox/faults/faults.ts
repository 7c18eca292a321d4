import { z } from 'zod'
import { newId } from '../kit/ids.ts'

/** What can go wrong with an answer. `after` kinds do the work first: the caller cannot know. */
export const RequestFault = z.enum([
  'latency',
  'hang-before',
  'hang-after',
  'reset-before',
  'reset-after',
  'status',
  'status-after',
  'html',
  'empty',
  'truncated',
])
export const WebhookFault = z.enum(['lost', 'doubled', 'late', 'reordered'])

/** A rule: which calls, what happens, and how often (a probability, the next n, or both). */
export const FaultRule = z.object({
  fault: z.union([RequestFault, WebhookFault]),
  method: z.string().toUpperCase().optional(),
  /** A path under /v3.1 in which `*` stands for one segment (and, at the end, for all the rest); a scope for webhooks. */
  route: z.string().default('*'),
  probability: z.number().min(0).max(1).default(1),
  times: z.number().int().positive().optional(),
  /** For `status`: the code to answer; for `latency` and `late`: ms of real and simulated time. */
  status: z.number().int().min(400).max(599).default(503),
  ms: z.number().int().min(0).max(600_000).default(1_000),
})
export type FaultRule = z.infer<typeof FaultRule>
export type StoredRule = FaultRule & { id: string; hits: number }

export type Faults = {
  add(rule: FaultRule): StoredRule
  list(): readonly StoredRule[]
  remove(id: string): boolean
  clear(): void
  forRequest(method: string, path: string): FaultRule | undefined
  forWebhook(scope: string): FaultRule | undefined
}

const WEBHOOKS = new Set<string>(WebhookFault.options)

const matcher = (route: string): RegExp => {
  if (route === '*') return /.*/
  const parts = route.split('/').map((part) => (part === '*' ? '[^/]+' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')))
  const open = route.endsWith('/*')
  return new RegExp(`^${parts.join('/')}${open ? '(/.*)?' : ''}$`)
}

/** The faults an operator asked for. Held in memory: a restart is a way to get rid of them. */
export const createFaults = (random: () => number = Math.random): Faults => {
  let rules: StoredRule[] = []

  const take = (fits: (rule: StoredRule) => boolean): FaultRule | undefined => {
    const rule = rules.find((one) => fits(one) && random() < one.probability)
    if (rule === undefined) return undefined
    rule.hits += 1
    if (rule.times !== undefined && rule.hits >= rule.times) rules = rules.filter((one) => one !== rule)
    return rule
  }

  return {
    add(rule) {
      const stored = { ...rule, id: newId(), hits: 0 }
      rules.push(stored)
      return stored
    },
    list: () => rules,
    remove(id) {
      const before = rules.length
      rules = rules.filter((one) => one.id !== id)
      return rules.length < before
    },
    clear() {
      rules = []
    },
    forRequest: (method, path) =>
      take(
        (rule) =>
          !WEBHOOKS.has(rule.fault) &&
          (rule.method === undefined || rule.method === method) &&
          matcher(rule.route).test(path),
      ),
    forWebhook: (scope) => take((rule) => WEBHOOKS.has(rule.fault) && (rule.route === '*' || rule.route === scope)),
  }
}
