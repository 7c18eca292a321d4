/**
 * Words that a sentence to the bank is made of, and what people call one another and their accounts: as a handle each of them
 * would receive what was meant otherwise (`send 20 to mom`). Names of examples may be handles.
 */
const WORDS = `
chart charts graph graphs plot candles draw hourly span
confrim confim comfirm gotcha understood dunno idea clue huh tmr tmw tmrrw tomorow tommorow tommorrow
tomorro tomorrw wensday wendsday wednsday wedensday thrusday thursdy thurday firday firiday saterday satuday
tusday tuseday teusday thats whatever plss plzz thnx thanx tks tysm tyvm kinda urgent whats wheres hlp
rising risen falling fallen dropping crash crashing crashed climbing lately low high changes movement
markets market bullshit trash garbage crap ridiculous horrible useless stupid suck crooks idiots thing sucks
hate wtf heck fuck lmk enough afford
  quiet silent wake disturb bother turn
profits losses pnl profit loss returns basis far gain gains investments making losing gained earned earn count average fifo oldest table
weekends fortnights hrs mins seconds secs persons items things pizzas wat wut wht whut wats wuts whts gimmie lemme lemmie wana acc
accts accs balence ballance blance hwo muc mch trans txns pretty cld wld gonna tryna ima imma gotta quickly rite grands dolla
dollaz buckaroos smackers smackeroos clams greenbacks simoleons fivers tenners nicker squid benjamins benjis racks bands value sitting
currently bout dough halve zap
didnt doesnt wont couldnt wouldnt shouldnt isnt wasnt werent
lend lending shoot wire forward forwarding confirmed unblock return returned decline declined refuse refused dispute
venmo zelle paypal cashapp uber lyft pizza coffee beer beers drink drinks bus taxi cab hotel party concert ticket tickets
school book books doctor dentist church tip tips electric daycare snack snacks brunch parking toll tolls haircut laundry
coach teacher owner plumber cleaner babysitter kid bro babe tmrw
yea yeh nay hell lol lmao haha hahaha btw isnt arent wasnt werent doesnt didnt wont couldnt wouldnt shouldnt whoops reduce increase bring cut vor hundo bux dollas dlrs dlls dls bad scratch strike correction paying transferring wiring giving moving
nvm scrap changed anymore sec second min moment tick hold hang gimme quick fast slow
omg meant said switch hmm well alright basically understand press agree calling calls phoned texted rang messaged
mailed contacted emailed man woman lady caller police irs fbi government department told asks asking wants wanted
telling tells says needs
photoid invoices
risen fallen within changes swing swings til makes sets high low summary
texts sms messages mails emails location locations directions photos pictures pic pics video videos
selfie selfies gif gifs meme memes song songs invite invites invitation invitations files document
documents letter letters package packages greeting regards flower flowers reminder reminders contact contacts thought
thoughts prayer prayers allowance links
abend abort about above account accounts acct act activity actually add address aed after afternoon again ago ahead
dca regular automatic buys purchases buying averaging
alarm alarms alert alerts all almost already also although always american among amongst amount and annually another
any anybody anyone anything apiece app approx approximately apps april are aren around arrive arrived asap ask asked
aud august aunt away awesome babysitter back baht balance balances bank because become been before begin beginning
being below beneath between beyond bill bills bimonthly bit bitcoin bitcoins biweekly body bom bonjour bonsoir bonus
boss bot both boyfriend breaks brl brother browser browsers btc buck bucks buenas buenos buongiorno but buy bye cad
called came can cancel cannot card cards cases cash cashback cent cents change charge chat chats check checking cheers
chf christmas ciao claim cleare cleared climb climbs close cny code coin coins collect coming comma complete confirm
connect continue cool copy correct cost costs could couldn couple cousin crashes create credit crosses crypto csv
current customer cze czk dad daddy daily danke data date daughter day days debit december delete deleting deletion
demand deposit details device devices dia did didn different dime dimes dinner dip dips direction dirham dirhams
discord dispute dkk does doesn doing dolars dollar dollars dollers don done dong double down download driver drop
drops during each edit eight eighteen eighth eighty either electricity eleven else email emergency end ending entire
entity erase erasing eth ether ethereum ethers eur euro euros even evening ever every everybody everyday everyone
everything everywhere exactly example exceeds except export external extra fall falls family father february fee fees
few fifteen fifth fifty file finish first five fiver fix flag food for forget forgotten fortnightly forty four
fourteen fourth fourty franc francs free freeze fri friday fridays friend friends from fund funds future gains gas gbp
get gets gift girlfriend give goes going gone good got gracias grand grandfather grandma grandmother grandpa great
greetings groceries guten guys gwei hacked had half hallo hand handle handles happened happening has have head hear
hei hej hello help her here hers herself hey higher him himself his history hits hkd hola holiday home hour hours how
howdy huf hundred hundreds husband identity idr ils immediately information inr instead insurance interest internet
into invest investment invoice ish isn issue it its january join joint jpeg jpy july jump jumps june just keep kept
kes kids know krona kroner krw landlord laptop last later latest least leave leaves left legal less let licen like
limit limits link linked lira list little load loan loans log login logout logouteverywhere look loses lost lot love
lower lunch mail main make mama manage many march maximum may maybe me mean memo menu merci merhaba message midnight
might mil million mind mine minimum minus minute minutes mobile moin mom mommy mon monday mondays money month monthly
months more morgen morning mortgage most mother move moved moves much mum mummy must mxn myself nah naira namaste name named
nearly need negative neighbor neighbour neither never new next ngn nice nickel nickels nickname night nine nineteen
ninety ninth nobody noches nok none noon noone nope nor not note nothing notify november now number numbers nzd october odd
off okay once one onetime only oops open operation order orders other others our ours ourselves out over owe owes own
paid papa parents parley partner passport password past pause pay paycheck payday payee payment payments pdf pending
pennies people per percent perfect perhaps person personal peso pesos phone photo php picture pin ping planned
platform please pls plus plz png point portfolio possible pound pounds previous price prices prize problem problems
profile prove pull purchase put quarter quarterly quarters question quid quit quote quotes rand rate rates rather
reaches read reais real receipt receipts recent recently recovers recurring ref reference refund register relocated remainder remove
removing rename rent repeating report reported reports request requests reset rest resume reverse revoke reward
rewards right rise rises riyal rmb roommate roommates rouble roubles roughly rub ruble rubles rupee rupees salary sale
salut same sar satoshi satoshis sats satur saturday saturdays saving savings say saying schedule scheduled schedules
second see sek self sell send sends sent september servus sessions set settings seven seventeen seventh seventy
several sgd shall share she shekel shekels shilling shillings should shouldn show sign signup since sink sinks sister
six sixteen sixth sixty skip slips some somebody someone something son soon sorry spend spending split ssn standing
stands start starting statement statements status step sterling still stocks stolen stop store stranger street stuck
stuff such sum sun sunday sundays super sure suspend tab tag take tardes tax taxes telegram tell ten tenner tenth text
than thank thanks that thb the their theirs them themselves then there these they thief third thirteen thirty this
those though thousand thousands three thrice through thurs thursday thursdays thx till time times today tomorrow
tonight too top tops total touches track trades trading transaction transactions transfer transfers triple try tues
tuesday tuesdays tuition twelve twenty twice two uncle under undo unfreeze unless unlink unlock unpause unused until upcoming
update upload upto us usd usdollars use user using utilities vacation verification verified verify very via view vnd
wages wait waiting wallet wallets wanna want warn was wasn water way we wednes wednesday wednesdays week weekday weekend
weekly weeks went were weren what when whenever where which while who whoever whole whom whose why wife winner wipe
wire with without won wonderful work worth would wouldn wrong xbt yeah year yearly years yen yep yes yesterday yet you zone
your yours yourself yuan yup zar zero zloty
able access actual backpack bag banned block blocked bought cant cell closed computer cookie cookies deleted demo
deposits dont existing fake fdic forgot getting hacker hackers ing inside insured keeps knows legit legitimate lock
locked logged logging longer misplaced missing old onto pass passcode protected purse really recall recover recovery
registered remember replace restore robbed safe safety scam scammed scammer secret secure seem session stealing
stole tablet taken thieves think took trust trustworthy unable word
age birth enter full ing needed really require routing safe secure sees social type used
agent gotten human choose espa ingl ingles language languages receive received setting sending speak talk write
approved atms come ereum long payout ready stand withdraw withdrawal worked
`

/** The same of who is in trouble and wants a person. */
const TROUBLE = `
absolutely accident accidental accidentally advis android angry answer answered anywhere atm awful call care case
charges cheated cloned complain complaint conned contact deactivate desk disappointed disgrace dissatisfied dropped
eaten employee entered extremely fell find formal found furious gave grabbed guy happens happy hijacked humans
incorrect iphone joke live lodge looking lose machine made manager mastercard mistake mistaken mistakenly outrageous
phished phishing place quite raise reach recipient regarding rep replied reply representative resolved respond ripped
robot satisfied service settled smart solved state steals strange submit supervisor suspicious swallowed swindled
terrible theft thread ticket totally touch transferred tricked trying typed unacceptable unauthori unhappy upset visa
wired wish worst
`

/**
 * What money is spent on, and with whom: a note that stands where the payee does (`send 20 to the gym`, `pay netflix 15`)
 * would pay whoever has taken the word.
 */
const SPENDING = `
gym fitness yoga pilates workout crossfit sports soccer football basketball baseball hockey golf tennis swimming dance
breakfast supper meal meals takeout takeaway burger burgers tacos sushi sandwich icecream dessert cake coffees latte
espresso tea wine booze liquor cigarettes smokes weed vape netflix spotify hulu disney disneyplus hbo hbomax youtube
twitch steam playstation xbox nintendo roblox fortnite audible amazon amazonprime ebay etsy walmart target costco
safeway kroger publix aldi lidl traderjoes wholefoods wholefood starbucks dunkin mcdonalds burgerking wendys chipotle
tacobell subway dominos pizzahut kfc popeyes chickfila doordash ubereats grubhub instacart postmates airbnb expedia
booking vrbo shell chevron exxon greyhound amtrak southwest delta verizon tmobile comcast xfinity geico statefarm
progressive ikea homedepot lowes bestbuy sephora nike adidas zara shein temu aliexpress wayfair petco chewy walgreens
cvs apple google microsoft facebook instagram tiktok twitter snapchat whatsapp linkedin patreon onlyfans chatgpt
openai stripe square klarna afterpay affirm coinbase robinhood binance kraken moneygram westernunion wise revolut
grocery supermarket pharmacy drugstore medicine meds doctors vet vets hospital clinic therapy therapist massage nails
salon barber spa makeup clothes clothing shoes dress laundromat drycleaning hardware furniture appliances fuel petrol
diesel carwash repair repairs tire tires mechanic tow lease rental airbnbs flight flights airfare train metro
subwaypass bridge ferry uberride rideshare carpool scooter bike streaming subscription subscriptions membership
memberships dues movie movies cinema theater theatre museum concerts game games gaming lottery lotto casino bets
betting poker birthday wedding graduation anniversary baby shower kindergarten preschool camp college university tutor
tutoring textbooks lessons class classes charity donation donations donate tithe offering gofundme fundraiser raffle
cable wifi broadband heating hoa sewage plumbing pet pets dog alimony childsupport bail fine fines
`

export const reservedWords: readonly string[] = `${WORDS} ${TROUBLE} ${SPENDING}`.trim().split(/\s+/)

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
  'service',
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
/** As whole legal names; some people have one of these among other names. */
export const namesOfNobody: readonly string[] = [
  'bank',
  'thebank',
  'yourbank',
  'mybank',
  'ourbank',
  'anotherbank',
  'help',
  'helper',
  'payroll',
  'customer',
  'nobody',
  'unknown',
  'sender',
  'recipient',
  'police',
  'irs',
  'fdic',
  'federalreserve',
  'treasury',
  'ustreasury',
]
