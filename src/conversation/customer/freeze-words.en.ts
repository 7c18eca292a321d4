import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.en.ts'

export const freeze = {
  frozen: lines(
    rich`${bold('Your account is frozen')}`,
    rich`No money leaves it: payments, purchases and scheduled payments are refused, and open cards can’t be confirmed. All your other chats and browsers are logged out. Money sent to you still arrives.`,
    rich`When everything is all right again, say ${code('unfreeze')}. If someone may know your PIN, change it first.`,
  ),
  notFrozen: rich`Nothing has changed: your account isn’t frozen.`,
  unknown: rich`This chat isn’t linked to an account, so it can’t be frozen from here. If you have another chat that’s linked, freeze it there with one tap. If not, say you’re already a customer, and I’ll help you get back in.`,
  ask: rich`Please enter your PIN to unfreeze your account.`,
  title: 'Unfreeze my account',
  label: 'PIN',
  submit: 'Unfreeze',
  waits: (ms: number, hasOtherChats: boolean): Text =>
    hasOtherChats
      ? rich`Your account is still frozen. Please confirm in one of your other linked chats: I’ve just written to them. If you can’t get to one, say ${code('unfreeze')} again here in ${bold(duration(ms))}.`
      : rich`Your account is still frozen. You have no other chat that can confirm this, so for your safety there’s a waiting time: say ${code('unfreeze')} again in ${bold(duration(ms))}.`,
  unfrozen: rich`Your account is no longer frozen. You can send money again; earlier cards can’t be confirmed.`,
  noLink: rich`Your account is frozen, so no other chat can be linked to it. Say ${code('unfreeze')} first.`,
}
