import { describe, expect, it } from 'vitest'
import { foreignLanguage } from '#conversation/understand/foreign.ts'
import { notSpoken } from '#conversation/turn/foreign-words.ts'
import { folderOf, ownSentences, publicSentences, wholeSentences } from '#scripts/understanding/corpus.ts'
import { hasSets } from '#scripts/understanding/sets.ts'
import { customerIn, say } from './person.ts'

describe('a language that is not spoken here', () => {
  it.each([
    ['fr', "je veux envoyer de l'argent à ma mère"],
    ['fr', 'Bonjour, comment ouvrir un compte ?'],
    ['pt', 'quero enviar dinheiro para minha mãe'],
    ['pt', 'onde está meu dinheiro'],
    ['de', 'wie viel geld habe ich auf dem konto'],
    ['it', 'vorrei inviare soldi a mia madre'],
    ['nl', 'hoeveel geld heb ik op mijn rekening'],
    ['pl', 'chcę wysłać pieniądze do mamy'],
    ['tr', 'merhaba para göndermek istiyorum'],
    ['vi', 'tôi muốn gửi tiền cho mẹ tôi'],
    ['tl', 'gusto ko magpadala ng pera sa nanay ko'],
    ['ht', 'mwen vle voye lajan bay manman mwen'],
    ['zh', '我想转账给我妈妈'],
    ['ja', '口座を開きたい'],
    ['ko', '송금하고 싶어요'],
    ['ru', 'я хочу отправить деньги'],
    ['uk', 'як мені відкрити рахунок'],
    ['ar', 'أريد إرسال المال'],
    ['hi', 'मुझे पैसे भेजने हैं'],
  ] as const)('%s: “%s” gets a line in it, and the languages there are', (language, text) => {
    expect(foreignLanguage(text)).toBe(language)
    const heard = customerIn('en')(say(text))
    expect(heard).toContain(notSpoken[language])
    expect(heard).toMatch(/nothing was done.*I speak English and Spanish.*\[\S+ English\].*\[\S+ Español\]/s)
    expect(customerIn('es')(say(text))).toMatch(/no se hizo nada.*Hablo inglés y español/s)
  })

  it.each(['send 20 to José', 'hola amigo quiero mandar', 'ok', 'Müller', 'send 5 to Иван', 'la la la'])(
    'is not heard in “%s”',
    (text) => expect(foreignLanguage(text)).toBeUndefined(),
  )

  it('is told of fewer than one sentence in a thousand that is English or Spanish', () => {
    const folder = folderOf(undefined)
    const english = hasSets(folder) ? publicSentences(folder, 'validation') : []
    const all = [...english, ...ownSentences('es'), ...wholeSentences(), ...ownSentences('en')]
    const told = all.filter(({ text }) => foreignLanguage(text) !== undefined)
    expect(all.length).toBeGreaterThan(20_000)
    expect(told.length / all.length).toBeLessThan(0.001)
  })

  it('is not looked for where a note is asked for', () => {
    const hears = customerIn('en')
    hears(say('send 20 to alex'))
    expect(hears(say('mein Konto ist gesperrt'))).not.toMatch(/Ich spreche/)
  })
})
