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
        rich`Someone asked for this with your PIN, ${where}.`,
        rich`If it wasn’t you, freeze your account or log out everywhere else, and change your PIN.`,
      )
    case 'deletion-asked':
      return lines(
        rich`${bold('Your account and your data will be deleted')}`,
        rich`Someone asked for this with your PIN, ${where}. It starts ${bold(moment(until, timeZone, now))}; nothing is deleted until then.`,
        rich`If it wasn’t you, or you’ve changed your mind, press “Keep my account”. You don’t need a PIN for that.`,
      )
    case 'deletion-soon':
      return lines(
        rich`${bold('Your account and your data will be deleted soon')}`,
        rich`It starts ${bold(moment(until, timeZone, now))} and can’t be undone after that. To stay, press “Keep my account”.`,
      )
    case 'deletion-stopped':
      return lines(
        rich`${bold('Your account stays, and nothing is deleted')}`,
        rich`The deletion was stopped ${where}. If it wasn’t you who asked for it, change your PIN.`,
      )
    case 'deletion-held':
      return lines(
        rich`${bold('Your data isn’t being deleted for now')}`,
        rich`Someone has asked to get back into your account, so nothing is deleted until that is settled. Then the full waiting time starts over, and I’ll tell you here.`,
        rich`To stay, press “Keep my account”. You don’t need a PIN for that.`,
      )
    case 'deletion-goes-on':
      return lines(
        rich`${bold('Your account and your data will be deleted after all')}`,
        rich`What was holding it up is settled, so the full waiting time starts over. The deletion starts ${bold(moment(until, timeZone, now))}; nothing is deleted until then, and I’ll remind you first.`,
        rich`To stay, press “Keep my account”. You don’t need a PIN for that.`,
      )
    case 'deletion-off':
      return lines(
        rich`${bold('Your data wasn’t deleted')}`,
        rich`Nothing has changed. Something was still open at the time: an account, something in progress, a problem you reported, or your account was frozen. Say “delete my data” and I’ll tell you what it is.`,
      )
    case 'erasing':
      return lines(
        rich`${bold('Your account and your data are being deleted now')}`,
        rich`This takes a few minutes. This chat is no longer linked to an account, and this is the last message about it.`,
        rich`By law we keep your identity record for five years, and the records of payments; they stay locked away. What you see in this chat stays on your side until you delete it. Thank you for banking with us.`,
      )
  }
}
