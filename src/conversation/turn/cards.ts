import type { Operation } from '#bank/ground/operation.ts'
import { isPaymentOrder } from '#bank/ground/order.ts'
import type { Text } from '#conversation/channel/message.ts'
import { type ButtonDraft, type CardDraft, type Context, goalButton, type Saying } from '#conversation/flow/dialog.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import { lines } from '#conversation/words/text.ts'
import { outcomeWords } from '#conversation/operation/words.ts'
import { turnWords } from './words.ts'
import { commonWords, labelWords } from '#conversation/words/words.ts'
import { OWN_NAMES } from '#conversation/understand/languages.ts'
import type { Locale, Localized } from '#conversation/words/locale.ts'
import type { Home } from './home.ts'
import { MENU } from '#conversation/registry.ts'
import { card, inRows, menuButton } from '#conversation/flow/kit.ts'

const wording = (to: Localized) => ({
  common: commonWords(to),
  labels: labelWords(to),
  outcomes: outcomeWords(to),
  routing: turnWords(to),
})

type Here = { readonly handle: string; readonly legalName: string } | undefined

/** Said between dialogs, by routing. */
export const menuRows = (context: Context, here?: Here): NonNullable<CardDraft['rows']> => {
  const { labels } = wording(context)
  if (context.customer !== undefined) return inRows(fullMenu(context), 5)
  const ways =
    here === undefined
      ? [goalButton(labels.register, goal('register'), 'primary'), goalButton(labels.linkExisting, goal('claim'))]
      : [goalButton(labels.logIn, goal('sign-in'), 'primary')]
  return inRows([...ways, goalButton(labels.prices, goal('prices')), goalButton(labels.help, goal('help'))])
}

const fullMenu = (to: Localized): readonly ButtonDraft[] =>
  MENU.map(({ label, opens, style }) => goalButton(label(to), opens, style))

/** `home`: what a customer comes back to. `waits`: where the way back in stands, of who has asked for one here. */
const menu = (
  context: Context,
  here: Here,
  { home, waits }: { readonly home?: Home; readonly waits?: Text },
): Saying => {
  const { common, labels } = wording(context)
  if (home !== undefined) return homeMenu(context, here, home)
  const text = here === undefined ? common.hello : common.welcomeBack(here.handle)
  const rows = menuRows(context, here)
  if (waits === undefined) return card(context, { text, rows })
  return card(context, { text: waits, rows: [[goalButton(labels.wayBack, goal('recovery'), 'primary')], ...rows] })
}

/** What comes next stands first, and once. */
const homeMenu = (context: Context, here: Here, { facts, next }: Home): Saying => {
  const { common } = wording(context)
  const name = here?.legalName.split(' ')[0]
  const text =
    facts.length === 0
      ? common.menu(name)
      : lines(...(name === undefined ? [] : [common.greeting(name)]), ...facts, '', common.menu(undefined))
  const opened = new Set(next.map(({ choice }) => choice.choice))
  const rest = fullMenu(context).filter(({ choice }) => !opened.has(choice.choice))
  return card(context, {
    text,
    rows: [...(next.length === 0 ? [] : [next]), ...inRows(rest, next.length === 0 ? 5 : 4)],
  })
}

const help = (context: Context): Saying => {
  const { common } = wording(context)
  return card(context, { text: common.help, rows: [[menuButton(context)]] })
}

/** `said` instead of not having understood. */
type Fallback = { readonly here: Here; readonly said: Text | undefined; readonly like: Locale | undefined }

/** `like`: a language that the words may be in, which is offered first. */
const fallback = (context: Context, { here, said, like }: Fallback): Saying => {
  const offered = like === undefined ? [] : [[goalButton(OWN_NAMES[like], goal('language', { to: like }), 'primary')]]
  const { common } = wording(context)
  return card(context, {
    text: lines(said ?? common.fallback, common.examples),
    rows: [...offered, ...menuRows(context, here)],
  })
}

/** What one operation moves, for a sentence. */
const movesOf = ({ order }: Operation, to: Localized): Text => {
  const { outcomes } = wording(to)
  return isPaymentOrder(order) ? outcomes.what(order) : []
}

/** What was talked about has ended, and money is on its way all the same. */
const stillMoving = (first: Operation, count: number, context: Context): Saying => {
  const { labels, routing } = wording(context)
  return {
    show: {
      card: context.newCard('aside'),
      text: routing.cancelledStillMoving(movesOf(first, context), count),
      rows: [[goalButton(labels.status, goal('operation', { operation: first.id }), 'primary'), menuButton(context)]],
    },
  }
}

/** A remark with the way to the menu: old buttons, nothing to cancel, a lost thread. On a card of its own. */
const stale = (text: Text, context: Context): Saying => ({
  show: { card: context.newCard('aside'), text, rows: [[menuButton(context)]] },
})

/** Said beside the matter, which stays as it is. */
const aside = (text: Text, context: Context): Saying => ({ show: { card: context.newCard('aside'), text } })

/** What was typed may be a call for help as well as an answer. */
const urgent = (wanted: Goal, context: Context): Saying => {
  const { labels, routing } = wording(context)
  const ways = [goalButton(labels.freeze, goal('freeze')), goalButton(labels.forgotPin, goal('forgot-pin'))]
  const person = goalButton(labels.person, goal(wanted.name))
  const rows = [
    wanted.name === 'freeze'
      ? ways.slice(0, 1)
      : wanted.name.startsWith('people.')
        ? [...ways.slice(0, 1), person]
        : ways,
  ]
  return { show: { card: context.newCard('aside'), text: routing.urgent(), rows } }
}

export const cards = { menu, help, fallback, stale, stillMoving, aside, urgent }
