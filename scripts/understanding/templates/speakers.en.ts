import type { Templates } from './expand.ts'

/** What people ask a bank on the phone: at length, as it is spoken. Nothing is held back of them. */
export const speakers: Templates = {
  accounts: [
    '{how much|what amount of} {money|cash} {is in|do i have in|have i got in|is left in|is sitting in} my {account|bank account|checking account|savings account|current account}{ at the moment| right now| please|}',
    '{what is|could you tell me|can you tell me|i would like to know|i want to know|let me know} {my|the} {current |available |account |bank |remaining |latest |}balance{ on my account| in my savings| please|}',
    '{do i have|have i got|is there} {enough|sufficient|any} {money|funds} {for|to cover|to pay for|left for|to buy} {<thing>|<amount>|the rent|this}',
    '{how much|what} can i {afford|spend}{ right now| this week| on <thing>|}',
    '{i want to|can you|please} {close|rename|see|check} {one of my accounts|my old account|my second account|my savings|my joint account}',
    'what are my {funds|savings|accounts} {looking like|at}{ today|}',
    '{check|checking} {my|the} {funds|money|account|savings}{ for me|}',
  ],
  history: [
    '{what|which} {were|are} my {last|latest|most recent|newest|previous} {transactions|purchases|payments|transfers|charges|movements}{ on my account|}',
    '{can i see|could you read me|tell me|i would like to see|list} {my|the} {last|latest|recent} {few |<number> |couple of |}{transactions|payments|purchases|transfers}{ please| on my account|}',
    '{what|how much} {have i spent|did i spend|did i pay out|went out} {so far|in total|this month|last week|since monday|yesterday|on <thing>|at <shop>}',
    '{did|has} {<name>|my boss|my employer|my <relative>} {pay|paid|send|sent} me{ yet| this week| anything|}',
    '{did|has} {my|the} {rent|salary|wage|paycheck} {come in|go in|go out|get paid}{ yet|}',
    '{i need|i want|show me|look up} {a list of|an overview of|a record of|a summary of} {my|all my} {payments|transactions|spending|activity|expenses}',
    '{who|what} did i {send|pay|transfer} {money to|the money to|<amount> to|last}{ recently| last month|}',
  ],
  'open-account': [
    '{i want|i would like|we would like|how do i|can i|is it possible} to {open|set up|start|create|apply for|get} a {joint|second|savings|checking|new|separate|shared|business|student|current} account{ with my <relative>| with my partner| for my business| please|}',
    '{can|could} {i|we|my <relative> and i} have {a joint|a shared|two|another|an extra} account{s|}{ together|}',
    '{can i|how can i|i want to} add my <relative> {to|on} my account',
    '{joint|savings|second|another|new} account{ please| opening| application|}',
    '{i am thinking of|i am interested in|thinking about} opening {a|another|a new} {account|savings account|joint account}',
  ],
  freeze: [
    '{please|i need you to|can you|i want to} {freeze|lock|block|stop|suspend|disable} {my account|everything on my account|all my payments|all transactions}{ immediately| straight away| at once| for now| because i lost my phone|}',
    '{i think|i am worried} my account {is not safe|is compromised|was hacked}{ so|, please} {lock|freeze|block} it',
    '{put|place} a {freeze|block|hold|lock|stop} on my {account|accounts|money|bank account}',
    '{nobody|no one} {should|may|must} {be able to |}use my account{ for now| until i say so|}',
  ],
  'people.lost-card': [
    '{i|i think i|i just} {lost|left|dropped|misplaced|forgot} my {card|bank card|debit card|wallet|purse} {in a taxi|on the bus|at the store|somewhere|on holiday|at work|last night}{ and need it blocked| what should i do| please help|}',
    '{someone|somebody|a thief|they} {stole|took|grabbed} my {card|purse|wallet|bag|debit card}{ with my card in it| and is using it|}',
    '{please|can you|i need to} {cancel|block|stop|deactivate} my {card|debit card|bank card}{ it was stolen| i lost it| because it is missing|}',
    'my {card|wallet|purse} {has gone missing|disappeared|has been stolen|was in my bag that got stolen}',
    '{cannot|can not} find my {card|debit card|wallet} {anywhere|any more}',
  ],
  'people.lost-phone': [
    'my {phone|mobile|cell} {got|was|has been} {stolen|snatched|nicked|taken|lost|broken}{ on the train| at a party| and i am scared someone uses my account|}',
    '{i left|i forgot|i dropped} my {phone|cell phone|iphone} {in a cab|on the bus|at the gym|in the toilet|in a restaurant}{ and it is gone|}',
    'someone {has|took|stole|ran off with} my {phone|cell|mobile}{ can they get at my money| can they get into my account|}',
  ],
  'people.fraud': [
    '{there are|i see|i found} {charges|payments|transactions|withdrawals} {on my account |}{that i never made|that are not mine|i did not authorize|from someone else} {and i think it is fraud|i have been hacked|someone stole my details}',
    '{i fell for|i was the victim of|i want to report} {a scam|fraud|a phishing email|identity theft|a fake website}',
    '{somebody|someone|my ex|a hacker} {has|got|knows|guessed|found out} my {pin|password|code|login|account details}{ and i am worried|}',
    '{a person|a man|some guy|someone} {on the phone|on whatsapp|online|by email} {asked|wants|told} me {for my pin|to send money to a safe account|for a code|to move my money}',
    'i {paid|sent money to|bought from} {a seller|someone|a website|a landlord} {that turned out to be fake|and it was a scam|who disappeared}',
  ],
  'people.human': [
    '{i would like to|i want to|i need to|is it possible to|could i} {speak|talk|chat} {to|with} {somebody|someone|a person|an adviser|a member of staff|your team|someone in charge|a supervisor}{ about my account| about a problem| about a loan| please|}',
    '{please|just|can you|could you} {put me through|connect me|transfer me|get me} to {a person|customer care|the help desk|support|an adviser|a human being}',
    '{what is|give me|do you have} {the|a|your} {number|phone number|email|contact number|helpline} {for|of} {support|customer service|the bank|your team|complaints}',
    '{have|can} {somebody|someone} {call|ring|phone|contact|email} me{ back| please| about this|}',
    '{you are|this is} not {helping|what i asked|answering my question}{ let me talk to a person| get me someone|}',
  ],
  'people.complaint': [
    '{i would like|i want|i need} to {complain|make a complaint|lodge a complaint|raise a complaint|give feedback} about {your service|this bank|how i was treated|the app|a mistake you made}',
    '{i am|we are} {extremely|really|very|so} {unhappy|disappointed|annoyed|fed up|frustrated} {with|about} {the service|this|how long this takes|your bank|the app}',
    '{this is|your service is|what you did is} {not acceptable|not good enough|a disgrace|shocking|really bad|pathetic}',
  ],
  report: [
    '{the app|your app|the application|the chat|this|the bot} {keeps crashing|keeps freezing|is not working|does not open|will not load|shows an error|gives me an error|is stuck|closes by itself}{ what can i do| on my phone| since the update|}',
    '{i get|i am getting|i keep getting|it gives me} {an error|an error message|a strange message|error code 500}{ when i log in| when i try to pay| in the app|}',
    '{i have|there is|i found} a {technical problem|bug|glitch|problem with the app|fault}',
    '{a button|the page|the screen} {does nothing|is blank|is broken|does not respond|is missing}',
  ],
  details: [
    '{i have|i|we} {just |recently |}{moved|moved house|changed address|got a new apartment|relocated}{ and need to tell you| what do i do| to another state|}',
    '{i need|i want|i would like|how do i|where can i} to {change|update|correct} my {address|home address|mailing address|email address|phone number|last name|details|contact information}{ with you| in your system| please|}',
    '{my|the} {address|name|email|phone number} {you have|on my account|on file} is {wrong|old|not right|misspelled|out of date}',
    '{i got|we got|just got} married and {took my husbands name|changed my name|have a new last name}',
  ],
  send: [
    '{i want to|i would like to|i need to|can i|please} {make|do|set up} {a|an} {payment|bank transfer|transfer|wire|urgent transfer|large payment|high value payment|payment of <amount>} {to|for} {<name>|my <relative>|someone|a friend|my landlord|another bank customer}',
    '{i would like|i want|i need} {<amount>|some money|money} to {go|get} to {<name>|my <relative>|my friend|my landlord}',
    '{get|move|transfer|put} {<amount>|some money|money} {from|out of} {savings|my savings|checking|my everyday account} {to|into|over to} {checking|savings|my rent account|the other account}',
    '{i have to|i need to|time to|want to} {pay|settle|clear} {my|the|a} {electricity|gas|water|phone|internet|credit card|council tax|utility|rent|car} {bill|payment}{ today| now| please|}',
    'send {it|money|cash|funds|some} to {<name>|my <relative>|him|her|them}{ please| right away|}',
  ],
  schedule: [
    '{i want to|how do i|can you|please|i would like to} {set up|start|create|arrange|make} {a|another|a new} {standing order|regular payment|monthly payment|weekly transfer|recurring transfer|automatic payment|repeating payment}{ to <name>| for my rent| to my landlord| to my savings|}',
    '{pay|send|transfer} {<name>|my landlord|the rent|my <relative>|my bills} {automatically|every month|on the first of each month|each week|every other friday|on a regular basis|next monday|tomorrow}{ please|}',
    '{can|could} {the rent|my bills|a payment|a transfer} be {paid|sent|made} {automatically|every month|later|on a certain day|next week}',
  ],
  schedules: [
    '{what|which} {standing orders|regular payments|recurring payments|automatic payments|scheduled payments} {do i have|are set up|have i got|are coming up}',
    '{cancel|stop|change|pause|delete|amend|end} {my|the|a} {standing order|regular payment|recurring payment|monthly payment|automatic transfer|scheduled transfer}{ to <name>| for the rent| please|}',
    '{when|on what day} {does|will|is} my {next|monthly|standing order|regular} {payment|transfer|order} {go out|leave|due}',
  ],
  request: [
    '{i want to|how can i|can you|i would like to} {ask|request|get|claim} {<amount>|money|some money|the money} {back from|from} {<name>|my <relative>|my roommate|a friend}',
    '{<name>|my <relative>|my flatmate|a friend} {still owes|owes} me {<amount>|money|for dinner|half the rent}{ how can i ask for it| please ask| can you remind them|}',
    '{ask|bill|invoice|remind|charge} {<name>|my <relative>|my roommate} {for|about} {<amount>|the money|the rent|their share|what they owe}',
  ],
  requests: [
    '{has|have} {anyone|anybody|<name>|they} {asked|requested} {me for |}money{ from me|}',
    '{who|what people} {is|are} {asking|requesting} {me for money|money from me}',
    '{what|which} {money requests|requests} {are|do i have} {open|waiting|pending|unanswered}',
  ],
  pin: [
    '{i want to|i need to|how do i|where do i|can i} {change|reset|update|choose} {my|a new} {pin|pin number|pin code|security code|passcode}{ to something else| to another one| because someone saw it|}',
    '{new|different|another} pin{ please| code|}',
  ],
  'forgot-pin': [
    '{i|i have|i think i have} {forgotten|forgot|lost|blanked on} my {pin|pin number|passcode|password|secret code}{ what do i do| can you help| and need a new one|}',
    '{i can not|cannot|can you help me} remember my {pin|password|code}',
    '{get|give|send|tell} me {a new|my} {pin|password|code}{ i forgot it| i lost it|}',
    '{set up|recover|restore|retrieve} {a|my} {password|pin|access code}{ again|}',
  ],
  'cant-log-in': [
    '{i am|i keep being|i got} {locked out|kicked out|blocked} {of|from} my {account|online banking|app|profile}',
    '{i can not|i am unable to|i am having trouble|it will not let me} {log in|log into my account|access my account|sign into the app|get in}{ what do i do| since yesterday| on my phone|}',
    'my {login|account access|access} {does not work|is not working|is blocked|has been blocked}',
  ],
  register: [
    '{i would like to|i want to|how can i|how do i} {become|be} {a customer|a client|a member}{ of your bank| with you| of parley|}',
    '{how do i|i want to|can i} {sign up|register|enroll|join}{ for an account| online| with you| for online banking|}',
    '{i am new|first time} {here|customer}{ what do i do| how do i begin|}',
  ],
  'delete-data': [
    '{i want|i would like|how do i|i need} to {close|terminate|cancel|shut} my {bank account|account|accounts}{ with you| for good| as i am moving banks| and leave|}',
    '{i am|we are} {leaving|switching to|moving to} {another bank|a different bank}{ close everything| please close my account|}',
    '{delete|erase|remove} {me|my profile|all my information|my account} {from your system|completely|permanently}',
  ],
  help: [
    '{what|which kind of things} can {you|this bot|this service} {help me with|do for me|do|answer}',
    '{i need|i would like|can i get|could you give me} {some |}{help|assistance|guidance|support}{ please| with this| with my account|}',
    '{can you|could you|would you} {help|assist} me{ please| with something|}',
    '{i have|just|i have got} {a|one|some|a couple of} {question|questions}{ for you| please|}',
  ],
  thanks: [
    '{thanks|thank you|cheers|ta|much appreciated|appreciate it}{ so much| a lot| for your help| that is all| bye|}',
    '{that is|that will be|that was} {all|it|everything|great|very helpful}{ thanks| thank you| for today|}',
    '{no|nothing} {more|else|further}{ thanks| thank you|}',
    '{goodbye|bye|bye bye|see you|have a good day|take care|talk later}',
    '{you have been|you are} {very helpful|so kind|great|a star}',
  ],
}
