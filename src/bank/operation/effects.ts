import {
  answerQuestionEffect,
  closeEffect,
  linkLoginEffect,
  linkNumbersEffect,
  openAccountEffect,
  proveDepositsEffect,
  renameEffect,
} from '../account/effects.ts'
import { enterBankCodeEffect, sendBankCodeEffect } from '../customer/bank-code-effects.ts'
import { registerEffect, updateDetailsEffect } from '../customer/effects.ts'
import { submitDocumentEffect } from '../customer/papers.ts'
import { moveEffect } from '../payment/effects.ts'
import type { Ports } from '../ports.ts'
import type { Effects } from './engine.ts'

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
