import type { Text } from '#conversation/channel/message.ts'
import { lines, rich } from '#conversation/words/text.ts'

/** Where the PIN is asked for once more, between a customer's word and what it does. */
export const pinStep = {
  title: 'Your PIN',
  label: 'PIN',
  submit: 'Continue',
  ask: (of: Text): Text =>
    lines(rich`Please enter your PIN, so that I know it is you. Then I do this, and nothing before:`, of),
  left: rich`You did not enter your PIN, so nothing was sent or changed. Here is where you were.`,
  nothingDone: rich`Your PIN was not entered, so nothing was sent or changed.`,
  stands: rich`What you had on the card still waits, until its time is up.`,
  cardAgain: 'Back to the card',
  tooLate: rich`Your PIN is right, but I no longer have what you wanted to do. Nothing was sent or changed. Please do that step again.`,
}
