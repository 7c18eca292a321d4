import type { Templates } from './expand.ts'

/** The same as in self.en.ts, in other words. */
export const moreSelf: Templates = {
  pin: [
    '{new|different|another|stronger} {pin|pin code|passcode|code} {please|for my account|i want one|}',
    '{i would like|i want|time} {a new pin|to have a different pin|to switch my pin|to modify my pin}',
    '{where|how} {can|do} i {change|set|modify|edit} {my|the} {pin|passcode|security code|pin number}',
  ],
  'forgot-pin': [
    '{what was|what is|remind me of|tell me} my {pin|passcode|password|code}{| again}',
    '{pin|passcode|password|code} {forgotten|forgot|lost|reset|recovery|does not work|blocked|locked}',
    '{i need|how do i get|send me} {a new password|a pin reset|a new passcode|my password|a reset}',
    '{too many|three} {wrong|incorrect|failed} {pin attempts|tries|pins}{| now it is locked| what now}',
    '{i|i just} {cannot|can not|do not} {think of|recall|remember} {the number|what my pin was|my code|my secret number}',
  ],
  'cant-log-in': [
    '{log in|login|sign in|access} {problem|problems|trouble|issue|does not work|fails|not possible}',
    '{having|i have} trouble {logging in|signing in|getting in|accessing my account}',
    '{lost|no|denied} access to my {account|profile|money}',
    '{my account|it} {got|has been|was} {locked|blocked|suspended|restricted|frozen}{| and i do not know why| why| for no reason}',
    '{why|who} {did you|would you|} {block|blocked|lock|locked|froze|freeze|restrict} my {account|access}',
  ],
  details: [
    '{my|our} {address|phone number|email|last name|name|number} {changed|has changed|is wrong|is different now|is outdated|needs updating|is misspelled}',
    '{i would like|i want|need} to {give you|tell you|enter|register} {my new address|a new phone|my new email|my new number|another email}',
    '{show|see|view|what are} my {details|profile|personal details|contact information|settings|account details}',
    '{update|change} {of|to} {address|my address|my personal information|my details|my file}',
    '{what name|which name|what is the name} {do you have for me|am i registered under|is on my account}',
    '{can|could} you {call me|change my name to|rename me to} {<name>|something else}',
  ],
  identity: [
    '{complete|finish|start|continue|do} {my|the} {verification|identity check|id check|kyc}',
    "{i have|here is} my {id|passport|driver's license|document}{| where do i send it| for verification| now}",
    '{where|how} do i {send|upload|submit|scan} my {id|passport|license|documents|selfie}',
    '{verify|verification|identify} {me|myself|please|my profile|now}',
  ],
  limits: [
    '{my|the} {pin|security|spending} {limit|threshold|settings}{| please| change}',
    '{above|from} {what|which} amount do you ask for my pin',
    '{i want|please} {a higher|a lower|a different|no} {limit|pin limit|spending limit}',
  ],
  freeze: [
    '{please |}{freeze|lock|block|shut down|stop} {it all|everything|my stuff|all my money|the whole account|all transactions}{| now| quick| immediately| asap}',
    '{emergency|quick|help}{,|} {freeze|block|lock} {my account|everything|it}',
    '{stop|prevent|do not let} {all|any|anyone from making} {payments|transfers|transactions}{| from my account| from leaving| now}',
    '{temporarily|for now} {freeze|block|lock|suspend|disable} my {account|bank account}',
  ],
  unfreeze: [
    '{i want|i need} my account {back|unlocked|unfrozen|active again|unblocked}',
    '{remove|lift|undo|cancel|end} the {freeze|block|lock|hold|suspension}{| on my account| please}',
    '{make|turn} my account {active|on|usable|work} again',
  ],
  'sign-out': [
    '{log|sign} {off|out|me out now}{| please| for today| from here}',
    '{i want|i would like} to {log out|sign off|sign out}',
    'end {the|this|my} session{| now}',
  ],
  'sign-out-everywhere': [
    '{kick out|log out|sign out|remove} {all other|every other|the other} {devices|sessions|phones|chats|browsers}',
    '{end|close|terminate} {all|every|the other} {sessions|logins|log-ins}',
    "i {left|forgot} {myself|my account|it} logged in {on|at} {another computer|a friend's phone|work|a public computer}",
  ],
  link: [
    '{move|bring|take} {my account|parley|this} {to|over to|on} {telegram|discord|my new phone|whatsapp|another chat}',
    '{pair|sync|connect|join} {my|this} {telegram|discord|web chat|other chat|second phone}',
    '{do you|can you|are you} {have an app|work on telegram|on discord|available on my phone|on whatsapp|on the web}',
  ],
  chats: [
    '{remove|unlink|disconnect|kick} {a|my old|another|one of my} {chat|device|phone|telegram|discord}',
    '{where|on which devices} am i {logged in|signed in|connected}',
    'see {my|all} {linked|connected} {chats|devices|apps}',
  ],
  claim: [
    '{i am|im} {an existing|already a|a current} {customer|member|user}',
    '{i|i have} {used|been using|banked with} {parley|you|this} before {how do i get in here|and want to continue here|on telegram}',
    '{find|recover|get} my {existing|old} {account|profile}{| here| in this chat}',
  ],
  'export-data': [
    '{gdpr|ccpa|data} {request|export|download|access request}',
    '{give|send|email} me {all|everything} {you store|you know|you have} {about|on} me',
    '{download|get|see} {all my|my personal} {data|information|records}',
  ],
  'delete-data': [
    '{account|profile} {closure|deletion|cancellation}{| please| request}',
    '{i want|i would like|i wish|i decided} {out|to quit|to leave|to stop being a customer|to end our relationship|to close everything|to cancel my service}',
    '{get rid of|remove|wipe|destroy} {my account|my profile|all my data|everything about me}',
    '{how|where} {can|do} i {close|cancel|delete|terminate|deactivate} {my account|the account|my profile}{| permanently| and get my money}',
    '{i am|im} {switching|moving|going} to {another bank|a different bank|<bank>}{| so close my account| please cancel everything}',
    '{i do not|i no longer} {need|want|use} {my|this|the} {account|bank|service}{| any more| anymore}',
  ],
  cases: [
    '{did|has} {anyone|somebody|a person} {look|looked|answer|answered|reply|replied} {at|to} my {report|complaint|message|case|ticket}',
    '{update|news|status|progress} {on|of|about} my {complaint|dispute|report|case|fraud case}',
    '{my|open} {cases|reports|tickets|complaints|disputes}',
  ],
  help: [
    '{what|which} {services|functions|features|commands|things} {do you|can you} {offer|have|do|provide|help with}',
    '{i am|im} {lost|confused|stuck|new to this}{| what do i do| help me| here}',
    '{explain|show me|tell me} {how this works|what this is for|how to use this|what you are able to do|the basics}',
    '{can|could|would} you {help|assist|guide} me{| please| with something| with my account| with a question}',
    '{i have|got} {a question|some questions|a quick question}{| for you| about my account}',
    '{what|how} {can|could} you {help|assist|do} {me |}{with|for me}{| today}',
  ],
  menu: [
    "{hi|hey|hello|good day|good afternoon|greetings|howdy|sup|yo|what's up}{| everyone| friend| buddy| man| again| how do you do|, i am back| to you}",
    '{how are|how r} {you|u|things}{| today| doing| doing today}',
    '{i am|im} {back|here}{| again}',
    '{show|open|give me|see} {the|all} {menu|options|buttons|choices}',
  ],
  thanks: [
    '{great|perfect|awesome|excellent|wonderful|ok|okay|nice|cool|super} {thanks|thank you|job|work|thanks a lot|that is all|, bye}{| so much| for the help}',
    '{you|that} {helped|was helpful|were very helpful|saved me|made my day}{| a lot| thank you| thanks}',
    '{it was|nice} {nice|good|great|} {talking|chatting|speaking} {to|with} you',
    '{see|talk to|catch} you {later|soon|tomorrow|next time}{| then| bye}',
    '{have|enjoy} {a|the rest of your} {good|nice|great} {one|day|evening|weekend}',
    '{i am|im} {very |so |}{grateful|thankful|happy with your help|glad you could help}',
    '{no that is|that is|that will be} {all|everything|it}{| for now| thanks| i need| i needed today}',
  ],
  cancel: [
    '{forget|scrap|drop|ignore} {it|that|what i said|the last thing|this whole thing}{| please| never mind}',
    '{i do not|no longer} want to {do this|do that|continue|go on|go through with this}{| any more| now}',
    '{never mind|nevermind}{| that| then|, i changed my mind|, leave it}',
  ],
}
