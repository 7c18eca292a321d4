import { markDelivered } from '#bank/notice/deliver.ts'
import type { Localized } from '#conversation/words/locale.ts'
import type { CustomerId } from '#bank/ground/ids.ts'
import type { Ports } from '#bank/registry.ts'
import type { Undelivered } from '#conversation/channel/message.ts'
import { cardOfNotice, type RenderableNotice, renderNotice } from './render.ts'
import { lines } from '#conversation/words/text.ts'
import { noticeWords } from './words.ts'

/** Said in one answer; the next one says more. */
const MOST = 3

/**
 * What no channel could take while its customer was away: said in the answer to what they do next, since that reaches
 * them where a message of our own may not. Under a card of its own: the one it belongs to may stand elsewhere.
 */
export const undeliveredOf = async (
  ports: Ports,
  customer: CustomerId,
  to: Localized,
): Promise<readonly Undelivered[]> => {
  const found: Undelivered[] = []
  for (const notice of await ports.notices.undeliveredOf(customer)) {
    if (found.length === MOST) break
    const rendered = await renderNotice(ports, notice as RenderableNotice, to)
    if (rendered === 'later') continue
    if (rendered === 'never') {
      await markDelivered(ports, notice.id)
      continue
    }
    const { pending: _, ...message } = rendered.message
    const text = lines(noticeWords(to).whileAway, '', message.text)
    found.push({ notice: notice.id, message: { ...message, text, card: cardOfNotice(`${notice.id}:unread`) } })
  }
  return found
}
