/**
 * Words that a sentence to the bank is made of in Spanish, and what people call one another and their accounts there, without
 * accents: as a handle each of them would receive what was meant otherwise (`envía 20 a mamá`).
 */
const WORDS = `
grafico graficos grafica graficas
periodica periodicas semanal semanales mensuales
varo mnn mnna mnana manan
presta prestale prestame anula devuelve deshaz lomejor cafe cafecito cerveza cervezas boda fiesta iglesia boleto boletos
entrada entradas medico dentista mecanico plomero estacionamiento propina propinas maestro maestra patron patrona nino
ninos ninera suegra suegro cunado cunada sobrino sobrina nieto nieta compadre comadre
feria
abajo abiertas abona abre abril abrir abuela abuelo acaso acceder acceso actividad actualiz acuerdo adelante adios
agente agosto agradezco agrega agregar agua ahora ahorita ahorro ahorros ajustes alcance alcanza alerta alertas algo
alguien alguno algunos alla almuerzo alquiler alrededor alto ambos americanos amiga amigo amos anad anade anda ano
anos anterior antes anual anualmente apellido apenas aplicacion apodo aprox aproximadamente aquel aquella aquello aqui
arriba ars asesor asi atencion atras aument aumente aun aunque avis ayer ayuda baj baja bajar baje bajo balboa balboas
bancaria bancarias banco bien billetera bolivar bolivares boliviano bolivianos bolsa bolso borra borrad borrado borrar
borre borres buen bueno cabeza cada cae caiga cambia cambiala cambiale cambialo cambio cancela cancelar cantidad carga
cargar cargo cartera casero casi casos castellano catorce celular cena centavo centavos centimo centimos cerca cero
cerrar ces chao chau cien ciento cierra cinco cincuenta claro clave cliente clp cobra cobrale cobrar codigo
colegiatura colon colones coma comenzando comenzar comestibles comida comienzo comienzos como compartir completo
compra comprar compre compro comprobante comprobantes computadora comunica con concepto conducir conecta confiable
confiar configuracion confirma confirmado confirmar confirmo congela congelar conmigo conservar continu contrasena
copia cordoba cordobas corona coronas correcto corregir correo corriente cosas crc crea crear creo cripto cruce cual
cuales cualquiera cuando cuanta cuanto cuarenta cuarto cuatro cuatrocientos cuenta cuentas cuesta cumpleanos curso
cuyo dale dame dar darle darme datos debajo debe deberia debia debo decir deja dejalo dejar del demas dentro deposita
depositar deposito derecho desaparecio desayuno descarga descienda descongela descongelar desde deseo deshacer deshaz
despues destinatario det deten detener detente deuda devolver devuelv diariamente diario diarios dias dicho diciembre
diciendo diecinueve dieciocho dieciseis diecisiete diez diga digo dinero direccion disponible dispositivo dispositivos
divide dividir doble doce dolar dolarcitos dolare dolares domicilio domingo domingos donde dop dos doscientos durante
edad efectivo ejemplo electronico elegir elimina elimine ella ellas ello ellos emergencia empezando empezar empieza
encima ener enero english ensename ent entonces entrar entre entrega entro envia enviale envialo enviame enviar envie
envies envio envios equivocada eran salirdetodo equivoque era ero esa esas escribe escribir escuela ese eso esos espanol espera esposa
esposo est esta estado estados estadounidenses estafa estafador estafaron estan estas este esterlinas esto estos estoy
exactamente exceda excelente excepto exporta exportar extrano factura fallo falta favor febrero fecha fin fines fondos
fono foto franco francos fue fueron fui funciona ganme gasolina gaste gasto genial gir giro gtq guarani guaranies
guarda guardado guardan guardas gustaria habia habla hablas hablo hace hacer hacerme haces hacia hackearon hago han
hasta hay haz hazlo hazme hermana hermano hice hija hijo hipoteca historial hizo hnl hora horas hoy humano identidad
identificacion idioma idiomas imagen importa impuestos ine informacion ingresar inicia iniciando iniciar inicio
inicios inmediatamente inmediato inscribirme jamas jefa jefe jue jueves jul julio jun junio lado lados ladron language
lares las leer lempira lempiras les libra libras licencia limite limites liras lista listar listo llamada llamado
llame llega llegado llego llegue llevo logro los luego lugar lunes luz mal mama mami manana manda mandale mandalo
mandame mandar mande mandes mando manten mantener mar martes marzo mas maximo mayo mayor media mediados medianoche
medio mediodia mejor menor menos mensaje mensual mensualmente mes meses mete mia mias mientras miercoles millon
millones minimo minuto minutos mio mios mira mis misma mismas mismo mismos mitad mites mochila moneda monedas monto
mostrar motivo mover movil movimiento movimientos mucha muchas muchisimas mucho muchos muestra muy nacimiento nada
nadie navegador navegadores navidad necesario necesita necesito ninguna ninguno nip noche nombre nombres nomina nop
nos nosotros nota notific novecientos noventa novia noviembre novio nuestra nuestras nuestro nuestros nueva nueve
nuevo numero numeros nunca ochenta ocho ochocientos oct octubre olvida olvidalo olvide olvido omite orden ordenes otra otras otro
otros oye pag paga pagale pagar pago pagos pague papa par para parar parte partes partir pas pasa pasado pasame
pasaporte pase paso pausa pausar pedir pediste pendiente pendientes perdi perdon perfecto perfil pero persona
personales personas pico pidas pide pidele pides pidi pido pierd plata plataforma poca pocas poco pocos podria podrias
pon poner pongas ponle ponlo por porfa porfavor porque portafolio posible precio precios pregunta prima primer primera
primero primo principal principio principios problema problemas programa programados programar pronto proxim proxima
proximo prueba puede puedes puedo pues punto pyg que queda quede quedo queja queria quetzal quetzales qui quien
quienes quienquiera quiere quiero quince quincena quincenal quincenalmente quincenas quinientos quise quisiera quita
quitale quitar quiza quizas reactiva reales realidad realiza realizar reanuda reanudar rebase recarga recibe recibo
recibos recientes reclama reclamar recuerdo recuperacion recuperar recupero recurrente recurrentes reembolso
referencia regalo registrarme registro regresa regresar renombra renta repart reportados reportar reportaste reportes
representante resto revert revierte revisa robaron robo rompa rublo rublos rupia rupias ruta sabado sabados sabe saber
sabes salario saldo saldos sali salio salir saludos salvo sea secreto seguro seis seiscientos semana semanal
semanalmente semanas sep septiembre ser sesenta sesion sesiones setecientos setenta setiembre siempre siete siguiente
sin sirve sobrante sobre sol sola solamente soles solicita solicitar solicite solicitud solicitudes solo soporte soy
spanish string sub suba sube subir sueldo suma supera supere supuesto sus suspende suya suyo tableta tal tambien tanto
tantos tarde tasa tasas tel telefono tener tengo tenia termina terminando tia tiene tienen tienes tio toca toda todas
todavia todo todos tomo toque transaccion transacciones transferencia transferencias transferir transfiere
transfierele trece treinta tres trescientos trimestral tus tuya tuyo ultima ultimo una unas unirme uno unos ups usa
usan usando usar usas uso usted ustedes usuario vacaciones vale valen vamos van varias varios vas vaya veces vecina
vecino veinte veinticinco veinticuatro veintidos veintinueve veintiocho veintiseis veintisiete veintitres veintiun
veintiuna veintiuno vemos vende vender venta ver verdad verdes verificacion ves vez viaje viene viernes vincula
vinculacion vinculados vincular volver vuelta vuelve vuelvo yenes
humana humanos asesora operador operadora ejecutivo ejecutiva gerente supervisora encargado encargada empleado
empleada quejas reclamo reclamos reclamacion fraude fraudes tarjeta tarjetas telefonos ladrones robado robada perdido
perdida extravie equivocado incorrecto incorrecta errado destinataria beneficiario beneficiaria ubicacion mensajes
texto textos correos imagenes cancion canciones invitacion invitaciones enlace enlaces archivo archivos documento
documentos carta cartas paquete paquetes besos abrazos flores recordatorio recordatorios contacto contactos comunicame
conectame ponme caso responder contestar desconocido desconocida lana ademas comision comisiones
retira retirar retiro
`

/** What money is spent on, and with whom (`manda 20 al gimnasio`), without accents. */
const SPENDING = `
gimnasio futbol deporte deportes natacion baile clases clase cafeteria desayunos comidas cenas almuerzos merienda
postre helado pastel torta tortas vino licor tragos trago copas cigarros bebida bebidas refresco restaurante
restaurantes taqueria panaderia carniceria fruteria mandado despensa supermercado mercado tienda tiendas abarrotes
farmacia medicina medicinas remedio remedios clinica terapia terapeuta veterinario veterinaria optica lentes
mercadolibre mercadopago rappi oxxo soriana chedraui bodegaaurrera liverpool coppel elektra cinepolis cinemex telmex
telcel movistar izzi totalplay bimbo pemex bizum yape nequi combustible nafta pasaje pasajes taxis camion metrobus
autobus peaje peajes casetas boletas avion vuelo vuelos tren hospedaje hoteles alojamiento ropa zapatos vestido
peluqueria barberia maquillaje tintoreria lavanderia muebles ferreteria llantas taller reparacion reparaciones arreglo
cine pelicula peliculas teatro museo concierto conciertos juego juegos loteria apuesta apuestas suscripcion
suscripciones membresia membresias bodas bautizo quinceanera graduacion aniversario fiestas posada navidades guarderia
kinder universidad colegio tutoria libros libro utiles uniforme uniformes inscripcion limosna diezmo donacion
donaciones donativo colecta rifa tanda telefonia calefaccion basura mascota mascotas perro gato pension multa multas
fianza arriendo expensas predial tenencia seguros
`

export const reservedWords: readonly string[] = `${WORDS} ${SPENDING}`.trim().split(/\s+/)

/** Who speaks for a bank, or seems to: nowhere in a handle. */
export const roles: readonly string[] = [
  'soporte',
  'seguridad',
  'administrador',
  'moderador',
  'oficial',
  'verificado',
  'atencionalcliente',
  'reembolsos',
  'facturacion',
  'servicio',
  'fraude',
]
/** Short ones: at the beginning or the end of a part of a handle. */
export const shortRoles: readonly string[] = ['banco', 'ayuda', 'equipo']
/** In a legal name, as words of their own. */
export const rolesInNames: readonly string[] = [
  'soporte',
  'seguridad',
  'administrador',
  'administradora',
  'moderador',
  'oficial',
  'equipo',
  'servicio',
  'servicios',
  'sistema',
  'departamento',
  'fraude',
  'facturacion',
  'cliente',
  'verificado',
  'aviso',
  'alerta',
  'alertas',
  'reembolso',
  'reembolsos',
]
/** As whole legal names. */
export const namesOfNobody: readonly string[] = [
  'banco',
  'elbanco',
  'tubanco',
  'subanco',
  'mibanco',
  'nuestrobanco',
  'otrobanco',
  'ayuda',
  'nomina',
  'cliente',
  'nadie',
  'desconocido',
  'remitente',
  'destinatario',
  'policia',
  'hacienda',
]
