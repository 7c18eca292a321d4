import { describe, expect, it } from 'vitest'
import { peopleDialog } from '#conversation/case/people.ts'
import { reportDialog } from '#conversation/case/dialog.ts'
import { threadDialog } from '#conversation/case/thread.ts'
import { err } from '#kit/result.ts'
import { bankFacts, contextAt, drive } from '#test/support/dialogs.ts'

const SENTENCE = 'I was scammed by a man who sold me sneakers'
const saying = (text: string) => ({ turn: { ...contextAt(1).turn, act: { do: 'say', text } as const } })

describe('asking for a person', () => {
  it('says first what to do now, then sends the very words that were said, only once they are pressed', () => {
    const person = drive(peopleDialog, bankFacts(), saying(SENTENCE))
    person.open({}, 'people.fraud')
    expect(person.text()).toMatch(
      /protect your money first[\s\S]*Freeze your account now[\s\S]*No payment has left your account/,
    )
    expect(person.text()).toContain(`You wrote: ${SENTENCE}`)
    expect(person.labels()).toContain('Freeze my account')
    expect(person.asked('case.open')).toEqual([])
    person.press('Send these words')
    expect(person.asked('case.open')).toEqual([{ topic: 'fraud', text: SENTENCE }])
    expect(person.text()).toMatch(/A person has it now[\s\S]*reference is [0-9A-F-]{9}[\s\S]*answer by .*(?:AM|PM)/)
  })

  it.each([
    'people.human',
    'people.complaint',
    'people.fraud',
    'people.lost-phone',
    'people.lost-card',
    'people.wrong-payment',
  ])('%s asks for words and sends them as they are', (name) => {
    const person = drive(peopleDialog)
    person.open({}, name)
    expect(person.text()).toMatch(/A person usually answers by/)
    person.press('Write to a person')
    expect(person.text()).toMatch(/goes word for word to a person in support/)
    person.handIn({ message: 'It happened on Friday' })
    expect(person.asked('case.open')).toEqual([{ topic: name.slice('people.'.length), text: 'It happened on Friday' }])
  })

  it.each(['send 20 to alex', 'buy $50 of bitcoin', 'freeze my account', 'close my account', 'balance'])(
    'never sends “%s” to a person nor does it before it was asked which is meant',
    (words) => {
      const w = bankFacts()
      const person = drive(peopleDialog, w)
      person.open({}, 'people.human')
      person.press('Write to a person')
      person.hear({ kind: 'filled', values: { message: words }, meant: { name: 'send', slots: { amount: '20' } } })
      expect(person.text()).toMatch(/I haven’t done either yet/)
      expect(JSON.stringify(person.state())).not.toContain(words)
      expect(person.asked('case.open')).toEqual([])
      person.press('Do it here')
      expect(person.out()).toMatchObject({ then: { name: 'send', slots: { amount: '20' } } })
      expect(person.asked('case.open')).toEqual([])
    },
  )

  it.each(['my pin is 739152', 'SSN 123-45-6789', 'password: hunter22', '4111 1111 1111 1111'])(
    'sends no secret: %s',
    (words) => {
      const person = drive(peopleDialog)
      person.open({}, 'people.complaint')
      person.press('Write to a person')
      person.handIn({ message: words })
      expect(person.text()).toMatch(/I didn’t send that to anyone/)
      expect(person.asked('case.open')).toEqual([])
      const report = drive(reportDialog)
      report.open({ transfer: 't1' }, 'report')
      report.press('Something else')
      report.handIn({ text: words })
      expect(report.text()).toMatch(/I didn’t send that to anyone/)
      expect(report.asked('case.report')).toEqual([])
    },
  )

  it.each([
    ['stranger', /isn’t linked, so it can’t be done from here[\s\S]*already a customer/, 'Log in'],
    ['logged-out', /Freeze your account now[\s\S]*Log in and say cancel my payment/, 'none'],
  ] as const)('tells a %s nothing of an account', (standing, told, missing) => {
    const w = bankFacts()
    w.answers['case.outlook'] = () => ({
      standing,
      isFrozen: false,
      answeredBy: 1,
      timeZone: 'Etc/UTC',
      isZoneNamed: true,
    })
    const person = drive(peopleDialog, w, { customer: undefined })
    person.open({}, 'people.fraud')
    expect(person.text()).toMatch(told)
    expect(person.asked('case.payments')).toEqual([])
    expect(person.labels()).not.toContain(missing)
  })

  it.each([
    [{ kind: 'too-many', limit: 10 }, /10 of your cases are open/],
    [{ kind: 'too-often', within: 'hour' }, /log in and try again/],
    [{ kind: 'wait', limit: 10 }, /waiting for an answer/],
  ] as const)('says why it was not sent: %o', (refusal, told) => {
    const w = bankFacts()
    w.answers['case.open'] = () => err(refusal)
    const person = drive(peopleDialog, w)
    person.open({}, 'people.human')
    person.press('Write to a person')
    person.handIn({ message: 'hello' })
    expect(person.text()).toMatch(told)
    expect(person.text()).toMatch(/wasn’t sent|didn’t add|Nothing was sent/)
  })

  it('shows the case that is open instead of a second one', () => {
    const w = bankFacts()
    const person = drive(peopleDialog, w)
    person.open({}, 'people.human')
    person.press('Write to a person')
    person.handIn({ message: 'Where is the branch?' })
    person.open({}, 'people.human')
    expect(person.out()).toMatchObject({ then: { name: 'case' } })
    const thread = drive(threadDialog, w)
    thread.open({ case: w.cases[0]?.id ?? '' }, 'case')
    expect(thread.text()).toMatch(/Where is the branch\?/)
    expect(thread.labels()).toEqual(['Add something', 'Close the case', 'Menu'])
  })

  it('asks whether words that are no wish are the answer to support', () => {
    const w = bankFacts()
    const person = drive(peopleDialog, w)
    person.open({}, 'people.human')
    person.press('Write to a person')
    person.handIn({ message: 'hello' })
    const id = w.cases[0]?.id ?? ''
    const thread = drive(threadDialog, w)
    thread.open({ case: id, said: 'on Friday' }, 'case-answer')
    expect(thread.text()).toMatch(/You wrote: on Friday[\s\S]*Nothing has been sent yet/)
    thread.press('Neither')
    expect(thread.asked('case.write')).toEqual([])
    thread.open({ case: id, said: 'on Friday' }, 'case-answer')
    thread.press('Send to support')
    expect(thread.asked('case.write')).toEqual([{ case: id, text: 'on Friday' }])
  })
})
