import type { Text } from '#conversation/channel/message.ts'
import { bold, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.en.ts'

export const signIn = {
  ask: (handle: string): Text => rich`Welcome back, ${bold(`@${handle}`)}. Please enter your PIN to log in.`,
  label: 'PIN',
  title: 'Log in',
  done: (handle: string): Text => rich`You are logged in as ${bold(`@${handle}`)}.`,
  already: rich`You are logged in already.`,
  wrong: (left: number): Text =>
    left > 0
      ? rich`That PIN is not right. You have ${bold(`${left} ${left === 1 ? 'try' : 'tries'}`)} left.`
      : rich`That PIN is not right, and it was the last try for now.`,
  locked: (until: number, now: number): Text =>
    rich`After several wrong PINs logging in is locked for ${bold(duration(Math.max(0, until - now)))}. This protects your money; nothing has happened to it.`,
  notFound: rich`This chat is not linked to a customer yet. Become a customer, or link it if you bank with me on another app.`,
  typed: rich`Please don’t type a PIN into the chat. Use the form: it keeps the PIN hidden.`,
  /** `hadCard`: one was open that was not confirmed. */
  out: (hadCard: boolean): Text =>
    rich`You are logged out. Your accounts stay as they are.${hadCard ? ' The card that you had not confirmed is void: nothing was sent because of it.' : ''} Come back with your PIN at any time.`,
  outEverywhere: rich`Every other chat and browser is logged out now, and asks for your PIN before it shows or does anything. Here you stay logged in. If somebody may know your PIN, please change it.`,
  outAlready: rich`You are not logged in.`,
}
