import { isActive, READY_LIFE_MS } from '#bank/customer/recovery.ts'
import { hasLeft } from '#bank/ground/customer.ts'
import type { NoticeSubject, OwnedNotice } from '#bank/ground/notice.ts'
import type { Ports } from '#bank/registry.ts'
import { answerButtons, askedForOf } from '#conversation/customer/recovery.ts'
import { recoveryWords } from '#conversation/customer/words.ts'
import { type CardDraft, goalButton } from '#conversation/flow/dialog.ts'
import type { Facts } from '#conversation/operation/cards.ts'
import { goal } from '#conversation/understand/goal.ts'

type About = Extract<NoticeSubject, { kind: 'recovery' }>

/** Of a way back in, as it is now; undefined: it is no longer so. */
export const recoveryCard = async (
  deps: Pick<Ports, 'recoveries' | 'customers' | 'clock'>,
  { customer }: Pick<OwnedNotice, 'customer'>,
  about: About,
  facts: Pick<Facts, 'timeZone' | 'locale'>,
): Promise<CardDraft | undefined> => {
  const recovery = await deps.recoveries.find(customer)
  if (recovery === undefined || recovery.id !== about.recovery || !isActive(recovery)) return undefined
  const owner = await deps.customers.find(customer)
  if (owner === undefined || hasLeft(owner)) return undefined
  const w = recoveryWords(facts)
  const when = { timeZone: facts.timeZone, now: deps.clock() }
  if (about.stage === 'ready') {
    if (recovery.state !== 'ready') return undefined
    const text = w.ready(recovery.aim, recovery.until + READY_LIFE_MS, when)
    return { text, rows: [[goalButton(w.goOn, goal('recovery'), 'primary')]] }
  }
  const asked = askedForOf(recovery)
  const text = about.stage === 'begun' ? w.begun(asked, when) : w.ending(asked, when)
  return { text, rows: [[...answerButtons(recovery, facts)]] }
}
