import type { DetailChange } from '#bank/ground/customer.ts'
import { type Coins, formatUsd } from '#bank/ground/money.ts'
import type { PaymentKind, Order, PaperKind } from '#bank/ground/order.ts'
import { SMALL_DEPOSITS } from '#bank/ground/usual-times.ts'
import { sellOut } from './sell-out-words.en.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, rich } from '#conversation/words/text.ts'
import { businessDays } from '#conversation/words/times.en.ts'

/** What a bank act that moves no money reads like: while it goes on, once it is done, and when it could not be done. */
type Act = { readonly title: string; readonly doing: Text; readonly done: Text; readonly not: Text }

const DETAIL: Record<DetailChange['detail'], string> = {
  email: 'e-mail address',
  phone: 'phone number',
  'legal-name': 'legal name',
  address: 'address',
}

const PAPER: Record<PaperKind, { readonly title: string; readonly doing: Text; readonly not: Text }> = {
  ssn: {
    title: 'Your Social Security number',
    doing: rich`Thank you. The bank is checking it now. I’ll tell you here.`,
    not: rich`The bank could not accept it.`,
  },
  'photo-id': {
    title: 'Your photo ID',
    doing: rich`Thank you. The bank is looking at your picture now. I’ll tell you here, and I keep it no longer than until the bank has it.`,
    not: rich`The bank could not take the picture.`,
  },
  questions: {
    title: 'The bank’s questions',
    doing: rich`Thank you. The bank is checking your answers now. I’ll tell you here.`,
    not: rich`The bank could not take your answers.`,
  },
}

type OrderOf<Kind extends Order['kind']> = Extract<Order, { kind: Kind }>

/** `name`: the nickname of the account it is about, where the order has none itself. */
export const act = (order: Exclude<Order, { kind: PaymentKind | 'sell-out' }>, name: string): Act => {
  switch (order.kind) {
    case 'register':
    case 'send-bank-code':
    case 'enter-bank-code':
    case 'send-recovery-code':
    case 'enter-recovery-code':
    case 'submit-document':
    case 'update-details':
      return customerAct(order)
    case 'open-account':
    case 'rename-account':
    case 'close-account':
      return accountAct(order)
    case 'link-bank-login':
    case 'answer-bank-question':
    case 'link-bank-numbers':
    case 'prove-deposits':
      return linkAct(order, name)
  }
}

type CustomerOrder = OrderOf<
  | 'register'
  | 'send-bank-code'
  | 'enter-bank-code'
  | 'send-recovery-code'
  | 'enter-recovery-code'
  | 'submit-document'
  | 'update-details'
>

/** Who somebody is, and whether the bank knows them. */
const customerAct = (order: CustomerOrder): Act => {
  switch (order.kind) {
    case 'register':
      return {
        title: 'Your registration',
        doing: rich`Thank you. The bank is checking your identity now; that usually takes under a minute. I’ll tell you here.`,
        done: rich`You are registered.`,
        not: rich`The bank could not register you. Nothing was opened in your name.`,
      }
    case 'send-bank-code':
      return {
        title: 'Code from the bank',
        doing: rich`The bank is sending a code to ${bold(order.device)}. I’ll tell you here.`,
        done: rich`The bank has sent a code to ${bold(order.device)}. It can take a minute to arrive.`,
        not: rich`The bank did not send a code.`,
      }
    case 'enter-bank-code':
      return {
        title: 'Code from the bank',
        doing: rich`I’m handing your code to the bank. I’ll tell you here.`,
        done: rich`The bank has connected you. Your accounts there and their history are here now.`,
        not: rich`The bank did not accept that code. Nothing has changed.`,
      }
    case 'send-recovery-code':
      return {
        title: 'Code from the bank',
        doing: rich`The bank is sending a code to ${bold(order.device)}. I’ll tell you here.`,
        done: rich`The bank has sent a code to ${bold(order.device)}. It can take a minute to arrive. Give it to nobody: nobody from Parley or the bank asks you for it.`,
        not: rich`The bank did not send a code. Your PIN is as it was. You can show in another way that it is you.`,
      }
    case 'enter-recovery-code':
      return {
        title: 'Code from the bank',
        doing: rich`I’m handing your code to the bank. I’ll tell you here.`,
        done: rich`The code was right. Every chat of yours is told now, and you can choose a new PIN here once the waiting time is over. The button says when.`,
        not: rich`The bank did not accept that code. Your PIN is as it was.`,
      }
    case 'submit-document':
      return { ...PAPER[order.document], done: rich`The bank has read it.` }
    case 'update-details': {
      const detail = DETAIL[order.change.detail]
      return {
        title: `Your ${detail}`,
        doing: rich`I’m changing your ${detail} at the bank. I’ll tell you here.`,
        done:
          order.change.detail === 'legal-name'
            ? rich`The bank has the legal name that you gave. Others see it once the bank has verified it.`
            : rich`Your ${detail} is changed, here and at the bank.`,
        not: rich`Your ${detail} was not changed. The old one stays.`,
      }
    }
  }
}

const accountAct = (order: OrderOf<'open-account' | 'rename-account' | 'close-account'>): Act => {
  switch (order.kind) {
    case 'open-account': {
      const kind = order.product === 'crypto' ? 'crypto wallet' : 'account'
      return {
        title: order.nickname,
        doing: rich`The bank is opening your ${kind} ${bold(order.nickname)}; that takes a moment. I’ll tell you here.`,
        done: rich`Your ${kind} ${bold(order.nickname)} is open.`,
        not: rich`The ${kind} ${bold(order.nickname)} was not opened.`,
      }
    }
    case 'rename-account':
      return {
        title: order.nickname,
        doing: rich`I’m renaming ${bold(order.before)} to ${bold(order.nickname)} at the bank.`,
        done: rich`${bold(order.before)} is now called ${bold(order.nickname)}.`,
        not: rich`The account keeps its name ${bold(order.before)}.`,
      }
    case 'close-account':
      return {
        title: `Close ${order.nickname}`,
        doing: rich`The bank is closing ${bold(order.nickname)}. I’ll tell you here.`,
        done: rich`${bold(order.nickname)} is closed. Its history stays with the bank.`,
        not: rich`${bold(order.nickname)} was not closed. It is as it was.`,
      }
  }
}

type LinkOrder = OrderOf<'link-bank-login' | 'answer-bank-question' | 'link-bank-numbers' | 'prove-deposits'>

/** Accounts at other banks. */
const linkAct = (order: LinkOrder, name: string): Act => {
  switch (order.kind) {
    case 'link-bank-login':
    case 'answer-bank-question':
      return {
        title: `Link ${order.bank}`,
        doing: rich`I’m linking your accounts at ${bold(order.bank)}. I’ll tell you here.`,
        done: rich`Your accounts at ${bold(order.bank)} are linked. You can add money from them now.`,
        not: rich`Your accounts at ${bold(order.bank)} were not linked.`,
      }
    case 'link-bank-numbers':
      return {
        title: `Link ${order.nickname}`,
        doing: rich`The bank is linking ${bold(order.nickname)}, ending in ${order.last4}.`,
        done: rich`${bold(order.nickname)}, ending in ${order.last4}, is linked. In ${businessDays(SMALL_DEPOSITS)} two small deposits will arrive there, each under a dollar. Tell me their amounts under Add money to prove it is yours.`,
        not: rich`${bold(order.nickname)}, ending in ${order.last4}, was not linked.`,
      }
    case 'prove-deposits':
      return {
        title: `Prove ${name}`,
        doing: rich`The bank is comparing ${formatUsd(order.amounts[0])} and ${formatUsd(order.amounts[1])} with the two deposits.`,
        done: rich`${bold(name)} is proven to be yours. You can add money from it now.`,
        not: rich`${bold(name)} is not proven yet.`,
      }
  }
}

export const acts = {
  act,
  closeProposal: (nickname: string, leftover: Coins | undefined): Text =>
    rich`Close ${bold(nickname)} for good? Nobody can send money to it any more. Its history stays.${leftover === undefined ? rich`` : rich` ${sellOut.leftover(leftover)}`}`,
  question: (bank: string, question: string): Text =>
    rich`${bold(bank)} asks before it lets us link your accounts: ${bold(question)}`,
  whose: 'your account',
  /** Handed in, looked at, and wanted again. */
  notAccepted: {
    ssn: rich`The bank has read it, and could not verify it.`,
    'photo-id': rich`The bank has looked at it, and could not accept it. A good picture shows the whole document, sharp, without glare, and still valid.`,
    questions: rich`Not every answer was right, so the bank could not be sure that it is you. Nothing is lost: give your Social Security number again and it asks you new questions.`,
  } satisfies Record<PaperKind, Text>,
  /** Registered here, and known to the bank, which wants its code first. */
  behindCode: rich`You can log in here with your PIN already. Until you have entered the code, nothing of what you have at the bank is shown or moved here.`,
  /** Somebody whom the bank would not register. */
  changedHere: (detail: DetailChange['detail']): Text =>
    rich`Your ${DETAIL[detail]} is changed here. The bank gets it when you register again.`,
}
