import type { Case, CaseState, Wrong } from '#bank/case/case.ts'
import { reference } from '#bank/ground/ids.ts'
import type { Text } from '#conversation/channel/message.ts'
import { TOPIC_NAMES } from './people-words.en.ts'
import { bold, code, lines, rich } from '#conversation/words/text.ts'
import { day, moment } from '#conversation/words/times.en.ts'

const WRONG: Record<Wrong, string> = {
  'not-me': 'It wasn’t me',
  'wrong-amount': 'The amount is wrong',
  twice: 'It was paid twice',
  'not-arrived': 'It didn’t arrive',
  other: 'Something else',
}
const STATE: Record<CaseState, string> = {
  open: 'with support',
  'at-bank': 'we’re investigating it',
  closed: 'answered',
}

/** What is wrong with a payment, or what a person was asked for. */
const titleOf = ({ topic, wrong }: Case): string => (topic === undefined ? WRONG[wrong] : TOPIC_NAMES[topic])

const status = ({ state, answer, thread = [], waitingSince, topic }: Case): Text => {
  if (state === 'closed' && answer === undefined) return rich`You closed it.`
  if (state === 'open' && waitingSince === undefined && thread.length > 0)
    return rich`Support has answered: press ${bold('Messages with support')} to read it and reply.`
  if (state === 'open' && topic !== undefined)
    return rich`It’s with a person now. I’ll tell you here when there’s an answer.`
  if (state === 'closed') return rich`Support’s answer: ${answer ?? 'closed'}`
  if (state === 'at-bank')
    return rich`We’ve opened a dispute and are investigating it. I’ll tell you here when there’s an answer.`
  return rich`It’s with support now, with everything about the payment attached. I’ll tell you here when there’s an answer.`
}

export const reports = {
  wrong: WRONG,
  choose: rich`What is wrong with this payment?`,
  words: (wrong: Wrong): Text =>
    rich`${bold(WRONG[wrong])}. Please say in your own words what happened. Never write a PIN or a card number here.`,
  title: 'Report a problem',
  label: 'What happened',
  hint: 'Leave it empty if there’s nothing to add',
  submit: 'Report',
  mine: 'My reports',
  notYours: rich`I can’t find that payment among yours. Your history shows everything that happened.`,
  tooMany: (limit: number): Text =>
    rich`You have ${limit} open reports, the most at one time. Support is working on them; please wait for an answer.`,
  pick: rich`Which payment is it about? Open it in your history, then press Report a problem there.`,
  one: (reported: Case, timeZone: string, now: number): Text =>
    lines(
      rich`${bold(titleOf(reported))}`,
      rich`Case ${code(reference(reported.id))}, reported ${moment(reported.createdAt, timeZone, now)}`,
      ...(reported.operation === undefined ? [] : [rich`Payment ${code(reference(reported.operation))}`]),
      ...(reported.text === '' ? [] : [rich`You wrote: ${reported.text}`]),
      '',
      status(reported),
    ),
  list: (all: readonly Case[], timeZone: string, now: number): Text =>
    lines(
      rich`${bold('My reports')}`,
      ...all.map(
        (each, at) =>
          rich`${at + 1}. ${day(each.createdAt, timeZone, now)}: ${titleOf(each)}, ${bold(STATE[each.state])} (${code(reference(each.id))})`,
      ),
      '',
      rich`Press a number to see it.`,
    ),
  none: rich`You haven’t reported anything. To report a problem with a payment, open it in your history.`,
  gone: rich`I can’t find that report anymore.`,
}
