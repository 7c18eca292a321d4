import type { Text } from '#conversation/channel/message.ts'
import type { ValidatorName } from '#conversation/form/validators.ts'
import { code, rich } from '#conversation/words/text.ts'

const reachable: Text = rich`Your phone number and e-mail: the bank has to be able to reach you. Other customers don’t see them, and can pay you by them only once they are proved to be yours.`
const address: Text = rich`Your address: the law wants every bank to know where its customers live. Other customers don’t see it.`
const account: Text = rich`Account and routing number: they name the account that you link, so that money can move between it and your account here.`

/** Why something is asked for, and what becomes of it. By the rule of the field that asks. */
const answers: Readonly<Partial<Record<ValidatorName, Text>>> = {
  ssn: rich`Your Social Security number: by law a bank has to check who its customers are, and in the US that takes this number. It goes to the bank for that check. I never show it again, but for its last four digits to you.`,
  pin: rich`A PIN: by it I know that it is you. You choose it yourself, and I never show it. Nobody from the bank ever asks you for it outside the place where it is hidden.`,
  'old-pin': rich`Your PIN: by it I know that it is you. I never show it. Nobody from the bank ever asks you for it outside the place where it is hidden.`,
  phone: reachable,
  email: reachable,
  'birth-date': rich`Your date of birth: the law wants every bank to know it, and it helps the bank to tell you from others of your name. Other customers don’t see it.`,
  'legal-name': rich`Your name: the bank compares it with your ID, and whoever pays you or is paid by you sees it, to be sure that it is you.`,
  handle: rich`A handle: a short name that you choose, like ${code('@maria_l')}. Friends type it to send you money, instead of an account number.`,
  street: address,
  city: address,
  state: address,
  'postal-code': address,
  password: rich`The login of your other bank: it is used once, to link the account there, and is not kept afterwards.`,
  'account-number': account,
  'routing-number': account,
  cents: rich`The two small amounts: only the owner of the account can see them, so they show that it is yours.`,
  code: rich`The code: it was sent to a phone or an e-mail address of yours, so it shows that it is you.`,
}

export const why = {
  answers,
  general: rich`I ask only for what is needed to do what you want, or what the law wants a bank to know of you. Nothing is sent or changed before you hand in a form or press Confirm, and ${code('cancel')} ends it at any time.`,
}
