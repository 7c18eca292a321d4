import { formatUsd } from '#bank/ground/money.ts'
import type { Refusal } from '#bank/ground/refusal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, rich } from '#conversation/words/text.ts'

const refusal = (refused: Refusal): Text => {
  switch (refused.kind) {
    case 'short':
      return rich`Nothing was sent: you have ${bold(formatUsd(refused.available))} available there, which is less than this. Choose a smaller amount, or add money first.`
    case 'over-payment-limit':
      return rich`Nothing was sent: one payment can be ${bold(formatUsd(refused.limit))} at most. Please choose a smaller amount.`
    case 'over-daily-limit':
      return rich`Nothing was sent: you can send ${bold(formatUsd(refused.limit))} in one day, and ${bold(formatUsd(refused.left))} of that is left today.`
    case 'over-demo-limit':
      return rich`Nothing was added: you can add ${bold(formatUsd(refused.limit))} of demo money in one day, and ${bold(formatUsd(refused.left))} of that is left today.`
    case 'tier':
      return rich`We need to finish verifying your identity before you can do this. ${code('My details')} shows what’s missing.`
    case 'frozen':
      return rich`Nothing was sent: your account is frozen, so no money leaves it. To undo that, say ${code('unfreeze')}.`
    case 'not-empty':
      return refused.coins
        ? rich`This wallet still holds coins. Sell them first, then close it.`
        : rich`This account still holds ${bold(formatUsd(refused.posted))}. Send it somewhere else first, then close it.`
    case 'busy':
      return rich`A payment is still in progress here. You can do this once it’s finished; its card will tell you.`
    case 'too-small':
      return rich`The smallest amount for this is ${bold(formatUsd(refused.least))}. Please choose more, for example ${formatUsd(refused.least)}.`
    case 'note-too-small':
      return rich`Nothing was sent: the two of you haven’t paid each other yet, so a note needs a payment of ${bold(formatUsd(refused.least))} or more. Please leave the note empty, or choose at least ${bold(formatUsd(refused.least))}.`
    case 'no-price':
      return rich`Nothing has changed: I don’t have a current price right now. Please try again in a minute.`
    case 'not-yours':
      return rich`Nothing has changed: I couldn’t find that among your accounts.`
    case 'same-account':
      return rich`Nothing was sent: that would move money from an account to itself. Please choose another account.`
    case 'not-ready':
      return rich`Nothing has changed: we’re still setting this up. Please try again in a minute.`
    case 'closing':
      return rich`Nothing was sent: that account is being closed, so nothing can go in or out of it anymore.`
    case 'payee-left':
      return rich`Nothing was sent, and nothing was taken from your account. This person is no longer a customer, so they can’t be paid here.`
    case 'payee-cannot-receive':
      return rich`Nothing was sent: this person can’t receive money right now. We’re still checking who they are, or their account is locked. Please ask them, then try again.`
    case 'not-allowed':
      return rich`Nothing has changed: we can’t do this here.`
  }
}

/** A card that waits to be confirmed: what may stand in its way, and what becomes of it when it is left. */
export const proposals = {
  refusal,
  expired: rich`Nothing was done: this card wasn’t confirmed in time. You can start again.`,
  notYours: rich`Nothing was done: that card belongs to someone else’s chat.`,
  asked: rich`We’re trying to stop it. Its card will tell you whether that was in time.`,
  tooLate: rich`It’s too far along to be stopped. Here’s where it stands. If the money has reached someone else, you can ask for it back: open the payment in your history.`,
  asksOfCard: rich`Nothing has been done yet, and everything I’d do is on this card. If all of it is right, confirm it with the button below. If not, tell me what to change, or say ${code('cancel')}.`,
  sayYes: rich`Nothing has been done yet. To go ahead with this card, press Confirm or say ${code('yes')}; to stop, say ${code('cancel')}.`,
  cancelled: rich`Canceled. Nothing was sent or changed.`,
  unknownOperation: rich`I can’t find that anymore. Your history shows everything that happened.`,
  answerTitle: 'Your other bank’s question',
  answerLabel: 'Your answer',
  nothingMoving: rich`Nothing is on its way right now: all your payments have finished. Your history shows how.`,
  nothingToStop: rich`Nothing is on its way right now, so there’s nothing to stop. If money has reached someone else, you can ask for it back: open the payment in your history.`,
  whichMoving: (wantsStop: boolean): Text =>
    wantsStop
      ? rich`These are in progress. Which one should be stopped?`
      : rich`These are in progress. Which one do you mean?`,
  stop: 'Stop it',
  refresh: 'Look again',
}
