import type { FormDraft } from '#conversation/flow/dialog.ts'
import { fundWords } from './words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { field } from '#conversation/flow/kit.ts'

const wording = (to: Localized) => ({ w: fundWords(to), labels: labelWords(to) })

/** The forms of linking a bank and of bringing money from it. */
export const fundForms = (to: Localized) => {
  const { w, labels } = wording(to)
  return {
    login: {
      title: w.titles.login,
      submit: labels.continue,
      fields: [
        field('bank', 'text', w.labels.bank, { hint: w.hints.bank, maxLength: 60 }),
        field('loginName', 'text', w.labels.loginName),
        field('password', 'password', w.labels.password, { kind: 'secret', maxLength: 200 }),
      ],
    },
    numbers: {
      title: w.titles.numbers,
      submit: labels.continue,
      fields: [
        field('nickname', 'nickname', w.labels.nickname, { hint: w.hints.nickname, maxLength: 40 }),
        field('accountClass', 'choice', w.labels.accountClass, {
          kind: 'choice',
          choices: [
            { value: 'CHECKING', label: w.classes.checking },
            { value: 'SAVINGS', label: w.classes.savings },
          ],
        }),
        field('accountNumber', 'account-number', w.labels.accountNumber, {
          kind: 'secret',
          hint: w.hints.accountNumber,
          maxLength: 25,
        }),
        field('routingNumber', 'routing-number', w.labels.routingNumber, {
          kind: 'number',
          hint: w.hints.routingNumber,
          maxLength: 15,
        }),
      ],
    },
    proof: {
      title: w.titles.proof,
      submit: labels.continue,
      fields: [
        field('first', 'cents', w.labels.first, { kind: 'amount', hint: w.hints.cents, maxLength: 12 }),
        field('second', 'cents', w.labels.second, { kind: 'amount', hint: w.hints.cents, maxLength: 12 }),
      ],
    },
    amount: {
      title: w.amountTitle,
      submit: labels.continue,
      fields: [field('amount', 'amount', w.labels.amount, { kind: 'amount', hint: w.hints.amount, maxLength: 20 })],
    },
  } satisfies Record<string, FormDraft>
}
