import { rich } from '#conversation/words/text.ts'

export const pin = {
  ask: rich`Please enter your current PIN, then the new one twice.`,
  title: 'Change PIN',
  labels: { old: 'Current PIN', pin: 'New PIN', pinAgain: 'New PIN again' },
  differ: rich`Nothing was changed: the two new PINs weren’t the same. Please try again.`,
  same: rich`That’s the PIN you already have. Please choose another one, 6 to 8 digits.`,
  changed: rich`Your PIN has been changed. Use the new one from now on, in every app you’ve linked. All your other chats and browsers are logged out.`,
}
