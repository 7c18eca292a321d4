import type { Text } from '#conversation/channel/message.ts'
import { bold, rich } from '#conversation/words/text.ts'
import { duration } from '#conversation/words/times.en.ts'

export const signIn = {
  ask: (handle: string): Text => rich`Welcome back, ${bold(`@${handle}`)}. Please enter your PIN to log in.`,
  label: 'PIN',
  title: 'Log in',
  done: (handle: string): Text => rich`You’re logged in as ${bold(`@${handle}`)}.`,
  already: rich`You’re already logged in.`,
  wrong: (left: number): Text =>
    left > 0
      ? rich`That PIN isn’t right. You have ${bold(`${left} ${left === 1 ? 'try' : 'tries'}`)} left.`
      : rich`That PIN isn’t right, and that was the last try for now.`,
  locked: (until: number, now: number): Text =>
    rich`To protect your money, logging in is locked for ${bold(duration(Math.max(0, until - now)))} after several wrong PINs. Nothing has happened to your money.`,
  notFound: rich`This chat isn’t linked to a customer yet. Become a customer, or link this chat if you already bank with us in another app.`,
  typed: rich`Please don’t type a PIN into the chat. Use the form, where it stays hidden.`,
  /** `hadCard`: one was open that was not confirmed. */
  out: (hadCard: boolean): Text =>
    rich`You’re logged out. Your accounts stay as they are.${hadCard ? ' Nothing was sent by the card you hadn’t confirmed, and it’s no longer valid.' : ''} Come back with your PIN anytime.`,
  outEverywhere: rich`All your other chats and browsers are now logged out, and need your PIN before they show or do anything. You’re still logged in here. If someone may know your PIN, please change it.`,
  outAlready: rich`You’re not logged in.`,
}
