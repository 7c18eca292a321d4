import { describe, expect, it } from 'vitest'
import type { Missing, QuestionSet } from '#bank/ground/customer.ts'
import { err } from '#kit/result.ts'
import { identityDialog } from '#conversation/customer/identity.ts'
import type { Saying } from '#conversation/flow/dialog.ts'
import { plain } from '#conversation/words/text.ts'
import type { Abilities } from '#conversation/channel/turn.ts'
import { contextAt, customer, drive, bankFacts } from '#test/support/dialogs.ts'

const at = (missing: readonly Missing[], more: { questions?: QuestionSet; demo?: boolean } = {}) =>
  bankFacts({ me: customer({ tier: 'receive-only', missing, questions: more.questions }), demo: more.demo ?? true })
const FILE = { ref: 'somewhere', stays: true }
const on = (abilities: Abilities) => ({ turn: { ...contextAt(0).turn, abilities } })
const TELEGRAM: Abilities = { forms: false, erases: true, picture: 'message' }
const DISCORD: Abilities = { forms: true, erases: false, picture: 'attachment' }

const SET: QuestionSet = {
  id: 'set-1',
  questions: [
    {
      id: '1',
      question: 'Which street?',
      choices: [
        { id: '1', text: 'Elm' },
        { id: '2', text: 'None of the above' },
      ],
    },
    {
      id: '2',
      question: 'Which address?',
      choices: [
        { id: '1', text: '824 Mockingbird Lane, San Francisco, CA 94105' },
        { id: '2', text: '12 Main Street' },
      ],
    },
  ],
}

describe('the Social Security number', () => {
  it('is asked for again and handed in', () => {
    const person = drive(identityDialog, at(['ssn', 'photo-id']))
    person.open({ detail: 'ssn' }, 'identity')
    person.handIn({ ssn: '123-45-6789' })
    expect(person.asked('customer.submit-document')).toMatchObject([{ document: { kind: 'ssn', value: '123456789' } }])
  })

  it('registers anew whom the bank did not have, and says so', () => {
    const person = drive(identityDialog, at(['registration']))
    person.open({}, 'identity')
    expect(person.text()).toContain('I’ll register you again')
  })
})

describe('a photo ID', () => {
  it.each([
    [TELEGRAM, 'send it here'],
    [DISCORD, '/photo-id'],
    [contextAt(0).turn.abilities, 'choose one you have'],
  ])('is asked for in the way that %j allows, with the limits', (abilities, words) => {
    const person = drive(identityDialog, at(['photo-id']), on(abilities))
    person.open({ detail: 'photo-id' }, 'identity')
    expect(person.text()).toContain(words)
    expect(person.text()).toContain('JPEG, PNG or PDF, up to 8 MB')
    expect(person.shown().at(-1)?.upload).toEqual({
      types: ['image/jpeg', 'image/png', 'application/pdf'],
      maxBytes: 8 * 1024 * 1024,
    })
  })

  it('is handed in, removed where that can be done, and asked for no longer', () => {
    const person = drive(identityDialog, at(['photo-id']), on(TELEGRAM))
    person.open({ detail: 'photo-id' }, 'identity')
    const asking = person.shown().at(-1)?.card
    const out = person.hear({ kind: 'attached', file: FILE })
    expect(person.asked('customer.hand-in-picture')).toMatchObject([{ file: FILE }])
    expect(out.say[0]).toEqual({ erase: true })
    expect(cardsOf(out.say)).toMatchObject([{ card: asking }, { pending: true }])
    expect(cardsOf(out.say)[0]).not.toHaveProperty('upload')
    expect(out.next).toBe('done')
  })

  it('has to be deleted by the customer where it can’t be removed, unless it never stood there', () => {
    const person = drive(identityDialog, at(['photo-id']), on(DISCORD))
    person.open({ detail: 'photo-id' }, 'identity')
    person.hear({ kind: 'attached', file: FILE })
    expect(person.text()).toContain('please delete it yourself')
    person.open({ detail: 'photo-id' }, 'identity')
    person.hear({ kind: 'attached', file: { ...FILE, stays: false } })
    expect(person.text()).not.toContain('delete')
  })

  it.each([
    [{ kind: 'too-big' }, '8 MB'],
    [{ kind: 'empty' }, 'is empty'],
    [{ kind: 'not-a-picture' }, 'JPEG, PNG or PDF'],
    [{ kind: 'not-a-picture', looksLike: 'HEIC' }, 'a HEIC picture'],
    [{ kind: 'not-received' }, 'send it once more'],
  ] as const)('that is %j is answered with what to do, removed all the same, and asked for again', (problem, words) => {
    const person = drive(identityDialog, at(['photo-id']), on(TELEGRAM))
    person.open({ detail: 'photo-id' }, 'identity')
    person.facts.answers['customer.hand-in-picture'] = () => err(problem)
    const out = person.hear({ kind: 'attached', file: FILE })
    expect(person.text()).toContain(words)
    expect(out.say).toContainEqual({ erase: true })
    expect(person.state()).toMatchObject({ at: 'photo-id' })
  })

  it('is not text, and can be a sample in the demo alone', () => {
    const person = drive(identityDialog, at(['photo-id']))
    person.open({ detail: 'photo-id' }, 'identity')
    person.say('here it is')
    expect(person.text()).toContain('I need a picture here')
    person.press('Use a sample ID (demo)')
    expect(person.asked('customer.submit-document')).toMatchObject([
      { document: { kind: 'photo-id', dataUri: expect.stringMatching(/^data:image\/png;base64,/) as string } },
    ])
    const real = drive(identityDialog, at(['photo-id'], { demo: false }))
    real.open({ detail: 'photo-id' }, 'identity')
    expect(real.labels()).toEqual(['Back'])
    expect(real.text()).not.toContain('demo')
  })

  it('is not wanted when the bank has what it needs, or is looking', () => {
    const person = drive(identityDialog, at([]))
    person.open({ detail: 'photo-id' }, 'identity')
    expect(person.text()).toContain('everything we need')
    const waiting = drive(identityDialog, at(['review']))
    waiting.open({ detail: 'photo-id' }, 'identity')
    expect(waiting.text()).toContain('still reviewing')
    const other = drive(identityDialog, at(['ssn', 'review']))
    other.open({ detail: 'questions' }, 'identity')
    expect(other.text()).toContain('don’t need that from you right now')
    expect(other.labels()).toEqual(['Enter SSN again', 'My details', 'Menu'])
  })
})

describe('the bank’s questions', () => {
  const asked = (over?: Partial<QuestionSet>) =>
    drive(identityDialog, at(['questions', 'photo-id'], { questions: { ...SET, ...over } }))

  it('are asked one by one, by button, and the answers handed in', () => {
    const person = asked()
    person.open({}, 'identity')
    expect(person.text()).toContain('Question 1 of 2')
    expect(person.labels()).toEqual(['Elm', 'None of the above', 'Back'])
    person.press('None of the above')
    // What does not fit on a button stands in the text.
    expect(person.text()).toContain('1. 824 Mockingbird Lane, San Francisco, CA 94105')
    expect(person.labels()).toEqual(['1', '2', 'Back'])
    person.press('1')
    expect(person.asked('customer.submit-document')).toMatchObject([
      { document: { kind: 'questions', set: 'set-1', answers: { 1: '2', 2: '1' } } },
    ])
    expect(JSON.stringify(person.out().say)).toContain('"forget":"questions:cus_me:set-1"')
  })

  it('can be answered in words, gone back over, and are asked again when the answer is none', () => {
    const person = asked()
    person.open({ detail: 'questions' }, 'identity')
    person.say('what?')
    expect(person.text()).toContain('Question 1 of 2')
    person.say('elm')
    expect(person.text()).toContain('Question 2')
    person.say('back')
    expect(person.text()).toContain('Question 1')
    person.say('2')
    person.say('2')
    expect(person.asked('customer.submit-document')).toMatchObject([{ document: { answers: { 1: '2', 2: '2' } } }])
  })

  it('begin anew when the bank asks others, and end when it asks none', () => {
    const person = asked()
    person.open({ detail: 'questions' }, 'identity')
    person.press('Elm')
    person.facts.me = customer({ missing: ['questions'], questions: { ...SET, id: 'set-2' } })
    person.press('1')
    expect(person.text()).toMatch(/questions have changed[\s\S]*Question 1 of 2/)
    person.facts.me = customer({ missing: ['ssn'] })
    person.press('Elm')
    expect(person.text()).toContain('Enter your Social Security number again')
    expect(person.fields()).toEqual(['ssn'])
    expect(person.asked('customer.submit-document')).toEqual([])
  })

  it('are begun again when the answers were kept too long', () => {
    const person = asked()
    person.open({ detail: 'questions' }, 'identity')
    person.press('Elm')
    person.facts.drafts.clear()
    person.press('1')
    expect(person.text()).toContain('Question 1 of 2')
    expect(person.asked('customer.submit-document')).toEqual([])
  })
})

const cardsOf = (say: readonly Saying[]) =>
  say.flatMap((saying) => ('show' in saying ? [{ ...saying.show, text: plain(saying.show.text) }] : []))
