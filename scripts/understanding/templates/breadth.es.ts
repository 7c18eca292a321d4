import type { Templates } from './expand.ts'

/** The same wishes in many more words, so that a new one is near to one that was learned. Nothing is held back of them. */
export const breadth: Templates = {
  send: [
    '{quiero|necesito|puedo|ayudame a|quisiera} {mandar|enviar|pasar|transferir|girar|hacer llegar} {dinero|plata|lana|un dinero|algo de dinero} {a|para} {mi mama|un amigo|mi hermano|alex|mi casero|otra persona}',
    '{manda|envia|pasa|transfiere|dale|hazle llegar} {dinero|plata|lana|algo|20 dolares} a {mi esposa|alex|maria|mi primo|un amigo}',
    '{le debo|tengo que pagarle|le tengo que dar|quiero pagarle} {dinero|20 dolares|plata|la renta} a {mi amigo|alex|mi casero|mi hermana}',
    '{hacer|quiero hacer|haz} {un pago|una transferencia|un envio|un giro}{ a un amigo| a otra cuenta|}',
  ],
  schedule: [
    '{quiero|necesito|puedo} {programar|dejar programado|automatizar} {un pago|la renta|una transferencia|mis pagos}{ cada mes| para el viernes|}',
    '{paga|manda|envia} {la renta|dinero|20 dolares} {cada mes|todos los viernes|cada semana|el primero de cada mes|cada quincena|mañana}',
    '{pago|transferencia} {automatico|recurrente|mensual|semanal|programada}{ a mi casero| para la renta|}',
    'que {se pague|se mande|salga} {solo|sola|automaticamente|sin que yo haga nada}{ cada mes| la renta|}',
  ],
  schedules: [
    '{ver|muestra|cuales son|que} {mis |los |}pagos {programados|automaticos|recurrentes|pendientes de salir}',
    '{cancela|quita|pausa|borra|cambia|deten} {el|mi|un} {pago programado|pago automatico|pago de cada mes|domiciliado}',
    '{cuando|que dia} {sale|se paga|toca} {el|mi} {proximo pago|pago automatico|pago programado}',
  ],
  request: [
    '{pidele|cobrale|pide|solicitale} {dinero|plata|20 dolares|lo que me debe} a {alex|mi primo|maria|mi amigo}',
    '{alex|mi amigo|mi hermana} me debe {dinero|20 dolares|lo de la cena|plata}{ como le cobro|}',
    '{quiero|necesito|como puedo} {pedirle|cobrarle|solicitarle} {dinero|plata|un pago} a {alguien|un amigo|mi roomie}',
    '{recuerdale|dile} a {alex|maria|mi primo} que me {pague|debe|mande el dinero}',
  ],
  requests: [
    '{quien|quienes} me {debe|deben}{ dinero| plata| todavia|}',
    '{a quien|cuanto|que} {le debo|debo}{ dinero| todavia| yo|}',
    '{ver|muestra|tengo|hay} {mis |}solicitudes{ pendientes| de dinero| abiertas|}',
    '{ya me pago|me pago|acepto|ya pago} {alex|maria|mi amigo|lo que le pedi}',
    '{acepta|rechaza|paga|ver} la solicitud{ de alex| que me llego|}',
    '{alguien|alex|mi primo} me {esta pidiendo|pidio|esta cobrando} {dinero|plata}',
  ],
  split: [
    '{dividir|repartir|partir|divide|reparte} {la cuenta|la cena|la renta|el taxi|los gastos} {entre|con} {todos|alex y sam|mis amigos|nosotros|mi roomie}',
    '{pagamos|que paguen|cada quien pone|vamos} {a medias|entre todos|su parte|mitad y mitad}',
    '{pague|yo pague} {la cena|el taxi|la cuenta} y {quiero que cada quien ponga|me tienen que dar|quiero dividirla|falta que pongan}',
  ],
  fund: [
    '{como|quiero|puedo|necesito} {agrego|agregar|meto|meter|pongo|poner|cargo|cargar|depositar|ingresar} {dinero|plata|fondos|lana|saldo}{ a mi cuenta| aqui|}',
    '{traer|pasar|jalar|mover} {dinero|plata} {de|desde} {mi banco|otro banco|mi cuenta de chase}{ para aca| aqui|}',
    '{vincular|conectar|enlazar|agregar} {mi banco|una cuenta de banco|mi cuenta de chase|otra cuenta bancaria}',
    '{recargar|fondear|cargar} {mi cuenta|saldo|}',
    'no tengo {saldo|dinero|plata} {como le pongo|como agrego|que hago}',
  ],
  'open-account': [
    '{abrir|quiero abrir|crear|necesito|quiero} {una cuenta|otra cuenta|una cuenta nueva|una cuenta de ahorros|una segunda cuenta|un apartado}',
    '{como|donde} {abro|creo|saco} {una cuenta|otra cuenta|mi cuenta}',
    'quiero {ahorrar|apartar dinero|guardar plata} para {vacaciones|la renta|un carro|navidad}',
  ],
  accounts: [
    '{cuanto|cuanta plata|cuanto dinero|que saldo} {tengo|me queda|hay|me sobra}{ ahora| en mi cuenta| en total| en ahorros|}',
    '{ver|muestra|dime|consultar|checar|revisar} {mi|el} saldo',
    '{ver|muestra|cuales son|lista} {mis|todas mis} cuentas',
    '{tengo|me alcanza|me queda} {dinero|plata|algo|suficiente}{ en la cuenta|}',
    '{cierra|cerrar|renombra|cambiale el nombre a} {mi|una|la} cuenta{ de ahorros|}',
  ],
  history: [
    '{ver|muestra|quiero ver|dame} {mis|los ultimos|mi} {movimientos|pagos|historial|transacciones|gastos}',
    '{en que|cuanto|que} {gaste|he gastado|pague|compre} {este mes|ayer|la semana pasada|ultimamente}',
    '{a quien|cuando} le {pague|mande dinero|transferi}{ ayer| la ultima vez|}',
    '{que|cuanto} {entro|salio|me llego|recibi} {hoy|este mes|esta semana}',
    '{ultimos|recientes} {movimientos|pagos|gastos}',
  ],
  operation: [
    '{donde esta|que paso con|como va|rastrea} {mi dinero|mi pago|la transferencia|lo que mande}',
    '{ya llego|llego|se hizo|paso} {mi pago|el dinero|la transferencia|lo que mande}',
    '{cancela|deten|para|deshaz|anula} {mi pago|la transferencia|el ultimo pago|lo que mande}',
    '{ya le llego|lo recibio|le cayo} {el dinero|el pago|}{ a alex| a mi mama|}',
  ],
  buy: [
    '{comprar|quiero comprar|compra|compra me|como compro} {bitcoin|btc|eth|cripto|criptomonedas|un poco de bitcoin|20 dolares de bitcoin}',
    '{quiero|puedo|como} {invertir|meter dinero|poner mi dinero|invierto} en {bitcoin|cripto|ethereum|monedas}',
    '{cambia|convierte|pasa} {mis dolares|20 dolares|dinero} a {bitcoin|btc|eth}',
  ],
  sell: [
    '{vender|quiero vender|vende|como vendo} {mis|todo mi|un poco de|la mitad de mis} {bitcoin|btc|eth|cripto|monedas}',
    '{cambia|convierte|pasa} {mis bitcoins|mi cripto|mis monedas|mi eth} a {dolares|efectivo|dinero}',
    '{sacar|quiero sacar|quiero salirme} {mi dinero |}de {bitcoin|la cripto|eth}',
  ],
  crypto: [
    '{cuanto|cuantos|que} {bitcoin|btc|eth|cripto|monedas} tengo',
    '{ver|muestra|como van} {mis|mi} {monedas|cripto|bitcoin|billetera|criptomonedas}',
    '{cuanto valen|cuanto tengo en|en cuanto estan} mis {monedas|bitcoins|criptos}',
    '{voy ganando|gane o perdi|como va mi inversion}',
  ],
  prices: [
    '{a cuanto|en cuanto|como} esta {el bitcoin|el btc|ethereum|el eth|la cripto}{ hoy| ahora|}',
    '{precio|cotizacion|valor} {del bitcoin|de eth|de las monedas|del btc}',
    '{cuanto vale|cuanto cuesta|que precio tiene} {un bitcoin|el ether|el btc|un eth}',
    '{subio|bajo|sube|baja} {el bitcoin|eth|btc}{ hoy|}',
  ],
  alert: [
    '{avisame|dime|notificame|quiero saber|mandame un aviso} {cuando|si} {el bitcoin|btc|eth} {suba|baje|llegue a 70000|caiga|pase de 60 mil}',
    '{poner|crear|quiero} una {alerta|notificacion|alarma} de {precio|bitcoin|eth}',
  ],
  help: [
    '{que|que cosas} {puedes|puedo|sabes} hacer{ aqui| por mi|}',
    '{no entiendo|no se que hacer|estoy perdido|soy nuevo|no se como funciona esto}{ ayuda| nada|}',
    '{como|de que forma} {funciona|se usa|uso} {esto|este bot|parley|la app}',
    '{dame|muestra} {las opciones|los comandos|instrucciones|una guia}',
    '{por donde empiezo|que escribo|que te digo|y ahora que}',
  ],
  menu: [
    '{hola|buenas|que tal|buenos dias|que onda|hey}{ parley| amigo| banco|}',
    '{menu|inicio|volver al inicio|empezar de nuevo|pantalla principal|ir al menu}',
  ],
  register: [
    '{quiero|como|necesito|puedo} {registrarme|me registro|hacerme cliente|crear un usuario|darme de alta|unirme|inscribirme}',
    '{soy nuevo|no tengo cuenta|todavia no soy cliente} {quiero empezar|como empiezo|como me registro|}',
  ],
  'people.human': [
    '{quiero|necesito|puedo|me gustaria|dejame} {hablar|platicar|comunicarme|chatear} con {una persona|un humano|alguien|un asesor|un agente|una persona real|soporte|un ejecutivo}',
    '{pasame|comunicame|conectame|ponme} con {una persona|un humano|alguien|un asesor|servicio al cliente|tu jefe}',
    '{hay|no hay} {alguien|una persona|un humano} {ahi|que me ayude|que me atienda|con quien hablar}',
    '{asesor|agente|humano|persona real|operador|servicio al cliente|atencion al cliente}{ por favor|}',
    '{que me llamen|llamame|a que numero llamo|cual es su telefono|me pueden llamar}',
    'no quiero hablar con {un robot|una maquina|un bot}',
  ],
  'people.fraud': [
    '{me|creo que me} {estafaron|hackearon|engañaron|timaron|robaron|defraudaron}{ por internet| en facebook| con una compra|}',
    '{alguien|un desconocido|un hacker} {entro a|esta usando|se metio a|tiene acceso a} mi cuenta',
    '{me llamaron|me llamo alguien|me escribieron} {diciendo que eran del banco|para pedirme mi pin|y les di mi clave|del banco}',
    '{le di|compartí|dije} {mi pin|mi clave|mi codigo} a {un desconocido|alguien|una pagina falsa}',
    '{quiero|como|donde} {reportar|reporto|denunciar} {un fraude|una estafa|un robo}',
    '{el vendedor|la pagina|el tipo} {nunca mando|desaparecio|me bloqueo|era falso}{ y ya pague|}',
    '{esto es|es} una estafa{ o es real|}',
  ],
  'people.wrong-payment': [
    '{le|me} {mande|equivoque y mande|pague|transferi} {dinero |}{a la persona equivocada|a otra persona|a quien no era|al que no es}',
    '{me equivoque de|puse mal el|escribi mal el} {persona|usuario|nombre|cantidad|monto}',
    '{mande|pague|envie} {de mas|demasiado|el doble|otra cantidad} {por error|sin querer|}',
    '{mi pago|el dinero} {se fue|llego} {a otra persona|con un desconocido|a quien no debia}',
  ],
  'people.complaint': [
    '{quiero|como|donde} {quejarme|poner una queja|presentar un reclamo|me quejo|hacer un reclamo}',
    '{esto es|son|que} {un pesimo servicio|una porqueria|terribles|lo peor|una burla|malisimo}',
    'estoy {muy |}{molesto|enojado|harto|decepcionado|furiosa}{ con ustedes| con esto|}',
    '{nadie me ayuda|nadie contesta|llevo horas esperando|no me resuelven}',
  ],
  'people.lost-phone': [
    '{perdi|se me perdio|me robaron|se me cayo|ya no tengo} {mi|el} {telefono|celular|cel|movil}',
    '{alguien tiene|me quitaron|dejé en un taxi} mi {celular|telefono}',
  ],
  'people.lost-card': [
    '{perdi|me robaron|no encuentro|se me perdio} {mi|la} tarjeta',
    'mi tarjeta {se perdio|fue robada|no aparece}',
  ],
  freeze: [
    '{congela|bloquea|congelar|bloquear|pausa} {mi|la} cuenta{ ya| por favor| ahora|}',
    '{que nadie|que no se} {pueda sacar|saque|mueva} {dinero|nada}{ de mi cuenta|}',
  ],
  unfreeze: [
    '{descongela|desbloquea|reactiva|descongelar|desbloquear} {mi|la} cuenta',
    'quiero {usar|volver a usar} mi cuenta {congelada|otra vez}',
  ],
  'forgot-pin': [
    '{olvide|se me olvido|no recuerdo|no me acuerdo de|perdi} {mi|el} {pin|clave|contraseña}',
    '{recuperar|restablecer|necesito recuperar} {mi|el} {pin|clave|contraseña}',
  ],
  pin: ['{cambiar|quiero cambiar|cambia|como cambio} {mi|el} {pin|clave|contraseña}', 'quiero {otro|un nuevo} pin'],
  'cant-log-in': [
    '{no puedo|no me deja|no logro} {entrar|iniciar sesion|acceder|ingresar}{ a mi cuenta|}',
    '{mi cuenta|mi pin|la clave} {esta bloqueada|no funciona|no sirve|no lo acepta}',
  ],
  details: [
    '{cambiar|actualizar|corregir|quiero cambiar|modificar} {mi|mis} {correo|telefono|direccion|nombre|datos|numero}',
    '{me mude|cambie de numero|tengo otro correo|me case} {y quiero actualizar|como lo cambio|cambia mis datos|}',
    '{ver|cuales son|que datos tienen} {mis datos|mi informacion|de mi}',
  ],
  identity: [
    '{verificar|comprobar|confirmar|quiero verificar} mi {identidad|id|identificacion}',
    '{donde|como} {subo|mando|envio|entrego} mi {identificacion|pasaporte|licencia|ine|foto}',
  ],
  'export-data': [
    '{descargar|exportar|quiero una copia de|dame|mandame} {mis|todos mis} datos',
    '{que|cuales} datos {guardan|tienen} de mi dame una copia',
  ],
  'delete-data': [
    '{borra|elimina|quiero borrar|cierra} {mi cuenta y mis datos|todos mis datos|mi usuario|todo lo mio}',
    'ya no quiero {ser cliente|tener cuenta|que guarden nada mio}',
  ],
}
