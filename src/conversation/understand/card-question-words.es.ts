const NAME = "(?:@?[\\p{L}\\p{N}_.'-]+)"
const THIS = '(?:esto|eso|el dinero|la plata|el pago)'

/** What is asked about the parts of a card, from its first word to its last; without accents. */
export const cardQuestion = new RegExp(
  `^[\u00BF ]*(?:(?:espera|oye|ok(?:ay)?|y|pero|perdon)[, ]+)*\u00BF?(?:${[
    `(?:${THIS} )?(?:es(?:ta)?|estan?) (?:${THIS} |todo )?(?:correct[oa]|bien|cierto)(?: (?:${THIS}|todo))?`,
    `(?:a |de )?quien(?:es)? (?:es|va|le llega|lo recibe|recibe|le mando|le estoy (?:enviando|mandando))(?: (?:${THIS}|${NAME}))?`,
    `(?:de |desde |a )?(?:que|cual) (?:cuenta|monto|cantidad|nota|fecha|dia|persona)(?: (?:es|sale|va|uso))?`,
    `(?:de|a) donde (?:sale|viene|va)(?: ${THIS})?`,
    `cuanto (?:es|voy a (?:enviar|mandar|pagar)|le llega|recibe|estoy (?:enviando|mandando))(?: ${NAME})?`,
    `cual es (?:el monto|la cuenta|la nota|la cantidad|la fecha|el total)`,
    'que (?:dice la nota|pasa (?:ahora|si confirmo)|estoy (?:enviando|confirmando))',
    '(?:como|puedo|puedes|se puede)(?: puedo| se puede)? (?:agrego|agregar|anado|anadir|pongo|poner|escribo|escribir|cambio|cambiar|quito|quitar|borro|borrar)(?:le)? (?:una |la |el |un )?(?:nota|mensaje|monto|cantidad|cuenta|persona|destinatario)',
    'estas segur[oa]',
  ].join('|')})[ ?!.]*$`,
  'iu',
)
