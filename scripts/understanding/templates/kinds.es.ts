import type { Templates } from './expand.ts'

/** Wishes and troubles by what happened, what is missing or whom it concerns, in place of the name of what is wanted. Nothing is held back. */
export const kinds: Templates = {
  'answer.limits': [
    '{no me permite|no puedo|por qué no puedo|no me acepta} {mandar|enviar|transferir|pagar} {más de <amount>|una cantidad así|un monto tan alto|tanto dinero|más hoy}',
    '{por qué|quién pone} {hay un límite|hay tope|el límite|un máximo}{ para enviar| en los pagos|}',
    '{ya no|hoy ya no} {puedo|me deja} {mandar|enviar} más{ por hoy| dinero|}',
  ],
  'people.wrong-payment': [
    '{mandé|envié|transferí|pagué|deposité} {el dinero|<amount>|la lana|todo} {a otra persona|al que no era|a un desconocido|a la cuenta equivocada}',
    '{quiero|cómo puedo|se puede} {recuperar|regresar|que me devuelvan} {un envío equivocado|lo que mandé por error|el dinero que mandé mal}',
    '{me equivoqué|la regué|puse mal} {de persona|al mandar|el usuario|el monto|el nombre}',
  ],
  schedule: [
    '{quiero|necesito|haz} que {<name>|mi <relative>|mi casero} reciba {<amount>|dinero|su dinero} {cada mes|cada lunes|cada dos semanas|el día quince}',
    '{que|quiero que} {la renta|el pago|el dinero} {salga|se mande|se pague} {sola|automático|el viernes|más tarde|a fin de mes}',
    '{págale|mándale} {en unos días|la próxima semana|el lunes|después} {<amount>|dinero} a <name>',
  ],
  'open-account': [
    '{puedo|se puede|me permiten|es posible} {tener|manejar|abrir} {más de una cuenta|tres cuentas|otra cuenta aparte|cuentas separadas}',
    '{una cuenta|otra cuenta} {aparte|separada|distinta} {para <thing>|para guardar}',
  ],
  crypto: [
    '{mi|ver mi|abre mi|muéstrame mi} {billetera|wallet|cartera} {de cripto|de bitcoin|de monedas|}',
    '{gané|perdí|voy ganando|cuánto gané} {con|en} {mis criptos|mi bitcoin|las monedas}',
  ],
  buy: [
    '{estoy pensando en|me animo a|quiero empezar con|tengo ganas de} {invertir en cripto|comprar bitcoin|tener ether|las criptomonedas}',
    '{métele|pon|invierte} {<amount>|dinero} {a|en} {bitcoin|eth|cripto}',
  ],
  sell: [
    '{ya no quiero|no quiero más|prefiero dinero que} {mis monedas|bitcoin|criptos|mi eth}{ mejor dólares| quiero venderlas|}',
    '{saca|pasa|convierte} {mi bitcoin|mis criptos} {a dólares|a efectivo|en dinero}',
  ],
  request: [
    '{quiero|necesito|haz} que {<name>|mi <relative>|mi roomie} me {pague|mande|regrese|deposite} {<amount>|lo que me debe|su parte}',
    '{mándale|hazle} {un cobro|una solicitud|un recordatorio} a {<name>|mi <relative>}',
  ],
  requests: [
    '{alguien|quién|<name>} me {está cobrando|mandó un cobro|pidió} {dinero|<amount>|algo|}',
    '{a quién|le} {debo|le debo yo} {algo|dinero|todavía}',
  ],
  help: [
    '{para qué|de qué} {sirve|me sirve} {este chat|el bot|parley}',
    '{qué sabes hacer|cómo empiezo|no sé qué escribir|explícame cómo va esto}',
  ],
  'people.fraud': [
    '{abrí|le di clic a|entré en} {un enlace|una liga|una página|un mensaje} {que era falso|rara|extraño|de estafa}{ y puse mis datos| y me da miedo|}',
    '{están|alguien está|anda alguien} {gastando|sacando|moviendo} {mi dinero|lo de mi cuenta}',
  ],
  'people.complaint': [
    '{qué|vaya} {mal servicio|poca vergüenza|decepción de banco|pérdida de tiempo}',
    '{los voy a|voy a} {reportar|denunciarlos|llevar con mi abogado|cambiar de banco}',
  ],
  'people.human': [
    '{no me entiendes|no entiendes|no sirves|eso no es lo que pregunté} {quiero un humano|pásame a alguien|ponme con una persona}',
  ],
  'cant-log-in': [
    '{recuperar|abrir|entrar a} mi cuenta {que está bloqueada|que no me deja|otra vez}',
    '{mi cuenta|la app} {no abre|no me deja entrar|está suspendida|me saca}',
  ],
  'answer.cards': [
    '{puedo|se puede|hay forma de|cómo} {pagar|comprar} {en tiendas|en el súper|por internet|en amazon|en un restaurante}{ con esta cuenta| con ustedes|}',
  ],
  'answer.cash': [
    '{quiero|cómo puedo|necesito} {sacar|llevar|mandar|retirar} mi dinero {a otro banco|a mi banco de siempre|a mi cuenta en <bank>|de aquí}',
  ],
  fund: [
    '{me quedé sin|no tengo|se acabó el} {saldo|dinero|fondos} {quiero cargar|cómo cargo|necesito meter más}',
    '{trae|jala|pasa} {<amount>|dinero} {de|desde} {mi banco|<bank>|la otra cuenta} {para acá|aquí|}',
  ],
  accounts: [
    '{me alcanza|alcanzará|me da} {para <thing>|para pagar|con lo que tengo}',
    '{ando|estoy} {pobre|sin un peso|corto} {cuánto tengo|}',
  ],
  send: [
    '{hazme|haz|quiero} {un|otro|un nuevo} {pago|envío|traspaso} {a <name>|a mi <relative>|entre mis cuentas|a otra persona}',
  ],
  history: ['{cuánto|qué} me {pagó|mandó|depositó|pagaron} {<name>|mi <relative>|mi jefe|la semana pasada}'],
  operation: ['{dónde va|cómo va|ya salió|se hizo|encuentra} mi {pago|transferencia|envío}{ a <name>| de ayer|}'],
  details: ['mi {teléfono|correo|apellido|domicilio} {es otro|es distinto ahora|tiene un error|está mal escrito}'],
  'answer.fees': ['{cuota|cobro|costo|comisión} {de manejo|mensual|por la cuenta|por mantener la cuenta}'],
  'answer.countries': [
    '{me voy|viajo|estaré} {a brasil|a europa|fuera del país|de viaje a perú}{ sirve mi cuenta| les aviso|}',
  ],
  'answer.loans': ['{a qué|con qué} {tasa|interés} {prestan|me prestarían|dan créditos}'],
  register: ['{se puede|puedo|hay forma de} {ser cliente|registrarse|abrir todo} {desde aquí|por el chat|en línea}'],
  prices: ['{cómo está|qué tal va} {el mercado|la cotización|lo de las criptos}{ hoy|}'],
  'forgot-pin': ['{ayúdame|me ayudas} {no recuerdo|olvidé|se me fue} {mi clave|el pin|la contraseña}'],
  'none.work': ['{ayúdame|hazme} {con mi cv|con mi currículum|con una carta de renuncia|para una entrevista}'],
  'none.car': ['{cuánta|tengo} gasolina {queda|suficiente|en el tanque}'],
  'none.travel': [
    '{cómo se dice|traduce|qué quiere decir} {buenos días|gracias|te amo|la cuenta por favor} en {inglés|francés|italiano|alemán}',
  ],
  'none.other': ['{explícame|cuéntame} la historia de {españa|méxico|la luna|los mayas}'],
  'none.act': ['{ay no|ya veo|quizás|puede ser|no sé|qué dijiste|repite eso|cómo dijiste}'],
}
