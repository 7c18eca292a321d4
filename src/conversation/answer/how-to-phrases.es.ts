import { fold } from '#conversation/reading/fold.ts'
import { phrase } from '#conversation/understand/grammar.es.ts'
import { type Phrase, where } from '#conversation/understand/phrase.ts'
import type { HowTo } from './topics.ts'

/** There are no cards here: questions about them are other ones. */
export const namesCard = (said: string): boolean =>
  /(?<!\p{L})(?:tarjetas?|mastercard|visa|amex|american express)(?!\p{L})/iu.test(fold(said))
const HOW =
  '(?:como (?:se puede |puedo |podria |debo |hago para |hacer para |le hago para |se |puede uno )?(?:le )?|(?:me )?(?:puedes|podrias|puede) (?:decir(?:me)?|explicar(?:me)?|mostrar(?:me)?|ensenar(?:me)?) como (?:se |puedo )?|(?:dime|explicame|muestrame|ensename) como (?:se |puedo )?|cual es la (?:mejor )?(?:forma|manera) de |que (?:debo|tengo que|hay que) (?:hacer|decir) para |es posible |(?:yo )?no se como |donde (?:puedo )?|puedo |se puede )'
const ASKS_HOW = new RegExp(`^${HOW}`, 'iu')
const MINE = '(?:(?:mi|mis|el|la|los|las|una?|unos|unas|otr[oa]|nuev[oa]|algo de|este|esta) )*'
const REST = '(?: .{0,40})?'

/** What is done, behind `cómo puedo`. Without accents; tried in this order, and the first that fits wins. */
const DOINGS: readonly (readonly [HowTo, string])[] = [
  [
    'link-bank',
    `(?:vincul(?:o|ar|a)|conect(?:o|ar|a)|agreg(?:o|ar|a)|anad(?:o|ir|e)|verific(?:o|ar|a)) ${MINE}(?:cuenta bancaria|banco|cuenta de(?:l| mi| otro| un)? ?banco)${REST}`,
  ],
  [
    'link-app',
    `(?:vincul(?:o|ar|a)|conect(?:o|ar|a)|us(?:o|ar|a)|agreg(?:o|ar|a)) ${MINE}(?:aplicacion|app|chat|dispositivo|telefono|celular|telegram|discord)${REST}|us(?:o|ar(?:te|lo)?|a)(?: (?:parley|esto))? (?:en|desde|con) .{1,30}|te uso (?:en|desde|con) .{1,30}`,
  ],
  [
    'forgot-pin',
    `(?:restablez?(?:co|cer|ce)|recuper(?:o|ar|a)|desbloque(?:o|ar|a)|reinici(?:o|ar|a)) ${MINE}(?:pin|nip|clave|contrasena)${REST}`,
  ],
  ['pin', `(?:cambi(?:o|ar|a)|pon(?:go|er|e)|actualiz(?:o|ar|a)|elij(?:o|ir)) ${MINE}(?:pin|nip)`],
  ['log-out', `(?:cerr(?:ar|o)|cierr[oa]) ${MINE}sesion${REST}|salgo de mi cuenta|salir de mi cuenta`],
  [
    'log-in',
    `(?:inici(?:o|ar|a)|abr(?:o|ir|e)) ${MINE}sesion${REST}|(?:entr(?:o|ar|a)|ingres(?:o|ar|a))(?: a mi cuenta| aqui)?`,
  ],
  ['limits', `(?:cambi(?:o|ar|a)|sub(?:o|ir|e)|aument(?:o|ar|a)|baj(?:o|ar|a)|v(?:eo|er)) ${MINE}limites?${REST}`],
  ['split', `divid(?:o|ir|e) ${MINE}(?:cuenta|gastos?|costos?|renta|cena|factura)?${REST}`],
  [
    'schedule',
    `(?:program(?:o|ar|a)|paus(?:o|ar|a)|agend(?:o|ar|a)) ${MINE}(?:pagos?|transferencias?|envios?)${REST}|(?:hag(?:o)|hacer|cre(?:o|ar)|cancel(?:o|ar)) ${MINE}(?:pagos?|transferencias?) (?:programad[oa]s?|recurrentes?|automatic[oa]s?|mensual(?:es)?|semanal(?:es)?)${REST}|pag(?:o|ar) .{0,30}(?:cada (?:mes|semana)|automaticamente|despues|manana)`,
  ],
  [
    'request',
    `(?:pid(?:o|e)(?:le)?|pedir(?:le)?|solicit(?:o|ar|a)|cobr(?:o|ar|a)(?:le)?) ${MINE}(?:dinero|plata|pagos?|algo)(?: .{1,40})?|(?:pid(?:o|e)(?:le)?|pedir(?:le)?|cobr(?:o|ar)(?:le)?) (?:dinero )?a (?:alguien|otra persona|un amigo|una amiga)${REST}`,
  ],
  [
    'receive',
    `(?:recib(?:o|ir|e)|acept(?:o|ar|a)) ${MINE}(?:dinero|plata|pagos?|transferencias?)${REST}|(?:me pagan|me envian dinero|que me paguen)${REST}`,
  ],
  [
    'send',
    `(?:envi(?:o|ar|a)|mand(?:o|ar|a)|transf(?:iero|erir|iere)|pag(?:o|ar|a)|mov(?:er)|muev[oe])(?: ${MINE}(?:dinero|plata|fondos|pagos?|transferencias?))?(?: (?:a|al|entre|con|desde) .{1,40})?|(?:hag[oa]|hac(?:er|e)|realiz(?:o|ar|a)) ${MINE}(?:pago|transferencia|envio)${REST}`,
  ],
  [
    'buy',
    `(?:compr(?:o|ar|a)|inviert(?:o|e)|invertir|consig(?:o|ue)|conseguir)(?: en)? ${MINE}(?:bitcoins?|btc|cripto(?:monedas?)?|monedas|eth(?:er|ereum)?)${REST}`,
  ],
  ['sell', `vend(?:o|er|e) ${MINE}(?:bitcoins?|btc|cripto(?:monedas?)?|monedas|eth(?:er|ereum)?)${REST}`],
  [
    'alert',
    `(?:cre(?:o|ar|a)|pon(?:go|er|e)|agreg(?:o|ar|a)|borr(?:o|ar|a)|quit(?:o|ar|a)|hag(?:o)|hacer) ${MINE}(?:alertas?|avisos?|notificacion(?:es)?)${REST}|(?:recib(?:o|ir) )?${MINE}avis[oa]s? (?:cuando|si) .{1,40}`,
  ],
  ['rename', `(?:cambi(?:o|ar|a)(?:le)? (?:el )?nombre (?:de|a)|renombr(?:o|ar|a)) ${MINE}cuentas?`],
  ['close', `(?:cerr(?:ar|o)|cierr[oa]|cancel(?:o|ar|a)|dar de baja|doy de baja) ${MINE}cuentas?${REST}`],
  [
    'delete',
    `(?:borr(?:o|ar|a)|elimin(?:o|ar|a)|quit(?:o|ar|a)) ${MINE}(?:datos|cuentas?|perfil|informacion|todo)${REST}|dejo parley|dejar parley`,
  ],
  [
    'export',
    `(?:export(?:o|ar|a)|descarg(?:o|ar|a)|baj(?:o|ar|a)|guard(?:o|ar|a)) ${MINE}(?:datos|historial|transacciones|movimientos|informacion)${REST}`,
  ],
  ['cancel', `(?:cancel(?:o|ar|a)|deten(?:go|er)|detiene|deshag(?:o)|deshacer) ${MINE}(?:orden|operacion|solicitud)`],
  [
    'history',
    `(?:v(?:eo|er)|encuentr(?:o|a)|encontrar|revis(?:o|ar|a)|consult(?:o|ar|a)) ${MINE}(?:historial|transacciones|movimientos|pagos|gastos|recibos?|comprobantes?)${REST}`,
  ],
  [
    'open',
    `(?:abr(?:o|ir|e)|cre(?:o|ar|a)|hag(?:o)|hacer|sac(?:o|ar|a)) ${MINE}(?:cuentas?|billeteras?|carteras?)${REST}`,
  ],
  [
    'register',
    '(?:me registro|registrar(?:me|se)?|me inscribo|inscribirme|hacerme cliente|me hago cliente|empiezo|empezar|comienzo|comenzar)(?: (?:aqui|ahora|con (?:ustedes|parley)|en parley))?',
  ],
  [
    'add-money',
    `(?:agreg(?:o|ar|a)|anad(?:o|ir|e)|deposit(?:o|ar|a)|met(?:o|er|e)|pon(?:go|er|e)|carg(?:o|ar|a)|tra(?:igo|er|e)) ${MINE}(?:dinero|plata|fondos|saldo|dolares)${REST}|recarg(?:o|ar|a)${REST}`,
  ],
  [
    'verify',
    `(?:verific(?:o|ar|a)|prueb[oa]|probar|confirm(?:o|ar|a)) ${MINE}(?:identidad|quien soy|telefono|correo|identificacion)|(?:me verifico|verificarme)|(?:subir|subo|envi(?:o|ar)|mand(?:o|ar)) ${MINE}(?:foto de |imagen de )?(?:mi |la )?(?:identificacion|pasaporte|licencia)`,
  ],
  [
    'details',
    `(?:cambi(?:o|ar|a)|actualiz(?:o|ar|a)|corrij(?:o|e)|corregir|edit(?:o|ar|a)|v(?:eo|er)) ${MINE}(?:datos|perfil|informacion|nombre|apellido|direccion|domicilio|correo(?: electronico)?|email|telefono|numero de telefono)`,
  ],
  ['freeze', `(?:congel(?:o|ar|a)|bloque(?:o|ar|a)|proteg(?:er)|protej[oe]) ${MINE}(?:cuenta|dinero)?`],
  ['chats', `(?:v(?:eo|er)|quit(?:o|ar|a)|desvincul(?:o|ar|a)) ${MINE}(?:chats?|dispositivos?|sesiones)${REST}`],
  [
    'report',
    `(?:report(?:o|ar|a)|disput(?:o|ar|a)|reclam(?:o|ar|a)) ${MINE}(?:problemas?|pagos?|transaccion(?:es)?|cargos?|errores|error|algo)${REST}`,
  ],
]

export const howToPhrases: readonly Phrase[] = [
  where(
    (said) => ASKS_HOW.test(fold(said)) && !namesCard(said),
    DOINGS.map(([what, doing]) => phrase('answer.how-to', `${HOW}(?:${doing})`, () => ({ what }))),
  ),
  phrase(
    'answer.how-to',
    'como (?:te uso|se usa|puedo usar(?:te|lo)?|funciona(?:s)?)(?: (?:esto|parley))?|que (?:te )?puedo (?:preguntar|decir)(?:te)?|(?:te )?puedo (?:preguntar(?:te)?|hacer(?:te)?) (?:algo|una pregunta|preguntas)',
    () => ({}),
  ),
]
