import type { ReplyPatterns } from './replies.ts'

export const replies: ReplyPatterns = {
  yes: /^(?:(?:yes+|y|yep|yeah|yea|yeh|yup|ok|okay|k|(?:confirm|confrim|confim|comfirm)(?: it)?|sure|do it|go ahead|(?:(?<=(?:yes|yep|yeah|yea|yup|ok|okay|sure|please|pls)[ ,.!]+))send|send it(?: now)?|that['’]?s (?:right|correct)|that is (?:right|correct))(?: (?:please|pls))?[ ,.!]*)+$/i,
  no: /^(?:(?:wait|oh|omg|actually|sorry)[ ,.!]+)*(?:(?:no+|n|nope|nah|nay|hell no|no way|forget (?:about )?it|never ?mind|👎\p{Emoji_Modifier}?|[❌✖🚫🛑⛔]\u{FE0F}?|stop(?: (?:it|that|this))?|don['’]?t|that['’]?s (?:wrong|not (?:it|right|correct|what i (?:meant?|said|want(?:ed)?|asked for)))|(?:that['’]?s |it['’]?s )?(?:the )?wrong (?:person|one|guy|recipient|payee|amount|account|name)|not what i (?:meant?|said|want(?:ed)?|asked for)|that (?:is|was)(?: not|n['’]?t) what i (?:meant?|said|want(?:ed)?|asked for))[ ,.!]*)+(?:thanks|thank (?:you|u)|thx|ty|please|pls|send (?:it|that))?[.!]*$/iu,
  wait: /^(?:(?:no+|oh|ok|okay|hey|please|actually|um+|hm+|yes|yeah|but|just|sorry|omg)[ ,.!]+)*(?:(?:wait(?: (?:up|there|(?:just )?(?:a|one) (?:sec|second|min|minute|moment|bit|while|tick)|for (?:it|me)))?|(?:hold|hang) (?:on|up|it)(?: (?:a|one) (?:sec|second|min|minute|moment|bit|tick))?|(?:just |give me |gimme |i need )*(?:a|one|1) (?:quick )?(?:sec|second|min|minute|moment|tick|mo)|not (?:yet|now|just yet|right now|so fast)|slow down|let me (?:think|check|see|look)(?: (?:about|at) (?:it|that|this))?|i(?: am|['’]?m) not ready(?: yet)?|i need (?:time|to (?:think|check)))[ ,.!\u2026]*)+(?:please|pls|plz|thanks|thank you)?[.!\u2026]*$/i,
  decision:
    /^(?:yes|y|yep|yeah|yup|o+k+|kk?|okay|alright|all right|sure|confirm|no|n|nope|do it|go ahead)(?: please| thanks)?[.!]*$/i,
  thanks:
    /^(?:(?:ok(?:ay)?|great|perfect|cool|nice|awesome|super|wonderful|good)[, ]*)*(?:(?:many )?thanks(?: (?:a lot|so much|you))?|thank you(?: (?:very|so) much)?|thx|ty|cheers|gracias|merci|danke|great|perfect|cool|nice|awesome|super|wonderful|good|gotcha|i see|understood|(?:good ?)?bye(?: bye)?|see you|good night)[.! ]*$/i,
  menu: /^\W*(?:main )?menu\W*$/i,
  skip: /^(?:skip(?: (?:it|this|that|the note))?|no+|n|nope|nah|none|no note|without(?: (?:a |the )?note)?|nothing|n\/?a|o+k+|kk?|okay|yes|y|yep|yeah|next|go on|continue|-|👍\p{Emoji_Modifier}?|✅)(?:,? (?:please|pls|thanks|thank you|thx))?[.!]*$/iu,
  unsure:
    /^(?:i ?d ?k|dunno|(?:i )?(?:do not|don['’]?t) know(?: (?:yet|who|their (?:name|handle)))?|(?:i['’]?m )?not sure(?: yet)?|no (?:idea|clue)|\?+|huh|what|who)[ .!?]*$/i,
  myself: /^(?:me|myself|i|us)$/i,
  betweenNames: /[,;&]|\band\b/i,
}
