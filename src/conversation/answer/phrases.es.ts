import { phrase } from '#conversation/understand/grammar.es.ts'
import { named } from '#conversation/understand/goal.ts'
import { type Phrase, where } from '#conversation/understand/phrase.ts'
import { howToPhrases, namesCard } from './how-to-phrases.es.ts'
import { A_CARD, NUMBERS, PAY, PAYER } from './phrase-parts.es.ts'
import type { TopicName } from './topics.ts'

const WHICH = '(?:(?:mi|mis|el|la|los|las|ese|esa|este|esta|un|una|ultim[oa]) )*'
const PAYMENT = `${WHICH}(?:pagos?|transferencias?|transacci(?:on|ones)|envios?|compras?|ventas?)(?: (?:a|al|de|para|por) .{1,40}?)?`
const INCOMING = `${WHICH}(?:depositos?|recargas?|salario|sueldo|nomina|quincena|deposito directo)`
const YET = '(?: todavia| aun| hoy)?'
const CAN_I = '(?:(?:yo )?(?:puedo|podria|podemos)|se puede|es posible)'
const DO_YOU =
  '(?:(?:ustedes )?(?:tienen?s?|ofrecen?s?|aceptan?s?|manejan?s?|dan?|hay|existen?)|parley (?:tiene|ofrece|acepta|da))'
const HOW_I = '(?:como (?:puedo |se puede |hago para |se )?|donde (?:puedo )?)'
const WHAT = '(?:cual(?:es)? (?:es|son)|que|dime|cual)'

/**
 * Common wordings, each from beginning to end, without accents. Tried in this order: what there is none of comes before fees
 * and limits.
 */
const WORDINGS: readonly (readonly [TopicName, ...(readonly string[])])[] = [
  ['apple-pay', '(?:.{0,40} )?(?:apple|google|samsung|android) ?(?:pay|wallet|watch)(?: .{0,40})?'],
  [
    'credit-score',
    '(?:.{0,40} )?(?:puntaje|puntuacion|historial|reporte|buro|score)(?: de)? credito?(?:iticio)?(?: .{0,40})?|(?:.{0,40} )?(?:historial crediticio|buros? de credito)(?: .{0,40})?',
  ],
  [
    'disposable',
    `(?:${DO_YOU}|${CAN_I} (?:tener|pedir|sacar|obtener|usar)|${HOW_I}(?:pido|pedir|saco|sacar|obtengo|obtener|consigo)|quiero|necesito)? ?(?:una |alguna |la |las )?tarjetas? (?:virtual(?:es)?|desechables?|temporal(?:es)?|de un solo uso)(?: .{0,40})?`,
  ],
  [
    'card-arrival',
    `(?:donde (?:esta|viene|va)|cuando (?:llega|llegara|me llega|va a llegar|recibo|me mandan)|cuanto (?:tarda|demora)(?: en llegar)?|por que no (?:ha llegado|llega|me llega)|ya (?:llego|viene)) ${A_CARD}(?: .{0,30})?|(?:como )?(?:activ(?:o|ar|a)) (?:mi |la |una )?tarjeta(?: nueva)?|(?:mi |la )?tarjeta (?:nueva )?(?:todavia |aun )?no (?:me )?(?:ha llegado|llega|llego)${YET}`,
  ],
  [
    'card-problem',
    `(?:por que )?(?:mi|la) tarjeta (?:no (?:funciona|sirve|pasa|la aceptan|me la aceptan)|(?:fue|esta|ha sido|se) (?:rechazada|danada|rota|bloqueada|vencida|atorada|trabada|atoro|trabo))(?: .{0,40})?|(?:por que )?(?:no (?:funciona|sirve|pasa)|rechazaron|bloquearon|me rechazaron) (?:mi|la) tarjeta(?: .{0,40})?|el cajero (?:se )?(?:trago|comio|quedo con|retuvo) (?:mi|la) tarjeta`,
  ],
  [
    'top-up',
    `(?:${HOW_I}|${CAN_I} |${DO_YOU} )(?:recargas?|recargar|recargo|cargar|agregar (?:dinero|saldo)|depositar)(?: .{0,30})? (?:con|en|por|desde) (?:una |mi |la )?(?:tarjeta(?: de (?:debito|credito))?|efectivo|cheque|paypal)(?: .{0,30})?|recargas? automaticas?`,
  ],
  [
    'loans',
    `(?:${DO_YOU}|${CAN_I} (?:pedir|tener|sacar|solicitar|obtener|conseguir)|${HOW_I}(?:pido|pedir|saco|sacar|solicito|solicitar|obtengo|obtener|consigo)|quiero|necesito)?(?: (?:un|algun|una|el|mi))? ?(?:prestamos?|hipotecas?|linea de credito|creditos?|sobregiros?|adelanto(?: de (?:dinero|sueldo|nomina))?)(?: (?:personal(?:es)?|.{0,30}))?|(?:me )?(?:prestan?|puedes prestar(?:me)?|pueden prestar(?:me)?|prestarias) (?:dinero|plata)|${CAN_I} pedir(?: dinero)? prestado`,
  ],
  [
    'rewards',
    `(?:${DO_YOU}|${CAN_I} (?:ganar|usar|canjear|tener)|${HOW_I}(?:gano|ganar|uso|canjeo|canjear)|cuantos|${WHAT}|donde estan)?(?: (?:mis?|un|una|algun|los|las|programa de))* ?(?:recompensas?|puntos|cash ?back|bonos?|promociones|referidos)(?: .{0,40})?`,
  ],
  [
    'interest',
    `(?:${WHAT} |${DO_YOU} |pagan? |cobran? |cuantos? |gano |ganan? |mi (?:cuenta|dinero) (?:gana|genera) )*(?:el |la |los |las |mi )?(?:intereses|interes|tasa(?:s)?(?: de interes(?:es)?)?|rendimientos?)(?: (?:pagan|dan|cobran|ofrecen|tienen|hay|por|en|de) ?.{0,40})?`,
  ],
  [
    'fees',
    `(?:${WHAT} )?(?:(?:las|los|la|el|sus|tus|mis) )?(?:comision(?:es)?|tarifas?|cargos|costos?)(?: (?:cobran?s?|tienen?s?|hay|por|de|para|mensual(?:es)?|son|al) ?.{0,60}| mensual(?:es)?)?`,
    `(?:me )?(?:cobran?s?|hay|tienen?s?|tiene|pago|debo pagar|tengo que pagar)(?: (?:alguna?|una?|por))*(?: (?:comision(?:es)?|tarifas?|cargos?|costos?))(?: (?:por|al|para|de|extra|mensual(?:es)?) ?.{0,60})?`,
    '(?:me )?cobran?s?(?: algo)?(?: (?:por|al|para) .{1,60})|cuanto (?:me )?(?:cobran?s?|cuesta|cuestan|vale|sale|cobran de comision|es la comision|son las comisiones)(?: (?:por|al|de|enviar|mandar|abrir|usar) ?.{0,60}| (?:una?|la|el|tu|su) (?:cuenta|transferencia|envio|giro|pago|comision|servicio|deposito|retiro|tarjeta|compra)(?: .{0,50})?)?',
    '(?:es|esto es|parley es|sale) gratis(?: .{0,40})?|(?:enviar|mandar|transferir|abrir)(?: .{0,20})? (?:es gratis|cuesta algo|tiene (?:costo|comision))',
    'por que me (?:cobraron|cobran) (?:una |la )?(?:comision|tarifa)(?: .{0,60})?',
  ],
  [
    'limits',
    `(?:${WHAT} )?(?:(?:el|la|mi) )?(?:maximo|cantidad maxima|monto maximo|tope)(?: (?:que|de|para|por|al|diario) ?.{0,50})?`,
    `(?:hay|tienen?s?|existe) (?:algun |un )?(?:limite|maximo|minimo|tope)s?(?: (?:de|para|en|por|al|diario) ?.{0,50})?`,
    'limites? de (?:transferencias?|envios?|recargas?)|cuanto (?:mas )?(?:puedo|me queda (?:para|por)|me falta para) (?:todavia )?(?:enviar|mandar|transferir|pagar)(?: (?:hoy|todavia|aun|como maximo|en un dia))?|cuanto me queda (?:de|en) mi limite(?: hoy)?',
  ],
  [
    'timing',
    `(?:en )?(?:cuanto (?:tiempo )?|que tanto )(?:se )?(?:tardan?|demoran?|toman?|dura|durara)(?: (?:en llegar|normalmente|en))?(?: (?:${PAYMENT}|${INCOMING}|el dinero|mi dinero|un|una|enviar|mandar|transferir))?(?: (?:dinero|plata))?(?: (?:en llegar|a otro banco|de otro banco|desde .{1,30}|a otra .{1,30}|en procesarse))?`,
    `(?:cuando|en cuanto tiempo|que dia|a que hora) (?:me )?(?:llega|llegara|va a llegar|estara|se vera|llegan|cae)(?: (?:${PAYMENT}|${INCOMING}|el dinero|mi dinero|la plata))?`,
    '(?:es|son|las transferencias son|los pagos son) (?:instantane[oa]s?|inmediat[oa]s?)',
  ],
  [
    'cutoff',
    `(?:${WHAT} |hay |a que hora es )?(?:la |una |el |su |tu )?(?:hora (?:limite|de corte|de cierre)|horario(?:s)?(?: de (?:corte|atencion|servicio|operacion))?)(?: .{0,40})?`,
    `(?:${CAN_I} |funcionan? |trabajan? |abren? )(?:.{0,30})?(?:en |los |el |de )?(?:fin(?:es)? de semana|sabados?|domingos?|dias? festivos?|feriados?|noche)`,
    'a que hora (?:abren|cierran)|cuando (?:abren|cierran|estan abiertos)',
  ],
  [
    'declined',
    `(?:por que )?(?:(?:me )?(?:rechazaron|rechazo|negaron|bloquearon|cancelaron|devolvieron|declinaron)|fallo|no (?:paso|salio|funciono|se hizo)|fue rechazad[oa]|se rechazo) ${PAYMENT}`,
    `(?:por que )?${PAYMENT} (?:(?:me )?(?:fue|fueron|ha sido|salio|esta|aparece) (?:rechazad[oa]s?|negad[oa]s?|bloquead[oa]s?|devuelt[oa]s?|declinad[oa]s?|cancelad[oa]s?)|fallo|fallaron|no (?:paso|pasa|salio|funciono|se hizo|se realizo))${YET}`,
    `por que no (?:puedo|me deja) (?:enviar|mandar|pagar|transferir)(?: (?:dinero|plata|nada))?(?: .{1,40})?|por que (?:fallo|lo rechazaron|me lo rechazaron|la rechazaron|fue rechazad[oa]|no (?:funciono|paso|se pudo))`,
  ],
  [
    'pending',
    `(?:por que )?(?:${PAYMENT} |mi dinero )?(?:todavia |aun )?(?:sigue|esta|continua|aparece|sale)(?: (?:todavia|aun|como))* (?:pendiente|en proceso|procesando|atorad[oa]|trabad[oa]|retenid[oa]|detenid[oa]|en espera)(?: ${PAYMENT})?(?: .{0,30})?`,
    `por que (?:todavia |aun )?(?:sigue|esta)(?: todavia)? ${PAYMENT} (?:pendiente|en proceso|atorad[oa]|en espera)|por que (?:se )?(?:tarda|demora)(?: tanto)?(?: ${PAYMENT}| mi dinero)?(?: tanto)?`,
    'que (?:significa|quiere decir|es)(?: .{0,20})? pendiente|cuanto (?:tiempo )?(?:puede )?(?:estar|quedar|queda|esta) .{0,20}pendiente',
  ],
  [
    'not-arrived',
    `(?:por que )?(?:todavia |aun )?no (?:ha llegado|llego|llega|aparece|se ve|ha aparecido)${YET} ${PAYMENT}${YET}`,
    `(?:por que )?${PAYMENT} (?:todavia |aun )?no (?:ha llegado|llego|llega|aparece|le llego|le ha llegado|le llega)${YET}`,
    `(?:a )?(?:mi |el |la )?(?:amig[oa]|destinatari[oa]|mama|madre|papa|padre|herman[oa]|espos[oa]|dueno|casero|otra persona|ella|@\\p{L}\\w*)? ?(?:todavia |aun )?no (?:le |lo |la )?(?:ha (?:llegado|recibido)|recibio|llego|llega|recibe)(?: (?:el (?:dinero|pago)|la (?:transferencia|plata)|mi (?:pago|dinero|transferencia)|nada|lo que .{1,30}))?${YET}`,
  ],
  [
    'charged-twice',
    '(?:por que )?(?:me )?(?:(?:lo |la )?(?:cobraron|cobro|debitaron|descontaron|pague|pago|sacaron|quitaron|cargaron)|se (?:cobro|pago|envio|mando|hizo|desconto|me cobro)|han cobrado|hicieron (?:el|un) cobro)(?: (?:lo mismo|el mismo pago|mi pago|el pago|el dinero|dinero))? (?:dos veces|doble|2 veces|varias veces|duplicado|de nuevo|otra vez)(?: .{0,60})?',
    `(?:por que )?(?:hay|tengo|veo|aparecen?|es|son|me hicieron)? ?(?:un |dos |el |los |mi |una )?(?:pagos?|cargos?|cobros?|transferencias?|transacci(?:on|ones)) (?:duplicad[oa]s?|dobles?|repetid[oa]s?|iguales)(?: .{0,60})?|(?:hay |es )?(?:un )?(?:cobro|cargo|pago) doble|${PAYMENT} (?:salio|aparece|se hizo|se envio|esta) (?:dos veces|doble|duplicad[oa])`,
  ],
  [
    'not-recognised',
    '(?:hay|veo|tengo|encontre|me aparece|aparece) (?:un |una |unos |unas )?(?:pagos?|cargos?|cobros?|transferencias?|transacci(?:on|ones)|movimientos?|retiros?)(?: en mi (?:cuenta|historial))? que (?:yo )?no (?:reconozco|conozco|hice|autorice|recuerdo|realice|es mi[oa])(?: .{0,30})?',
    '(?:(?:yo )?no (?:reconozco|conozco|hice|autorice|recuerdo|realice)|quien hizo) (?:este|ese|esta|esa|un|una|el|la|estos|esos) (?:pagos?|cargos?|cobros?|transferencias?|transacci(?:on|ones)|movimientos?|retiros?)(?: .{0,40})?',
    '(?:que|de que|de quien) es (?:este|ese|esta|esa) (?:pago|cargo|cobro|transferencia|transaccion|movimiento)(?: .{0,40})?|(?:un |una )?(?:pago|cargo|cobro|transferencia|movimiento)s? (?:desconocid[oa]|extran[oa]|rar[oa]|sospechos[oa]|no reconocid[oa])s?(?: en mi cuenta)?',
  ],
  [
    'account-number',
    `(?:mi (?:${PAYER}) (?:necesita|quiere|me pide|pide) |${WHAT} |donde (?:encuentro|veo|esta|estan|puedo (?:ver|encontrar)) |(?:muestra(?:me)?|mostrar|ver|dame|dime|pasame|necesito|quiero(?: ver)?|puedo ver) |como (?:encuentro|veo|obtengo) )?(?:mi |el |mis |los |tu )*(?<shown>${NUMBERS})(?: (?:(?:de|para) (?:mi |la |el )*(?:cuenta (?:de )?)?(?<account>.{1,40})|(?:para que|porque|que me) .{1,60}))?`,
    `(?:${WHAT} |donde (?:encuentro|veo|esta|estan|puedo (?:ver|encontrar)) |(?:muestra(?:me)?|mostrar|ver|dame|dime|necesito|quiero) |como (?:encuentro|veo|obtengo) )?(?:mi |el |mis |los |tu |un )?(?:numeros? (?:de cuenta|de ruta)(?: (?:y|o) (?:el |mi )?(?:de ruta|numero de ruta|de cuenta|routing))?|numero de (?:routing|aba)|routing(?: number)?|aba|iban|swift|clabe|bic|datos bancarios)(?: .{0,40})?`,
    `(?:tengo|tiene mi cuenta|mi cuenta tiene) (?:un )?numero de (?:cuenta|ruta)|${CAN_I} recibir (?:mi )?(?:salario|sueldo|nomina|deposito directo)(?: .{0,40})?|(?:${DO_YOU} |(?:datos|informacion) (?:para|de) (?:el |mi )?|(?:mi |el |un )?)deposito directo(?: aqui)?`,
    `(?:como|donde) (?:puedo )?(?:recibo|recibir|cobro|cobrar|me (?:depositan|pagan|envian|mandan))(?: aqui)? (?:mi |el |la )?(?:${PAY})(?: .{0,30})?|(?:(?:quiero|necesito|quisiera|me gustaria) )?(?:recibir|cobrar|que me (?:depositen|paguen)) (?:mi |el |la )?(?:${PAY})(?: .{0,30})?|que (?:numeros?|datos|cuenta|informacion)?(?: )?(?:le |les )?(?:doy|tengo que dar|debo dar|pongo) (?:le )?(?:a |en )?(?:mi |la |el )?(?:${PAYER}|${PAY})(?: .{0,40})?`,
  ],
  [
    'why-ssn',
    '(?:para que|por que) (?:me )?(?:piden?s?|necesitan?s?|quieren?s?|usan?s?|debo dar|tengo que dar|es)(?: .{0,20})? (?:ssn|(?:numero de )?seguro social|numero social)(?: .{0,20})?',
    '(?:es seguro|tengo que|debo) (?:dar(?:les|te)?|compartir|poner|escribir) (?:mi |el )?(?:ssn|(?:numero de )?seguro social)',
  ],
  [
    'identity-failed',
    '(?:por que )?(?:no (?:puedo|pueden|me (?:pueden?|deja|dejan)|logro|pude|pudieron|pudiste|puedes)|no me) (?:verificar(?:me)?|verific(?:o|a|an|aron)|identificar(?:me)?|verificar mi (?:identidad|cuenta))(?: .{0,40})?',
    '(?:por que )?(?:mi |la )?(?:verificacion|identificacion|foto|imagen|identidad|pasaporte|licencia|ssn)(?: de (?:identidad|mi identificacion|identificacion))? (?:fallo|fue rechazada|fue rechazado|no (?:funciona|funciono|paso|sirve|la aceptan|fue aceptada|se acepto)|sigue fallando)|(?:por que )?(?:me )?(?:rechazaron|no aceptaron|fallo) (?:mi |la )?(?:verificacion|identificacion|foto|imagen|pasaporte|licencia)(?: .{0,30})?',
  ],
  [
    'identity',
    '(?!.*(?<![\\p{L}])codigos?(?![\\p{L}]))(?:por que|como|que|tengo que|debo|cuando|para que) .{0,40}(?:verificar (?:mi |la )?(?:identidad|cuenta)|verificacion(?: de identidad)?|probar (?:mi identidad|quien soy)|prueba de identidad|comprobar mi identidad)(?: .{0,40})?|por que (?:me )?verifican(?: .{0,30})?',
    `(?:${WHAT}) (?:documentos?|papeles|identificacion(?:es)?|id)(?: (?:me )?(?:necesito|necesitan|piden|aceptan|hacen falta|debo|quieren))(?: .{0,40})?`,
  ],
  [
    'robot',
    '(?:tu )?(?:eres|es usted|sos|es)(?: (?:realmente|de verdad|acaso|tu))* (?:una? )?(?:persona|humano|humana|robot|bot|maquina|chatbot|ia|inteligencia artificial|programa|computadora|ser humano)(?: (?:real|de verdad|o (?:una? )?(?:robot|bot|maquina|persona|humano|programa)))*',
    '(?:estoy |esto )?(?:hablando|hablo|chateando|platicando) con (?:una? )?(?:persona|humano|robot|bot|maquina|alguien|computadora)(?: .{0,30})?',
  ],
  [
    'who',
    '(?:tu )?(?:quien (?:eres|es usted|sos|es parley|esta detras(?: de (?:esto|parley|ti))?)|quienes son(?: ustedes)?|con quien (?:hablo|estoy hablando)|como te llamas|cual es tu nombre|que (?:eres|es esto|es parley|es este (?:banco|bot|chat))|hablame de (?:ti|parley)|quien (?:te )?(?:hizo|creo|maneja)(?: .{0,20})?|(?:que|cual) banco (?:es|eres|esta detras)(?: .{0,20})?|tienes nombre)',
  ],
  [
    'languages',
    '(?:que|cuales|cuantos|en que) (?:otros )?idiomas? (?:hablan?s?|sabes|entiendes|tienen?s?|manejas|hay)|(?:hablan?s?|sabes|entiendes|puedes hablar|puedo hablar(?:te)?|podemos hablar)(?: en)? (?:ingles|espanol|frances|portugues|chino|aleman|italiano|otros? idiomas?|mi idioma)(?: tambien)?|hablas [a-z]{4,12}|idiomas?',
  ],
  [
    'coins',
    `(?:que|cuales|en que) (?:cripto(?:s|monedas?)?|monedas|tokens?)(?: (?:puedo|se puede|hay|tienen?s?|manejan?s?|venden?|aceptan?))?(?: (?:comprar|vender|usar|invertir))?(?: .{0,20})?`,
    `(?:${DO_YOU}|${CAN_I} (?:comprar|vender|tener)|venden?) (?:dogecoin|doge|solana|sol|xrp|ripple|cardano|ada|litecoin|ltc|usdc|usdt|tether|shiba(?: inu)?|bnb|polkadot|otras (?:monedas|criptomonedas|criptos))`,
    `${CAN_I} (?:retirar|sacar|enviar|mandar|transferir|mover|recibir|depositar)(?: (?:mis?|los|el|las|algunos))? ?(?:monedas|bitcoins?|btc|criptos?(?:monedas?)?|eth(?:er|ereum)?)(?: (?:a|de|desde|hacia|en).{1,50})?`,
  ],
  [
    'tax',
    `(?:${WHAT} |donde (?:esta|estan|encuentro|puedo (?:encontrar|ver)) |(?:me )?(?:envian?|mandan?|dan|pago|tengo que pagar|debo pagar|debo declarar) |como (?:declaro|pago) )*(?:sobre |mis? |los |un |el |la |algun )*(?:impuestos?|formularios? (?:de impuestos|fiscal(?:es)?|1099.{0,5})|documentos fiscales|1099(?:-\\w+)?|w-?2|w-?9|declaracion de impuestos|taxes)(?: (?:por|de|sobre|en|para) .{1,40})?`,
    'pagar impuestos(?: .{0,40})?|(?:el |las |mis )?(?:bitcoin|criptos?(?:monedas?)?|monedas|ganancias) (?:pagan?|causan?) impuestos',
  ],
  [
    'statements',
    `(?:${HOW_I}|${CAN_I} |${DO_YOU} |(?:me )?(?:envian?|mandan?|dan) |quiero |necesito )(?:(?:obtener|obtengo|sacar|saco|ver|veo|descargar|descargo|pedir|pido|recibir|tener|encontrar|encuentro|consigo) )?(?:un |mis? |el |los )?estados? de cuenta(?: .{0,40})?`,
    'estados? de cuenta (?:mensual(?:es)?|en (?:pdf|papel)|oficial(?:es)?)',
  ],
  [
    'countries',
    `(?:en )?(?:que|cuales|cuantos) (?:otros )?paises (?:funcionan?|operan?|aceptan?|estan?|sirven?|trabajan?|puedo|hay|cubren?|es|soportan?)(?: .{0,50})?|(?:${CAN_I}|${DO_YOU}) .{0,25}(?:otros? pais(?:es)?|al extranjero|en el extranjero|del extranjero|a mexico|de mexico|fuera de(?:l pais| estados unidos| ee\\.? ?uu\\.?)|internacional(?:es|mente)?|a (?:colombia|guatemala|honduras|el salvador|peru|ecuador|cuba|venezuela|argentina|chile|espana|europa|republica dominicana|nicaragua))(?: .{0,30})?`,
    '(?:transferencias?|pagos?|envios?|remesas?) (?:internacional(?:es)?|al extranjero)|(?:hacen?|mandan?|envian?|tienen?) (?:transferencias? |envios? )?(?:remesas?|internacional(?:es)?)|funciona (?:en|fuera de) .{1,40}|donde esta disponible(?: parley)?',
  ],
  [
    'age',
    '(?:que|cuantos?) (?:edad|anos) (?:debo|tengo que|hay que|necesito|se necesita|puedo|minima?)(?: .{0,40})?|(?:cual es |hay )?(?:la |una )?edad minima(?: .{0,40})?|a partir de que edad(?: .{0,40})?',
    `(?:${CAN_I} (?:abrir|tener|crear|hacer) (?:una )?cuenta (?:para|a) (?:mi |mis |un |una )?(?:hij[oa]s?|nin[oa]s?|menor(?:es)?|sobrin[oa]s?)|(?:pueden?) (?:mi |mis |los )?(?:hij[oa]s?|nin[oa]s?|menor(?:es)?(?: de edad)?) (?:tener|abrir|usar) .{1,30}|mi hij[oa] puede (?:tener|abrir|usar) .{1,30})(?: .{0,30})?`,
  ],
  [
    'cards',
    `(?:${DO_YOU}|${CAN_I} (?:tener|pedir|ordenar|solicitar|obtener|sacar)|${HOW_I}(?:pido|pedir|obtengo|obtener|solicito|solicitar|saco|sacar|consigo)|quiero(?: pedir| una)?|necesito|me (?:dan|mandan|envian)|dame|pedir|solicitar|ordenar) ${A_CARD}(?: .{0,30})?|(?:una |pedir una )?tarjetas?(?: de (?:debito|credito))?`,
  ],
  [
    'cash',
    `(?:${CAN_I}|${HOW_I}|${DO_YOU}|quiero|necesito) ?(?:retirar|retiro|sacar|saco|depositar|deposito|usar|meter|cobrar|tener)?(?: .{0,20})? ?(?:efectivo|cajeros?(?: automaticos?)?|atms?)(?: .{0,40})?|(?:retirar|sacar|saca|retira) (?:efectivo|(?:mi |el )?dinero)(?: .{0,30})?|(?:hay|donde (?:hay|esta)) (?:un |algun |el )?(?:cajero|atm)(?: .{0,30})?|(?:como )?(?:retiro|saco) (?:mi )?(?:dinero|plata)`,
    `(?:${CAN_I}|${HOW_I}) ?(?:retirar|sacar|mover|muevo|enviar|envio|mandar|mando|transferir|transfiero|pasar|paso)(?: .{0,20})? a (?:mi |un |otro |mi otro |una |mi cuenta de(?:l)? )?(?:banco|cuenta bancaria|cuenta de(?:l)? (?:otro )?banco|cuenta externa)(?: .{0,20})?`,
  ],
  [
    'exchange-rate',
    `(?:${WHAT} |como (?:es|esta) |a cuanto (?:esta|tienen) )?(?:el |la |su |tu )?(?:tipo|tasa|tasas|tipos) de cambio(?: .{0,60})?|(?:${CAN_I}|${HOW_I}) ?(?:cambiar|cambio|convertir|convierto) .{0,20}(?:divisas|moneda extranjera|euros?|pesos|libras|dolares|yenes)(?: .{0,40})?`,
  ],
  [
    'currencies',
    `(?:que|cuales|cuantas|en que|con que) (?:otras )?(?:divisas?|moneda)(?: .{0,50})?|(?:${DO_YOU}|${CAN_I} (?:tener|guardar|enviar|recibir|mandar|usar)) ?.{0,20}(?:euros?|libras?|pesos(?: mexicanos)?|yenes|otras? divisas?|moneda extranjera)(?: .{0,30})?`,
  ],
  [
    'refund',
    `(?:donde (?:esta|viene)|cuando (?:llega|me llega|recibo|me dan|me hacen)|cuanto tarda|como (?:pido|obtengo|consigo|puedo (?:pedir|obtener))|por que no (?:ha llegado|llega|me dan)|${CAN_I}(?: pedir| obtener| recibir)?|quiero|necesito|(?:todavia |aun )?no (?:me )?(?:ha llegado|recibi|he recibido)|hacen|dan)? ?(?:mi |un |el |una |la )?(?:reembolsos?|devolucion(?:es)?(?: de (?:mi )?dinero)?)(?: .{0,50})?|(?:cuando|como) me (?:devuelven|regresan|reembolsan) (?:mi |el )?(?:dinero|plata|pago)`,
  ],
  [
    'cancel-payment',
    `(?:${CAN_I} |y si quiero |que pasa si )(?:(?:deshacer|revertir|anular|cancelar)(?:lo)?(?: (?:esto|eso))? (?:despues|luego|mas tarde)|deshacerlo|revertirlo|arrepentirme|me arrepiento|cambio de opinion)(?: (?:despues|luego))?`,
    `(?:${HOW_I}|${CAN_I} |que pasa si quiero |hay (?:alguna )?(?:forma|manera) de )(?:cancel(?:o|ar|a)|deten(?:go|er)|detiene|par(?:o|ar)|deshacer|deshago|revertir|revierto|anular|anulo|recuperar|recupero) ${PAYMENT}(?: .{0,40})?`,
  ],
  [
    'deposit-missing',
    `(?!.*(?<![\\p{L}])codigos?(?![\\p{L}]))(?:(?:donde (?:esta|quedo)|que paso con|no (?:veo|encuentro)|por que no (?:esta|llega|llego|ha llegado|aparece|veo|cayo)) ${INCOMING}(?: .{0,60})?|(?:por que )?${INCOMING} (?:(?:todavia |aun )?no (?:esta|llega|llego|ha llegado|aparece|cayo|ha caido|me ha llegado)|fallo|esta (?:pendiente|atrasad[oa]|perdid[oa]))${YET}|(?:todavia |aun )?no (?:me )?(?:ha llegado|llego|llega|cayo|ha caido|aparece) ${INCOMING}${YET})`,
  ],
  [
    'balance-not-updated',
    `(?:por que )?(?:mi |el )?saldo (?:(?:todavia |aun )?no (?:se (?:actualizo|actualiza|ha actualizado)|ha (?:cambiado|subido)|cambia|cambio|coincide|cuadra|es correcto|esta (?:bien|actualizado))|esta (?:mal|incorrecto|equivocado|raro|igual)|es (?:incorrecto|menor|el mismo)|sigue igual)(?: .{0,50})?|por que (?:no (?:se actualiza|se ha actualizado|cambia|ha cambiado)|esta mal|es (?:tan bajo|menor)|tengo menos) (?:mi |el |de )?saldo(?: .{0,40})?`,
  ],
  [
    'payee-trouble',
    `(?:por que )?no (?:puedo|me deja|logro) (?:encontrar|ver|agregar|pagar(?:le)?|enviar(?:le)?(?: dinero)?|mandar(?:le)?(?: dinero)?)(?: a)? (?:mi |la |el |al? |una? |este |esta |ese |esa )*(?:amig[oa]|persona|destinatari[oa]|usuari[oa]|contacto|alguien|beneficiari[oa])(?: .{0,30})?|no (?:lo |la |le )?(?:encuentro|aparece) (?:a |al )?(?:mi |la |el |un |una )?(?:amig[oa]|persona|destinatari[oa]|usuari[oa]|contacto|alguien)(?: .{0,30})?|(?:me )?dices? que (?:nadie|no (?:existe|encuentras?|hay nadie))(?: .{0,40})?`,
  ],
  [
    'beneficiary',
    `(?:${HOW_I}|${CAN_I} |tengo que |debo )?(?:agreg(?:o|ar|a)|anad(?:o|ir|e)|guard(?:o|ar|a)|registr(?:o|ar|a)) (?:a )?(?:un |una |mi |el |la |nuev[oa] )*(?:beneficiari[oa]s?|destinatari[oa]s?|contactos?)(?: .{0,30})?|a quien(?:es)? (?:le |les )?puedo (?:pagar|enviar|mandar|transferir)(?:le|les)?(?: (?:dinero|plata))?|${CAN_I} (?:enviar|mandar|pagar|transferir)(?:le)?(?: dinero)? a (?:alguien|personas?|gente|una persona)(?: (?:que (?:no )?|sin|fuera|de otro) ?.{1,40})`,
  ],
  [
    'add-money',
    `(?:${HOW_I}|${CAN_I} |cual es la (?:mejor )?forma de |formas de |de que formas puedo )(?:agreg(?:o|ar|a)|anad(?:o|ir|e)|met(?:o|er|e)|pon(?:go|er|e)|deposit(?:o|ar|a)|carg(?:o|ar|a)|tra(?:igo|er|e)|ingres(?:o|ar|a)) (?:mas |mi |el )?(?:dinero|plata|fondos|saldo|dolares)(?: (?:a|en|aqui|de|desde) ?.{0,50})?`,
  ],
  [
    'direct-debit',
    `(?:${DO_YOU}|${CAN_I} (?:tener|hacer|poner|cancelar)|${HOW_I}(?:pongo|poner|configuro|configurar|cancelo|cancelar|hago)|${WHAT}|por que hay)?(?: (?:un|algun|el|los|mis))? ?(?:debitos? (?:automaticos?|directos?)|domiciliacion(?:es)?|cobros? automaticos?|suscripciones)(?: .{0,40})?`,
  ],
  [
    'bills',
    `(?:${CAN_I}|${HOW_I}|${DO_YOU}|quiero) ?(?:pagar|pago|de)? ?(?:mis? |la |el |las |los |una )?(?:facturas?|recibos?(?: de (?:la )?(?:luz|agua|gas|telefono|internet))|servicios|pago de (?:servicios|facturas)|cuentas? de (?:la )?(?:luz|agua|gas|telefono|internet)|la (?:luz|electricidad)|el (?:gas|agua|internet|telefono))(?: .{0,40})?|pag(?:a|ar) (?:mis? |la |el |las |los )?(?:facturas?|recibos?(?: de (?:la )?(?:luz|agua|gas|telefono|internet))|servicios|cuentas? de (?:la )?(?:luz|agua|gas|telefono|internet)|luz|electricidad)`,
  ],
  [
    'checks',
    `(?:${CAN_I}|${HOW_I}|${DO_YOU}|quiero|necesito) ?(?:tener|pedir|pido|cobrar|cobro|cambiar|cambio|depositar|deposito|escribir|ordenar|imprimir|aceptar)?(?: (?:un|mis?|unos|el|mas))? ?(?:cheques?|chequeras?)(?: .{0,30})?|(?:pedir|depositar|cobrar|cambiar)(?: (?:un|mis?|unos))? (?:cheques?|chequeras?)|cheques?|chequera`,
  ],
  [
    'branch',
    `(?:donde (?:esta|estan|queda|quedan|hay)|${DO_YOU}|${WHAT}|hay)(?: (?:una?|la|el|las|su|sus|tu|alguna))* ?(?:sucursal(?:es)?|oficinas?|sede|direccion del banco|numero de telefono|telefono|linea (?:telefonica|de atencion)|centro de llamadas)(?: .{0,30})?|donde estan ubicados|${CAN_I} (?:llamar(?:los|les|te)?|ir|visitar(?:los)?)(?: .{0,20})?|(?:como|a donde|a que numero) (?:puedo )?(?:llamar(?:los|les)?|llamo|los llamo|les llamo|los contacto)`,
  ],
  [
    'wrong-amount',
    '(?:por que )?(?:la cantidad|el monto|el importe) (?:esta (?:mal|equivocad[oa]|incorrect[oa])|es (?:incorrect[oa]|diferente|distint[oa]|otr[oa]|menor|mayor)|no (?:es (?:correct[oa]|la correcta|el correcto)|coincide))(?: .{0,40})?|(?:por que )?(?:me )?(?:llego|recibi|cobraron|llegaron|pague|dieron|descontaron|quitaron) (?:demasiado|menos|mas|de mas|de menos|otra cantidad|la cantidad equivocada)(?: .{0,40})?',
  ],
]

/** A question about a card is about the card, whatever it names besides. */
const ABOUT_CARDS = /^(?:card|disposable|apple-pay|top-up)/
const ofTopics = (names: RegExp): readonly Phrase[] =>
  WORDINGS.filter(([name]) => names.test(name)).flatMap(([name, ...patterns]) =>
    patterns.map((pattern) =>
      phrase(`answer.${name}`, pattern, ({ shown, account }) => named({ what: shown && 'numbers', account })),
    ),
  )

export const phrases: readonly Phrase[] = [
  where(namesCard, ofTopics(ABOUT_CARDS)),
  where((said) => !namesCard(said), ofTopics(/^/)),
  ...howToPhrases,
]
