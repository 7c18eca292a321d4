import type { Templates } from './expand.ts'

/** What people ask a bank on the phone in Spanish: at length, as it is spoken. Nothing is held back of them. */
export const speakers: Templates = {
  accounts: [
    '{cuánto|qué cantidad de} {dinero|plata|saldo|} {tengo|hay|me queda|queda|dispongo} {en la cuenta|en mi cuenta|en mi cuenta corriente|en ahorros|disponible|ahora mismo|en total|}',
    '{me puedes decir|quisiera saber|quiero saber|dime|necesito saber|me gustaría consultar|quería consultar} {el saldo|mi saldo|el saldo de mi cuenta|cuánto dinero tengo|cuánto me queda|el saldo disponible|mis fondos}',
    '{tengo|hay|me alcanza con lo que hay|me llega} {suficiente|bastante|fondos|dinero} {para <thing>|para pagar|para la renta|en la cuenta}',
    '{cuál es|muéstrame|revisa|checa} {mi|el} {saldo|balance|saldo actual|saldo de ahorros}',
    '{quiero|puedes|cómo puedo} {cerrar|ver|renombrar} {una de mis cuentas|mi cuenta de ahorros|mis cuentas|la cuenta vieja}',
    '{enséñame|lista|ver|mira} {mis cuentas|todas mis cuentas|las cuentas que tengo}',
  ],
  history: [
    '{quiero|quisiera|me gustaría|necesito|puedo} {ver|consultar|revisar|saber} {mis últimos movimientos|las últimas transacciones|mis últimas compras|los últimos pagos|mis gastos|los cargos recientes}',
    '{cuáles|qué} {son|fueron|han sido} {mis últimos movimientos|mis últimas operaciones|los últimos pagos|mis compras de ayer}',
    '{cuánto|en qué|qué} {he gastado|gasté|me gasté|llevo gastado|pagué} {este mes|la semana pasada|ayer|en <thing>|en total}',
    '{ya|} {me|} {pagaron|depositaron|llegó|cayó|entró} {la nómina|el sueldo|mi salario|la quincena|el depósito de mi jefe}',
    '{a quién|cuándo} le {pagué|mandé dinero|transferí} {la última vez|el mes pasado|ayer|}',
    '{dame|muéstrame|pásame} {el historial|los movimientos|la lista de pagos|un resumen de mis gastos}',
  ],
  'open-account': [
    '{quiero|quisiera|me gustaría|cómo puedo|se puede|podemos} {abrir|crear|contratar|tener} {una cuenta conjunta|una cuenta nueva|otra cuenta|una cuenta de ahorros|una cuenta para mi negocio|una cuenta compartida|una segunda cuenta} {con mi <relative>|por favor|}',
    '{puedo|cómo} {agregar|añadir|poner} a mi <relative> {en|a} mi cuenta',
    '{una|otra} cuenta {conjunta|más|de ahorros|nueva} {por favor|quiero|}',
    'me interesa {abrir|tener} {otra cuenta|una cuenta de ahorros|una cuenta conjunta}',
  ],
  freeze: [
    '{por favor|necesito que|quiero|puedes} {congela|congelar|bloquea|bloquear|bloquees|suspender} {mi cuenta|todo|mis cuentas|todos los pagos} {ya|de inmediato|ahora mismo|porque perdí el teléfono|}',
    '{que nadie|nadie debe|no quiero que nadie} {use|pueda usar|toque|mueva dinero de} mi cuenta {por ahora|}',
    '{pon|ponle} un {bloqueo|candado|freno} a mi cuenta',
    '{creo que|me temo que} mi cuenta {no está segura|está en peligro|la hackearon} {bloquéala|congélala}',
  ],
  unfreeze: [
    '{quiero|puedes|por favor|cómo} {descongelar|desbloquear|reactivar|activar de nuevo} mi cuenta {ya encontré mi teléfono|ya está todo bien|}',
    '{quita|quítale} {el bloqueo|el candado} a mi cuenta',
  ],
  'people.lost-card': [
    '{perdí|se me perdió|no encuentro|dejé|olvidé|extravié} {mi|la} {tarjeta|cartera|billetera|tarjeta de débito} {en un taxi|en el súper|ayer|en algún lado|y quiero bloquearla|qué hago|}',
    '{me|} {robaron|quitaron|sacaron} {la tarjeta|mi bolsa con la tarjeta|la cartera|mi cartera} {en el metro|y la están usando|ayer|}',
    '{quiero|necesito|por favor} {bloquear|cancelar|anular|dar de baja} {mi tarjeta|la tarjeta robada|la tarjeta que perdí}',
  ],
  'people.lost-phone': [
    '{perdí|me robaron|dejé|se me cayó|me quitaron|no encuentro} {mi|el} {teléfono|celular|móvil|cel} {en el taxi|en la calle|ayer|y tengo miedo por mi cuenta|qué hago|}',
    '{alguien|un ladrón} {tiene|se llevó|me robó} mi {teléfono|celular|móvil}',
  ],
  'people.fraud': [
    '{hay|veo|me aparecen} {cargos|compras|retiros|pagos} que {no hice|no son míos|yo no autoricé} {creo que es fraude|me robaron los datos|}',
    '{me|} {estafaron|hackearon|engañaron|timaron|robaron la identidad} {por internet|por teléfono|con un mensaje|con una página falsa|}',
    '{alguien|un hacker|mi ex} {entró a|está usando|tiene acceso a|conoce} {mi cuenta|mi clave|mi pin|mis datos}',
    '{me llamaron|me escribieron|recibí un mensaje} {diciendo que eran del banco|pidiendo mi pin|para que mandara dinero|con un enlace raro}',
    '{quiero|necesito|cómo puedo} {denunciar|reportar} {un fraude|una estafa|un robo|un cargo fraudulento}',
  ],
  'people.human': [
    '{quiero|quisiera|necesito|me gustaría|puedo|se puede} {hablar|comunicarme|chatear} con {alguien|una persona|un asesor|un agente|un ejecutivo|servicio al cliente|su equipo|un ser humano|el gerente}',
    '{pásame|comunícame|conéctame|transfiéreme} con {una persona|alguien de verdad|un agente|soporte|atención al cliente}',
    '{cuál es|dame|tienen} {el|un} {número|teléfono|correo} {de atención|de servicio al cliente|del banco|para llamar}',
    '{que me llame|me puede llamar|quiero que me llame} {alguien|un asesor|una persona}',
  ],
  'people.complaint': [
    '{quiero|quisiera|necesito|dónde puedo} {quejarme|poner una queja|presentar una reclamación|hacer un reclamo} {del servicio|de ustedes|por el trato|}',
    '{estoy|ando} {muy|bastante|} {molesto|enojada|descontento|harto|decepcionada} {con el servicio|con ustedes|con este banco|de esperar}',
    '{esto es|su servicio es|qué} {inaceptable|pésimo|una vergüenza|terrible|un desastre}',
  ],
  report: [
    '{la aplicación|la app|el chat|la página|esto} {no funciona|se cierra sola|se traba|no abre|no carga|marca error|se queda colgada|me da error} {qué hago|desde ayer|en mi celular|}',
    '{me sale|me aparece|tengo|hay} un {error|problema técnico|mensaje de error|fallo} {al entrar|al pagar|en la app|}',
    '{el botón|la pantalla|un botón} {no hace nada|está en blanco|no responde}',
  ],
  details: [
    '{me mudé|me cambié de casa|cambié de domicilio|nos mudamos|tengo nueva dirección} {y quiero avisar|qué tengo que hacer|hace poco|}',
    '{quiero|necesito|cómo puedo|quisiera|dónde} {cambiar|actualizar|corregir|modificar} {mi dirección|mi domicilio|mi correo|mi teléfono|mi apellido|mis datos personales|mi número}',
    '{mi|el} {dirección|correo|nombre|teléfono} {está mal|ya no es el mismo|cambió|está desactualizado}',
  ],
  send: [
    '{quiero|quisiera|necesito|me gustaría|puedo} {hacer|realizar} {una transferencia|un pago|un envío|un traspaso|una transferencia urgente} {a <name>|a mi <relative>|de <amount>|a otra persona|}',
    '{quiero|necesito|hay que|tengo que} {pagar|liquidar} {la luz|el recibo de la luz|la factura del gas|el internet|la renta|el alquiler|el agua|el teléfono}',
    '{mándale|envíale|transfiérele|pásale} {<amount>|dinero|lana|algo de dinero} a {<name>|mi <relative>|un amigo}',
    '{pasa|mueve|transfiere} {<amount>|dinero} de {ahorros|mi cuenta de ahorros} a {la corriente|la otra cuenta|mi cuenta principal}',
    '{le debo|tengo que pagarle|quiero pagarle} {<amount>|dinero|la cena} a {<name>|mi <relative>|un amigo}',
  ],
  schedule: [
    '{quiero|cómo puedo|necesito|me gustaría} {programar|domiciliar|automatizar|configurar} {un pago|una transferencia|la renta|un pago mensual|una transferencia periódica} {cada mes|para mañana|todos los viernes|}',
    '{paga|manda|envía} {la renta|dinero|<amount>} {a <name>|a mi <relative>} {cada mes|todos los lunes|automáticamente|cada quincena|el día primero}',
  ],
  schedules: [
    '{qué|cuáles} {pagos|transferencias} {tengo programados|están programadas|salen pronto|se repiten}',
    '{cancela|detén|pausa|cambia|quiero cancelar|quiero cambiar} {mi|el|la} {pago programado|pago automático|transferencia mensual|pago recurrente}',
  ],
  request: [
    '{quiero|cómo puedo|puedes|necesito} {pedirle|cobrarle|solicitarle} {dinero|<amount>|lo que me debe|el dinero} a {<name>|mi <relative>|un amigo}',
    '{<name>|mi <relative>|un amigo} me debe {<amount>|dinero|la mitad de la renta|la cena} {cóbrale|pídeselo|cómo se lo pido|}',
  ],
  split: [
    '{quiero|vamos a|cómo puedo|podemos} {dividir|repartir|compartir} {la cuenta|la cena|la renta|los gastos|el taxi} {entre todos|con <name>|entre tres|con mis amigos}',
    '{cada quien|todos} {paga|pone} {su parte|lo mismo|la mitad}',
  ],
  pin: [
    '{quiero|necesito|cómo puedo|me gustaría} {cambiar|actualizar|poner otro|elegir otro} {mi|el|un} {pin|clave|nip|código}',
  ],
  'forgot-pin': [
    '{olvidé|se me olvidó|no recuerdo|no me acuerdo de|perdí} {mi|el|la} {pin|clave|contraseña|nip|código} {qué hago|ayuda|}',
    '{quiero|cómo puedo|necesito} {recuperar|restablecer|resetear} {mi pin|la clave|mi contraseña}',
  ],
  'cant-log-in': [
    '{no puedo|no me deja|no logro} {entrar|iniciar sesión|acceder a mi cuenta|ingresar} {a la app|desde ayer|en mi celular|qué hago|}',
    '{me bloquearon|está bloqueada|quedó bloqueada} {la cuenta|mi cuenta|el acceso}',
  ],
  register: [
    '{quiero|cómo puedo|cómo me|me gustaría} {registrarme|hacerme cliente|darme de alta|unirme|ser cliente} {aquí|con ustedes|en el banco|}',
    '{soy nuevo|soy nueva|es mi primera vez} {qué hago|cómo empiezo|aquí}',
  ],
  'delete-data': [
    '{quiero|cómo puedo|necesito|me gustaría} {cerrar|cancelar|dar de baja|eliminar} {mi cuenta|mi cuenta del banco|mi perfil|todo} {para siempre|porque cambio de banco|definitivamente|}',
    '{bórrame|elimina|borra} {del sistema|mi perfil|todos mis datos}',
  ],
  buy: [
    '{quiero|cómo puedo|me gustaría|puedo} {comprar|invertir en|meterle a} {bitcoin|cripto|ethereum|criptomonedas|un poco de btc}',
  ],
  sell: [
    '{quiero|cómo puedo|me gustaría|puedo} {vender|deshacerme de|cambiar a dólares} {mis bitcoins|mi bitcoin|mis criptos|mi ether|todo mi btc}',
  ],
  prices: [
    '{a cuánto|cuánto|en cuánto} {está|anda|vale|cotiza} {el bitcoin|bitcoin|el ether|ethereum|la cripto} {hoy|ahora|}',
    '{subió|bajó|cómo va} {el bitcoin|bitcoin|ethereum|el precio} {hoy|esta semana|}',
  ],
  crypto: [
    '{cuánto|cuántos} {bitcoin|btc|cripto|monedas} {tengo|hay en mi billetera}',
    '{cuánto valen|cómo van|muéstrame} {mis criptos|mis monedas|mi portafolio|mis inversiones}',
  ],
  alert: [
    '{avísame|dime|mándame un mensaje|quiero que me avises} {cuando|si} {el bitcoin|bitcoin|btc|ethereum|el precio} {suba|baje|llegue a <price>|pase de <price>|caiga}',
    '{pon|crea|quiero} una alerta {de precio|para bitcoin|si baja el btc|}',
  ],
  help: [
    '{en qué|con qué} {me puedes ayudar|ayudas|puedes ayudar}',
    '{necesito|me das|quiero} {ayuda|una ayuda|una mano} {por favor|con esto|}',
    '{tengo|solo} {una pregunta|unas dudas|una duda} {para ti|}',
    '{qué|cuáles} {puedo hacer aquí|cosas haces|opciones hay}',
  ],
  thanks: [
    '{gracias|muchas gracias|mil gracias|te lo agradezco} {por todo|por la ayuda|eso es todo|adiós|}',
    '{eso es todo|nada más|eso sería todo} {gracias|por hoy|}',
    '{adiós|hasta luego|nos vemos|chao|que tengas buen día|bye}',
  ],
}
