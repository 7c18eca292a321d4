import { phrase } from '#conversation/understand/grammar.es.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'

const PLEASE = '(?:,? (?:por favor|porfa(?:vor)?|ahora(?: mismo)?|ya|aqui|urgente(?:mente)?))*'
const HELLO = '(?:(?:por favor|ayuda|perdon|ok|no|si|hola)[,!.]? )*'
const WANT =
  '(?:(?:me )?(?:puedo|puedes|pueden|podria|podrias)|(?:yo )?(?:quiero|necesito|quisiera|deseo|exijo|busco)|me gustaria|dejame|como (?:puedo|hago para)|es posible|hay forma de|donde puedo|prefiero)'
const PERSON =
  '(?:una? |el |la |los |algun |alguna )?(?:persona(?: (?:real|de verdad|humana|de carne y hueso))?|(?:ser )?humano(?: real| de verdad)?|alguien(?: (?:real|de verdad|del banco|de soporte))?|agente(?: (?:real|humano|de soporte))?|representante|asesora?|operadora?|emplead[oa]|ejecutiv[oa]|gerente|supervisora?|encargad[oa]|soporte(?: tecnico| humano)?|(?:servicio|atencion) al cliente|banco)'
const TALK =
  '(?:habl(?:ar|o)|hablame|convers(?:ar|o)|chate(?:ar|o)|escrib(?:ir(?:le)?|o)|comunic(?:ar(?:me)?|o|ate)|contact(?:ar|o)|llamar)(?: (?:con|a))?'
const GIVE_ME =
  '(?:comunica(?:me)?|pasa(?:me)?|conecta(?:me)?|transfiere(?:me)?|ponme|dame|pon(?:me)? en contacto) (?:con|a)'
const ABOUT = '(?: (?:sobre|por|porque|acerca de|con|de) .{1,120})?'

const SOMEBODY =
  '(?:alguien(?: mas)?|otra persona|un (?:ladron|hacker|extrano|estafador|desconocido)|una (?:desconocida|ladrona|estafadora)|(?:los )?(?:hackers|ladrones|estafadores))'
const PHONE = '(?:telefono|celular|movil|iphone|android|cel)'
const CARD = '(?:tarjeta(?: (?:de (?:debito|credito)|bancaria|visa|mastercard))?)'
const SENT =
  '(?:(?:le |les |lo |la |se lo |se la )?(?:envie|mande|pague|transferi|gire|di|deposite)|hice (?:un pago|una transferencia|un envio))'
const WHAT =
  '(?: (?:el|mi|un|una|la)? ?(?:dinero|plata|pago|transferencia|\\$ ?\\d[\\d.,]*|\\d[\\d.,]*(?: (?:dolares|pesos))?))?'
const NOT_THEM =
  '(?:(?:al?|la|el|una?|otr[oa]) )*(?:persona|usuari[oa]|cuenta|destinatari[oa]|contacto|tipo|nombre) (?:equivocad[oa]|incorrect[oa]|errone[oa]|que no era)|(?:a )?otra (?:persona|cuenta)|a otr[oa]|(?:a )?quien no (?:era|debia)|(?:al|a la) que no (?:era|debia)'
const BY_MISTAKE = '(?: por (?:error|equivocacion|accidente))'

/** Somebody who called or wrote, or says to be the bank or the police, and wants money moved or a secret told. */
const CALLED =
  '(?:llam(?:o|aron|an|a)|escrib(?:io|ieron|e|en)|mand(?:o|aron) un (?:mensaje|correo|texto)|habl(?:o|aron)|contact(?:o|aron)|marc(?:o|aron))'
const CALLER = `(?:ayuda[,!.]? )?(?:(?:(?:alguien|un (?:senor|hombre|tipo|supuesto .{1,20})|una (?:senora|mujer|persona)|ellos|el banco|del banco) )?(?:que )?(?:me )?${CALLED}|(?:me llego|recibi) (?:una llamada|un (?:mensaje|correo|texto))|(?:(?:el|la|los) )?(?:policia|irs|fbi|migra|migracion|gobierno|hacienda)|un (?:senor|hombre|tipo)|una (?:senora|mujer)|alguien)(?: .{1,60}?)?`
const TOLD =
  '(?:(?:me|y me|que me) )*(?:pid(?:e|en|io|ieron)|dic(?:e|en)|dij(?:o|eron)|exig(?:e|en|io|ieron)|quiere[n]?|obliga(?:n|ron)?)(?: (?:que|a))?(?: (?:yo )?(?:debo|tengo que))?'
const MOVE =
  '(?:mand(?:e|ar)|envi(?:e|ar)|pag(?:ue|ar)|transf(?:iera|erir)|deposit(?:e|ar)|muev(?:a)|mover|compr(?:e|ar)|pas(?:e|ar))(?:le|les)?'
const SECRET =
  '(?:mi|el|un|mis|la) (?:pin|nip|clave|contrasena|codigo(?: de .{1,20})?|seguro social|ssn|datos(?: del banco)?)'
const THREAT = '(?:o|si no|antes de que) (?:me )?(?:cierran|bloquean|pierdo|van a|me arrestan|arrestan|deportan).{0,60}'
const ASKED_BY_CALLER = `${CALLER} ${TOLD} (?:${MOVE}|(?:le )?(?:de|diga|dar|decir(?:le)?|pase) ${SECRET}|${SECRET})(?: .{1,160})?|(?:.{1,60} )?${TOLD} ${MOVE} .{0,80}(?:cuenta (?:segura|protegida)|tarjetas? de regalo|una multa|${THREAT})(?: .{1,80})?|(?:.{1,120} )?(?:a|en) (?:una|otra) cuenta segura(?: .{1,80})?|(?:dice[n]?|me dijeron) que (?:es|son|llaman) del banco(?: .{1,160})?|(?:un|una) (?:senor|senora|hombre|mujer|persona) (?:dice|dijo|diciendo) que es del banco(?: .{1,160})?`

/** At once: said so, the account is to be frozen before anything else. */
const freezesNow = () => ({ freeze: 'now' })

/** Trouble that a person has to look at. Without accents. */
export const peoplePhrases: readonly Phrase[] = [
  phrase(
    'people.human',
    `${HELLO}(?:${WANT} )?${TALK} ${PERSON}${ABOUT}${PLEASE}|${HELLO}(?:${WANT} (?:a |que me atienda )?)${PERSON}${ABOUT}${PLEASE}|${HELLO}(?:${WANT} (?:que )?)?${GIVE_ME} ${PERSON}${ABOUT}${PLEASE}|${HELLO}(?:una? )?(?:persona(?: real| de verdad)?|humano(?: real)?|agente|representante|asesor|operador|soporte(?: humano)?|(?:servicio|atencion) al cliente)${PLEASE}|(?:hay|no hay) (?:algun |alguna |una? )?(?:persona|humano|alguien|agente)(?: (?:real|de verdad|ahi|alli|aqui|con quien (?:hablar|pueda hablar)|que me (?:atienda|ayude)))*|no quiero (?:hablar|chatear) con (?:un |una |el |la )?(?:bot|robot|maquina|computadora)`,
  ),
  phrase(
    'people.complaint',
    `${HELLO}(?:${WANT} )?(?:quejarme|(?:poner|presentar|hacer|levantar|meter|interponer) (?:una |mi )?(?:queja|reclamo|reclamacion)(?: formal)?)${ABOUT}|(?:tengo |es )?(?:una |mi )?(?:queja|reclamo|reclamacion)(?: formal)?${ABOUT}|(?:donde|como|con quien) (?:me quejo|puedo quejarme|pongo una queja|presento una queja)${ABOUT}|estoy (?:muy |bien |realmente |sumamente )*(?:molest[oa]|enojad[oa]|furios[oa]|insatisfech[oa]|decepcionad[oa]|inconforme)${ABOUT}|(?:esto|el servicio|su servicio|este (?:banco|servicio)|parley) es (?:una? )?(?:verguenza|pesim[oa]|terrible|horrible|inaceptable|burla|lo peor)|(?:que )?(?:mal|pesimo) servicio|(?:ya valio,? )?(?:esto|esta (?:app|cosa)|este banco|parley|ustedes) no sirven?(?: para nada)?|no sirve(?:n)? (?:esto|para nada|de nada)|(?:ya valio,? )?no sirve esto|que porqueria|(?:es|son) (?:una porqueria|una basura|un asco|unos (?:rateros|ladrones|inutiles))|(?:odio|detesto) (?:esto|este banco|esta app|parley)|el peor (?:banco|servicio)`,
  ),
  phrase(
    'people.fraud',
    `${SOMEBODY} (?:me )?(?:robo|secuestro|tomo el control de) mi cuenta|(?:me )?robaron mi cuenta|mi cuenta (?:fue|esta|ha sido) (?:robada|secuestrada)|robo de (?:cuenta|identidad)`,
    freezesNow,
  ),
  phrase(
    'people.fraud',
    `${HELLO}(?:creo que )?(?:me (?:estafaron|enganaron|timaron|defraudaron|hicieron un fraude)|(?:fui|he sido) (?:estafad[oa]|enganad[oa]|victima de (?:un |una )?(?:fraude|estafa))|cai en (?:un |una )?(?:estafa|fraude|trampa|engano))(?: .{1,160})?|${SOMEBODY} me (?:estafo|engano|timo)(?: .{1,160})?|${HELLO}(?:${WANT} )?(?:report(?:ar|o)|denunci(?:ar|o)) (?:un |una |el |la |este |esta |a un )?(?:fraude|estafa|estafador|phishing)${ABOUT}|(?:fraude|estafa)|(?:hay|veo|tengo|encontre) (?:un |una |unos |unas )?(?:fraude|(?:pagos?|cargos?|transacci(?:on|ones)|transferencias?|movimientos?) (?:fraudulent[oa]s?|no autorizad[oa]s?|sospechos[oa]s?|extran[oa]s?))(?: en mi cuenta)?|(?:un |una )?(?:pagos?|cargos?|transacci(?:on|ones)|transferencias?|movimientos?) (?:fraudulent[oa]s?|no autorizad[oa]s?)(?: en mi cuenta)?|(?:es|fue|era) una estafa|${ASKED_BY_CALLER}`,
  ),
  phrase(
    'people.lost-phone',
    `${HELLO}(?:creo que )?(?:(?:se me )?(?:perdi|perdio|extravie|extravio) (?:mi|el) ${PHONE}|me robaron (?:mi|el) ${PHONE}|${SOMEBODY} (?:me )?(?:robo|se llevo|quito|tomo) (?:mi|el) ${PHONE}|mi ${PHONE} (?:fue|esta|se|ha sido) (?:robado|perdido|extraviado|perdio))${ABOUT}|${PHONE} (?:robado|perdido)`,
    freezesNow,
  ),
  phrase(
    'people.lost-phone',
    `(?:ya )?no encuentro (?:mi|el) ${PHONE}(?: por ningun lado)?|(?:deje|olvide|se me olvido|se me quedo) (?:mi|el) ${PHONE} en .{1,60}|que (?:hago|debo hacer|pasa) si (?:pierdo|perdi|me roban|alguien roba) (?:mi|el) ${PHONE}`,
  ),
  phrase(
    'people.lost-card',
    `${HELLO}(?:(?:se me )?(?:perdi|perdio|extravie|extravio) (?:mi|la|una) ${CARD}|me (?:robaron|clonaron) (?:mi|la) ${CARD}|${SOMEBODY} (?:me )?(?:robo|clono|tiene|se llevo|tomo) mi ${CARD}|mi ${CARD} (?:fue|esta|se|ha sido) (?:robada|perdida|extraviada|clonada|perdio)|(?:bloque(?:a|ar|en)|cancel(?:a|ar)|congel(?:a|ar)|report(?:a|ar)) (?:mi|la) ${CARD}(?: (?:robada|perdida))?|no encuentro (?:mi|la) ${CARD})${ABOUT}|${CARD} (?:robada|perdida)`,
  ),
  phrase(
    'people.wrong-payment',
    `${HELLO}(?:${SENT}${WHAT}${BY_MISTAKE}? ?(?:${NOT_THEM})${BY_MISTAKE}?|${SENT}${WHAT}${BY_MISTAKE}(?: a .{1,40})?|${SENT}${WHAT} a .{1,40}${BY_MISTAKE}|me equivoque (?:de (?:persona|usuario|cuenta|destinatario|cantidad|monto|nombre)|al (?:enviar|mandar|pagar|transferir)|con (?:el|un) (?:pago|envio)|en (?:el|un) (?:pago|envio))|(?:envie|mande|pague|transferi|puse|escribi) (?:la cantidad|el monto|el usuario|el nombre) (?:equivocad[oa]|incorrect[oa])|(?:hice|fue) (?:un pago|una transferencia|un envio) (?:equivocad[oa]|errone[oa]|incorrect[oa]|por error)|(?:persona|cuenta|destinatario|usuario) (?:equivocad[oa]|incorrect[oa])|(?:mi |el )?(?:pago|dinero|transferencia) (?:se )?(?:fue|llego) (?:${NOT_THEM}))(?:[,.]? (?:ayuda|por favor|que hago|como lo recupero|pueden? .{1,60}))*`,
  ),
]
