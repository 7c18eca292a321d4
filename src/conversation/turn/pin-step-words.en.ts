import type { Text } from '#conversation/channel/message.ts'
import { lines, rich } from '#conversation/words/text.ts'

/** Where the PIN is asked for once more, between a customer's word and what it does. */
export const pinStep = {
  title: 'Your PIN',
  label: 'PIN',
  submit: 'Continue',
  ask: (of: Text): Text => lines(rich`Please enter your PIN, so I know it’s you. Only then will I do this:`, of),
  left: rich`Nothing was sent or changed: you didn’t enter your PIN. Here’s where you were.`,
  nothingDone: rich`Nothing was sent or changed: your PIN wasn’t entered.`,
  stands: rich`Your card is still waiting, until it expires.`,
  cardAgain: 'Back to the card',
  tooLate: rich`Nothing was sent or changed. Your PIN is right, but it came too late for what you wanted to do. Please do that step again.`,
}
