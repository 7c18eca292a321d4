import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { saidIn, sentencesIn } from '#test/support/sentences.ts'

const LISTS = /\.(?:en|es)\.ts$/
/** What is written in every language at once, or is no sentence of ours. */
const KNOWN: readonly string[] = [
  // One line in each language that is not spoken here.
  'src/conversation/turn/foreign-words.ts',
  // Names of states, as the post writes them.
  'src/conversation/form/us-states.ts',
  // Programs that Redis runs.
  'adapters/webchat/redis-scripts.ts',
  // What operators read of a call that failed.
  'adapters/discord/failure.ts',
  'adapters/telegram/set-up.ts',
]
const CODE = [...globSync('src/conversation/**/*.ts'), ...globSync('adapters/{telegram,discord,webchat}/**/*.ts')]
  .filter((file) => !LISTS.test(file) && !KNOWN.includes(file))
  .toSorted()
const ENGLISH = [
  ...globSync('src/conversation/**/*{words,common,labels,commands}*.en.ts'),
  ...globSync('adapters/**/*.en.ts'),
].toSorted()

const found = (file: string, code: string): readonly string[] => sentencesIn(file, code).map(({ text }) => text)

describe('a sentence', () => {
  it('stands in a list of words, where no other language can lack it, and nowhere else', () => {
    expect(CODE.length).toBeGreaterThan(250)
    const stray = CODE.flatMap((file) =>
      sentencesIn(file, readFileSync(file, 'utf8')).map(({ line, text }) => `${file}:${line} ${text.slice(0, 80)}`),
    )
    expect(stray).toEqual([])
  })

  it('of one language is not the sentence of another', () => {
    expect(ENGLISH.length).toBeGreaterThan(50)
    const same = ENGLISH.flatMap((file) => {
      const spanish = saidIn(file, readFileSync(file.replace('.en.ts', '.es.ts'), 'utf8'))
      return [...saidIn(file, readFileSync(file, 'utf8'))]
        .filter(([place, text]) => spanish.get(place) === text && /^\p{Lu}.*\p{L}{2,} \p{L}{2,}/u.test(text))
        .map(([place]) => `${file} ${place}`)
    })
    expect(same).toEqual([])
  })
})

/** One in each kind of place where somebody may write one. */
const PLANTED: readonly (readonly [place: string, file: string, code: string, text: string])[] = [
  ['a dialog', 'dialog.ts', 'const out = end(context, rich`Nothing was sent.`)', 'Nothing was sent.'],
  ['a dialog, one word', 'dialog.ts', 'const out = end(context, rich`Done`)', 'Done'],
  ['a text beside a value', 'cards.ts', 'const text = rich`You have ${amount} left.`', 'You have … left.'],
  ['a button', 'kit.ts', "const way = button(NAME, 'Try again', 'again')", 'Try again'],
  ['a form', 'forms.ts', "const form = { title: 'Your PIN', submit: 'Go on' }", 'Your PIN'],
  ['a hint', 'forms.ts', "const field = { hint: 'For example Rent' }", 'For example Rent'],
  ['a slash command', 'declared-commands.ts', "const pay = { description: 'Send money' }", 'Send money'],
  ['a choice', 'pick.ts', "const all = ['All accounts']", 'All accounts'],
  ['an adapter', 'render.ts', "const line = renderLine('Please start again.')", 'Please start again.'],
  ['an adapter, with a value', 'notes.ts', 'const line = `Wait ${seconds} seconds`', 'Wait … seconds'],
  ['a placeholder', 'render.ts', "const select = { placeholder: 'Choose one of these' }", 'Choose one of these'],
  ['a page of Telegram', 'form-page.ts', 'const page = html`<h1 class="a b">Your PIN</h1>`', 'Your PIN'],
  ['the page', 'app.ts', "node.textContent = 'Not connected'", 'Not connected'],
  ['what is read aloud', 'dom.ts', "node.setAttribute('aria-label', 'Close the form')", 'Close the form'],
  ['the words of a picture', 'history.ts', "const file = { description: 'Your history' }", 'Your history'],
  ['Spanish', 'dialog.ts', "const text = '¿Enviar esto ahora?'", '¿Enviar esto ahora?'],
]

describe('a sentence that is written into the code', () => {
  it.each(PLANTED)('is found in %s', (_, file, code, text) => {
    expect(found(file, code).join('\n')).toContain(text)
  })

  it.each([
    "throw new TypeError('Not an id of ours')",
    "log.warn({ event: 'x' }, 'Something went wrong here')",
    "const headers = { 'content-type': 'text/html; charset=utf-8' }",
    "import { a } from 'One two'",
    "const css = el('div', { class: 'button primary' })",
  ])('is told from what is for us: %s', (code) => expect(found('code.ts', code)).toEqual([]))

  it('is found where it was left in English in a list of another language', () => {
    const english = saidIn('words.en.ts', "export const words = { done: 'It is done now', more: { left: 'Two left' } }")
    const spanish = saidIn('words.es.ts', "export const words = { done: 'Ya está', more: { left: 'Two left' } }")
    expect([...english].filter(([place, text]) => spanish.get(place) === text).map(([place]) => place)).toEqual([
      '.words.more.left',
    ])
  })
})
