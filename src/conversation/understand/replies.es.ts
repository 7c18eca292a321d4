import type { ReplyPatterns } from './replies.ts'

export const replies: ReplyPatterns = {
  yes: /^(?:(?:si+|sip|s|claro(?: que si)?|dale(?: pues)?|ok|okay|confirmo|confirmar|confirma|confirmado|por supuesto|hazlo|adelante|envialo|mandalo|esta bien|de acuerdo|correcto|yes)[ ,.!]*)+(?:por favor|porfa)?[.!]*$/i,
  no: /^(?:(?:no+|n|nop|nel|nah|👎\p{Emoji_Modifier}?|[❌✖🚫🛑⛔]\u{FE0F}?|para nada|alto|para|detente|mejor no)[ ,.!]*)+(?:gracias|por favor|(?:lo|la) (?:envies|mandes)|quiero)?[.!]*$/iu,
  wait: /^(?:(?:no|ay|ok|okay|oye|por favor|perdon|si|pero)[ ,.!]+)*(?:(?:esper(?:a|e|ate|ame|en)(?: (?:un|1) (?:momento|momentito|segundo|seg|minuto|rato|poco))?|(?:dame |deme )?(?:un|1) (?:momento|momentito|segundo|segundito|minuto|minutito|ratito)|aguanta|todavia no|aun no|ahora no|dejame (?:pensar(?:lo)?|ver|revisar)|mas despacio|no tan rapido)[ ,.!\u2026]*)+(?:por favor|porfa|gracias)?[.!\u2026]*$/i,
  decision:
    /^(?:si|s|claro|dale|va|sale|vale|o+k+|kk?|okay|confirmo|confirmar|confirma|por supuesto|no|n|hazlo|adelante|de acuerdo)(?: por favor| gracias)?[.!]*$/i,
  thanks:
    /^(?:(?:ok(?:ay)?|genial|perfecto|bien|muy bien|bueno|excelente|super|listo|vale)[, ]*)*(?:entiendo|entendido|ya entendi|(?:muchas |mil |muchisimas )?gracias(?: por todo)?|te lo agradezco|thanks|thank you|genial|perfecto|bien|muy bien|excelente|super|listo|adios|chao|chau|hasta luego|hasta pronto|nos vemos|buenas noches)[.! ]*$/i,
  menu: /^\W*menu(?: principal)?\W*$/i,
  skip: /^(?:omit(?:e|ir|elo)|salta(?:r|lo|telo)?|no+|n|nop|nel|ningun[oa]?|sin (?:nota|mensaje)|nada|asi(?: no mas| nomas| esta bien)?|o+k+|kk?|okay|va|vale|dale|si|sigue|siguiente|-|👍\p{Emoji_Modifier}?|✅)(?:,? (?:por favor|porfa|gracias))?[.!]*$/iu,
  unsure:
    /^(?:(?:yo )?no (?:lo )?se(?: (?:todavia|aun|quien))?|nose|ni idea|no (?:tengo idea|estoy segur[oa])|\?+|que|quien|eh)[ .!?]*$/i,
  myself: /^(?:yo|mi|a mi|conmigo|nosotros)$/i,
  betweenNames: /[,;&]|(?<!\p{L})(?:y|e)(?!\p{L})/iu,
}
