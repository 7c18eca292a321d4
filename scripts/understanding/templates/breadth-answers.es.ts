import type { Templates } from './expand.ts'

/** What is asked, and what is about nothing here, in many more words. Nothing is held back of them. */
export const moreBreadth: Templates = {
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
