import { expect, it } from 'vitest'
import { card, startDiscordBot, shows } from './bot-on-stand-in.ts'

/** As Discord delivers a message, now and then without saying what kind of channel it stands in. */
const heardIn = (channelId: string, userId: string) => ({
  t: 'MESSAGE_CREATE' as const,
  d: {
    ...{ id: String(1_400_000_000_200_000_000n + (BigInt(channelId) % 1_000n)), channel_id: channelId, type: 0 },
    ...{ content: 'balance', timestamp: new Date().toISOString(), edited_timestamp: null, tts: false, pinned: false },
    ...{ mention_everyone: false, mentions: [], mention_roles: [], attachments: [], embeds: [] },
    author: { id: userId, username: 'alex', discriminator: '0', global_name: null, avatar: null },
  },
})

it('a message in a channel that is not its person’s own gets no turn and no answer, and a person is called', async () => {
  const { alex, answer, turns, bot, logged, standIn } = await startDiscordBot({ listen: true, channelType: false })
  answer(() => shows(card('a', 'You have $613.00')))
  standIn.gateway.dispatch(heardIn('300000000000000777', alex.id))
  await alex.waitFor(() => logged.length > 0)
  await bot.idle()
  expect(turns).toEqual([])
  expect(logged.map(({ context }) => context)).toMatchObject([{ event: 'private-reply-refused', page: true }])
  expect(alex.transcript()).toEqual([])
  // In their own it is answered as ever, though Discord says as little of it.
  alex.say('balance')
  await alex.waitFor((chat) => chat.some(({ text }) => text === 'You have $613.00'))
  expect(turns).toHaveLength(1)
})
