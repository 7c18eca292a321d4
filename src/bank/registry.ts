import {
  answerQuestionEffect,
  closeEffect,
  linkLoginEffect,
  linkNumbersEffect,
  openAccountEffect,
  proveDepositsEffect,
  renameEffect,
} from '#bank/account/effects.ts'
import { enterBankCodeEffect, sendBankCodeEffect } from '#bank/customer/bank-code-effects.ts'
import { registerEffect, updateDetailsEffect } from '#bank/customer/effects.ts'
import { submitDocumentEffect } from '#bank/customer/papers.ts'
import { moveEffect } from '#bank/payment/effects.ts'
import type { Ports } from '#bank/ground/ports.ts'
import type { Effects } from '#bank/operation/engine.ts'

/** How each kind of order is done at the bank. */
export const createEffects = (ports: Ports): Effects => {
  const move = moveEffect(ports)
  return {
    register: registerEffect(ports),
    'send-bank-code': sendBankCodeEffect(ports),
    'enter-bank-code': enterBankCodeEffect(ports),
    'submit-document': submitDocumentEffect(ports),
    'update-details': updateDetailsEffect(ports),
    'open-account': openAccountEffect(ports),
    'rename-account': renameEffect(ports),
    'close-account': closeEffect(ports),
    'link-bank-login': linkLoginEffect(ports),
    'answer-bank-question': answerQuestionEffect(ports),
    'link-bank-numbers': linkNumbersEffect(ports),
    'prove-deposits': proveDepositsEffect(ports),
    'top-up': move,
    pull: move,
    send: move,
    buy: move,
    sell: move,
  }
}
