import type { Templates } from './expand.ts'

/** What people ask about cards, cash, credit and other things that banks have. */
export const cards: Templates = {
  'answer.cards': [
    '{card|debit card|credit card|physical card|bank card|plastic card}{| please| with the account| request| options}',
    '{what|which} {cards|kind of card|type of card} {do you|can i} {have|offer|get}',
    '{cancel|close|renew|extend|upgrade} my {card|debit card|credit card}',
    '{when|does} {does|is} my card {expire|expiring|valid until}',
    '{can i|how do i} {pay in a store|pay at a shop|shop online|pay with a card|buy things with this}',
    'what is the {annual fee|limit|cvv|pin} {of|on|for} my card',
  ],
  'answer.card-arrival': [
    '{track|tracking|delivery of|status of} my {card|new card|card delivery}',
    '{how many days|how long|when} {until|for|will} {the|my} {card|new debit card|replacement} {arrives|delivery|come|ship|be delivered}',
    'i {ordered|requested} a card {last week|two weeks ago|a month ago} {and|but} {nothing came|it is not here|where is it}',
    '{is|has} my card {been sent|shipped|on its way|on the way|delayed}',
  ],
  'answer.card-problem': [
    '{card|debit card|chip|contactless|tap to pay} {not working|broken|declined|swallowed|damaged|blocked|error}{| again| at the store| help}',
    '{the|my} {chip|magnetic strip|contactless|tap} {on my card |}{does not work|is broken|stopped working}',
    '{store|shop|terminal|atm|machine} {refused|rejected|did not accept|kept} my card',
    'i {can not|could not} {pay|use|tap} {with|} my card{| today| at <shop>}',
  ],
  'answer.cash': [
    '{atm|atms|cash machine|cash|withdrawal|withdraw cash}{| near me| locations| please| fees| limit}',
    '{get|take|pull} {cash|money|<amount> in cash} {out|from an atm}{| today| near me}',
    '{deposit|pay in|bring} {cash|coins|paper money|bills|my cash}{| into my account| at a branch| here}',
    '{find|closest|nearest} {an |}atm{| near me| around here}',
  ],
  'answer.interest': [
    '{interest|apy|savings rate|interest rate|rates|yield}{| please| on savings| on my account| today}',
    '{do i|will my money|does my balance} {earn|get|grow|make} {interest|anything|money}{| with you| here| sitting there}',
    '{why|when} {did i not get|do i get|is} {interest|my interest|the interest} {this month|paid|so low}',
    '{best|highest|current} {interest|savings} rate',
  ],
  'answer.exchange-rate': [
    '{exchange rate|conversion rate|fx rate|currency rate|dollar to euro|usd to pesos|dollars in euros}{| please| today| now}',
    '{convert|what is} <amount> {to|in} {euros|pesos|pounds|yen|rupees}',
    '{which|what} {rate|exchange rate} {did you use|applies|do i get}{| for my payment| abroad}',
  ],
  'answer.currencies': [
    '{euros|pounds|pesos|yen|foreign currency|multi-currency account|other currencies}{| account| in my account| possible}',
    '{can|could} i {have|hold|receive|get paid in|keep} {euros|pounds|pesos|another currency|canadian dollars}{| here| in my account}',
    '{is it|are you} only {dollars|in usd|us dollars}',
    '{exchange|change|swap} {dollars|money|my money} {for|into|to} {euros|pounds|pesos|yen|another currency}{| please| here| in the app}',
  ],
  'answer.beneficiary': [
    '{who|whom} can i {pay|send money to|transfer to}{| with this| here}',
    '{save|store|add|manage|delete} {a |my |}{payees|payee|recipient|contacts|beneficiaries}',
    'why {is|was} {this|my|that} {recipient|person|payee} {not possible|not allowed|refused|blocked}',
  ],
  'answer.disposable': [
    '{virtual|disposable|single use|one-time|temporary} {card|cards|card number}{| please| limits| for online shopping}',
    '{how many|can i have more} {virtual|disposable} cards',
    '{make|create|generate} {a|me a} {virtual|disposable|temporary} card',
  ],
  'answer.top-up': [
    '{top up|top-up|topup|topping up} {limits|failed|by card|not working|options|methods|declined|cancelled}',
    '{auto|automatic} {reload|top up|refill}{| when my balance is low| settings}',
    '{can i|how do i} {top up|load money|reload} {with|using|from} {my credit card|another card|google pay|my phone|cash|a bank transfer}',
  ],
  'answer.apple-pay': [
    '{apple pay|google pay|samsung pay|mobile wallet|contactless phone}{| please| setup| not working| support}',
    '{add|connect|put} {this|my account|parley|my card} {to|in|on} {apple pay|google wallet|apple wallet|my watch|my phone}',
    '{pay|paying} with {my phone|my watch|apple pay|google pay}',
    'can i {use|link|connect|send to} {paypal|venmo|zelle|cash app|wise|revolut}',
  ],
  'answer.direct-debit': [
    '{direct debit|direct debits|ach debit|preauthorized payment|pull payments}{| please| setup| cancel| list}',
    '{my|the} {gym|insurance|phone company|landlord} {wants to|can|should} {debit|pull from|charge} my account',
    '{which|what} companies {can take|take|have permission to take} money from {me|my account}',
  ],
  'answer.credit-score': [
    '{credit score|credit rating|credit report|fico|fico score}{| please| check| improve| mine}',
    '{does|will} {this|opening an account|parley} {affect|hurt|change|show on} my credit{| score| report}',
    '{raise|build|boost|improve|fix} my credit{| score| rating}',
  ],
  'answer.loans': [
    '{loan|loans|mortgage|overdraft|line of credit|borrow money|personal loan|car loan|student loan|payday loan}{| please| application| rates| options}',
    '{apply|applying|application|qualify} for {a loan|a mortgage|credit|a credit card|financing|an overdraft}',
    '{what|how} {are|much are} {your|the} {mortgage rates|loan rates|loan payments|mortgage payments}',
    '{cancel|pay off|extend|refinance} {my|a} {loan|mortgage|credit}',
    'i {need|want|would like} to {borrow|finance|get a loan for|get credit for} {<amount>|a car|a house|my business|school}',
    '{raise|increase|what is|lower} my {credit limit|overdraft limit|credit line}',
  ],
  'answer.rewards': [
    '{rewards|points|cashback|cash back|referral|bonus|promo code|loyalty program|miles}{| please| balance| redeem| program}',
    '{redeem|use|spend|check} my {points|rewards|miles|cash back}',
    '{invite|refer} a friend{| bonus| and get money| reward}',
  ],
  'answer.bills': [
    '{bill|bills|bill pay|utility bill|my bills}{| due| this month| help| to pay}',
    '{when|what day} {is|do i have to pay} my {rent|bill|credit card|phone bill|mortgage} {due|}',
    '{what|how much} {do i owe|is due|is left} on my {electric bill|phone bill|credit card|water bill|cable bill}',
    '{minimum payment|payment due date|due date}{| for my credit card| for my bill}',
  ],
  'answer.checks': [
    "{check|checks|cheque|checkbook|check deposit|mobile deposit|cashier's check|money order}{| please| order| deposit}",
    '{i|my <relative>} {have|got|received} a {check|paper check|cheque}{| how do i cash it|, can i deposit it| from my job}',
    '{order|need|get|send me} {more|new|some} {checks|checkbooks|paper checks}',
    '{take a picture of|scan|photograph} {a|my} check{| to deposit it}',
  ],
}
