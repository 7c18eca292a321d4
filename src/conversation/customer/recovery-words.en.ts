import type { RecoveryAim, RecoveryProof } from '#bank/customer/recovery.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { duration, moment } from '#conversation/words/times.en.ts'

/** Whose time it is, and what time it is now. */
type When = { readonly timeZone: string; readonly now: number; readonly isZoneNamed?: boolean }

const at = (until: number, { timeZone, now, isZoneNamed }: When) => bold(moment(until, timeZone, now, isZoneNamed))

const SHOWN: Readonly<Record<RecoveryProof, string>> = {
  'other-chat': '',
  'bank-code': ' They have entered the code that the bank sent to your phone or e-mail.',
  pin: ' They know your PIN.',
  identity: ' They know your Social Security number and your birth date.',
}
const WANTED: Readonly<Record<RecoveryAim, readonly [title: string, what: string]>> = {
  'new-pin': ['Somebody wants to set a new PIN', 'a new PIN was asked for'],
  'new-chat': ['Somebody wants to use your account in a new chat', 'access to your account was asked for'],
  'new-chat-and-pin': [
    'Somebody wants to use your account in a new chat, with a new PIN',
    'access to your account was asked for, with a new PIN',
  ],
}
const PLACES: Readonly<Record<string, string>> = {
  telegram: 'on Telegram',
  discord: 'on Discord',
  web: 'in a web chat',
}

export type AskedFor = {
  readonly aim: RecoveryAim
  readonly proof: RecoveryProof
  readonly channel: string
  readonly startedAt: number
  readonly until: number
  /** Another chat has to approve it. */
  readonly isAsked: boolean
}

const askedFor = ({ aim, proof, channel, startedAt }: AskedFor, when: When): Text =>
  rich`${PLACES[channel] ?? channel}, ${moment(startedAt, when.timeZone, when.now)}, ${WANTED[aim][1]}.${SHOWN[proof]}`

const whatFollows = ({ until, isAsked }: AskedFor, when: When): Text =>
  isAsked
    ? rich`Nothing happens unless you say yes. If it was not you, say no: I then also freeze your account, so that no money leaves it.`
    : rich`Without a word from you they can go on from ${at(until, when)}. If it was not you, stop it now: I then also freeze your account, so that no money leaves it.`

export const recovery = {
  yes: 'Yes, it’s me',
  no: 'No, stop this',
  goOn: 'Go on',
  look: 'See where it stands',
  leave: 'I don’t need it any more',
  again: 'Start again',
  begun: (asked: AskedFor, when: When): Text =>
    lines(
      rich`${bold(WANTED[asked.aim][0])}`,
      rich`${capital(askedFor(asked, when))}`,
      whatFollows(asked, when),
      rich`Say yes only if it is you, right now. Nobody from Parley ever asks you to press it.`,
    ),
  ending: (asked: AskedFor, when: When): Text =>
    lines(rich`${bold('This ends soon')}: ${askedFor(asked, when)}`, whatFollows(asked, when)),
  ready: (aim: RecoveryAim, until: number, when: When): Text =>
    lines(
      rich`${bold('You can go on now')}`,
      aim === 'new-chat'
        ? rich`You can use your account in this chat. Press the button by ${at(until, when)}; after that you would have to start again.`
        : rich`You can choose your new PIN here. Please do it by ${at(until, when)}; after that you would have to start again.`,
    ),
  /** The ways of who has a chat of theirs. */
  ways: (
    waits: { readonly code: number; readonly identity: number },
    has: { readonly chats: boolean; readonly code: boolean },
  ) =>
    lines(
      rich`${bold('Forgot your PIN? You get back in.')} Your money stays where it is. How can I see that it is you?`,
      ...(has.chats
        ? [rich`• ${bold('Another chat of yours')}: you say yes there, and choose a new PIN at once.`]
        : []),
      ...(has.code
        ? [rich`• ${bold('A code from the bank')} to your phone or e-mail: then you wait ${duration(waits.code)}.`]
        : []),
      rich`• ${bold('Your Social Security number and birth date')}: then you wait ${hours(waits.identity)}.`,
      rich`The waiting is for your safety: every chat of yours is told and can stop it, should it not be you. Until then your old PIN goes on working, if you remember it.`,
    ),
  askChats: 'Ask my other chats',
  bankCode: 'A code from the bank',
  identity: 'SSN and birth date',
  asked: (until: number, when: When): Text =>
    rich`I have asked in your other chats. Press ${bold('Yes, it’s me')} there, and you can choose a new PIN here at once. The question stands until ${at(until, when)}.`,
  waiting: (until: number, when: When): Text =>
    lines(
      rich`Thank you. If what you gave is right, you can go on here from ${at(until, when)}.`,
      rich`I have written to every chat that is linked to the account: pressing ${bold('Yes, it’s me')} there lets you in at once, and pressing ${bold('No, stop this')} ends it. For the account’s safety I can’t say before then whether what you gave is right. If you may have mistyped it, start again: the time then begins anew.`,
    ),
  stillWaiting: (until: number, when: When): Text =>
    lines(
      rich`${bold('You are not in yet.')} If what you gave is right, you can go on here from ${at(until, when)}, or at once when you press ${bold('Yes, it’s me')} in another chat of yours.`,
      rich`I write to you here then: press ${bold('Go on')}, and you use your account again. Until then your money stays where it is, and nothing changes.`,
      rich`If you may have mistyped something, start again; the time then begins anew.`,
    ),
  in: (handle: string): Text => rich`Yes, you are logged in here as ${bold(`@${handle}`)}.`,
  failed: (handle: string): Text =>
    rich`I could not let you in as ${bold(`@${handle}`)}. What was given was not right, or it was stopped from another chat. Nothing was changed, and no money moved. You can start again.`,
  nothing: rich`There is nothing to go on with here. If you can’t get in, tell me how I can help:`,
  tooMany: (until: number, when: When): Text =>
    rich`That was tried as often as one day allows. To protect the account, you can try again ${at(until, when)}. Nothing has changed, and no money moved.`,
  occupied: rich`Another chat of yours has asked for a new PIN already, so I did not ask again. You find the question in your chats.`,
  elsewhere: (asked: AskedFor, when: When): Text =>
    lines(rich`${bold('Please look at this first')}: ${askedFor(asked, when)}`, whatFollows(asked, when)),
  chat: (handle: string): Text =>
    rich`You can use ${bold(`@${handle}`)} in this chat now. I ask for your PIN next, and then show which chats are linked, so that you can remove those that you no longer have.`,
  useHere: 'Use my account here',
  linked: (handle: string): Text =>
    rich`This chat is linked to ${bold(`@${handle}`)} now. Below are your chats: please remove those that you no longer have.`,
  newPin: (handle: string): Text =>
    rich`Please choose a new PIN for ${bold(`@${handle}`)}, 6 to 8 digits. The old one works until you do.`,
  title: 'New PIN',
  labels: { pin: 'New PIN', pinAgain: 'New PIN again' },
  differ: rich`The two PINs were not the same, so nothing was changed. Please try again.`,
  done: (handle: string): Text =>
    rich`Your new PIN works from now on, and you are logged in as ${bold(`@${handle}`)}. Every other chat and browser is logged out.`,
  notReady: rich`That can’t be finished here any more: it was stopped, or its time is over. Nothing was changed.`,
  pinChanged: rich`Your PIN was changed in another chat meanwhile. That PIN counts, and the one you chose here does not. If it was not you, freeze your account at once.`,
  othersChat: rich`This chat belongs to another customer by now, so I changed nothing.`,
  left: rich`All right, I have put that away. Nothing was changed.`,
  typed: rich`Please don’t type a PIN into the chat. Use the form: it keeps the PIN hidden.`,
  approved: rich`Thank you. The other chat can go on now. If you did not ask for anything, freeze your account at once.`,
  gone: rich`That is over already: it was finished, stopped, or has run out. If you are not sure that it was you, freeze your account.`,
  sameChat: rich`This is the chat that asked, so it can’t say yes to itself. Please press it in another chat of yours.`,
  frozen: rich`Your account is frozen, so a yes does not count: the whole waiting time has to pass. You can still stop it.`,
  stopped: rich`${bold('Stopped.')} Nobody gets in that way. I have also frozen your account: no money leaves it, and every other chat is logged out. When all is well again, say ${code('unfreeze')}.`,
  stoppedTooLate: rich`${bold('It was finished already.')} I have frozen your account: no money leaves it, and every other chat is logged out. Look at ${code('my chats')} and remove those that you don’t know. If your PIN no longer works, say ${code('I forgot my PIN')}.`,
  askCode: (sentTo: string): Text =>
    rich`Please enter the code that the bank has sent to ${bold(sentTo)}. Give it to nobody else.`,
  identityAsk: rich`Please give your Social Security number and your birth date. I remove your answers from the chat where I can.`,
  identityTitle: 'Who you are',
  identityLabels: { ssn: 'Social Security number', birthDate: 'Birth date' },
  identityHints: { ssn: 'All nine digits', birthDate: 'For example 05/17/1990' },
}

/** With the first letter large, as a sentence begins. */
const capital = ([first, ...rest]: Text): Text =>
  first === undefined ? [] : [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest]

/** Whole hours: a customer plans by them better than by days. */
const hours = (ms: number): string => `${Math.round(ms / 3_600_000)} hours`

export const claim = {
  intro: lines(
    rich`${bold('Welcome back.')} I can let you use your account in this chat, too.`,
    rich`With a code from another chat of yours it takes a minute. Without one, give your handle and your PIN: then another chat of yours says yes, or you wait.`,
  ),
  byPin: 'With my handle and PIN',
  byCode: 'I have a code',
  forgot: 'I forgot my PIN, too',
  askPin: (handle: string | undefined): Text =>
    handle === undefined
      ? rich`Please give your handle, and your PIN twice. Please check it well: for the account’s safety I can’t tell you at once whether it is right.`
      : rich`Please give the PIN of ${bold(`@${handle}`)}, twice. Please check it well: for the account’s safety I can’t tell you at once whether it is right.`,
  /** Before anything is asked of who has forgotten the PIN: that all is well, and what is to come. */
  forgotten: (waitMs: number): Text =>
    lines(
      rich`${bold('You get back in.')} Your money is safe: it stays in your account at the bank, and a forgotten PIN changes nothing about it.`,
      rich`It takes three steps: now you say who you are; then you wait ${bold(hours(waitMs))}, in which every chat of yours is told and one of them can let you in at once; then you choose a new PIN here.`,
    ),
  askIdentity: (handle: string | undefined): Text =>
    handle === undefined
      ? rich`Please give your handle, your Social Security number and your birth date. Please check them well: for the account’s safety I can’t tell you at once whether they are right.`
      : rich`Please give the Social Security number and birth date of ${bold(`@${handle}`)}. Please check them well: for the account’s safety I can’t tell you at once whether they are right.`,
  title: 'Log in from a new chat',
  labels: { handle: 'Handle', pin: 'PIN', pinAgain: 'PIN again' },
  handleHint: 'The name others send you money by, for example maria_l',
  badHandle: rich`A handle has 3 to 24 letters, digits or underscores and begins with a letter, for example: maria_l. Nothing was tried.`,
  differ: rich`The two PINs were not the same, so I tried nothing. Please give it again.`,
  others: (here: string, wanted: string): Text =>
    rich`This chat belongs to ${bold(`@${here}`)}, so I can’t use it for ${bold(`@${wanted}`)}. Nothing was changed. Please write to me from a chat of your own; or, if both are yours, remove this one under My chats first.`,
}

/** Said to who fears for their money, or can't get in. */
export const trouble = {
  cantLogIn: (isLinked: boolean): Text =>
    isLinked
      ? rich`${bold('You get back in.')} Your money stays where it is, and nothing is lost. If you know your PIN, log in. If you have forgotten it, you can set a new one. After several wrong PINs in this chat it waits a while; your other chats are not locked by that.`
      : rich`${bold('You get back in.')} Your money stays where it is, and nothing is lost. This chat is not linked to an account yet: say that you are a customer already, and give your handle and PIN. If you have forgotten the PIN, too, your Social Security number and birth date will do.`,
  lostChat: (isLinked: boolean): Text =>
    isLinked
      ? rich`${bold('Your account does not hang on one chat.')} Here you can go on as always. Remove the lost chat under My chats: it is logged out at once. If somebody else may have it, freeze your account, and change your PIN.`
      : rich`${bold('Your account does not hang on one chat.')} Say that you are a customer already, and give your handle and PIN: then this chat becomes one of yours. If you have forgotten the PIN, too, your Social Security number and birth date will do. Your money stays where it is.`,
  moneyGone: (isLinked: boolean): Text =>
    isLinked
      ? rich`${bold('Let us stop it first.')} If somebody else may be in your account, freeze it: no money leaves it from then on. Your history shows every payment; what can still be stopped or asked back starts there. Report what you don’t recognize, and a person looks at it.`
      : rich`${bold('Let us stop it first.')} This chat is not linked to an account, so I can’t freeze one from here. Write from a chat that is linked, if you have one: one tap freezes your account. Otherwise say that you are a customer already, and you get back in.`,
  safety: (isDemo: boolean): Text =>
    isDemo
      ? rich`An honest answer: this is a demonstration. Behind me stands a sandbox and no real bank, and the money in it is play money: please add none of your own. How I guard it is real: nothing moves before you press Confirm, your PIN is asked for, and you can freeze your account at any moment.`
      : rich`An honest answer: your money is kept by the bank that I work with, under your name, and not by me. Nothing moves before you press Confirm, your PIN is asked for, and you can freeze your account at any moment. What the bank insures, and up to how much, I can’t promise for it: please read its terms before you keep here what you can’t do without.`,
}
