import type { Text } from '#conversation/channel/message.ts'
import { bold, code, rich } from '#conversation/words/text.ts'

/** Whose clock times are told by. */
export const zones = {
  which: (now: string): Text =>
    rich`I show times in ${bold(now)}. Which time zone are you in? Press one, or type a city, for example ${code('Denver')}.`,
  /** Something depends on it that was asked for. */
  asked: rich`Before I schedule this, which time zone are you in? I couldn’t tell from your address, and the payment goes out at your local time. Press one, or type a city.`,
  unknown: (typed: string): Text => rich`Nothing was changed: I don’t know a time zone called ${bold(typed)}.`,
  set: (now: string): Text =>
    rich`From now on I’ll show times in ${bold(now)}. Scheduled payments follow it after the next one. The day of your limits still starts when it always did.`,
  moved: (now: string): Text =>
    rich`From now on I’ll show times in ${bold(now)}. Your address hasn’t changed: if you’ve moved, please give me the new one.`,
  changeAddress: 'Change my address',
}
