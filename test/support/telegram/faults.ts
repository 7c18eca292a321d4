/**
 * What can go wrong with a call of the bot.
 * - `reset-before`: the connection breaks, nothing was done; `reset-after`: it breaks after the call took effect
 * - `html-502`: a proxy's page; `html-404`: one below 500, which a client may take for an answer
 * - `truncated`: half of the JSON; `slow`: the answer takes `ms`; `too-many`: 429 with `seconds`
 */
export type CallFault = 'reset-before' | 'reset-after' | 'html-502' | 'html-404' | 'truncated' | 'slow' | 'too-many'
/** `duplicate`: delivered once more after it was confirmed. `lost-answer`: the bot's 200 never arrives. */
export type DeliveryFault = 'duplicate' | 'lost-answer'

type Planned = {
  readonly fault: CallFault
  readonly method: string | undefined
  readonly ms: number
  readonly seconds: number
  left: number
}

export type CallOptions = {
  readonly method?: string
  readonly times?: number
  readonly ms?: number
  readonly seconds?: number
}

/** Switches; each planned fault is used up by the calls or deliveries it hits. */
export const createFaults = () => {
  const calls: Planned[] = []
  const deliveries: DeliveryFault[] = []
  return {
    /** The next call (of `method`, if given) goes wrong, `times` times. */
    call: (fault: CallFault, { method, times = 1, ms = 500, seconds = 1 }: CallOptions = {}): void => {
      calls.push({ fault, method, ms, seconds, left: times })
    },
    /** The next delivery of an update to the bot goes wrong, `times` times. */
    delivery: (fault: DeliveryFault, times = 1): void => {
      deliveries.push(...Array.from({ length: times }, () => fault))
    },
    takeCall: (method: string): Planned | undefined => {
      const planned = calls.find((each) => each.left > 0 && (each.method === undefined || each.method === method))
      if (planned !== undefined) planned.left -= 1
      return planned
    },
    takeDelivery: (fault: DeliveryFault): boolean => {
      const at = deliveries.indexOf(fault)
      if (at >= 0) deliveries.splice(at, 1)
      return at >= 0
    },
  }
}
export type Faults = ReturnType<typeof createFaults>
