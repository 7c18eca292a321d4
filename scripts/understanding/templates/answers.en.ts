import type { Templates } from './expand.ts'

/** What people ask a bank about its money, times and rules. */
export const answers: Templates = {
  'answer.fees': [
    '{how much|what} {do you charge|does it cost|is the fee|will i pay|are the fees|are your charges} {to send money|for a transfer|for payments|for withdrawals|to buy bitcoin|per month|for an account|}',
    '{is|are} {it|sending|this|the account|transfers|payments|buying crypto} {free|free of charge|for free|without fees}',
    '{do you|does parley} {charge|take|have} {a fee|fees|anything|commission|monthly fees|hidden fees}{| for sending| for that| for crypto| for transfers}',
    '{why|what for} {was i|am i being|did you} {charged|charge me} {a fee|extra|<amount>|for a transfer}',
  ],
  'answer.limits': [
    '{how much|what is the most|what is the maximum} {can i|i can|i may} {send|transfer|pay|add|deposit|withdraw|move} {a day|per day|at once|in one go|today|per week|in a month|at a time}',
    '{what is|what are|tell me|is there} {the|my|your|a} {daily |sending |transfer |payment |spending |}{limit|limits|maximum|cap}{| per day| for transfers| today}',
    '{how much|what} {is left|can i still send|do i have left} of my {limit|daily limit}{| today}',
    'why is there a {limit|maximum} on {payments|transfers|what i can send}',
    'what is the {smallest|minimum|least} {amount|payment} {i can send|allowed|}',
  ],
  'answer.timing': [
    '{how long|how many days|how much time} {does|will|do} {a transfer|it|a payment|sending money|the money|it} {take|need}{| to arrive| to get there| to another bank| to a friend| to clear}',
    '{when|how soon|how fast|how quickly} {will|does|can} {the money|my payment|a transfer|it|my transfer|the payment} {arrive|get there|be there|go through|clear|reach them}',
    '{are|is} {transfers|payments|it} {instant|immediate|same day|right away}',
  ],
  'answer.cutoff': [
    '{what is|when is|is there} {the|a|your} {cut-off|cutoff|cut off}{| time}{| for payments| for transfers| today}',
    '{until|by} {when|what time} {can i|do i have to|must i} {send|pay|transfer|order} {to have it there today|today|so it goes out today|for same day}',
    '{do|are} {payments|transfers} {go out|processed|move|arrive} {on weekends|on the weekend|on sundays|on holidays|at night|after hours}',
    '{which|what} days {do you|are} {process|processed|business days} {payments|transfers|}',
    '{are you open|do you work} on {weekends|sundays|holidays|saturday}',
  ],
  'answer.declined': [
    '{why|how come} {was|did|has|is} {my|the} {payment|transfer|transaction|purchase} {declined|refused|rejected|failed|denied|not accepted|fail|blocked}',
    '{my|the} {payment|transfer|transaction} {was declined|failed|got rejected|did not work|was refused|bounced|did not go through}{| why| what now| again}',
    '{it says|i get|i keep getting} {declined|refused|an error|failed}{| when i send money| when i pay}',
  ],
  'answer.pending': [
    '{why is|how long will} {my|the} {payment|transfer|transaction|deposit} {still |be |}{pending|processing|on hold|waiting}',
    '{my|the|a} {payment|transfer|transaction} {is|has been|says} {still |}{pending|processing|in progress}{| for days| since yesterday}',
    'what does pending mean',
  ],
  'answer.not-arrived': [
    '{<name>|my <relative>|my friend|the other person|my landlord|the recipient} {did not get|has not received|never got|says they do not have|is still waiting for} {the money|my payment|my transfer|it}',
    '{the money|my payment|my transfer} {i sent |}{has not arrived|did not arrive|never arrived|is not there|did not reach <name>|got lost}{| yet| still}',
  ],
  'answer.charged-twice': [
    '{i was|i have been|you|they|i got|why was i} {charged|billed|charge me|debited} {twice|two times|double|again}{| for the same thing| for one payment| by mistake}',
    '{the same|one} payment {shows|appears|went out|is there} {twice|two times|double}',
    'there {is|are} {a duplicate|two identical|a double|two of the same} {payment|charge|charges|transaction|payments}',
  ],
  'answer.not-recognised': [
    "{i do not|i don't|i can't} {recognize|know|remember|recall|identify} {this|a|that|one} {payment|transaction|charge|transfer|purchase}",
    '{there is|i see|i found|what is} {a|this|that|some} {payment|charge|transaction|strange charge|unknown payment} {i did not make|i never made|i do not know|on my account|that is not mine}',
    '{who|what} is {this|that} {payment|charge} {from|to|for}',
  ],
  'answer.account-number': [
    '{what is|what are|where do i find|where is|tell me|give me|show me|i need} {my|the} {account number|routing number|account and routing number|bank details|account details|aba number|iban|sort code|direct deposit information}{| please| for my employer}',
    '{which|what} number do i give {my employer|to get paid|for direct deposit|for my salary}',
  ],
  'answer.why-ssn': [
    '{why|what for} {do you|would you|does a bank} {need|want|ask for|require} my {ssn|social|social security number|social security}',
    '{do i have to|must i|is it safe to} {give|enter|tell|type} {you |}my {ssn|social security number|social}',
    '{can i|is it possible to} {register|sign up|join} without {an ssn|a social security number|giving my social}',
    '{i do not have|what if i have no} {an ssn|a social security number}',
  ],
  'answer.identity': [
    '{why|what for} {do you|do i} {need|have} to {verify|prove|confirm|check} {my identity|who i am|me}',
    '{which|what} {documents|papers|ids|id} {do you|are} {accept|need|accepted|needed}{| to verify me| for verification}',
    '{how|what} does {the identity check|verification|identity verification} {work|need|take}{| here}',
    'how long does {verification|the identity check|verifying me} take',
  ],
  'answer.identity-failed': [
    '{why|how come} {was|is|did} my {identity|verification|id|identity check|passport|photo} {not verified|rejected|fail|refused|not accepted|declined}',
    '{i|why can i not} {cannot|can not|not able to|still cannot} {verify|prove|confirm} my identity',
    '{my|the} {verification|identity check|id photo} {failed|did not work|was rejected|does not go through}{| again}',
  ],
  'answer.coins': [
    '{which|what} {coins|cryptos|cryptocurrencies|crypto} {do you|can i} {have|offer|buy|support|sell|trade}{| here}',
    '{do you|can i} {have|support|buy|trade|sell|offer} {dogecoin|doge|solana|litecoin|cardano|ripple|xrp|shiba|tether|usdc|stablecoins|other coins|nfts}',
    '{can i|how do i} {send|move|withdraw|transfer} {my |}{bitcoin|crypto|coins|eth} {out|to another wallet|to my own wallet|to an exchange|elsewhere|to coinbase}',
    '{can i|do you let me} {receive|deposit} {bitcoin|crypto|coins} {here|from another wallet|from coinbase}',
    'do you do {staking|stocks|shares|etfs|mining}',
  ],
  'answer.tax': [
    '{do i|must i|will i} {have to |need to |}pay {tax|taxes} on {my crypto|bitcoin|my interest|gains|this|what i sold}',
    '{do you|will you|where do i get} {send|give me|find|issue|} {a|my} {tax form|1099|tax statement|tax document|tax documents}',
    '{what about|how does it work with|question about} {tax|taxes}{| on crypto| here}',
    'do you report {to the irs|my crypto to the irs|taxes}',
  ],
  'answer.statements': [
    '{can i|how do i|where do i|i need to} {get|download|find|see|have|print} {a|my|the} {statement|bank statement|account statement|monthly statement|statements|proof of funds|bank letter}{| for last month| as pdf| for my landlord}',
    '{send|email|mail} me {a|my} {statement|bank statement|monthly statement}',
    '{do you|will you} {send|have|give} {monthly |paper |}statements',
  ],
  'answer.countries': [
    '{do you|does parley|does this} {work|operate|exist} {in|outside} {canada|mexico|europe|the uk|germany|india|other countries|the us|my country|brazil}',
    '{can i|is it possible to} {use|open|have} {this|parley|an account|it} {abroad|from another country|when i travel|while traveling|overseas|if i live in canada|outside the us|as a foreigner}',
    '{can i|how do i} {send|transfer|wire} money {abroad|to another country|internationally|to mexico|to europe|to india|overseas|to my family in brazil}',
    '{which|what} countries {do you|are} {support|supported|serve|work in}',
    'i am {traveling|going} to {france|mexico|japan|italy|europe}{| next week| soon}{| will it work there|, anything i should do}',
  ],
  'answer.age': [
    '{how old|what age} {do i|must i|does one} {have to be|need to be|be}{| to open an account| to join| to use this}',
    '{can|may} {my|a} {son|daughter|kid|child|teenager|minor} {open|have|use|get} {an account|this|parley}',
    "{i am|i'm} {15|16|17|under 18|a minor}{| can i join| can i have an account}",
    'is there an age limit',
  ],
}
