import type { Text } from '#conversation/channel/message.ts'
import { bold, code, rich } from '#conversation/words/text.ts'

/** Whose clock times are told by. */
export const zones = {
  which: (now: string): Text =>
    rich`I tell you times in ${bold(now)}. Which time zone are you in? Press one, or type a city, for example ${code('Denver')}.`,
  /** Something depends on it that was asked for. */
  asked: rich`Before I schedule this: which time zone are you in? Your address doesn’t tell me, and the payment goes out by your clock. Press one, or type a city.`,
  unknown: (typed: string): Text => rich`I don’t know a time zone called ${bold(typed)}, so nothing was changed.`,
  set: (now: string): Text =>
    rich`From now on I tell you times in ${bold(now)}, and scheduled payments go by it after the next one. The day of your limits begins when it always did.`,
  moved: (now: string): Text =>
    rich`From now on I tell you times in ${bold(now)}. Your address is still the old one: if it has changed, give me the new one.`,
  changeAddress: 'Change my address',
}
