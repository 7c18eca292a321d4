import type { Templates } from './expand.ts'

/** Ways of saying it that stand apart from all others: told as a story, or asked for by what is missing. */
export const wishesAgain: Templates = {
  request: [
    '{<name>|my <relative>|a friend} {borrowed|has borrowed} {<amount>|money} {from me|off me}{| last week}{| and should pay it back|, can you get it back|, ask for it}',
    '{i want|i would like|need} {<name>|my <relative>|them} to {give|pay|send} {it|<amount>|the money} back{| to me}',
    '{i paid for|i covered} {<name>|my <relative>}{| last night| at lunch} and {want it back|need the money back|want to be paid back}',
  ],
  requests: [
    '{who|which people} {still has|still have|have yet} to pay me{| back}',
    '{who|which one} {did not|has not|does not} {pay|answer} {my request|me|yet}',
    '{how much|what} {do people|do my friends|does everybody} owe me',
  ],
  split: [
    '{<name> and i|we|me and <name>} {shared|took|ate|rented} {a taxi|a pizza|dinner|a hotel room|an airbnb} {and i paid for it all|, split it please|, everyone owes half|and want to share the cost}',
    '{dinner|the taxi|the hotel|the trip} was <amount>{,|} {split it|divide it|share it} {with <name>|between us|by three|by four}',
    '{i paid|i put in} <amount> for {the group|everybody|all of us|the trip}{| and want the others to chip in|, let them pay their share}',
  ],
  crypto: [
    '{am i|are we} {up|down|ahead|behind|in profit} {on|with} {my |}{bitcoin|crypto|eth|coins}',
    '{how|what} {did|are} my {coins|bitcoins|crypto} {do|doing|worth}{| this month| today| now}',
    '{profit|loss|gains|performance} {on|of} my {bitcoin|crypto|eth|coins|portfolio}',
  ],
  alert: [
    '{can i|could i|is it possible to} {get|receive|have|set} {a notification|an alert|a message|a warning|an alarm} {when|if|once|for when} {btc|bitcoin|eth|ethereum|the price} {falls|rises|drops|goes up|changes}',
    '{message|ping|tell|notify} me {about|of} {big|sudden|any} {moves|changes|drops} {in|of} {bitcoin|btc|eth|the price}',
    '{bitcoin|btc|eth} {below|above|under|over|at} <price>{,|} {tell me|alert me|let me know}',
  ],
  'people.fraud': [
    '{someone|somebody|a man|a woman|a guy} {phoned|called|rang|texted|wrote|emailed} me {claiming|saying|telling me} {they|he|she} {is|was|are} {from my bank|from the bank|from parley|the police|from your fraud team}',
    '{i got|i received|there was} {a call|a text|an email|a message} {from someone|} {asking for|wanting|that wanted|about} my {pin|code|password|social security number|account}{| is it you| was that you}',
    '{is|was} {this|that} {call|text|email|message} {really from you|real|a scam|fake|from the bank}',
    '{they|someone|a stranger} {knows|has|asked for|wants|got} my {pin|code|password|ssn|login}',
    '{i think|i am afraid|i believe} {someone|somebody} {is trying to|wants to|is going to} {steal my money|get into my account|scam me|rob me|use my account}',
  ],
  'people.human': [
    '{what|which} {number|phone number|email} {do i|can i|should i} {call|ring|write to|use}{| for help| to talk to somebody| to reach a person}',
    '{do you have|is there|what is} {a|your|the} {phone number|number|hotline|call center|email address}{| to call| for customers| for help| of support}',
    '{is|are} there {anyone|somebody|an actual person|any humans} {i can talk to|to talk to|who can help me|i can speak with|at this bank}',
  ],
  'people.wrong-payment': [
    '{i|i just} {picked|chose|selected|typed} the wrong {person|alex|name|friend} {and|so} the money {is gone|went to them|was sent|went out}',
    '{someone else|a stranger|the wrong alex|my ex} {got|received|has} {my money|the money i sent|the payment|my rent}{| by mistake| by accident}',
    'i {meant|wanted} to {send|pay} {<amount>|<name>} {but|and} {sent|paid} {<amount>|someone else|too much|the wrong one}',
  ],
  'answer.fees': [
    '{why|what} {is|was} {this|that|the} {fee|extra fee|charge of <amount>|service fee}{| for| about| on my account}',
    '{you|parley} {took|charged|deducted} {a fee|<amount>|extra money} {for|on} {my transfer|sending money|nothing|a payment}',
    '{without|with no} {fees|charges|costs}{|, is it free| possible}',
  ],
  'open-account': [
    '{am i|are we} allowed {two|several|many|more} accounts',
    '{how many|more} accounts {can i have|can i open|possible|may i open}',
    '{open|start} {something|an account} {for saving|for my kid|for rent|for vacation}',
  ],
  report: [
    '{it|this|everything} {does not work|is broken|went wrong|is all wrong|crashed}{| again| help}',
    '{error|bug|glitch|crash|problem}{| report| with the app| again}',
    'the {app|bot|page|website} {hangs|is down|is slow|crashed|shows nothing}',
  ],
  'none.other': [
    '{how is|what is} {the dow|the dow jones|wall street|the nasdaq|the s&p|the housing market|gold|oil} {doing|at}{| today| now}',
    '{close|open|shut|lock} the {door|window|curtains|blinds|browser|garage}{| please| now}',
    '{where|how} {is|was} {my package|the game|your day|the party|the exam}',
  ],
}
