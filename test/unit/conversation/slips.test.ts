import { describe, expect, it } from 'vitest'
import { recognize } from '#test/support/recognize.ts'

describe('a slip in the verb that a sentence begins with', () => {
  it.each([
    'sned',
    'sedn',
    'esnd',
    'ssend',
    'sendd',
    'seend',
    'apy',
    'pya',
    'payy',
    'ppay',
    'igve',
    'gvie',
    'wrie',
    'mvoe',
    'Sned',
  ])('is read over: %s', (verb) => {
    expect(recognize(`${verb} 20 to alex`)).toMatchObject({ name: 'send', slots: { payee: 'alex', amount: '20' } })
  })

  it.each(['tranfser', 'trasnfer', 'transfr', 'trnasfer', 'transferr'])('of many letters: %s', (verb) => {
    expect(recognize(`${verb} 20 to alex`)).toMatchObject({ name: 'send', slots: { payee: 'alex', amount: '20' } })
  })

  it.each(['alx', 'alexx', 'sned', 'brice', 'prince', 'albert', 'pyament', 'tranfser_fan'])(
    'leaves names as they are: %s',
    (name) => expect(recognize(`sned 20 to ${name}`)?.slots).toMatchObject({ payee: name }),
  )

  it.each([
    'lend 20 to alex',
    'mend 20 to alex',
    'bend 20 to alex',
    'say 20 to alex',
    'live 20 to alex',
    'fire 20 to alex',
    'love 20 to alex',
    'sent 20 to alex',
    'spend 20 on alex',
    'play 20 to alex',
  ])('is no other word: %s', (words) => expect(recognize(words)?.name).not.toBe('send'))
})
