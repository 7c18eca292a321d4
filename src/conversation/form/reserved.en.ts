/**
 * Words that a sentence to the bank is made of, and what people call one another and their accounts: as a handle each of them
 * would receive what was meant otherwise (`send 20 to mom`). Names of examples may be handles.
 */
const WORDS = `
photoid
abend abort above account accounts act activity add address afternoon again ahead alarm alarms alert alerts all
already among amongst amount and annually another any anybody anyone app apps april are arrive arrived asap ask asked
august aunt awesome babysitter back balance balances bank become been begin below between bill bills bimonthly bitcoin
bitcoins biweekly body bom bonjour bonsoir bonus boss bot both boyfriend brother browser browsers btc bucks buenas
buenos buongiorno buy bye called came can cancel card cards cases cash cashback cents change charge chat chats check
checking cheers ciao claim cleare cleared climbs close code coin coins collect complete confirm connect continue cool
correct cost costs could cousin create credit crypto csv current customer cze dad daddy daily danke data daughter day
debit december delete demand deposit details device devices dia did different dinner dips direction discord dispute
does doing dollar dollars don done down driver drops each edit either electricity else email emergency end entity eth
ether ethereum ethers euro euros evening every everybody everyday everyone everything everywhere example exceeds
export external falls family father february fee fees finish first fix flag food for forget fortnightly free freeze
friday friend friends from fund funds future gas get gets gift girlfriend give goes going gone good got gracias
grandfather grandma grandmother grandpa great greetings groceries guten guys hacked hallo hand handle handles happened
happening has have hear hei hej hello help her here hers hey higher him his history hits hola holiday home how howdy
husband identity insurance interest internet into invest investment invoice issue it its january join joint jpeg july
june kids know landlord laptop last later latest leaves left legal less let licen like limit limits link linked list
loan loans log login logout logouteverywhere look lost lot love lower lunch mail main make mama manage many march may
me menu merci merhaba message mind mine mobile moin mom mommy monday money month monthly more morgen morning mortgage
mother move moves much mum mummy myself nah namaste name named need neighbor neighbour never new next nice nickname
night nobody noches none noone nope note notify november now number october off okay once one open operation order
orders other others our ours out over owe owes own paid papa parents parley partner passport password past pause pay
paycheck payee payment payments pdf pending people perfect person personal phone photo picture pin ping planned
platform please pls plz png portfolio pounds previous price prices prize problem problems profile prove pull purchase
put question quit quote quotes rate rates reaches read receipt receipts recent recurring refund register remove
removing rename rent repeating report reported reports request requests reset resume reverse revoke reward rewards
right rises roommate roommates salary sale salut same saturday saving savings say schedule scheduled schedules see
self sell send sends sent september servus sessions set settings several share she show sign signup sister some
somebody someone something son soon spend spending split ssn standing stands start statement statements status step
stocks stolen stop stranger street stuck sunday super sure suspend tag take tardes tax taxes telegram tell text than
thank thanks that the their theirs them there these they thief this those through thursday thx today tomorrow tonight
top total track trades trading transaction transactions transfer transfers tuesday tuition uncle under undo unfreeze
unlink unlock unpause upcoming update upload us usd use user utilities vacation verification verified verify very view
wages wallet wallets wanna want warn was water way we wednesday week weekly went what when whenever where who whole
whom wife winner wire with wonderful work worth would wrong xbt yeah year yearly yep yes yesterday yet you your yours
yourself yup
`

export const reservedWords: readonly string[] = WORDS.trim().split(/\s+/)

/** Who speaks for a bank, or seems to: nowhere in a handle. */
export const roles: readonly string[] = [
  'parley',
  'synapse',
  'support',
  'security',
  'admin',
  'moderator',
  'official',
  'verified',
  'staff',
  'helpdesk',
  'account',
  'customercare',
  'operator',
  'compliance',
  'payments',
  'refunds',
  'billing',
  'fraud',
]
/** Short ones, found inside of many surnames: at the beginning or the end of a part of a handle. */
export const shortRoles: readonly string[] = ['bank', 'help', 'team']
/** In a legal name, as words of their own: people are called Bank, and Price. */
export const rolesInNames: readonly string[] = [
  'parley',
  'synapse',
  'support',
  'security',
  'admin',
  'administrator',
  'moderator',
  'official',
  'helpdesk',
  'team',
  'staff',
  'service',
  'services',
  'system',
  'department',
  'fraud',
  'billing',
  'customer',
  'compliance',
  'verified',
  'notification',
  'notice',
  'alert',
  'alerts',
  'payments',
  'refund',
  'refunds',
  'operator',
  'hotline',
]
