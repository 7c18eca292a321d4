import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { channelWords } from '#conversation/channel/words.ts'
import { unlimited } from '#test/support/turn-limits.ts'
import { card, type ChannelOnStandIn } from './channels/channel-on-stand-in.ts'
import { discord } from './channels/discord.ts'
import { telegram } from './channels/telegram.ts'
import { web } from './channels/web.ts'

const CSV = { name: 'history.csv', type: 'text/csv', bytes: 'YSxiCg==', description: 'Your history' } as const

/** What every channel does with what is sent outside a turn: to whom, and in which order. */
describe.each([telegram, discord, web])('the outbox of a channel: $name', ({ name, cannot, open }) => {
  let fixture: ChannelOnStandIn
  beforeEach(async () => {
    fixture = await open({ limits: unlimited })
  })
  afterEach(() => fixture.close())

  const oneReader = cannot['have-others-read']
  it(`sends nothing private where others read along${oneReader === undefined ? '' : `: ${oneReader}`}`, async () => {
    await expect(
      fixture.channel.outbox.deliver({ conversation: 'other:1', key: 'k', message: card('a', 'You have $613.00') }),
    ).rejects.toThrow(/not a/)
    const { othersRead } = fixture
    expect(othersRead === undefined).toBe(oneReader !== undefined)
    if (othersRead === undefined) return
    for (const urgency of ['outcome', 'news', 'broadcast'] as const)
      expect(
        await fixture.channel.outbox.deliver({
          ...{ conversation: othersRead.conversation, key: urgency, urgency },
          message: card(urgency, 'You have $613.00', { attachment: CSV }),
        }),
      ).toBe('unreachable')
    const { telegram: words } = channelWords({ locale: 'en' })
    expect(othersRead.said().filter((text) => text !== words.onlyInPrivate('ParleyBot'))).toEqual([])
    expect(fixture.paged()).toEqual(Array.from({ length: 3 }, () => 'private-reply-refused'))
  })

  it('says outcomes before news, and what is told to many last', async () => {
    // A platform may refuse what is sent to a person who has never written.
    await fixture.say('hi')
    const asked = ['broadcast', 'news', 'news', 'outcome', 'outcome'] as const
    // The first begins at once; the others wait for it.
    const each = ['news', ...asked].map((urgency, n) =>
      fixture.channel.outbox.deliver({
        ...{ conversation: fixture.conversation, key: `k${n}`, urgency: urgency as (typeof asked)[number] },
        message: card(`u${n}`, `${n} ${urgency}`),
      }),
    )
    await Promise.all(each)
    const shown = (await fixture.texts()).filter((text) => /^\d /.test(text))
    // A chat in a log of ours takes all of them at once.
    const ranked = ['0 news', '4 outcome', '5 outcome', '2 news', '3 news', '1 broadcast']
    expect(name === 'web' ? shown.toSorted() : shown).toEqual(name === 'web' ? ranked.toSorted() : ranked)
  })
})
