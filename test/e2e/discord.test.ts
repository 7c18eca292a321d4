import { openDiscordChat } from './discord-chat.ts'
import { travel } from './travel.ts'

travel(
  'Discord',
  { handle: 'ann_discord', phone: '+1 415 555 0173', email: 'ann@discord.example.com' },
  async (parley) => openDiscordChat(parley.discord),
)
