import type { TextWords } from './text.ts'

const list = (text: string): readonly string[] => text.split(/\s+/)

export const textWords: TextWords = {
  keywords: list(
    'accounts account alerts alert balance bitcoin cancel crypto deposit details ethereum history logout notify prices price register transfer transfers',
  ),
  verbs: list('send pay give wire move split request'),
  shortForms: new Map([
    ...['u', 'ya'].map((short) => [short, 'you'] as const),
    ...['ur', 'yr'].map((short) => [short, 'your'] as const),
    ...['wat', 'wut', 'wht', 'whut'].map((short) => [short, 'what'] as const),
    ...['wats', 'wuts', 'whts', "wat's", "wut's"].map((short) => [short, "what's"] as const),
    ...['gimme', 'gimmie'].map((short) => [short, 'give me'] as const),
    ...['lemme', 'lemmie'].map((short) => [short, 'let me'] as const),
    ...['wanna', 'wana'].map((short) => [short, 'want to'] as const),
    ...['acct', 'acc'].map((short) => [short, 'account'] as const),
    ...['accts', 'accs'].map((short) => [short, 'accounts'] as const),
    ...['bal', 'balence', 'ballance', 'blance'].map((short) => [short, 'balance'] as const),
    ...['hw', 'hwo'].map((short) => [short, 'how'] as const),
    ...['muc', 'mch'].map((short) => [short, 'much'] as const),
    ['trans', 'transactions'],
    ['txns', 'transactions'],
  ]),
  freeFrom: new Set(list('to for called named pay give from between among with')),
  namesFollow: new Set(
    list('send pay give wire move transfer request ask charge bill split close rename pause resume'),
  ),
  politeStart:
    /^(?:(?:please|pretty please|(?:can|could|would|cn|cld|wld) (?:you|u|ya)|i (?:want|wanna|wana|wanted)(?: to)?(?= (?:send|pay|transfer|give|wire|move|buy|sell|see|check|know|open|close|split|request)\b)|i want to|i wanna|i'?d like to|i would like to|i need to|i have to|i'?d love to|i(?: a|')?m (?:gonna|going to|trying to|tryna)|im (?:gonna|going to|trying to|tryna)|(?:ima|imma|i'ma|i gotta|gotta|tryna|trying to)(?= (?:send|pay|transfer|give|wire|move|buy|sell|split|request)\b)|help me(?: to)?(?= (?:send|pay|transfer|give|wire|move|buy|sell|split|request)\b)|(?:just|quickly|go ahead and)(?= (?:send|pay|transfer|give|wire|move|buy|sell|split|request)\b)|pls|plz|now|let me(?! know)|lemme(?! know)|let's|hey|hi|hello|ok|okay|parley)[, ]+)+(?=\S)/i,
  politeEnd:
    /(?:[, ]+(?:(?:please|pls|plz|plss+|plzz+)(?: and (?:thank you|thanks|ty))?|(?:(?:ok(?:ay)?|k) )?(?:many )?(?:thanks|thx|thnx|thanx|tks|ty|tysm|tyvm|thank (?:you|u|ya))(?: (?:so|very) much| a (?:lot|million)| again)?|porfa(?:vor)?|por favor|gracias|now|right now|rn|rite now|real quick|right away|immediately|asap|as soon as possible|if possible|(?<!(?:%|percent)[, ]+)today|(?<!(?:note|memo|saying|message|ref|reference) )(?:it'?s|this is) (?:very |really |super |so |kinda |pretty )?urgent))+$/i,
  hesitation: /(?<![\p{L}\p{N}])(?:u+m+|u+h+m*|e+rm*|hmm+|you know)(?![\p{L}\p{N}])[, ]*/giu,
  opening:
    /^(?:(?:(?:so|well|alright|all right|ok(?:ay)?|oh|omg|hey|hi|yeah|please|basically)|(?:(?:no,? )?wait|hold on|hang on|one sec|one second|but|and|also|sorry|actually|(?:i have a |a )?(?:quick )?question)(?=[,.:! ]+(?:how|what|what's|whats|where|wheres|when|why|who|is|are|am|did|does|do (?:i|you|they|u))\b)|(?:i need )?(?:help|hlp)(?: (?:asap|now|please|pls|plz|me))*(?=[,.! ]+(?:my|someone|somebody|i|they)\b))[,.:! ]+)+(?=\S)/i,
  filler: /\b(?<=(?:send|pay|give|transfer|move|wire|request|him|her|them) )like (?=\S)/i,
}
