import type { Templates } from './expand.ts'

/** Questions to a bank as they are spoken in Spanish, and what is asked of a speaker in the kitchen. Nothing is held back of them. */
export const speakersAnswers: Templates = {
  'answer.countries': [
    '{puedo|cómo puedo|se puede} {usar|utilizar|pagar con} {mi cuenta|mi tarjeta|parley} {en el extranjero|fuera del país|en europa|cuando viaje|en otro país|en méxico}',
    '{voy a|me voy a|vamos a} {viajar|salir del país|ir a españa|ir de vacaciones al extranjero} {funciona mi cuenta|tengo que avisar|puedo usar mi cuenta|}',
    '{puedo|cómo|se puede} {enviar|mandar|recibir} dinero {al extranjero|a méxico|a otro país|desde otro país|a colombia}',
    '{en|a} qué países {funciona|operan|puedo mandar dinero|están}',
  ],
  'answer.cash': [
    '{cuánto|cuánto dinero} puedo {sacar|retirar} {del cajero|al día|en efectivo|en un día|}',
    '{dónde hay|dónde encuentro|hay|busco} {un cajero|cajeros|un cajero automático} {cerca|por aquí|cercano|}',
    '{puedo|cómo puedo|dónde puedo|quiero} {depositar|ingresar|meter|retirar|sacar} {efectivo|dinero en efectivo|billetes|monedas} {en mi cuenta|en una tienda|}',
    '{cuál es|hay} {el|un} límite {del cajero|de retiro|para sacar efectivo}',
    'el cajero {no me dio|se tragó|se quedó con} {mi dinero|el efectivo|la tarjeta}',
  ],
  'answer.loans': [
    '{quiero|quisiera|me gustaría|cómo puedo|necesito} {pedir|solicitar|sacar|obtener} {un préstamo|un crédito|una hipoteca|un préstamo para mi negocio|un crédito personal} {con ustedes|por favor|}',
    '{cuánto|hasta cuánto} {me prestan|puedo pedir prestado|me darían}',
    '{dan|tienen|ofrecen|hacen} {préstamos|créditos|hipotecas|sobregiros}',
  ],
  'answer.cards': [
    '{quiero|necesito|cómo puedo|me gustaría} {pedir|solicitar|tener|activar|recibir} {una tarjeta|una tarjeta de débito|una tarjeta de crédito|mi tarjeta|otra tarjeta|una tarjeta nueva}',
    '{tienen|ofrecen|dan} {tarjetas|tarjeta de débito|tarjetas de crédito|visa}',
    '{cuánto cuesta|cuál es} la {anualidad|cuota anual} de la tarjeta',
  ],
  'answer.card-problem': [
    '{mi|la} tarjeta {no funciona|fue rechazada|no pasa|se rompió|está dañada|no la aceptan|se la tragó el cajero|venció}',
    '{por qué|cómo es que} {no funciona|rechazan|no pasa|no aceptan} mi tarjeta',
  ],
  'answer.direct-debit': [
    '{quiero|cómo puedo|puedo} {cancelar|domiciliar|quitar|poner} {un recibo|el recibo de la luz|una domiciliación|un débito automático}',
    '{me|} {cobraron|pasaron|devolvieron} un {recibo|débito directo|cargo domiciliado} {dos veces|que no era|por error|}',
  ],
  'answer.bills': [
    '{cuándo|qué día} {vence|se paga|toca pagar} {el recibo de la luz|la factura del teléfono|el agua|el internet}',
    '{cuánto|qué} {debo|tengo que pagar} {de luz|de teléfono|del gas|en la tarjeta} {este mes|}',
  ],
  'answer.branch': [
    '{dónde está|dónde hay|hay|busco} {una sucursal|una oficina|la sucursal más cercana|un banco} {cerca|por aquí|en mi ciudad|}',
    '{a qué hora|qué horario|cuándo} {abren|cierran|tienen|abre la oficina}',
    '{puedo|quiero} {ir a|pedir una cita en|visitar} {la oficina|una sucursal|el banco}',
  ],
  'answer.checks': ['{puedo|cómo puedo|dónde puedo} {depositar|cobrar|cambiar|pedir} {un cheque|cheques|una chequera}'],
  'answer.interest': [
    '{cuánto|qué} {interés|rendimiento|intereses} {dan|pagan|da la cuenta de ahorros|ofrecen}',
    '{gano|genera|da} {intereses|algo} {mi cuenta|mi dinero|el ahorro}',
  ],
  'answer.fees': [
    '{cuánto|qué comisión} {cobran|cuesta|me van a cobrar|vale} {por transferir|una transferencia|mandar dinero|la cuenta|por todo|}',
    '{hay|tiene|cobran} {comisión|algún costo|comisiones|cuota mensual} {por enviar|por la cuenta|por esto|}',
    '{es|sale|todo es} gratis {mandar dinero|tener la cuenta|esto|}',
  ],
  'answer.limits': [
    '{cuál es|hay|dime} {mi límite|el límite|un límite|el máximo} {diario|de transferencia|para enviar|por pago|}',
    '{cuánto|hasta cuánto} puedo {mandar|transferir|pagar|enviar} {al día|de una vez|hoy|como máximo}',
    '{quiero|puedo} {hacer un pago grande|transferir mucho dinero|enviar una cantidad muy alta}',
  ],
  'answer.timing': [
    '{cuánto|cuántos días} {tarda|demora|se tarda|toma} {una transferencia|el pago|en llegar|el depósito|el dinero}',
    '{cuándo|a qué hora} {llega|llegará|estará} {el dinero|mi transferencia|el pago}',
  ],
  'answer.account-number': [
    '{cuál es|dime|dónde veo|necesito} {mi número de cuenta|el número de ruta|mi clabe|el iban|los datos de mi cuenta} {para mi nómina|para que me paguen|}',
  ],
  'answer.add-money': [
    '{cómo|de qué forma} {meto|ingreso|pongo|agrego|deposito} dinero {en mi cuenta|aquí|desde otro banco|}',
    '{puedo|cómo} {recibir|cobrar} {mi nómina|mi sueldo|mi salario} {aquí|en esta cuenta}',
  ],
  'answer.declined': [
    '{por qué|cómo es que} {rechazaron|no pasó|falló|no salió|cancelaron} {mi pago|mi transferencia|la transferencia|el envío}',
    '{mi|la|el} {pago|transferencia} {fue rechazado|no pasó|falló|no se hizo} {otra vez|y no sé por qué|}',
  ],
  'answer.not-recognised': [
    '{no reconozco|no sé qué es|no recuerdo} {un cargo|este pago|una compra|un movimiento} {de ayer|en mi cuenta|de <amount>|}',
    '{hay|veo|tengo} un {cargo|pago|retiro} {raro|desconocido|extraño} en mi cuenta',
  ],
  'answer.charged-twice': [
    '{me cobraron|me cargaron|pagué|salió} {dos veces|doble|repetido} {lo mismo|el mismo pago|}',
  ],
  'answer.refund': [
    '{quiero|cómo pido|puedo pedir} {un reembolso|que me devuelvan el dinero|una devolución} {de una compra|}',
    '{cuándo|dónde} {llega|está|me dan} mi {reembolso|devolución}',
  ],
  'answer.not-arrived': [
    '{no ha llegado|no llega|todavía no llega|no le llegó} {mi transferencia|el dinero que mandé|el pago a <name>|lo que envié}',
  ],
  'answer.safety': [
    '{es|está|son} {seguro|segura|confiables|de fiar} {mi dinero|este banco|mi cuenta|ustedes|parley}',
    '{cómo|qué hacen para} {protegen|proteger} {mi dinero|mis datos|mi cuenta}',
  ],
  'answer.statements': [
    '{necesito|quiero|cómo obtengo|mándame} {un estado de cuenta|mi estado de cuenta|un comprobante|una constancia bancaria} {del mes pasado|en pdf|para un trámite|}',
  ],
  'answer.exchange-rate': [
    '{a cuánto|cuál es} {está el dólar|el tipo de cambio|el euro} {hoy|en pesos|}',
    '{cuántos|cuánto son} {pesos|euros|dólares} {me dan por|son} <amount>',
  ],
  'answer.rewards': ['{tengo|dan|cómo gano|tienen} {puntos|recompensas|cashback|bonos|premios} {por invitar|}'],
  'answer.credit-score': [
    '{cuál es|cómo mejoro|cómo veo} mi {historial crediticio|puntaje de crédito|score|buró de crédito}',
  ],
  'answer.languages': [
    '{hablas|puedes hablar|atienden en} {inglés|otro idioma|francés|portugués}',
    '{qué|cuántos} idiomas {hablas|manejan}',
  ],
  'answer.robot': [
    '{eres|hablo con|esto es} {un robot|un bot|una máquina|una persona|una ia} {o una persona|de verdad|}',
  ],
  'answer.who': ['{quién eres|quiénes son ustedes|qué banco es este|qué es parley|quién te hizo}'],
  'none.home': [
    '{despiértame|pon una alarma|pon un temporizador|quita la alarma|qué alarmas tengo|cancela la alarma} {a las siete|mañana|de diez minutos|para el lunes|}',
    '{enciende|apaga|baja|sube|cambia} {la luz|las luces|el volumen|la tele|la calefacción|el color de las luces|la música|la radio|la cafetera|la aspiradora} {de la cocina|del salón|}',
    '{pon|reproduce|quiero escuchar|salta|repite|para} {música|una canción|rock|mi lista|el podcast|la radio|a shakira|esta canción}',
    '{qué canción|qué artista|quién canta} {es esta|está sonando|esto}',
    '{agrega|añade|quita|borra} {leche|pan|huevos|una tarea} {a la lista|de la lista de la compra|en mi lista}',
    '{qué tengo|hay algo|muéstrame lo que hay} en {mi agenda|el calendario|mi lista} {hoy|mañana|}',
    '{recuérdame|ponme un recordatorio para} {llamar a mi madre|sacar la basura|tomar la pastilla|la reunión de las cinco}',
    '{crea|borra|cancela|mueve} {un evento|la reunión|la cita|una cita} {con juan|del viernes|a las diez|}',
    '{lee|manda|revisa|contesta|tengo} {mi correo|un correo a mi jefe|correos nuevos|un tuit|el mensaje de ana}',
    '{necesito|pide|pídeme} {un taxi|un uber|una pizza|comida china|sushi} {a casa|para esta noche|}',
  ],
  'none.small': [
    '{qué tiempo|qué clima|va a llover|hace frío|cómo está el clima|va a nevar} {hace|hay|mañana|hoy|en madrid|este fin de semana|}',
    '{qué hora es|qué día es hoy|qué fecha es} {en londres|}',
    '{cuéntame|dime|léeme} {un chiste|las noticias|una historia|algo gracioso|los titulares}',
    '{quién es|cuándo nació|dónde está|qué edad tiene} {el presidente de francia|einstein|la torre eiffel|messi|brad pitt}',
    '{qué significa|define|cómo se escribe|traduce} {la palabra amor|democracia|necesario|hola al francés|serendipia}',
    '{cuánto es|cuál es} {cinco por nueve|doce más treinta|la raíz de ochenta|diez entre cuatro}',
    '{eres|te quiero|me caes} {muy lista|bonita|bien|tonto|gracioso}',
    '{estoy|me siento} {aburrido|triste|cansada|feliz|enfermo}',
    '{jaja|mmm|ajá|guau|vaya|órale} {qué cosas|ok|sí|}',
    '{tira un dado|lanza una moneda|vamos a jugar|canta una canción}',
  ],
  'none.kitchen': [
    '{cómo se hace|cómo cocino|receta de|cuánto tiempo se cuece} {el arroz|una tortilla|la paella|un pastel|la pasta|el pollo}',
    '{qué restaurantes|dónde puedo comer|hay algún bar} {hay cerca|aquí|abiertos ahora}',
    '{cuántas calorías|cuánta azúcar} tiene {una manzana|el arroz|la cerveza}',
    '{reserva|cancela} una mesa {para dos|a las ocho|}',
  ],
  'none.travel': [
    '{reserva|busca|quiero|compra} {un vuelo|un billete de tren|un hotel|un boleto de avión} {a parís|a madrid|para mañana|}',
    '{a qué hora|cuándo} {sale|llega} {el tren|el próximo vuelo|el autobús} {a barcelona|}',
    '{cómo llego|llévame|cuál es la mejor ruta} {al aeropuerto|a la estación|a casa|al trabajo}',
    '{cómo está|hay} {el tráfico|atasco|un accidente} {en la autopista|de camino al trabajo|}',
  ],
  'none.car': ['{mi coche|el carro|la moto} {no arranca|se descompuso|tiene una llanta ponchada|necesita aceite}'],
  'none.work': [
    '{cuántos días|tengo días} de vacaciones {me quedan|tengo|}',
    '{quiero|cómo} {pedir vacaciones|renunciar a mi trabajo|buscar trabajo|pedir un aumento}',
  ],
  'none.other': [
    '{quién ganó|cómo quedó|a qué hora juega} {el partido|el mundial|el madrid|el américa|el clásico}',
    '{qué películas|qué series} {hay en el cine|me recomiendas|dan hoy}',
    '{cómo puedo|ayúdame a} {bajar de peso|dormir mejor|arreglar la lavadora|aprender inglés|plantar tomates}',
    '{explícame|qué es|háblame de} {la gravedad|la fotosíntesis|el big bang|el imperio romano|la inflación}',
    '{dónde puedo|quiero} comprar {zapatos|un carro usado|una casa|boletos para el concierto|un perro}',
    '{llama|marca|escribe} a {mi mamá|juan|la doctora|mi esposa} {por favor|}',
    '{cómo están|a cuánto están} {las acciones de apple|la bolsa|el oro|el petróleo}',
    '{abre|cierra} {la puerta|la cámara|youtube|la ventana|el navegador}',
  ],
}
