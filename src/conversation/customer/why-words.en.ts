import type { Text } from '#conversation/channel/message.ts'
import type { ValidatorName } from '#conversation/form/validators.ts'
import { code, rich } from '#conversation/words/text.ts'

const reachable: Text = rich`Your phone number and email: we need a way to reach you. Other customers don’t see them, and can use them to pay you only once they’re verified.`
const address: Text = rich`Your address: by law, banks must know where their customers live. Other customers don’t see it.`
const account: Text = rich`Account and routing numbers: they identify the account you’re linking, so that money can move between it and your account here.`

/** Why something is asked for, and what becomes of it. By the rule of the field that asks. */
const answers: Readonly<Partial<Record<ValidatorName, Text>>> = {
  ssn: rich`Your Social Security number: by law, banks must verify who their customers are, and in the US that takes this number. It’s used for that check. After that, only you see its last four digits.`,
  pin: rich`A PIN shows that it’s you. You choose it, and I never show it. Nobody from Parley will ever ask for it outside the place where it stays hidden.`,
  'old-pin': rich`Your PIN shows that it’s you, and I never show it. Nobody from Parley will ever ask for it outside the place where it stays hidden.`,
  phone: reachable,
  email: reachable,
  'birth-date': rich`Your date of birth: by law, banks must know it, and it sets you apart from others with your name. Other customers don’t see it.`,
  'legal-name': rich`Your name: we compare it with your ID, and people who pay you or get paid by you see it, so they know it’s you.`,
  handle: rich`A handle is a short name you choose, like ${code('@maria_l')}. Friends type it to send you money, instead of an account number.`,
  street: address,
  city: address,
  state: address,
  'postal-code': address,
  password: rich`The login for your other bank: it’s used once, to link your account there, and isn’t kept.`,
  'account-number': account,
  'routing-number': account,
  cents: rich`The two small amounts: only the account’s owner can see them, so they show that it’s yours.`,
  code: rich`The code: it was sent to your phone or email, so it shows that it’s you.`,
}

export const why = {
  answers,
  general: rich`I ask only for what’s needed to do what you want, or what the law requires banks to know about you. Nothing is sent or changed until you submit a form or press Confirm, and ${code('cancel')} stops it anytime.`,
}
