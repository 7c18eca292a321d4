import { alertId } from '#bank/ground/ids.ts'
import { formatUsd, usd } from '#bank/ground/money.ts'
import type { Notice, NoticeSubject } from '#bank/ground/notice.ts'
import type { Ports } from '#bank/registry.ts'
import type { Localized } from '#conversation/words/locale.ts'
import type { briefs } from './brief-words.en.ts'
import { briefWords } from './words.ts'

type Kind = Exclude<NoticeSubject['kind'], 'alert'>
type Sentence = Exclude<keyof typeof briefs, 'alertAt'>

const SENTENCES: Readonly<Record<Kind, Sentence | undefined>> = {
  operation: 'payment',
  received: 'money',
  'taken-back': 'money',
  'by-number': 'money',
  scheduled: 'planned',
  'schedule-paused': 'planned',
  'schedule-expired': 'planned',
  skipped: 'planned',
  'order-paused': 'order',
  request: 'request',
  security: 'safety',
  recovery: 'safety',
  'address-moved': 'safety',
  privacy: 'safety',
  'name-review': 'account',
  tier: 'account',
  case: 'support',
  'case-message': 'support',
  // Nothing has happened that could not wait until somebody looks.
  'run-out': undefined,
  'card-expired': undefined,
  'secret-shown': undefined,
}

/** What of a notice may be read by whoever sees the screen. */
export const briefOf = async (
  deps: Pick<Ports, 'alerts'>,
  { about }: Pick<Notice, 'about'>,
  to: Localized,
): Promise<string | undefined> => {
  const words = briefWords(to)
  if (about.kind !== 'alert') {
    const sentence = SENTENCES[about.kind]
    return sentence && words[sentence]
  }
  const alert = await deps.alerts.find(alertId(about.alert))
  return alert === undefined ? words.alert : words.alertAt(alert.coin, formatUsd(usd(BigInt(about.price))))
}
