import type { CardId } from '#bank/ground/ids.ts'
import { account, bankFacts } from '#test/support/dialogs.ts'
import type { BankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'
import type { Act } from '#conversation/channel/turn.ts'
import { plain } from '#conversation/words/text.ts'

export const WEB = { forms: true, erases: true, picture: 'upload' } as const
export const FIELD_BY_FIELD = { forms: false, erases: true, picture: 'message' } as const

/** A conversation that keeps what a screen would show: each card with its text and whether it can be acted on. */
export const onScreen = (
  abilities: typeof WEB | typeof FIELD_BY_FIELD = WEB,
  names: readonly string[] = ['Everyday', 'Rent'],
  facts: BankFacts = bankFacts({ accounts: names.map((name) => account(name)) }),
) => {
  const chat = converse(facts, { abilities })
  const screen = new Map<CardId, { text: string; labels: readonly string[] }>()
  const after = (): void => {
    for (const reply of chat.replies()) {
      if (reply.do === 'show') {
        const { card, text, rows, form } = reply.message
        screen.set(card, {
          text: plain(text),
          labels: [...rows.flat().map(({ label }) => label), ...(form ? ['form'] : [])],
        })
      }
      const known = reply.do === 'close' ? screen.get(reply.card) : undefined
      if (reply.do === 'close' && known !== undefined)
        screen.set(reply.card, { text: reply.text === undefined ? known.text : plain(reply.text), labels: [] })
    }
  }
  return {
    say: (text: string) => (chat.say(text), after()),
    press: (label: string) => (chat.press(label), after()),
    act: (what: Act) => (chat.act(what), after()),
    cards: () => [...screen.values()],
    /** Cards that ask for a decision. */
    deciding: () => [...screen.values()].filter(({ labels }) => labels.includes('Confirm')),
    closed: () => [...screen.values()].filter(({ labels }) => labels.length === 0).map(({ text }) => text),
  }
}
