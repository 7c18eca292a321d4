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
  email: 'email address',
  phone: 'phone number',
  'legal-name': 'legal name',
  address: 'address',
}

const PAPER: Record<PaperKind, { readonly title: string; readonly doing: Text; readonly not: Text }> = {
  ssn: {
    title: 'Your Social Security number',
    doing: rich`Thank you. We’re checking it now. I’ll tell you here.`,
    not: rich`It couldn’t be accepted.`,
  },
  'photo-id': {
    title: 'Your photo ID',
    doing: rich`Thank you. We’re checking your picture now. I’ll tell you here, and I don’t keep the picture after that.`,
    not: rich`We couldn’t use that picture.`,
  },
  questions: {
    title: 'Questions about you',
    doing: rich`Thank you. We’re checking your answers now. I’ll tell you here.`,
    not: rich`We couldn’t use your answers.`,
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
    case 'make-numbers':
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
        doing: rich`Thank you. We’re checking your identity now; that usually takes under a minute. I’ll tell you here.`,
        done: rich`You’re registered.`,
        not: rich`We couldn’t register you. Nothing was opened in your name.`,
      }
    case 'send-bank-code':
      return {
        title: 'Your code',
        doing: rich`We’re sending a code to ${bold(order.device)}. I’ll tell you here.`,
        done: rich`We sent a code to ${bold(order.device)}. It can take a minute to arrive.`,
        not: rich`The code couldn’t be sent.`,
      }
    case 'enter-bank-code':
      return {
        title: 'Your code',
        doing: rich`I’m checking your code. I’ll tell you here.`,
        done: rich`You’re connected. The accounts you already had with us are here now, with their history.`,
        not: rich`That code wasn’t accepted. Nothing has changed.`,
      }
    case 'send-recovery-code':
      return {
        title: 'Your code',
        doing: rich`We’re sending a code to ${bold(order.device)}. I’ll tell you here.`,
        done: rich`We sent a code to ${bold(order.device)}. It can take a minute to arrive. Don’t give it to anyone: nobody from Parley will ask you for it.`,
        not: rich`The code couldn’t be sent. Your PIN hasn’t changed. You can show us in another way that it’s you.`,
      }
    case 'enter-recovery-code':
      return {
        title: 'Your code',
        doing: rich`I’m checking your code. I’ll tell you here.`,
        done: rich`That’s the right code. I’m telling all your chats now. You can choose a new PIN here once the waiting time is over; the button shows when.`,
        not: rich`That code wasn’t accepted. Your PIN hasn’t changed.`,
      }
    case 'submit-document':
      return { ...PAPER[order.document], done: rich`We have it.` }
    case 'update-details': {
      const detail = DETAIL[order.change.detail]
      return {
        title: `Your ${detail}`,
        doing: rich`I’m changing your ${detail}. I’ll tell you here.`,
        done:
          order.change.detail === 'legal-name'
            ? rich`We have the new legal name. Others see it once it’s verified.`
            : rich`Your ${detail} has been changed.`,
        not: rich`Your ${detail} wasn’t changed. The old one stays.`,
      }
    }
  }
}

const accountAct = (order: OrderOf<'open-account' | 'make-numbers' | 'rename-account' | 'close-account'>): Act => {
  switch (order.kind) {
    case 'open-account': {
      const kind = order.product === 'crypto' ? 'crypto wallet' : 'account'
      return {
        title: order.nickname,
        doing: rich`We’re opening your ${kind} ${bold(order.nickname)}; that takes a moment. I’ll tell you here.`,
        done: rich`Your ${kind} ${bold(order.nickname)} is open.`,
        not: rich`The ${kind} ${bold(order.nickname)} wasn’t opened.`,
      }
    }
    case 'make-numbers':
      return {
        title: `Account numbers of ${order.nickname}`,
        doing: rich`We’re setting up account and routing numbers for ${bold(order.nickname)}; that takes a moment. I’ll tell you here.`,
        done: rich`${bold(order.nickname)} can now be paid from other banks. To see its account and routing numbers, press the button and enter your PIN.`,
        not: rich`${bold(order.nickname)} has no account and routing numbers yet. Nothing else has changed.`,
      }
    case 'rename-account':
      return {
        title: order.nickname,
        doing: rich`I’m renaming ${bold(order.before)} to ${bold(order.nickname)}.`,
        done: rich`${bold(order.before)} is now called ${bold(order.nickname)}.`,
        not: rich`The account is still called ${bold(order.before)}.`,
      }
    case 'close-account':
      return {
        title: `Close ${order.nickname}`,
        doing: rich`We’re closing ${bold(order.nickname)}. I’ll tell you here.`,
        done: rich`${bold(order.nickname)} is closed. We keep its history.`,
        not: rich`${bold(order.nickname)} wasn’t closed. Nothing in it has changed.`,
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
        title: 'Link your bank',
        doing: rich`I’m linking your accounts at ${bold(order.bank)}. I’ll tell you here.`,
        done: rich`Your accounts at ${bold(order.bank)} are linked. You can add money from them now.`,
        not: rich`Your accounts at ${bold(order.bank)} weren’t linked.`,
      }
    case 'link-bank-numbers':
      return {
        title: `Link ${order.nickname}`,
        doing: rich`We’re linking ${bold(order.nickname)}, ending in ${order.last4}.`,
        done: rich`${bold(order.nickname)}, ending in ${order.last4}, is linked. In ${businessDays(SMALL_DEPOSITS)}, two small deposits will arrive there, each under a dollar. Then go to Add money and tell me the amounts, to show that it’s yours.`,
        not: rich`${bold(order.nickname)}, ending in ${order.last4}, wasn’t linked.`,
      }
    case 'prove-deposits':
      return {
        title: `Verify ${name}`,
        doing: rich`We’re comparing ${formatUsd(order.amounts[0])} and ${formatUsd(order.amounts[1])} with the two deposits.`,
        done: rich`${bold(name)} is verified as yours. You can add money from it now.`,
        not: rich`${bold(name)} isn’t verified yet.`,
      }
  }
}

export const acts = {
  act,
  closeProposal: (nickname: string, leftover: Coins | undefined): Text =>
    rich`Close ${bold(nickname)} for good? Nobody can send money to it after that. We keep its history.${leftover === undefined ? rich`` : rich` ${sellOut.leftover(leftover)}`}`,
  question: (bank: string, question: string): Text =>
    rich`Before we can link your accounts, ${bold(bank)} asks: ${bold(question)}`,
  whose: 'your account',
  /** Handed in, looked at, and wanted again. */
  notAccepted: {
    ssn: rich`We couldn’t verify it.`,
    'photo-id': rich`We couldn’t accept it. A good picture shows the whole document, sharp, without glare, and still valid.`,
    questions: rich`Not every answer was right, so we couldn’t be sure it’s you. Nothing is lost: enter your Social Security number again and we’ll ask you new questions.`,
  } satisfies Record<PaperKind, Text>,
  /** Registered here, and known to the bank, which wants its code first. */
  behindCode: rich`You can already log in here with your PIN. Until you enter the code, the accounts you already have with us can’t be seen or used here.`,
  /** Somebody whom the bank would not register. */
  changedHere: (detail: DetailChange['detail']): Text =>
    rich`Your ${DETAIL[detail]} has been changed. We’ll use it when you register again.`,
}
