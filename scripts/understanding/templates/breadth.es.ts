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
  'answer.fees': [
    '{cuanto|que} {cobran|cuesta|comision cobran|cobras}{ por enviar| por mandar dinero| al mes| por esto|}',
    '{hay|tienen|es} {comisiones|cargos|alguna tarifa|gratis|costo}{ por mes| por transferir|}',
    '{por que|porque} me cobraron {comision|de mas|un cargo}',
  ],
  'answer.limits': [
    '{cual es|hay|cuanto es|dime} {el|un|mi} {limite|maximo|tope}{ diario| por dia| para enviar| de envio|}',
    '{cuanto|hasta cuanto} {puedo|se puede} {mandar|enviar|gastar|mover|transferir}{ al dia| por dia| de una vez| hoy|}',
    '{subir|aumentar|quiero subir|cambiar} {mi|el} limite',
    '{puedo|se puede} {mandar|enviar} {mucho|10000|mas de 5 mil|una cantidad grande}{ de una vez| en un dia|}',
  ],
  'answer.timing': [
    '{cuanto|que tanto} {tarda|demora|tiempo toma} {en llegar|un pago|una transferencia|el dinero}',
    '{cuando|a que hora} llega {el dinero|mi pago|lo que mande|una transferencia}',
  ],
  'answer.cash': [
    '{puedo|como|donde} {sacar|retirar|saco|retiro|depositar|meter} {efectivo|dinero en efectivo|billetes}',
    '{hay|donde hay|tienen} {cajeros|un cajero|cajero automatico}{ cerca|}',
  ],
  'answer.cards': [
    '{tienen|dan|hay|ofrecen|me dan} {tarjeta|tarjetas|tarjeta de debito|tarjeta fisica|tarjeta virtual}',
    '{quiero|necesito|como pido|puedo pedir} una tarjeta{ de debito| de credito|}',
  ],
  'answer.apple-pay': [
    '{puedo|se puede} {usar|pagar con} {apple pay|google pay|samsung pay}',
    '{funciona|aceptan|tienen} {apple pay|google pay}{ aqui|}',
  ],
  'answer.safety': [
    '{es|esta|son} {seguro|segura|confiable|confiables|legal|de fiar}{ esto| mi dinero| este banco| mi informacion|}',
    '{mi dinero|mi plata|mi informacion} {esta segura|esta protegido|esta asegurado|corre riesgo}',
    '{puedo|como puedo|por que deberia} {confiar|fiarme}{ en ustedes| de esto|}',
    '{que pasa|y} si {quiebran|los hackean|cierran}{ con mi dinero|}',
  ],
  'answer.coins': [
    '{que|cuales|cuantas} {monedas|criptos|criptomonedas} {tienen|hay|manejan|puedo comprar|venden}',
    '{tienen|venden|puedo comprar|hay} {dogecoin|solana|usdt|litecoin|otras monedas}',
    '{puedo|como} {mandar|sacar|mover|pasar} {mis bitcoins|cripto|monedas} a {otra billetera|mi wallet|binance}',
  ],
  'answer.languages': [
    '{que|cuales} idiomas {hablas|hay|manejan|tienen}',
    '{hablas|hablan|puedes hablar|entiendes} {frances|portugues|ingles|otro idioma|chino}',
  ],
  'answer.robot': [
    '{eres|estoy hablando con|es usted} {un robot|un bot|una persona|humano|una maquina|una ia}',
    '{hay|quien es} {una persona|alguien} {detras|que escribe}',
  ],
  'answer.why-ssn': [
    '{por que|para que} {piden|necesitan|quieren} mi {numero de seguro social|ssn|seguro social|social}',
    '{tengo que|es obligatorio|no quiero} dar mi {ssn|seguro social|numero social}',
  ],
  'answer.tax': [
    '{tengo que|hay que|debo} {pagar|declarar} impuestos{ por esto| por bitcoin|}',
    '{donde|como} {consigo|saco|veo} mi {formulario de impuestos|1099|documento fiscal}',
  ],
  'answer.payee-trouble': [
    '{no encuentro|no aparece|no me sale|no puedo encontrar} {a mi amigo|a alex|la persona|el usuario}',
    '{dice|me dice} que {no existe|no hay nadie|no lo encuentra}{ y si tiene cuenta|}',
  ],
  'answer.countries': [
    '{puedo|se puede} {usar esto|mandar dinero|enviar} {a mexico|en colombia|a otro pais|fuera de estados unidos|desde mexico}',
    '{en que|a que} paises {funciona|puedo mandar|estan}',
  ],
  'none.small': [
    '{cuentame|dime|sabes} {un chiste|una historia|una adivinanza|un cuento}',
    '{que|cual es la} {hora es|dia es hoy|fecha de hoy|capital de francia}',
    '{te gusta|tienes|quieres} {el futbol|novia|comer|dormir|amigos}',
    '{quien gano|como quedo} {el partido|la eleccion|el mundial}',
  ],
  'none.work': [
    '{cuando|cuanto} {me pagan|gano|son mis vacaciones|cobro de sueldo} en {mi trabajo|la empresa}',
    '{cuantos dias|tengo} de vacaciones {me quedan|en el trabajo|pedidas}',
    '{que hago|como pido} {un aumento|permiso en el trabajo|vacaciones}',
  ],
  'none.kitchen': [
    '{como|cuanto tiempo} {se hace|cocino|preparo} {el arroz|un pastel|la pasta|pollo}',
    '{dame|busca} {una receta|un restaurante|un buen lugar para cenar}',
    '{cuantas calorias tiene|que lleva} {una manzana|el mole|la pizza}',
  ],
  'none.car': [
    '{cuando|como} {cambio|le cambio} {el aceite|las llantas}{ al carro|}',
    '{como llego|cuanto trafico hay|donde hay gasolina}{ al centro| cerca|}',
    '{mi carro|el coche} {no prende|hace ruido|necesita gasolina}',
  ],
  'none.home': [
    '{prende|apaga|sube|baja} {la luz|las luces|la musica|el volumen|la calefaccion}',
    '{pon|quita} {una alarma|un temporizador|musica|la cancion}{ a las 7|}',
    '{agrega|quita} {leche|huevos|pan} {a|de} la lista',
  ],
  'none.travel': [
    '{busca|reserva|quiero} {un vuelo|un hotel|boletos} {a|en} {cancun|madrid|miami}',
    '{a que hora|cuando} {sale|llega} mi vuelo',
    '{necesito|hace falta} {visa|vacunas|pasaporte} para {viajar|ir} a {europa|brasil}',
  ],
  'none.other': [
    '{como|ayudame a} {arreglo el lavabo|entrenar a mi perro|escribir un ensayo|aprender guitarra|bajar de peso}',
    '{quien es|quien fue} {el presidente|shakira|einstein|el rey}',
    '{que|cual} {pelicula veo|me pongo|libro leo}{ hoy|}',
    '{va a llover|hace frio|como esta el clima}{ mañana| hoy|}',
  ],
}
