import { createHash } from 'node:crypto'
import { type CardId, cardId, type RequestId } from '#bank/ground/ids.ts'
import type { RequestView } from '#bank/request/view.ts'
import { type ButtonDraft, type CardDraft, goalButton } from '#conversation/flow/dialog.ts'
import { goal } from '#conversation/understand/goal.ts'
import { requestWords } from './words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'

const wording = (to: Localized) => ({ w: requestWords(to), labels: labelWords(to) })

/** One card per request and person, wherever it is shown: what it says next replaces what it said. */
export const cardOfRequest = (id: RequestId): CardId =>
  cardId(`r${createHash('sha256').update(id).digest('base64url').slice(0, 20)}`)

/** What one side can do about a request. Stateless: the card may come long before, or after, any conversation. */
export const requestWays = ({ request, side }: RequestView, to: Localized): readonly ButtonDraft[] => {
  const { w } = wording(to)
  if (request.state !== 'open') return []
  const act = (label: string, name: 'pay' | 'decline' | 'block' | 'withdraw', style?: 'primary' | 'danger') =>
    goalButton(label, goal('requests', { request: request.id, act: name }), style)
  return side === 'payer'
    ? [act(w.pay, 'pay', 'primary'), act(w.decline, 'decline'), act(w.block, 'block', 'danger')]
    : [act(w.withdraw, 'withdraw')]
}

/** A request as one of its sides sees it. */
export const requestCard = (view: RequestView, now: number, to: Localized): Omit<CardDraft, 'card'> => {
  const { w, labels } = wording(to)
  const ways = requestWays(view, to)
  const others = [goalButton(w.see, goal('requests')), goalButton(labels.menu, goal('menu'))]
  return { text: w.card(view, now), rows: [...(ways.length > 0 ? [ways] : []), others] }
}
