import type { Localized } from '#conversation/words/locale.ts'
import { question } from '#conversation/ask/ask.ts'
import { unreadOf } from './answer-unread.ts'

/** What no channel could take, the oldest first; a few at a time. */
export const unreadNotices = question('notice.unread', async ({ locale }: Localized, { ports, customer }) =>
  customer === undefined ? [] : await unreadOf(ports, customer, { locale }),
)
