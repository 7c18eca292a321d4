import type { Text } from '../message.ts'
import { type ButtonDraft, type CardDraft, type Context, goalButton, type Saying } from '../dialog.ts'
import { goal } from '../goal.ts'
import { words } from '../words/index.ts'
import { card, inRows, menuButton } from './kit.ts'

const { common, labels } = words.en

type Here = { readonly handle: string; readonly legalName: string } | undefined

/** Said between dialogs, by routing. */
export const menuRows = (context: Context, here?: Here): NonNullable<CardDraft['rows']> => {
  if (context.customer !== undefined) return inRows(FULL, 5)
  const ways =
    here === undefined
      ? [goalButton(labels.register, goal('register'), 'primary'), goalButton(labels.linkExisting, goal('link'))]
      : [goalButton(labels.logIn, goal('sign-in'), 'primary')]
  return inRows([...ways, goalButton(labels.prices, goal('prices')), goalButton(labels.help, goal('help'))])
}

const FULL: readonly ButtonDraft[] = [
  goalButton(labels.accounts, goal('accounts')),
  goalButton(labels.send, goal('send'), 'primary'),
  goalButton(labels.requests, goal('requests')),
  goalButton(labels.addMoney, goal('fund')),
  goalButton(labels.history, goal('history')),
  goalButton(labels.schedules, goal('schedules')),
  goalButton(labels.prices, goal('prices')),
  goalButton(labels.crypto, goal('crypto')),
  goalButton(labels.alerts, goal('alerts')),
  goalButton(labels.details, goal('details')),
  goalButton(labels.help, goal('help')),
  goalButton(labels.logOut, goal('sign-out')),
]

const menu = (context: Context, here: Here): Saying => {
  const text =
    context.customer !== undefined
      ? common.menu(here?.legalName.split(' ')[0])
      : here === undefined
        ? common.hello
        : common.welcomeBack(here.handle)
  return card(context, { text, rows: menuRows(context, here) })
}

const help = (context: Context): Saying => card(context, { text: common.help, rows: [[menuButton()]] })

const fallback = (context: Context): Saying =>
  card(context, { text: common.fallback, rows: [[menuButton(), goalButton(labels.help, goal('help'))]] })

/** A remark with the way to the menu: old buttons, nothing to cancel, a lost thread. On a card of its own. */
const stale = (text: Text, context: Context): Saying => ({
  show: { card: context.newCard(40), text, rows: [[menuButton()]] },
})

export const cards = { menu, help, fallback, stale }
