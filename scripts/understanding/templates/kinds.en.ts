import type { Templates } from './expand.ts'

/** Wishes and troubles by what happened, what is missing or whom it concerns, in place of the name of what is wanted. Nothing is held back. */
export const kinds: Templates = {
  'answer.coins': [
    '{can i|is it possible to|do you let me|how do i} {send|move|transfer|withdraw} {my |}{bitcoin|btc|coins|eth|crypto} {out|to another wallet|to my ledger|off here|to binance|to a friends wallet}',
    '{can i|how do i} {bring|deposit|import|move in} {coins|crypto|btc|eth} {from my ledger|from another exchange|from kraken|from metamask}',
    '{where are|who has|who keeps|do i get} {my|the} {keys|private keys|wallet keys|recovery words|seed words}',
    '{which|what} {coins|cryptocurrencies|tokens|crypto} {do you have|can i buy|are there|do you sell|are supported}{ besides bitcoin| here|}',
    '{do you have|can i buy|is there} {dogecoin|solana|litecoin|xrp|usdt|stablecoins|nfts}',
    '{do i have|is there} {an|a} {on chain|blockchain|receiving|wallet} address{ here| for my coins|}',
  ],
  'answer.safety': [
    '{can|could|will} {someone else|my roommate|a thief|your staff|employees|anybody else|the government} {see|read|reach|look at|take|touch} {my balance|my payments|my messages|what i write|my savings|my personal info}',
    '{what happens|what do you do} {if i am hacked|if parley shuts down|in a bank run|if you are hacked|with my deposits}',
    '{where is|where do you keep|how is} {my money|the money|my deposit} {kept|held|stored|actually kept}',
    '{how private|how secure|how protected} {is|are} {this chat|my account|my data|these messages}',
  ],
  'people.fraud': [
    '{someone|somebody|a stranger|they} {is|are|was|were} {spending|moving|using|taking|withdrawing} {my money|money from my account|my savings}{ right now| without asking| and it is not me|}',
    '{a scammer|someone|some stranger} {saw|heard|has|got hold of} {my pin|my login|my ssn|my card number|my bank details}',
    '{i was talked into|i got fooled into|they made me} {sending money|giving my code|installing an app|paying a fake invoice}',
    '{payments|transfers|purchases} {were made|keep being made|are happening} {by someone else|without my consent|behind my back}',
  ],
  schedule: [
    '{have|let|make} {my rent|the rent|<amount>|money} {be |}{paid|sent|go out|leave|transferred} {on its own|on the 1st|each friday|once a month|at the end of the month}{ to <name>|}',
    '{postpone|delay|hold off} {a|this|the} {payment|transfer} {until friday|till next week|to next month}',
    '{i want|can you} {to |}{pay|send} {it|<amount>|<name>} {in two days|at a later date|next friday|on my payday|in advance}',
    '{repeat|do} {this|that|the same} {payment|transfer} {every month|each week|on mondays}',
  ],
  send: [
    '{the|my} {electric|water|internet|rent|car insurance|dentist} {bill|payment|invoice} {has to|needs to|should} {be paid|go out|get paid}{ this week| now|}',
    '{how do i|where do i|can i} {pay|send to|transfer to} my {wife|roommate|son|landlord|sister|friend}{ with this| in the chat|}',
    '{my <relative>|<name>|my friend} {needs|wants|is waiting for} {<amount>|money}{ from me|}',
    '{let|please let} {<name>|my <relative>} have {<amount>|some money}',
  ],
  operation: [
    '{is|was} {my|the|that} {last |}{payment|transfer|transaction} {finished|successful|ok|executed|confirmed|sent out|all right}{ yet| by now|}',
    '{did|has} {<name>|my <relative>|my landlord|the shop} {get|got|receive|received} {my|the} {money|payment|transfer|rent}{ yet|}',
    '{how far is|where did|any news on} {my|the} {payment|transfer|money}{ go|}',
  ],
  history: [
    '{did|have} i {already |}{send|sent|pay|paid} {my share|the landlord|my phone bill|the deposit|<name>}{ already| this month|}',
    '{old|earlier|former|all} {charges|payments|purchases|transactions}{ please| of this year| on my account|}',
    '{how many|which} {payments|transfers} did i {make|get}{ this month| last week|}',
    '{was there|were there|did i get} {any|a} {payment|payments|money|deposit}{ today| from <name>|}',
  ],
  prices: [
    '{has|did} {bitcoin|btc|eth|the coin} {risen|rise|dropped|drop|moved|tanked|tank|rallied|rally}{ today| this morning| overnight| since last week|}',
    '{is|are} {btc|eth|coins|crypto} {cheap|expensive|high|low|worth a lot}{ right now| today|}',
  ],
  crypto: [
    '{did|have} my {coins|bitcoin|eth|holdings} {gain|gained|lose|lost|earn|earned}{ anything| value| money|}',
    '{am i|what is my} {winning|gaining|profit|loss|return|gain} {on|with|from} {my coins|crypto|bitcoin|eth}',
  ],
  buy: [
    '{place|make|put in} {a|an} {purchase|buy order|order} {of|for} {bitcoin|eth|crypto|<amount> of btc}',
    '{i am thinking of|thinking about|how do i start with|i want to try} {buying bitcoin|investing in crypto|getting some eth|crypto}',
  ],
  sell: [
    '{place|make|put in} {a sell order|an order to sell} {for|of} {my bitcoin|eth|my coins}',
    '{i do not want|no longer want|i am done with} {my|any} {bitcoin|coins|crypto|eth}{ any more| give me cash|}',
  ],
  fund: [
    '{take|transfer|move|pull in} {money|<amount>|cash} {from|out of} my {other bank|<bank>|<bank> account|external account} {and put it here|into parley|over here|to this account}',
    '{hook up|add|attach|connect} {a|my} {<bank>|second bank|savings account at <bank>|outside bank account}',
    '{my balance is low|i need money in here|i ran out of money}{ how do i add some| let me add some| top it up|}',
  ],
  request: [
    '{write|send|make} {<name>|my <relative>|someone|the group} {a bill|a request|an invoice|a reminder to pay}{ for <amount>|}',
    '{tell|get} {<name>|my roommate} to {pay up|send their part|pay me for <thing>}',
  ],
  requests: [
    '{who|which friends} {has not|have not|did not|did} {paid|answered|settled}{ yet| me back|}',
    '{am i|do i still} {owing|owe} {anyone|anything|someone|<name>}{ money|}',
  ],
  split: [
    '{we ate out|we had drinks|we went out|we shared a cab} and i {paid the whole thing|covered it|paid for all} {so split it|divide it|and they should pay their share}',
    '{share|shared|group|joint} {costs|cost|bill|dinner|expense}{ with friends| to divide| please|}',
  ],
  'people.human': [
    '{hours|opening hours|availability} of {your staff|support|customer care|your agents}',
    '{contact|support} {us|options|info|number|email|line}{ please|}',
    '{how can i|where can i} {reach|email|write to|ring} {your team|your support|somebody who works there}',
  ],
  'people.complaint': [
    '{i am reporting|i will report|i should report} {you|this bank|all of you} to {the authorities|the ombudsman|the fdic|consumer protection}',
    '{my lawyer|the press|everyone i know} will {hear about this|contact you|know about this}',
  ],
  'answer.payee-trouble': [
    '{can i|how can i|do you let me} {pay|send money to} {people|somebody|a friend} {who is not on parley|without an account here|who has no parley|at a different bank}',
    '{<name>|my <relative>|my friend} {is not|does not have an account} {on here|with you|on parley}{ can i still pay them|}',
    '{it|the app|parley} {does not find|can not find|does not know} {my friend|<name>|this handle|the person}',
  ],
  'answer.apple-pay': [
    '{can i|does it|is it possible to} {connect|link|use|pay with|work with} {venmo|paypal|zelle|cash app|apple pay|samsung pay|wise|revolut}{ here| with this|}',
  ],
  'answer.pending': [
    '{why is|what is} {it|this|my money|the payment} {still not done|taking forever|so slow|holding it up|stuck}',
    '{payment|transfer|money} {still |is |}{processing|in limbo|waiting|on hold}{ for days| why|}',
  ],
  'answer.cutoff': [
    '{on which|what} days do {you|payments|transfers} {work|run|go out|get processed}',
    '{until when|how late|by what time} {can i|do i have to} {pay|send|transfer}{ today| for it to go out|}',
  ],
  'answer.who': [
    '{how old|how big|since when} is {parley|this bank|your company}',
    '{when|where|by whom} {was|were} {parley|you|this bank} {started|made|set up|created}',
  ],
  'answer.fees': ['{what is|why is there} {this|a|an} {<amount>|extra|small} {fee|charge|cost}{ for| on my payment|}'],
  'answer.limits': [
    '{why|how come} {can i only|am i only allowed to|may i only} {send|pay|transfer} {<amount>|so little|that much}{ a day|}',
    '{why do you have|who sets|can you explain} {a limit|limits|the limit|a cap|maximums}',
  ],
  'answer.card-problem': [
    '{i was not able to|i could not|why could i not} {pay|buy|check out} with my card {at the store|in a shop|online|at <shop>}',
    'my card {would not go through|got refused|was turned down|does not read}',
  ],
  alerts: ['{no more|enough|stop the|i am sick of these|turn off all} {price alerts|alerts|pings|price notifications}'],
  'forgot-pin': [
    '{i used up|i am out of|no more} {tries|attempts}{ for my pin| what can i do|}',
    '{too many|three|several} {wrong|bad|failed} {pins|codes|guesses|attempts at my pin}{ now it is locked|}',
  ],
  'cant-log-in': [
    '{my account|it} {has been|got|is} {restricted|put on hold|suspended|disabled}{ and i did not do it| why| by you|}',
    '{why|how come} {did you|have you} {block|lock|suspend|restrict} {me|my account}',
  ],
  menu: [
    '{open|show|give me|bring back} {the|all the|your} {menu|buttons|choices|main screen|start page}',
    '{hello|hi|hey|good morning} {my name is|i am|this is} {john|maria|peter|dana}{ here|}',
  ],
  help: [
    '{i am not sure|no idea|i have no clue|not sure} {what to say|what to write|what i can do|how to start}',
    '{hi|hello|hey} i have {a|two|some|a few} {quick |}{question|questions}',
  ],
  thanks: [
    '{see you|until|talk to you|catch you} {later|soon|tomorrow|next time|around}',
    '{i am done|we are done|that is it|this is all}{ now| for today| here|}',
  ],
  report: ['{something|this} {seems|looks|is} {off|weird|not right|broken}{ in the app| with this chat|}'],
  'none.act': [
    '{what|can you repeat what|say again what} {did you|you} {say|ask|mean}{ just now|}',
    '{stop it|i see|maybe|not sure|could be|approved|confirmed|that is correct|the statement is true}',
  ],
  'none.small': [
    '{i am|we are} {sad|tired|cold|bored|starving|late}{ today|}',
    '{how old are you|what is your age|do you have a birthday|do you have hobbies|what are your interests|do you have pets}',
  ],
  'none.other': [
    '{change|make} your name {to <name>|something else}',
    '{track|where is|has} my {package|parcel|order|delivery}{ from <shop>| arrived| yet|}',
    '{what|which} {place|location|city|street} is this',
    '{how does|where does|how many} {a democracy|coffee|tea|countries|planets|the internet} {work|come from|exist|are there}',
  ],
}
