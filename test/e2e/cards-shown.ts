/**
 * What the owner says to have the cards of a dialog shown, in order; the last card may ask for a yes, which nobody has
 * given yet. A dialog that is not here is one that nobody has tried to press as somebody else; one that there is not is
 * passed over.
 */
export const SHOWN_BY: Readonly<Record<string, readonly string[]>> = {
  send: ['send $7 to sam for walrus rent'],
  request: ['ask sam for $3 for walrus tea'],
  requests: ['/requests'],
  split: ['/split 30 sam alex', '30'],
  schedule: ['send $5 to sam every friday for walrus pay'],
  schedules: ['/schedules', 'my schedules'],
  operation: ['where is my payment?', 'cancel my payment'],
  report: ['report a problem', '/cases'],
  people: ['I was scammed by a walrus on Friday', 'talk to a human'],
  thread: ['/human', 'close the case'],
  answer: ['what are your fees?', 'why was my payment declined?', 'is my payment still pending?'],
  'did-you-mean': ['i would really love to get some money over to my brother'],
  alerts: ['tell me when btc goes above 900k', '/alerts'],
  prices: ['/price'],
  crypto: ['/crypto'],
  portfolio: ['/portfolio'],
  tax: ['tax report'],
  chart: ['chart btc'],
  'sell-out': ['sell everything'],
  trade: ['buy $5 of bitcoin', 'sell $5 of bitcoin'],
  accounts: ['/accounts', 'close walruspot', 'rename walruspot to Walrustwo', 'open an account'],
  'account-numbers': ['/numbers', '/numbers walruspot'],
  fund: ['/fund', 'add money'],
  history: ['/history'],
  register: ['/register'],
  'sign-in': ['/login'],
  details: ['/details', 'change my email', 'change my name'],
  identity: ['/photo-id'],
  'bank-code': ['enter the code of the bank'],
  pin: ['/pin'],
  link: ['/link'],
  chats: ['/chats'],
  language: ['/language', 'languages'],
  'time-zone': ['change my time zone'],
  limits: ['/limits'],
  why: ['why do you need my social security number?'],
  trouble: ['I can’t log in', 'is my money safe here?'],
  claim: ['log in as @nora_walrus'],
  forgot: ['/forgot'],
  recovery: ['/forgot'],
  'recovery-answer': ['/forgot'],
  'export-data': ['/export'],
  'delete-data': ['/delete'],
  'keep-data': ['/keep'],
  unfreeze: ['/unfreeze'],
  // Last, since they do what they say at once.
  freeze: ['/freeze'],
  'sign-out-everywhere': ['/logout-everywhere'],
  'sign-out': ['/logout'],
}

/** Those that do what they say as soon as they are said. */
export const AT_ONCE = new Set(['freeze', 'sign-out-everywhere', 'sign-out'])
