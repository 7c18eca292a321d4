import { openTelegramChat } from './telegram-chat.ts'
import { travel } from './travel.ts'

travel(
  'Telegram',
  { handle: 'ann_telegram', phone: '415-555-0172', email: 'ann@telegram.example.com' },
  async (parley) => openTelegramChat(parley.telegram),
)
