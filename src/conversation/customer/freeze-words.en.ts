import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.en.ts'

export const freeze = {
  frozen: lines(
    rich`${bold('Your account is frozen')}`,
    rich`No money leaves it: payments, purchases and scheduled payments are refused, and cards that waited are void. Every other chat and browser is logged out. Money that is sent to you still arrives.`,
    rich`When all is well again, say ${code('unfreeze')}. If somebody may know your PIN, change it first.`,
  ),
  notFrozen: rich`Your account is not frozen. Nothing has changed.`,
  unknown: rich`This chat is not linked to an account, so there is nothing to freeze from here. If you have another chat that is linked, write there: one tap freezes your account. If you have none left, say that you are a customer already, and you get back in.`,
  ask: rich`Please enter your PIN to unfreeze your account.`,
  title: 'Unfreeze my account',
  label: 'PIN',
  submit: 'Unfreeze',
  waits: (ms: number, hasOtherChats: boolean): Text =>
    hasOtherChats
      ? rich`Your account is still frozen. Please confirm in another chat that you have linked: I wrote to it just now. If you have none at hand, say ${code('unfreeze')} again here in ${bold(duration(ms))}. I have told your other chats about it, so that nobody does it behind your back.`
      : rich`Your account is still frozen. No other chat of yours can confirm this, so for your safety it takes a waiting time: say ${code('unfreeze')} again in ${bold(duration(ms))}.`,
  unfrozen: rich`Your account is not frozen any more. You can send money again; cards from before stay void.`,
  noLink: rich`Your account is frozen, so no other chat can be linked to it. Say ${code('unfreeze')} first.`,
}
