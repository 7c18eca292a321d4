const NAME = "(?:@?[\\p{L}\\p{N}_.'-]+)"
const THIS = '(?:it|this|that|the (?:money|payment|card|cash))'

/** What is asked about the parts of a card, from its first word to its last; without accents. */
export const cardQuestion = new RegExp(
  `^(?:(?:wait|hold on|ok(?:ay)?|so|and|but|um+|sorry)[, ]+)*(?:${[
    `(?:is|was) (?:${THIS}|everything|all (?:of )?(?:this|that)) (?:all )?(?:right|correct|ok(?:ay)?|good|accurate|(?:the )?(?:right|correct) (?:one|person|amount|account))`,
    '(?:does|did) (?:it|this|that) (?:look )?(?:right|correct|ok(?:ay)?|good)',
    `who(?:'s| is|s| are) (?:${THIS}|${NAME}|(?:the )?(?:payee|recipient))(?: (?:to|for|going to))?`,
    `who (?:gets|will get|receives|is getting|am i (?:paying|sending (?:it|this|that)? ?to))(?: ${THIS})?`,
    `who(?:m)? (?:is|does) ${THIS} go(?:ing)?(?: to)?`,
    `(?:which|what) (?:account|amount|person|payee|note|date|day|one)(?: (?:is|does|will|am i) (?:${THIS}|i)?(?: ?(?:come|from|paid|taken|using|leave|leaving|be))*(?: from| to)?)?`,
    `(?:from|to) (?:which|what) account`,
    `where (?:does|is|will) ${THIS} (?:come|go|coming|going|taken|be taken|be)(?: from| to)?`,
    `(?:how much|what) (?:is|was) (?:${THIS}|the amount|the total)(?: (?:again|for|in total))?`,
    `how much (?:am i (?:sending|paying)|will (?:he|she|they|i|${NAME}) (?:get|pay|send))`,
    `what(?:'s|s| is| does)(?: the)? (?:amount|note|account|total|date)(?: (?:say|again))?`,
    'what (?:am i (?:sending|confirming|paying)|happens (?:now|next|if i (?:confirm|press (?:it|confirm|yes))))',
    '(?:how (?:do|can|would) i|can (?:i|you)|(?:is it )?possible to) (?:add|put|write|change|edit|fix|remove|delete|take out) (?:a |the |my |this |an? different )?(?:note|message|memo|amount|account|payee|person|recipient|it|this|that)(?: (?:to|on|from) (?:it|this|that))?',
    'are you sure',
    'is (?:it|this|that) (?:the )?(?:same|real|final|safe)',
  ].join('|')})[ ?!.]*$`,
  'iu',
)
