import type { Templates } from './expand.ts'

/** Questions to a bank as they are spoken, which are answered. Nothing is held back of them. */
export const speakersAnswers: Templates = {
  'answer.countries': [
    '{can i|how do i|is it possible to|am i able to} {use|pay with|access} {my account|my card|parley|this} {abroad|overseas|in another country|when i travel|in europe|on holiday|outside the us}',
    '{i am|i will be|we are} {going|travelling|traveling|flying|moving} {abroad|overseas|to mexico|to spain|to another country}{ next week| soon|} {will my account work|can i still use my account|do i need to tell you|what do i need to know}',
    '{can i|how do i|do you} {send|transfer|receive|wire} money {abroad|overseas|internationally|to mexico|from another country|to a foreign bank}',
    '{which|what} countries {do you|can i|are you} {support|send money to|available in|work in|operate in}',
    '{do you|can you} {do|make|offer} international {transfers|payments|wires}',
  ],
  'answer.cash': [
    '{how much|what is the most} {cash |money |}can i {withdraw|take out|get}{ from an atm| from the cash machine| in one day| per day| at once|}',
    '{what is|do you have|is there} {my|the|a} {atm|cash|withdrawal|daily atm|cash machine} {limit|withdrawal limit}',
    '{where is|where can i find|find|is there} {an|the nearest|the closest|a} {atm|cash machine|cash point|cashpoint}{ near me| around here| please|}',
    '{can i|how do i|where can i|i want to} {pay in|deposit|put in|bring} {cash|some cash|coins|notes|money in cash}{ into my account| at a branch| at an atm|}',
    '{the atm|the cash machine|a cash machine} {did not give me|kept|gave me the wrong amount of|ate} {my money|cash|my cash}',
    '{i want to|how do i} dispute {an atm|a cash} withdrawal',
  ],
  'answer.loans': [
    '{i want|i would like|i need|how do i|can i} {to |}{apply for|get|take out|ask about} {a|a personal|a business|a small business|a car|a home|a student} {loan|mortgage|credit line|overdraft}{ for my company| please| with you|}',
    '{what|which} {loans|mortgages|business loans|credit} do you {have|offer|give}',
    '{how much|what} {can i|could i|am i able to} borrow{ from you| for a house| for my business|}',
    '{cancel|pay off|check|see} my {loan|mortgage}{ payments| balance| application|}',
    '{can i|could you} {extend|get|increase|remove|cancel} my {overdraft|credit limit|line of credit}',
    '{what is|how do i find} {the|my} {remaining|outstanding} {loan|mortgage} {balance|amount}',
  ],
  'answer.cards': [
    '{i want|i need|how do i|can i|i would like} {to |}{order|get|activate|apply for|request|have} {a|my|a new|another|a replacement} {card|debit card|credit card|bank card|visa}{ please| for my account|}',
    '{do you|does parley|can you} {offer|have|give out|issue} {cards|a debit card|credit cards|prepaid cards}',
    '{what is|how much is} the {annual fee|yearly fee|cost} {for|of|on} {my|the|a} {card|credit card|visa}',
    '{which|what} card{s|} {do you have|should i get|is best|can i choose from}',
    '{cancel|activate|upgrade|renew|replace} my {credit card|debit card|visa|mastercard|old card}',
  ],
  'answer.card-problem': [
    'my {card|debit card|bank card|contactless card} {does not work|is not working|was declined|got rejected|was swallowed by the machine|is damaged|is bent|is broken|expired}{ at the store| abroad| in the machine| what now|}',
    '{why|how come} {is|was|does|did} my card {not working|declined|not accepted|rejected|get blocked}{ in shops| online| at the atm|}',
    '{contactless|tap to pay|chip and pin|the chip} {does not work|is not working|stopped working}',
    '{how do i|can i} {get back|recover} {a|my} card {that was swallowed|from the machine|the atm took}',
  ],
  'answer.direct-debit': [
    '{i want to|how do i|can i|i need to} {set up|cancel|stop|change|see} {a|my|the} direct debit{s|}{ for my gym| for my phone bill| please|}',
    '{a|my|the} direct debit {was taken twice|bounced|failed|did not go out|has not been paid|came out early}',
    '{do you|can i} {support|have|use|offer} direct debits',
    '{what|which} direct debits {do i have|are on my account|are set up}',
  ],
  'answer.bills': [
    '{when|what day} is my {electricity|phone|credit card|water|gas|internet} bill due',
    '{how much|what} {is|do i owe on} my {electricity|phone|credit card|water|gas|internet|utility} bill{ this month|}',
    '{do i have|are there} any {bills|payments} {due|to pay|coming up}{ this week| soon|}',
    '{can i|how do i} {see|view|get} my {bills|utility bills}{ here|}',
  ],
  'answer.branch': [
    '{where is|where can i find|is there|find me} {a|the nearest|the closest|your} {branch|bank branch|office|location}{ near me| in boston| in my town|}',
    '{what time|when|until when} {does|is|do} {your|the} {branch|office|bank|branches} {open|close|closed|open until}',
    '{can i|how do i|i want to} {make|book|schedule|get} an appointment {at|with} {a branch|the bank|an advisor in person|your office}',
    '{can i|could i} {come in|visit you|walk in|see someone in person}',
  ],
  'answer.checks': [
    '{how do i|can i|where can i} {deposit|pay in|cash|order|write|stop} {a|my|some} {check|cheque|checks|checkbook|paper check}{ here| with my phone| into my account|}',
    '{i have|i got|someone gave me} a {check|cheque}{ what do i do with it| that i want to pay in| from my <relative>|}',
    'do you {take|accept|have} {checks|cheques|checkbooks}',
  ],
  'answer.interest': [
    '{what|how much} {is the|interest do i get|interest do you pay|is your} {interest rate|rate|interest}{ on savings| on my savings account| for a savings account|}',
    '{do i|will i|does my money} {earn|get|make|collect} {any |}{interest|anything}{ on my savings| here| on my balance|}',
    '{what are|tell me} your {savings rates|rates|interest rates}',
  ],
  'answer.fees': [
    '{how much|what} {do you charge|does it cost|are the fees|is the fee} {for|to} {a transfer|sending money|send money|an account|having an account|a wire|use this}',
    '{is|are} there {any |a |}{fee|fees|charge|charges|monthly fee|hidden costs|cost}{ for this| for sending money| on my account| to open an account|}',
    '{is|will} {it|this|the transfer|the account|sending} {be |}{free|free of charge|cost me anything|cost anything}',
    '{why|what} {was i|did you|am i being} {charged|charge me|billed} {a fee|extra|<amount> in fees}',
  ],
  'answer.limits': [
    '{what is|tell me|is there} {my|the|a} {daily|transfer|payment|sending|maximum|spending} limit{ on my account| for transfers| per day|}',
    '{how much|what is the most} {can i|am i allowed to|may i} {send|transfer|pay|spend|move}{ in one day| at once| per day| at a time| in a single payment|}',
    '{i want to|can i|is it possible to} {send|make|transfer} {a large payment|a very large amount|more than my limit|<amount> at once|a high value payment}',
  ],
  'answer.timing': [
    '{how long|how many days} {does|will|would} {a|the|my} {transfer|payment|deposit|wire|bank transfer} {take|need}{ to arrive| to go through| to clear| usually|}',
    '{when|how soon} {will|does|should} {the|my} {money|payment|transfer|deposit} {arrive|get there|be there|show up|be available}',
    '{is|are} {a transfer|transfers|payments} {instant|immediate|same day|fast}',
  ],
  'answer.account-number': [
    '{what is|where do i find|tell me|i need|can you give me} {my|the|your} {account number|routing number|sort code|iban|swift code|bic|account details}{ please| for my employer| to get paid|}',
    '{i need|where can i get} {the details|my bank details|the numbers} {for|to set up} {direct deposit|my salary|my employer}',
  ],
  'answer.add-money': [
    '{how do i|how can i|what is the way to} {get|put|move|bring|add} money {into|onto|in} {my account|here|parley}{ from another bank|}',
    '{can i|how do i} {have|get} my {salary|paycheck|wages|pay} {paid|deposited|sent} {here|into this account|into parley}',
    '{which|what} {ways|methods|options} {are there|do you have|can i use} to {add money|top up|pay in|fund my account}',
  ],
  'answer.declined': [
    '{why|how come} {was|did|is|has} my {payment|transfer|transaction} {declined|rejected|fail|not go through|been refused|blocked|returned|cancelled}{ again| yesterday|}',
    '{my|the|a} {payment|transfer|transaction} {failed|was rejected|did not go through|was refused|got cancelled|bounced}{ what happened| and i do not know why| again|}',
    '{it|this|your bot} {will not|does not|refuses to} let me {pay|send|transfer money|make a payment}',
  ],
  'answer.not-recognised': [
    '{there is|i see|i have} {a|an|some} {strange|unknown|unfamiliar|odd|unexpected} {charge|payment|transaction|debit|withdrawal}{s|} {on|in} my {account|history|statement}',
    '{i do not|i dont} {recognize|remember|know} {this|a|one|that} {payment|charge|transaction|purchase}{ on my account| from yesterday|}',
    '{what is|who made} this {payment|charge|transaction|<amount> charge}{ from| i did not make it| on my account|}',
  ],
  'answer.charged-twice': [
    '{i was|i got|i have been|you} {charged|billed|debited} {twice|two times|double}{ for the same thing| for one payment| for <thing>|}',
    '{the same|one|my} {payment|transaction|charge} {shows up|appears|went out|was taken} {twice|two times|double}',
  ],
  'answer.refund': [
    '{how do i|can i|i want to|i would like to} {get|request|ask for|claim} {a refund|my money back|a chargeback|money returned}{ for something i bought| from a shop| from a payment|}',
    '{where is|when will i get|i am waiting for|i still have not got} {my|the|a} refund{ from <shop>|}',
  ],
  'answer.identity': [
    '{what|which} {documents|id|papers|proof} do {i need|you need|you want}{ to open an account| to verify me| from me|}',
    '{why|what for} do {you|i} need {my id|to verify my identity|proof of address|to show a passport}',
  ],
  'answer.safety': [
    '{is|are} {my money|this|this bank|my account|my data|parley} {safe|secure|insured|protected|legit|trustworthy}{ with you| here|}',
    '{how do you|what do you do to} {protect|secure|keep safe} {my money|my account|me|my information}',
    '{are you|is parley} {a real bank|insured|fdic insured|regulated|licensed}',
  ],
  'answer.statements': [
    '{i need|can i get|how do i get|send me|where are} {a|my|the} {bank statement|statement|statements|account statement|proof of account|bank letter}{ for my visa| for last month| as a pdf|}',
    '{print|download|email me|mail me} {a|my} {statement|bank statement}{s|}',
  ],
  'answer.exchange-rate': [
    '{what is|tell me|give me} {the|your|todays} {exchange rate|conversion rate|rate}{ for euros| from dollars to pesos| for pounds| today|}',
    '{how many|how much is} {euros|pesos|pounds|yen} {do i get for|is} <amount>',
  ],
  'answer.rewards': [
    '{do i|how do i|can i} {earn|get|have|use|redeem|check} {points|cashback|rewards|miles|a bonus}{ with you| here| for inviting friends|}',
    '{is there|do you have} a {welcome bonus|referral bonus|loyalty program|reward program}',
  ],
  'answer.credit-score': [
    '{what is|how do i check|can you tell me|show me|how can i improve} my credit {score|rating|report|history}',
  ],
  'answer.languages': [
    '{do you|can you|can i} {speak|talk|write|understand|use} {spanish|french|german|chinese|another language|other languages}{ here| with you|}',
    '{which|what|how many} languages do you {speak|know|support|understand}',
  ],
  'answer.robot': [
    '{are you|am i talking to|is this} {a robot|a bot|a machine|a computer|an ai|a real person|a human|automated}{ or a person| or what|}',
  ],
  'answer.who': [
    '{who|what} {are you|is this|am i talking to|is parley|made you|owns this}',
    '{which|what} bank is this{ actually|}',
    '{tell me|say something} about {yourself|this bank|parley|your company}',
  ],
}
