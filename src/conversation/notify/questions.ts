import type { Localized } from '#conversation/words/locale.ts'
import { question } from '#conversation/ask/ask.ts'
import { undeliveredOf } from './answer-undelivered.ts'

/** What no channel could take, the oldest first; a few at a time. */
export const undeliveredNotices = question('notice.undelivered', async ({ locale }: Localized, { ports, customer }) =>
  customer === undefined ? [] : await undeliveredOf(ports, customer, { locale }),
)
