import type { Templates } from './expand.ts'

/** What people ask a bank about itself, its cards and its services. */
export const moreAnswers: Templates = {
  'answer.safety': [
    '{is|are} {my money|my savings|my data|the money|my funds} {safe|secure|protected|insured|fdic insured}{| here| with you}',
    '{are you|is this|is parley} {safe|legit|a scam|a real bank|regulated|trustworthy|licensed|fdic insured|real}',
    '{how|why should i|can i} {do i know this is not a scam|trust you|trust this}',
    '{what happens to|where do you keep|who holds} my money {if you go bankrupt|if you close|}',
    '{how|do} you {protect|encrypt|keep safe} my {data|money|information|account}',
  ],
  'answer.who': [
    '{who|what} {are you|is parley|is this|am i talking to|runs this|owns parley|made you|built you|is behind this}',
    '{what is|tell me|do you have} {your|a} name',
    '{which|what} {company|bank} {is this|are you|is behind you|do you work for}',
    'tell me about {yourself|parley|this bank|your company}',
  ],
  'answer.robot': [
    '{are you|is this|am i talking to} {a robot|a bot|a human|a person|real|a real person|an ai|a machine|chatgpt|a computer|alive}',
    '{do i|am i} {talk|talking|chatting} {to|with} {a person or a bot|an actual human|software|a machine}',
  ],
  'answer.languages': [
    '{do you|can you|could you} {speak|understand|write|talk|do} {spanish|french|german|chinese|portuguese|italian|my language|other languages|arabic}',
    '{which|what|how many} languages {do you|can you} {speak|understand|support|have}',
    '{can we|i want to|switch to|change to|change the language to} {talk in |speak |}{spanish|french|german|chinese|portuguese|english}',
  ],
  'answer.cards': [
    '{do you|can i|how do i|where do i} {have|offer|get|order|request|issue} {a|an|my} {card|debit card|credit card|physical card|virtual card|visa|mastercard|bank card}{| with this account| from you}',
    '{i need|i want|send me|is there} {a|another|a new|an extra} {card|debit card|credit card|replacement card|spare card}',
    '{how do i|where do i} activate my {card|new card|debit card}',
  ],
  'answer.card-arrival': [
    '{where is|when will i get|when does|how long until} my {card|new card|debit card|replacement card}{| arrive| come| get here}',
    '{my|the} card {has not|did not|still has not} {arrived|come|shown up}',
  ],
  'answer.card-problem': [
    '{my|the} {card|debit card|credit card|virtual card} {does not work|is broken|is not working|was swallowed|got stuck|is damaged|is bent|was rejected|will not scan|expires soon}',
    '{the atm|the machine|a cash machine} {ate|kept|swallowed|took} my card',
  ],
  'answer.cash': [
    '{can i|how do i|where can i|is it possible to} {withdraw|get|take out|deposit|pay in} {cash|cash money|paper money|bills}{| here| from my account| at an atm}',
    '{do you|where is|which|is there} {have|a|an|your|the nearest} {atm|atms|cash machine|cash machines}{| near me}',
    '{which|what} atms can i use',
  ],
  'answer.interest': [
    '{do you|does my account|do savings} {pay|earn|give|get} {any |}{interest|a return|apy}',
    '{what is|how high is|tell me} {the|your|my} {interest rate|interest|apy|savings rate}{| on savings| here| on my account}',
    '{how much|what} interest {do i|will i|would i} {get|earn|receive}',
  ],
  'answer.exchange-rate': [
    "{what is|tell me|how is} {the|your|today's} {exchange rate|conversion rate|rate}{| for euros| between dollars and pesos| to pounds| you use}",
    '{how many|how much is} {euros|pesos|pounds|yen} {for|in} {a dollar|<amount>|dollars}',
    'the exchange rate {was|is} {wrong|bad|not right|different}',
  ],
  'answer.currencies': [
    '{can i|do you|is it possible to} {hold|have|support|keep|send|exchange} {euros|pounds|pesos|other currencies|foreign currency|different currencies|yen}',
    '{which|what} currencies {do you|can i} {support|have|hold|use}',
  ],
  'answer.refund': [
    '{i want|how do i get|can i get|i need|i am waiting for|where is} {a|my|the} refund{| for a purchase| from a shop| please}',
    '{the shop|the store|the seller|a merchant} {said they refunded me|promised a refund|will not refund me|owes me a refund}',
  ],
  'answer.cancel-payment': [
    '{can i|how do i|is it possible to|i need to|i want to} {cancel|stop|undo|reverse|take back|recall} {a|the|my|that} {payment|transfer|payment i made|transfer i made|transaction}{| i just made| please| quickly}',
    '{i made|there is|i see} a mistake in {a payment|my transfer|the payment i sent}',
  ],
  'answer.add-money': [
    '{how do i|how can i|what is the best way to|in what ways can i} {add|put|get|deposit|receive|load} {money|funds|my salary|my paycheck} {into|in|to|onto} {my account|this account|here|parley}',
    '{how|where} do {i|people} {get|send} {paid|me money|money to me}{| here}',
    '{can|could} {my employer|my job|someone|another bank} {pay|send|transfer} {money |my salary |}{into|to} {this account|my account here}',
    '{set up|how do i set up|i want} direct deposit',
  ],
  'answer.deposit-missing': [
    '{the money|the deposit|my deposit|my salary|my paycheck|the transfer} {i added|from my bank|from my employer|i put in|} {is not there|is missing|has not arrived|does not show|never came}{| yet}',
    '{i|i have} {added|deposited|put in} {money|<amount>} {and|but} {it is not there|i do not see it|nothing came|it is missing}',
  ],
  'answer.balance-not-updated': [
    '{my|the} balance {is wrong|did not change|has not updated|is not right|does not add up|has not changed|is too low|looks off}{| after a transfer| since yesterday}',
    '{why is|why does} my balance {wrong|lower than it should be|not updated|not change|the same}',
  ],
  'answer.payee-trouble': [
    "{i|why can i not} {cannot|can't|not} {find|add|pay|send to} {<name>|my <relative>|my friend|the person|a payee}{| here| by their name}",
    '{it|parley|the bot} {does not find|says it does not know|cannot find|does not recognize} {<name>|my friend|the recipient|the handle}',
    "{how do i|where do i} find {someone's|a friend's|the right} handle",
  ],
  'answer.beneficiary': [
    '{why|is it true that} {is|i cannot use|is my} {the|this|my} {beneficiary|recipient|payee} {not allowed|blocked|refused|rejected}',
    '{add|save|remove|how do i add} {a|a new} {beneficiary|payee|recipient}',
  ],
  'answer.disposable': [
    '{do you have|can i get|how do i get} {a|} {disposable|one-time|throwaway|temporary} {card|cards|virtual card}',
  ],
  'answer.top-up': [
    '{how does|can i turn on|what is} {auto|automatic} top-up{| work}',
    '{my|the} top-up {failed|did not work|was reverted|was cancelled|is missing|is pending}',
    'how do i top up {by card|with a card|by bank transfer|with my debit card}',
  ],
  'answer.apple-pay': [
    '{can i|do you|does it} {use|support|work with|have|add my card to} {apple pay|google pay|samsung pay|a phone wallet|contactless|paypal|venmo|zelle|cash app}',
  ],
  'answer.direct-debit': [
    '{can i|how do i|do you} {set up|have|support|stop|cancel|offer} {a |}{direct debit|direct debits|ach pull}',
    '{a company|my gym|netflix|the electric company} {took|takes|wants to take} money {from my account|by direct debit|every month}',
  ],
  'answer.credit-score': [
    '{what is|check|how do i improve|tell me|does this affect|how good is} {my|the} credit {score|rating|report}',
  ],
  'answer.loans': [
    '{can i|do you|how do i|i want to|i need to} {get|have|offer|take out|borrow|apply for} {a |}{loan|mortgage|overdraft|credit|credit line|personal loan|car loan|money from you}',
    '{can you|would you|could you} lend me {money|<amount>|some cash}',
    '{what is|raise|increase|how high is} my {overdraft|credit limit|credit line|loan balance}',
  ],
  'answer.rewards': [
    '{do you|how many|where are|what are|can i use} {have|my} {rewards|points|cashback|cash back|bonus|miles|reward points}{| program}',
    '{is there|do i get} a {bonus|reward|referral bonus|welcome bonus}{| for inviting friends| for signing up}',
  ],
  'answer.bills': [
    '{when is|how much is|what is} {my|the} {electric|phone|water|gas|credit card|internet|cable} {bill|bill due|bill this month|payment due}',
    '{can i|do you|how do i} {pay|have|set up} {bills|bill pay|utility bills|my utilities}{| here| with you}',
  ],
  'answer.checks': [
    "{can i|how do i|do you|where do i} {deposit|cash|order|write|get|accept|send} {a |}{check|checks|cheque|checkbook|paper check|cashier's check}{| here}",
  ],
  'answer.branch': [
    '{where is|where are|do you have|is there} {your|a|the nearest|any} {branch|branches|office|location}{| near me| in my city}',
    '{can i|how do i} {visit|come to|meet|make an appointment with} {you|a branch|your office|a banker|an advisor}{| in person}',
    '{what are|when are} {your|the} {hours|opening hours|you open}',
  ],
  'answer.wrong-amount': [
    '{the|a} {wrong amount|amount is wrong|amount was wrong|incorrect amount}{| was sent| was taken| arrived| came out of my account}',
    '{i|<name>|they} {got|received|was charged|paid} {less|more|too much|too little} than {i should|expected|i sent|agreed}',
  ],
  'answer.how-to': [
    '{how do i|how can i|show me how to|teach me to|explain how to|what do i do to} {send money|pay someone|ask for money|split a bill|buy bitcoin|sell crypto|set an alert|open an account|close an account|see my balance|see my transactions|use this|schedule a payment|change my email|link my bank}',
  ],
}
