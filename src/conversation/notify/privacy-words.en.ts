import type { NoticeSubject } from '#bank/ground/notice.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { moment } from '#conversation/words/times.en.ts'

const PLACES: Readonly<Record<string, string>> = { telegram: 'Telegram', discord: 'Discord', web: 'the web chat' }

type About = Extract<NoticeSubject, { kind: 'privacy' }>

/** What each chat is told of what becomes of the data. */
export const privacyNotice = ({ what, channel, at, until = at }: About, timeZone: string, now: number): Text => {
  const where = rich`on ${PLACES[channel] ?? channel}, ${moment(at, timeZone, now)}`
  switch (what) {
    case 'exported':
      return lines(
        rich`${bold('Your data was downloaded')}`,
        rich`That was asked for with your PIN, ${where}.`,
        rich`If it was not you, freeze your account or log out everywhere else, and change your PIN.`,
      )
    case 'deletion-asked':
      return lines(
        rich`${bold('Your account and your data will be deleted')}`,
        rich`That was asked for with your PIN, ${where}. It begins ${bold(moment(until, timeZone, now))}; until then nothing is deleted.`,
        rich`If it was not you, or if you have changed your mind, press “Keep my account”. You need no PIN for that.`,
      )
    case 'deletion-soon':
      return lines(
        rich`${bold('Your account and your data will be deleted soon')}`,
        rich`It begins ${bold(moment(until, timeZone, now))} and can’t be undone after that. If you want to stay, press “Keep my account”.`,
      )
    case 'deletion-stopped':
      return lines(
        rich`${bold('Your account stays: nothing is deleted')}`,
        rich`The deletion was stopped ${where}. If it was not you who asked for it, change your PIN.`,
      )
    case 'deletion-held':
      return lines(
        rich`${bold('Your data is not deleted for now')}`,
        rich`Somebody has asked to get back into your account, so the deletion waits until that is over. Nothing is erased before. Then the whole waiting time begins anew, and I tell you here.`,
        rich`If you want to stay, press “Keep my account”. You need no PIN for that.`,
      )
    case 'deletion-goes-on':
      return lines(
        rich`${bold('Your account and your data will be deleted after all')}`,
        rich`What held it back is over, so the whole waiting time begins anew: it begins ${bold(moment(until, timeZone, now))}, and until then nothing is deleted. I tell you again before it begins.`,
        rich`If you want to stay, press “Keep my account”. You need no PIN for that.`,
      )
    case 'deletion-off':
      return lines(
        rich`${bold('Your data was not deleted')}`,
        rich`The time had come, but something was still open: an account, something under way, a problem that you reported, or your account was frozen. Nothing has changed. Say “delete my data” and I’ll tell you what it is.`,
      )
    case 'erasing':
      return lines(
        rich`${bold('Your account and your data are being deleted now')}`,
        rich`That takes a few minutes. This chat is not linked to an account any more, and this is the last that you hear of it.`,
        rich`What the law makes the bank keep, your identity record for five years and the records of payments, stays locked away. What you see in this chat stays on your side until you delete it. Thank you for having been with us.`,
      )
  }
}
