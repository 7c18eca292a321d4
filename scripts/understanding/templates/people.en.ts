import type { Templates } from './expand.ts'

/** Trouble that a person has to look at. */
export const people: Templates = {
  'people.human': [
    '{i want|i need|let me|can i|i would like|please let me|put me through} {to |}{talk|speak|chat} {to|with} {a human|a person|a real person|someone|an agent|customer service|support|a representative|somebody real|an operator|your manager|an actual human}{| please| now}',
    '{connect|transfer|put} me {to|through to|with} {a human|an agent|support|customer service|a person|a real person}',
    '{human|agent|representative|operator|customer service|support|real person}{| please| now|!}',
    '{what is|do you have|is there} {your|a|the} {phone number|support number|hotline|number i can call|support email}{| for support| for customer service| to reach you}',
    '{how do i|where can i|can i} {contact|reach|call} {you|support|customer service|someone|the bank}',
    '{you|this bot|the bot} {do not understand me|is not helping|are useless}{| get me a person| i want a human}',
  ],
  'people.complaint': [
    '{i want|i would like|how do i|where can i|let me} {to |}{complain|make a complaint|file a complaint|lodge a complaint|raise a complaint|report bad service}{| about you| about this bank| please}',
    '{this|your service|your bank|this bank|parley} is {terrible|awful|a joke|the worst|unacceptable|ridiculous|outrageous}{| i want to complain|!}',
    "{i am|i'm} {very |so |really |}{unhappy|angry|upset|disappointed|furious|fed up}{| with you| with your service| with this bank}",
    "{i am going to|i will|i'll} {sue you|call my lawyer|report you to the cfpb|tell the regulator|complain to the authorities}",
  ],
  'people.fraud': [
    '{i|i think i|i may have} {was|got|have been|been} {scammed|defrauded|hacked|robbed|phished|tricked|cheated}{| online| by someone on the phone| out of <amount>}',
    '{someone|somebody|a stranger|a hacker} {is using|used|got into|has access to|stole from|is in|took money from|hacked} my {account|money|card|identity}{| without my permission}',
    '{i want to|i need to|how do i} report {fraud|a scam|a scammer|identity theft|a fraudulent transaction|suspicious activity|theft}',
    '{someone|a man|they} {called|texted|emailed} me {and said they are from the bank|pretending to be you|asking for my pin|asking for my code}',
    '{i gave|i told|i sent} {someone|a caller|a stranger} my {pin|code|password|social security number|account details}',
    'all my money is {gone|missing|stolen}',
    '{i clicked|i opened} a {strange|suspicious|bad|phishing} link',
  ],
  'people.lost-phone': [
    '{i lost|i can not find|someone stole|i dropped|they took|i misplaced|somebody took} my {phone|cell phone|mobile|iphone|smartphone|cell}{| today| last night| what do i do| help}',
    'my {phone|mobile|iphone|cell} {was stolen|is gone|got stolen|is missing|is lost|was taken|fell in the water}{| what should i do| what now}',
  ],
  'people.lost-card': [
    '{i lost|i can not find|someone stole|i misplaced|i left|they took} my {card|debit card|credit card|bank card|wallet|purse|visa}{| somewhere| at a bar| what do i do| today}',
    'my {card|debit card|wallet|credit card|bank card} {was stolen|is gone|got stolen|is missing|is lost|was taken}{| please block it| what now}',
    '{block|cancel|stop|report} my {lost|stolen|missing|} {card|debit card|credit card}',
  ],
  'people.wrong-payment': [
    '{i|i just|i accidentally|oh no i|i think i} {sent|paid|transferred|wired} {money|<amount>|it|a payment} to the wrong {person|account|one|guy|name|handle}',
    '{i|i just|i accidentally} {sent|paid|transferred} {too much|the wrong amount|it twice|<amount> instead of <amount>}{| to <name>| by mistake| by accident}',
    '{i typed|i entered|i put in} the wrong {name|account number|handle|amount|recipient}{| and sent it| and confirmed it| when i paid}',
    'the money went to {a stranger|somebody else|the wrong person|someone i do not know}',
  ],
}
