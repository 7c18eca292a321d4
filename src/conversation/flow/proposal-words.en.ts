import { formatUsd } from '#bank/ground/money.ts'
import type { Refusal } from '#bank/ground/refusal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, rich } from '#conversation/words/text.ts'

const refusal = (refused: Refusal): Text => {
  switch (refused.kind) {
    case 'short':
      return rich`You have ${bold(formatUsd(refused.available))} available there, which is less than this. Nothing was sent. Choose a smaller amount, or add money first.`
    case 'over-payment-limit':
      return rich`One payment can be ${bold(formatUsd(refused.limit))} at most. Nothing was sent. Please choose a smaller amount.`
    case 'over-daily-limit':
      return rich`You can send ${bold(formatUsd(refused.limit))} in one day, and ${bold(formatUsd(refused.left))} of that is left today. Nothing was sent.`
    case 'over-demo-limit':
      return rich`You can add ${bold(formatUsd(refused.limit))} of demo money in one day, and ${bold(formatUsd(refused.left))} of that is left today. Nothing was added.`
    case 'tier':
      return rich`The bank does not allow this until your identity is fully verified. ${code('My details')} shows what is missing.`
    case 'frozen':
      return rich`Your account is frozen, so no money leaves it. Nothing was sent. To undo that, say ${code('unfreeze')}.`
    case 'not-empty':
      return refused.coins
        ? rich`This wallet still holds coins. Sell them first, then close it.`
        : rich`This account still holds ${bold(formatUsd(refused.posted))}. Send it elsewhere first, then close it.`
    case 'busy':
      return rich`A payment is still on its way here. Once it has ended you can do this; its card will tell you.`
    case 'too-small':
      return rich`The least amount for this is ${bold(formatUsd(refused.least))}. Please choose more, for example ${formatUsd(refused.least)}.`
    case 'note-too-small':
      return rich`You have not paid each other yet, so a note can come with ${bold(formatUsd(refused.least))} or more. Nothing was sent. Please leave the note empty, or choose at least ${bold(formatUsd(refused.least))}.`
    case 'no-price':
      return rich`I have no current price right now, so I won’t guess one. Please try again in a minute. Nothing has changed.`
    case 'not-yours':
      return rich`I could not find that among your accounts. Nothing has changed.`
    case 'same-account':
      return rich`That would send money from an account to itself. Please choose another account. Nothing was sent.`
    case 'not-ready':
      return rich`The bank is still setting this up. Please try again in a minute. Nothing has changed.`
    case 'closing':
      return rich`That account is being closed, so nothing can go in or out of it any more. Nothing was sent.`
    case 'payee-left':
      return rich`This person is not a customer any more, so they can’t be paid here. Nothing was sent, and nothing was taken from your account.`
    case 'payee-cannot-receive':
      return rich`This person can’t receive money at the moment: the bank is still checking who they are, or has stopped their account. Nothing was sent. Please ask them, then try again.`
    case 'not-allowed':
      return rich`The bank does not allow this here. Nothing has changed.`
  }
}

/** A card that waits to be confirmed: what may stand in its way, and what becomes of it when it is left. */
export const proposals = {
  refusal,
  expired: rich`This card was not confirmed in time, so nothing was done. You can start again.`,
  notYours: rich`That card belongs to somebody else’s chat, so I did nothing.`,
  asked: rich`I’m asking the bank to stop it. Its card will tell you whether that was in time.`,
  tooLate: rich`It is too far along to be stopped. Here is where it stands. Money that has arrived at somebody else can be asked back: open the payment in your history.`,
  cancelled: rich`Cancelled. Nothing was sent or changed.`,
  unknownOperation: rich`I can’t find that any more. Your history shows everything that happened.`,
  answerTitle: 'Your bank’s question',
  answerLabel: 'Your answer',
  nothingMoving: rich`Nothing of yours is on its way right now: every payment has ended. Your history says how.`,
  nothingToStop: rich`Nothing of yours is on its way right now, so there is nothing to stop. Money that has arrived at somebody else can be asked back: open the payment in your history.`,
  whichMoving: (wantsStop: boolean): Text =>
    wantsStop
      ? rich`These are on their way. Which one should be stopped?`
      : rich`These are on their way. Which one do you mean?`,
  stop: 'Stop it',
  refresh: 'Look again',
}
