import { rich } from '#conversation/words/text.ts'

export const pin = {
  ask: rich`Please enter your current PIN, then the new one twice.`,
  title: 'Change PIN',
  labels: { old: 'Current PIN', pin: 'New PIN', pinAgain: 'New PIN again' },
  differ: rich`The two new PINs were not the same, so nothing was changed. Please try again.`,
  same: rich`The new PIN is the old one. Please choose another one, 6 to 8 digits.`,
  changed: rich`Your PIN is changed. Use the new one from now on, in every app you have linked. Every other chat and browser is logged out.`,
}
