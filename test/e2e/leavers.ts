import type { Customer } from '#bank/ground/customer.ts'
import { identityKey } from '#bank/ground/ids.ts'
import type { ParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { openDiscordChat } from './discord-chat.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

export const CHANNELS = ['telegram', 'web', 'discord'] as const
export type Channel = (typeof CHANNELS)[number]

/** Chats of customers who come and go, in a running Parley. */
export const leaversIn = (parley: ParleyInProcess) => {
  const open = {
    telegram: async () => openTelegramChat(parley.telegram),
    web: () => openWebChat(parley.url),
    discord: async () => openDiscordChat(parley.discord),
  } as const
  return {
    open,
    linked: async (to: Customer, channel: Channel): Promise<Chat> => {
      const chat = await open[channel]()
      // Where a platform can write only to who has written to it.
      await chat.say('hello')
      await parley.runtime.ports.customers.attach(identityKey(chat.conversation), to.id)
      return chat
    },
    find: async ({ id }: Customer): Promise<Customer> => {
      const found = await parley.runtime.ports.customers.find(id)
      if (found === undefined) throw new Error('nobody')
      return found
    },
    /** Once the time of a deletion has come: sweeps, each some minutes later than the one before, until it is so. */
    untilErased: async (isSo: () => Promise<boolean>): Promise<void> => {
      for (let minutes = 2; minutes < 60; minutes += 2) {
        await parley.ahead(7 * DAY_MS + minutes * MINUTE_MS, async () => {
          await parley.runtime.useCases.sweep()
        })
        if (await isSo()) return
      }
      throw new Error('it was never so')
    },
  }
}
