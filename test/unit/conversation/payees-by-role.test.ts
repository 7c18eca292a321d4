import { describe, expect, it } from 'vitest'
import { account, bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'
import { customerIn, say } from './person.ts'

/** Nobody is looked up by such a word alone: a stranger may have it for a handle. */
const handlesLookedUp = (w: ReturnType<typeof bankFacts>) =>
  w.asked.filter(({ name, args }) => name === 'payment.find-payee' && !JSON.stringify(args).includes('"ownOnly":true'))

describe('a payee who is named by what they are', () => {
  it.each([
    'my mom',
    'mom',
    'my landlord',
    'the landlord',
    'the plumber',
    'my plumber',
    'my brother',
    'my best friend',
    'my roommate',
    'the babysitter',
    'my ex wife',
    'our cleaner',
    'the electrician',
  ])('is asked for by a handle, a phone number or an e-mail: %s', (who) => {
    const w = bankFacts()
    const said = converse(w).say(`send 20 to ${who}`)
    expect(said).toMatch(/there’s no saved payee called .*handle .* phone number or email address/)
    expect(said).not.toContain('account called')
    expect(handlesLookedUp(w)).toEqual([])
  })

  it.each([
    'a mi mamá',
    'a mamá',
    'al plomero',
    'a la niñera',
    'a mi casero',
    'a mi hermano',
    'a mi mejor amiga',
    'al electricista',
    'a mi vecina',
    'a mi jefe',
  ])('in Spanish: %s', (who) =>
    expect(customerIn('es')(say(`manda 20 ${who}`))).toMatch(/no hay ningún destinatario guardado como/),
  )

  it.each(['her', 'him', 'them', 'someone', 'somebody'])('and by no word for anybody: %s', (who) => {
    const w = bankFacts()
    expect(converse(w).say(`send 20 to ${who}`)).toMatch(
      /can’t tell who you mean by .*: there’s no saved payee by that name/,
    )
    expect(handlesLookedUp(w)).toEqual([])
  })

  it.each(['my mom', 'the plumber', 'my roommate'])('is asked for where money is requested, too: %s', (who) =>
    expect(converse(bankFacts()).say(`request 20 from ${who}`)).toContain('there’s no saved contact called'),
  )

  it('is their own account of that name, where there is one', () => {
    const w = bankFacts({ accounts: [account('Everyday'), account('Mom')] })
    expect(converse(w).say('send 20 to mom from everyday')).toContain('To: Mom')
  })
})
