import { travel } from './travel.ts'
import { openWebChat } from './web-chat.ts'

travel('the web chat', { handle: 'ann_web', phone: '(415) 555-0171', email: 'ann@web.example.com' }, (parley) =>
  openWebChat(parley.url),
)
