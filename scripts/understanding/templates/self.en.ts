import type { Templates } from './expand.ts'

/** What concerns the customer, their way in and their data. */
export const self: Templates = {
  pin: [
    '{i want to|can i|how do i|i need to|let me|please} {change|update|set|pick|choose|replace} {my|a new|the} {pin|pin code|pin number|passcode|code}',
    'my pin is {too easy|known to someone|old|not safe any more}{| i want another|, change it}',
  ],
  'forgot-pin': [
    '{i|i have|i think i} {forgot|forgotten|can not remember|cannot recall|lost|do not know} {my|the} {pin|passcode|password|pin code|code}{| again| help}',
    '{my pin|the pin|my code} {does not work|is not accepted|is wrong|is blocked|keeps failing}',
    '{reset|recover|unblock} {my|the} {pin|passcode|password}',
    '{i typed|i entered} {my|the} pin wrong {too many times|three times}{| and now it is blocked}',
  ],
  'cant-log-in': [
    '{i|why do i|it says i} {cannot|can not|am not able to|could not} {log in|get in|sign in|access my account|get into my account}{| anymore| any more| today}',
    '{i am|i got|why am i} {locked out|blocked}{| of my account| of the app}',
    '{why is|is} my account {locked|blocked|on hold|suspended|restricted|disabled}',
    '{the app|it|parley} {will not|does not} let me {in|log in|sign in}',
  ],
  'lost-chat': [
    '{i have|i got|i bought} a new {phone|number|telegram|computer|device}{| how do i get my account back| how do i log in now}',
    '{i lost|i deleted|they banned} my {telegram|discord}{| account}{| how do i get back in}',
  ],
  details: [
    '{i|we} {moved|have moved|am moving}{| house| to a new place| and my address changed| to a new address}',
    '{i got|i just got} {married|divorced}{| and|, so} {my name changed|i have a new name|need a new name on my account}',
    '{change|update|correct|edit|fix|replace} my {address|phone number|email|name|last name|contact details|personal information|mobile number}{| please| on file}',
    '{i have|i got|this is} a new {phone number|email address|address|surname|last name}',
    '{what|which} {address|email|phone number|name|information} {do you have|is on file|is saved} {for|about} me',
  ],
  identity: [
    '{i want to|how do i|let me|can i} {verify|confirm|prove} {my identity|who i am|my account|myself}',
    "{upload|send|submit|hand in|show} {my|a photo of my|a picture of my} {id|passport|driver's license|license|id card|documents}",
    '{am i|is my account|is my identity} {verified|approved|confirmed}{| yet}',
  ],
  limits: [
    '{raise|lower|change|increase|set} my {limit|daily limit|sending limit|spending limit|pin limit}',
    '{ask for|do not ask for|stop asking for} my pin {above <amount>|every time|for small payments|for everything}',
  ],
  freeze: [
    '{freeze|block|lock|disable|suspend|pause|put a hold on|put a stop on} {my account|my bank account|my accounts|everything|all my accounts|all payments}{| now| immediately| please| right away}',
    '{i need|i want} my account {frozen|locked|blocked}{| now| please| immediately}',
  ],
  unfreeze: [
    '{unfreeze|unlock|unblock|reactivate|thaw|re-enable} {my account|my bank account|the account|everything|it again}',
    '{i found|i have found} my {phone|wallet|card}{| so|, please} {unfreeze|unlock} {my account|everything}',
    'take the {freeze|hold|lock|block} off my account',
  ],
  'sign-out': ['{log|sign} {me out|me off|out}{| please| now| of this| of here}', '{end|close} {my|this} session'],
  'sign-out-everywhere': [
    '{log|sign} me out {everywhere|on all devices|of all devices|from my other phone|from every chat}',
  ],
  link: [
    '{can i|how do i|i want to} {use|get|have} {this|parley|my account|you} {on|in|with} {telegram|discord|another app|another phone|my computer|the web too}',
    '{link|connect|add} {telegram|discord|another chat|my other phone|another app}',
  ],
  chats: [
    '{which|what|show me the} {devices|chats|apps|phones} {are linked|are connected|am i logged in on|use my account}',
  ],
  claim: [
    "{i am|i'm} already {a customer|registered|with you|a member}{| how do i log in here| but not in this chat}",
    '{i|i already} have an account {with you|here}{| already| how do i use it here}',
  ],
  'export-data': [
    '{download|export|get a copy of|send me|i want} {all |}{my data|my information|everything you know about me|the data you have about me}',
    '{what|which} {data|information} do you {have|keep|store|collect} {about|on} me',
  ],
  'delete-data': [
    '{i want to|i would like to|how do i|can i|please|} {close|delete|terminate|cancel|end|get rid of|shut down|deactivate} {my account|my profile|my bank account|everything|my membership}{| for good| forever| with you| completely| permanently}',
    '{i am leaving|i want to leave|i am done with|i am not happy with} {this bank|you|parley|your bank}{| close my account|, delete everything}',
    '{delete|erase|remove|forget} {all |}my {data|information|details}',
  ],
  cases: [
    '{what is happening with|any news on|what is the status of|an update on} my {report|case|complaint|dispute|ticket}',
    '{show|see|list} my {reports|cases|complaints|tickets|disputes}',
  ],
  help: [
    '{what|which things|what all} {can|could} {you|this bot|this thing|i} do{| here| for me| with this}',
    '{how|what} {does this|is this|do i use this} {work|about|bot}',
    '{show|list|tell} me {your|the|all} {commands|options|features|what you can do}',
    '{i do not know|not sure} what to {do|say|type}{| here}',
    '{i need|give me|can i get} {some |}help{| please| here| with this}',
  ],
  menu: [
    '{hi|hello|hey|good morning|good evening|hiya}{| there| parley| bot|, how are you| how is it going|, nice to meet you}',
    '{take me|go|bring me|back} to {the |}{main menu|start|beginning|home}',
  ],
  thanks: [
    '{thanks|thank you|thank you so much|many thanks|cheers|i appreciate it|much appreciated}{| for your help| for that| a lot| so much|, that helped|, you are great}',
    '{bye|goodbye|see you|talk to you later|have a nice day|good night|that is all|that is all for today|i am done for now}{| then|, bye|, thanks}',
  ],
  cancel: [
    '{i|actually i} {do not want|changed my mind about} {this|that|it}{| anymore| any more}',
    '{stop|cancel|quit|end|abort} {this|that|what you are doing|the whole thing|everything}{| please| now}',
  ],
}
