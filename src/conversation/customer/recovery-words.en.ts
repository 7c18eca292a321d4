import type { RecoveryAim, RecoveryProof } from '#bank/customer/recovery.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { duration, moment } from '#conversation/words/times.en.ts'

/** Whose time it is, and what time it is now. */
type When = { readonly timeZone: string; readonly now: number; readonly isZoneNamed?: boolean }

const at = (until: number, { timeZone, now, isZoneNamed }: When) => bold(moment(until, timeZone, now, isZoneNamed))

const SHOWN: Readonly<Record<RecoveryProof, string>> = {
  'other-chat': '',
  'bank-code': ' They have entered the code we sent to your phone or email.',
  pin: ' They know your PIN.',
  identity: ' They know your Social Security number and your birth date.',
}
const WANTED: Readonly<Record<RecoveryAim, readonly [title: string, what: string]>> = {
  'new-pin': ['Someone wants to set a new PIN', 'a new PIN was requested'],
  'new-chat': ['Someone wants to use your account in a new chat', 'access to your account was requested'],
  'new-chat-and-pin': [
    'Someone wants to use your account in a new chat, with a new PIN',
    'access to your account was requested, with a new PIN',
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
    ? rich`Nothing happens unless you say yes. If it wasn’t you, say no: I’ll also freeze your account, so no money leaves it.`
    : rich`If you do nothing, they can continue from ${at(until, when)}. If it wasn’t you, stop it now: I’ll also freeze your account, so no money leaves it.`

export const recovery = {
  yes: 'Yes, it’s me',
  no: 'No, stop this',
  goOn: 'Continue',
  look: 'See where it stands',
  leave: 'I don’t need it anymore',
  again: 'Start again',
  begun: (asked: AskedFor, when: When): Text =>
    lines(
      rich`${bold(WANTED[asked.aim][0])}`,
      rich`${capital(askedFor(asked, when))}`,
      whatFollows(asked, when),
      rich`Say yes only if it’s you, right now. Nobody from Parley will ever ask you to press it.`,
    ),
  ending: (asked: AskedFor, when: When): Text =>
    lines(rich`${bold('The waiting time ends soon')}: ${askedFor(asked, when)}`, whatFollows(asked, when)),
  ready: (aim: RecoveryAim, until: number, when: When): Text =>
    lines(
      rich`${bold('You can continue now')}`,
      aim === 'new-chat'
        ? rich`You can use your account in this chat. Press the button by ${at(until, when)}; after that you’d have to start again.`
        : rich`You can choose your new PIN here. Please do it by ${at(until, when)}; after that you’d have to start again.`,
    ),
  /** The ways of who has a chat of theirs. */
  ways: (
    waits: { readonly code: number; readonly identity: number },
    has: { readonly chats: boolean; readonly code: boolean },
  ) =>
    lines(
      rich`${bold('Forgot your PIN? You can get back in.')} Your money stays where it is. How can you show that it’s you?`,
      ...(has.chats ? [rich`• ${bold('Another of your chats')}: say yes there, and choose a new PIN right away.`] : []),
      ...(has.code ? [rich`• ${bold('A code')} to your phone or email: then you wait ${duration(waits.code)}.`] : []),
      rich`• ${bold('Your Social Security number and birth date')}: then you wait ${hours(waits.identity)}.`,
      rich`The wait is for your safety: all your chats are told, so you can stop it if it isn’t you. Until then your old PIN still works, if you remember it.`,
    ),
  askChats: 'Ask my other chats',
  bankCode: 'Send me a code',
  identity: 'SSN and birth date',
  asked: (until: number, when: When): Text =>
    rich`I’ve asked in your other chats. Press ${bold('Yes, it’s me')} there, and you can choose a new PIN here right away. You have until ${at(until, when)}.`,
  waiting: (until: number, when: When): Text =>
    lines(
      rich`Thank you. If what you entered is right, you can continue here from ${at(until, when)}.`,
      rich`I’ve told every chat that’s linked to the account: pressing ${bold('Yes, it’s me')} there lets you in right away, and pressing ${bold('No, stop this')} ends it. To protect the account, I can’t say before then whether what you entered is right. If you may have mistyped it, start again; the waiting time then starts over.`,
    ),
  stillWaiting: (until: number, when: When): Text =>
    lines(
      rich`${bold('You’re not in yet.')} If what you entered is right, you can continue here from ${at(until, when)}, or as soon as you press ${bold('Yes, it’s me')} in another of your chats.`,
      rich`I’ll write to you here then: press ${bold('Continue')}, and you can use your account again. Until then your money stays where it is, and nothing changes.`,
      rich`If you may have mistyped something, start again; the waiting time then starts over.`,
    ),
  in: (handle: string): Text => rich`Yes, you’re logged in here as ${bold(`@${handle}`)}.`,
  failed: (handle: string): Text =>
    rich`Nothing was changed, and no money moved. I couldn’t let you in as ${bold(`@${handle}`)}: what was entered wasn’t right, or it was stopped from another chat. You can start again.`,
  nothing: rich`There’s nothing to continue here. If you can’t get in, tell me how I can help:`,
  tooMany: (until: number, when: When): Text =>
    rich`Nothing has changed, and no money moved. That’s as many tries as one day allows; to protect the account, you can try again ${at(until, when)}.`,
  occupied: rich`Another of your chats has already asked for a new PIN, so I didn’t ask again. You’ll find the question in your chats.`,
  elsewhere: (asked: AskedFor, when: When): Text =>
    lines(rich`${bold('Please look at this first')}: ${askedFor(asked, when)}`, whatFollows(asked, when)),
  chat: (handle: string): Text =>
    rich`You can use ${bold(`@${handle}`)} in this chat now. Next I’ll ask for your PIN, then show you which chats are linked, so you can remove any you no longer have.`,
  useHere: 'Use my account here',
  linked: (handle: string): Text =>
    rich`This chat is now linked to ${bold(`@${handle}`)}. Your chats are below: please remove any you no longer have.`,
  newPin: (handle: string): Text =>
    rich`Please choose a new PIN for ${bold(`@${handle}`)}, 6 to 8 digits. The old one works until you do.`,
  title: 'New PIN',
  labels: { pin: 'New PIN', pinAgain: 'New PIN again' },
  differ: rich`Nothing was changed: the two PINs weren’t the same. Please try again.`,
  done: (handle: string): Text =>
    rich`Your new PIN works from now on, and you’re logged in as ${bold(`@${handle}`)}. All your other chats and browsers are logged out.`,
  notReady: rich`Nothing was changed: this was stopped or has expired, so it can’t be finished here.`,
  pinChanged: rich`Your PIN has since been changed in another chat. That PIN counts, not the one you chose here. If it wasn’t you, freeze your account right away.`,
  othersChat: rich`Nothing was changed: this chat now belongs to another customer.`,
  left: rich`All right. Nothing was changed.`,
  typed: rich`Please don’t type a PIN into the chat. Use the form, where it stays hidden.`,
  approved: rich`Thank you. The other chat can continue now. If you didn’t ask for anything, freeze your account right away.`,
  gone: rich`That’s no longer open: it was finished or stopped, or it expired. If you’re not sure it was you, freeze your account.`,
  sameChat: rich`This is the chat that asked, so it can’t say yes to itself. Please press it in another of your chats.`,
  frozen: rich`Your account is frozen, so a yes doesn’t count: the full waiting time has to pass. You can still stop it.`,
  stopped: rich`${bold('Stopped.')} Nobody gets in that way. I’ve also frozen your account: no money leaves it, and all your other chats are logged out. When everything is all right again, say ${code('unfreeze')}.`,
  stoppedTooLate: rich`${bold('It was already finished.')} I’ve frozen your account: no money leaves it, and all your other chats are logged out. Look at ${code('my chats')} and remove any you don’t recognize. If your PIN no longer works, say ${code('I forgot my PIN')}.`,
  askCode: (sentTo: string): Text =>
    rich`Please enter the code we sent to ${bold(sentTo)}. Don’t give it to anyone else.`,
  identityAsk: rich`Please enter your Social Security number and your birth date. I’ll remove your answers from the chat where I can.`,
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
    rich`${bold('Welcome back.')} You can use your account in this chat, too.`,
    rich`With a code from another of your chats, it takes a minute. Without one, enter your handle and PIN: then say yes in another of your chats, or wait.`,
  ),
  byPin: 'With my handle and PIN',
  byCode: 'I have a code',
  forgot: 'I forgot my PIN, too',
  askPin: (handle: string | undefined): Text =>
    handle === undefined
      ? rich`Please enter your handle, and your PIN twice. Check it carefully: to protect the account, I can’t tell you right away whether it’s right.`
      : rich`Please enter the PIN of ${bold(`@${handle}`)}, twice. Check it carefully: to protect the account, I can’t tell you right away whether it’s right.`,
  /** Before anything is asked of who has forgotten the PIN: that all is well, and what is to come. */
  forgotten: (waitMs: number): Text =>
    lines(
      rich`${bold('You can get back in.')} Your money is safe and stays in your account. A forgotten PIN doesn’t change that.`,
      rich`There are three steps: first, show who you are; then wait ${bold(hours(waitMs))}, while all your chats are told and one of them can let you in right away; then choose a new PIN here.`,
    ),
  askIdentity: (handle: string | undefined): Text =>
    handle === undefined
      ? rich`Please enter your handle, Social Security number and birth date. Check them carefully: to protect the account, I can’t tell you right away whether they’re right.`
      : rich`Please enter the Social Security number and birth date of ${bold(`@${handle}`)}. Check them carefully: to protect the account, I can’t tell you right away whether they’re right.`,
  title: 'Log in from a new chat',
  labels: { handle: 'Handle', pin: 'PIN', pinAgain: 'PIN again' },
  handleHint: 'The name others use to send you money, for example maria_l',
  badHandle: rich`Nothing was tried: a handle has 3 to 24 letters, digits or underscores and starts with a letter, for example: maria_l.`,
  differ: rich`Nothing was tried: the two PINs weren’t the same. Please enter it again.`,
  others: (here: string, wanted: string): Text =>
    rich`Nothing was changed: this chat belongs to ${bold(`@${here}`)}, so I can’t use it for ${bold(`@${wanted}`)}. Please write to me from a chat of your own. If both are yours, first remove this one under My chats.`,
}

/** Said to who fears for their money, or can't get in. */
export const trouble = {
  cantLogIn: (isLinked: boolean): Text =>
    isLinked
      ? rich`${bold('You can get back in.')} Your money stays where it is, and nothing is lost. If you know your PIN, log in. If you’ve forgotten it, you can set a new one. After several wrong PINs you may have to wait in this chat; your other chats aren’t affected.`
      : rich`${bold('You can get back in.')} Your money stays where it is, and nothing is lost. This chat isn’t linked to an account yet: say you’re already a customer, and enter your handle and PIN. If you’ve forgotten the PIN, too, your Social Security number and birth date will do.`,
  lostChat: (isLinked: boolean): Text =>
    isLinked
      ? rich`${bold('Losing one chat doesn’t lose your account.')} You can go on here as always. Remove the lost chat under My chats: it’s logged out right away. If someone else may have it, freeze your account and change your PIN.`
      : rich`${bold('Losing one chat doesn’t lose your account.')} Your money stays where it is. Say you’re already a customer, and enter your handle and PIN: then this chat becomes one of yours. If you’ve forgotten the PIN, too, your Social Security number and birth date will do.`,
  moneyGone: (isLinked: boolean): Text =>
    isLinked
      ? rich`${bold('Let’s stop it first.')} If someone else may be in your account, freeze it: no money leaves it from then on. Your history shows every payment, and what can still be stopped or asked back. Report anything you don’t recognize, and a person will look into it.`
      : rich`${bold('Let’s stop it first.')} This chat isn’t linked to an account, so it can’t be frozen from here. If you have a chat that’s linked, freeze your account there with one tap. If not, say you’re already a customer, and I’ll help you get back in.`,
  safety: (isDemo: boolean): Text =>
    isDemo
      ? rich`To be honest: this is a demo with play money, and no real bank stands behind it, so please don’t add money of your own. The protections are real: nothing moves until you press Confirm, your PIN is asked for, and you can freeze your account at any time.`
      : rich`To be honest: your money is held at our partner bank, in your name. Nothing moves until you press Confirm, your PIN is asked for, and you can freeze your account at any time. I can’t promise what that bank insures, or up to how much: please read its terms before you keep money here that you can’t do without.`,
}
