import { expect, it } from 'vitest'
import { channelWords } from '#conversation/channel/words.ts'
import type { TurnLimits } from '#conversation/channel/turn-limits.ts'
import { LOCALES } from '#conversation/words/locale.ts'
import { button, card, conversation, shows, startDiscordBot } from './bot-on-stand-in.ts'

const busy: TurnLimits = {
  isOfCustomer: () => false,
  admit: async () => ({ kind: 'too-fast', waitMs: 1_000, tell: true }),
}

it.each(LOCALES)('what is said of a typed message that came too fast is said in %s', async (locale) => {
  const asked: string[] = []
  const localeIn = async (where: string) => {
    asked.push(where)
    return locale
  }
  const { alex } = await startDiscordBot({ listen: true, limits: busy, localeIn })
  const { tooFast, tooFastSecret } = channelWords({ locale }).discord
  alex.say('hello')
  await alex.waitFor((chat) => chat.some(({ text }) => text === tooFast))
  alex.say('my pin is 739152')
  await alex.waitFor((chat) => chat.some(({ text }) => text === tooFastSecret))
  expect(new Set(asked)).toEqual(new Set([conversation]))
})

it.each(LOCALES)('what is said of a typed message that failed is said in %s', async (locale) => {
  const { alex, answer } = await startDiscordBot({ listen: true, waitsMs: [1], localeIn: async () => locale })
  answer(() => Promise.reject(new Error('stores are away')))
  alex.say('hello')
  const [before] = channelWords({ locale }).discord.trouble('#').split('#')
  await alex.waitFor((chat) => chat.some(({ from }) => from === 'bot'))
  expect(alex.newest()?.text.startsWith(before ?? '-')).toBe(true)
})

it('where nobody can tell the language, the sentence comes all the same', async () => {
  const localeIn = () => Promise.reject(new Error('stores are away'))
  const { alex, answer } = await startDiscordBot({ listen: true, waitsMs: [1], localeIn })
  answer(() => Promise.reject(new Error('stores are away')))
  alex.say('hello')
  await alex.waitFor((chat) => chat.some(({ from }) => from === 'bot'))
  expect(alex.newest()?.text).toMatch(/^Something went wrong on our side/)
})

it.each(LOCALES)('more buttons than a message holds are offered under a word in %s', async (locale) => {
  const { bot, alex } = await startDiscordBot()
  const many = Array.from({ length: 30 }, (_, at) => button(`b${at}`, `Choice ${at}`))
  const message = { ...card('many', 'Which one?', { rows: [many] }), locale }
  await bot.outbox.deliver({ conversation, key: 'k', message })
  expect(JSON.stringify(alex.newest())).toContain(channelWords({ locale }).discord.choose)
  expect(shows(message).replies).toHaveLength(1)
})
