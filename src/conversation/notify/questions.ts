import type { Localized } from '#conversation/words/locale.ts'
import { question } from '#conversation/ask/ask.ts'
import { undeliveredOf } from './answer-undelivered.ts'

/** What no channel could take, the oldest first; a few at a time. */
export const undeliveredNotices = question(
  'notice.undelivered',
  async ({ locale }: Localized, { ports, customer, me }) => {
    const found = customer === undefined ? [] : await undeliveredOf(ports, customer, { locale })
    // Most often there are none, and a turn without anything personal needs no look at the customer.
    if (found.length > 0) await me()
    return found
  },
  { anyone: true },
)
