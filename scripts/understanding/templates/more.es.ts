import type { Templates } from './expand.ts'

/** More ways of saying in Spanish what is easily taken for something else. */
export const more: Templates = {
  send: [
    '{dale|dele|pásale|entrégale|hazle llegar|depositale|deposítale} {<amount>|<money>|su mesada|lo suyo|su parte} a {<name>|mi <relative>|mi amigo|ese señor}',
    '{paga|pague|págale|pagale|liquida|salda} {lo que le debo|mi deuda|lo que quedó pendiente|su dinero|lo de la <thing>} {a|con} {<name>|mi <relative>|mi amigo}',
    'que {le llegue|reciba|tenga} {<money>|<amount>|su dinero} {<name>|mi <relative>|a mi <relative>|a <name>} {hoy|ya|hoy mismo|rápido|}',
    '{cómo le|cómo les|cómo te} {paso|mando|envío|hago llegar} {<money>|dinero|plata|algo} a {mi <relative>|<name>|un amigo|mi familia}{| por aquí|}',
    '{me toca|quedé de|tengo que|me falta} {reponerle|regresarle|devolverle|darle|pagarle} {a <name>|a mi <relative>} {lo que puso|lo que gastó|su dinero|<amount>}',
    '{envía|mandá|enviá|transferí|manda|pasá|pasa} {plata|guita|dinero|lana} {a mi <relative>|a <name>|a un amigo}{| ya| hoy|}',
  ],
  request: [
    '{<name>|mi <relative>|mi roomie|un cliente|mi amigo} {no me ha pagado|me quedó a deber|todavía no me da|no me regresa} {<amount>|lo de la <thing>|su parte|lo que le presté}{|, cóbrale|, pídeselo|}',
    '{cómo|de qué forma} {le cobro|le pido|cobro} {dinero|lo que me debe|su parte|} a {un cliente|<name>|alguien|mi <relative>}{| por aquí|}',
    '{pedí|pedile|cobrá|solicitá|pide|cobra} {<amount>|plata|dinero|la plata} a {<name>|mi <relative>|mi amigo}',
    'que me {paguen|depositen|manden|den} {lo que me deben|<amount>|mi dinero|lo de la <thing>}',
    '{necesito|quiero} {cobrar|cobrarle} {a un cliente|una venta|un trabajo|lo que vendí|mi parte}',
  ],
  sell: [
    '{vendé|vendeme|véndame|quiero que vendas} {<amount> de <bitcoin>|mis <bitcoin>|todo lo que tengo de <bitcoin>|la mitad}',
    '{convertí|conviérteme|pásame|cámbiame} {mis|los} <bitcoin> {a dólares|a dinero normal|en efectivo|de vuelta}',
    '{salirme|retirarme|zafarme} {de|del} {<bitcoin>|todo lo cripto}',
    'dónde {vendo|cambio|liquido} {mis|los} <bitcoin>',
    '{deshacerme|desprenderme} de {mis|los} <bitcoin>',
  ],
  'open-account': [
    '{quisiera|quiero|hazme|necesito} {otra cuentita|un ahorro aparte|un fondo aparte|una cuenta distinta|una cuenta más} {para <thing>|para la <thing>|}',
    '{se puede|puedo|me dejan} {tener|abrir} {más de una cuenta|una cuenta para <thing>|otra cuenta}',
    '{billetera|wallet} {nueva|de <bitcoin>|para guardar <bitcoin>}',
    '{abrí|abra|abre|crea|creá} {una|otra} {cuenta|billetera|cuenta nueva}',
  ],
  split: [
    '{que|hay que} {dividamos|repartamos|partamos} {la cuenta|los gastos|el recibo del restaurante|lo del viaje}',
    '{éramos|somos|fuimos} <number> {y pagué yo|y yo puse todo|y gastamos <amount>}{|, repártelo|, cuánto le toca a cada uno|, divídelo}',
    '{dividí|dividilo|repártelo|divídelo|partí} {entre todos|entre <number>|con <name>|en partes iguales}',
    'cuánto {le toca|nos toca|pone} a {cada uno|cada quien|cada persona}{| de la cuenta|}',
  ],
  requests: [
    '{cuánto|a quién} {le debo|les debo|debo} {dinero|plata|todavía|}{| a mis amigos| a la gente|}',
    '{ya vi|quiero ver|dónde veo} {lo que me piden|lo que pedí|quién me pidió|los cobros que me mandaron}',
    '{no voy a|no quiero|cómo puedo} {pagar|aceptar|rechazar} {esa solicitud|lo que me pide <name>|ese cobro}',
  ],
  fund: [
    '{me falta saldo|necesito saldo|ponme saldo|quiero saldo}{| en la cuenta|}',
    '{pasarme|traerme|mandarme} {dinero|<amount>} {de mi otro banco|desde <bank>|de la otra cuenta} {para acá|a parley|a mí mismo|}',
    '{conectar|vincular|enlazar} {mi banco|<bank>|la cuenta donde me pagan|mi banco de siempre}',
    'cómo {le meto|le pongo|le cargo|cargo} {saldo|dinero|<money>} {a esto|a la cuenta|aquí|}',
  ],
  crypto: [
    '{mis|los} <bitcoin> {cuánto valen|cómo van|cuántos son}{| ahorita|}',
    '{cuánta|qué} {ganancia|pérdida|utilidad} {llevo|tengo} {en|con} {<bitcoin>|mis <bitcoin>}',
    'qué {tengo|compré|guardo} en <bitcoin>',
  ],
  buy: [
    '{comprá|comprame|agarrame|compre} {<amount> de <bitcoin>|<bitcoin>|un poco de <bitcoin>}',
    '{adquirir|conseguir|obtener} <bitcoin>{| por aquí|}',
  ],
  register: [
    '{me quiero|nos queremos|quería} {unir|registrar|inscribir|dar de alta}{| con ustedes| en el banco|}',
    '{ser|convertirme en|volverme} {cliente|parte del banco|usuario} {de ustedes|de parley|}',
  ],
  'sign-out': [
    '{bye|listo|adiós}{|,} {cierra mi sesión|sal de mi cuenta|desconéctame}',
    '{deslogueo|log out|desconectar|cierre de sesión}{| por favor|}',
  ],
  claim: [
    '{pero|oye|es que} {ya tengo cuenta|ya soy cliente|yo ya estaba registrado}{| aquí| en este banco|}',
    'mi cuenta {de siempre|que ya tenía|anterior} {la quiero abrir aquí|cómo la uso aquí}',
  ],
  'lost-chat': [
    '{nuevo|estreno} {<phone>|número}{|,} {cómo recupero|cómo sigo con|qué pasa con} mi cuenta',
    '{se borró|desapareció|perdí} {la conversación|el chat|mi telegram} {con ustedes|del banco|}',
  ],
  'export-data': [
    '{todo|qué|cuánto} {saben|tienen guardado} {de mí|sobre mí}',
    '{pásame|quiero|dónde bajo} {un archivo con|} {mis datos|mi información personal}',
  ],
  freeze: [
    '{frena|frená|paren|detengan|tranca} {todo|mi cuenta|los pagos} {ya|que me están robando|rápido|por favor}',
    '{ponle candado|cierra con llave|inmoviliza} {a mi cuenta|mi cuenta|todo}',
  ],
  'answer.declined': [
    '{quise|intenté|traté de} {pagar|mandar|transferir} y {no me dejó|no pasó|salió error|me lo rechazaron|dijo que no}',
    '{rebotó|se cayó|no se hizo|no procedió} {mi|la|el} <payment>{| por qué| hoy|}',
    'cuál {es|fue} {el motivo|la razón} {del rechazo|de que no pasara|por la que rechazaron mi pago}',
  ],
  'answer.charged-twice': [
    '{cobro|cargo|pago} {doble|duplicado|repetido}{| en mi cuenta| de ayer|}',
    '{dos|2} {cobros|cargos|descuentos} {iguales|del mismo pago|por lo mismo}',
  ],
  'answer.fees': [
    '{la|esa} comisión {de qué es|por qué es|es mucha|cuánto es}',
    '{me van a|van a} {cobrar|quitar|descontar} {algo|comisión|dinero} {por mandar|por tener la cuenta|por usar esto|al transferir}',
  ],
  'answer.balance-not-updated': [
    '{no entiendo|revisen|no me checa} {mi saldo|el saldo que aparece|las cuentas de mi saldo}',
    '{desapareció|se esfumó|falta} {<amount>|dinero|plata} {de mi saldo|de mi cuenta}',
  ],
  'answer.currencies': [
    '{solo|nada más} {en dólares|dólares} {o también|y no} {pesos|euros|otra moneda}',
    '{tener|guardar|cobrar} {en pesos|en euros|otra divisa}',
  ],
  'answer.beneficiary': [
    '{quién|quiénes} {puede|pueden} {recibir|cobrar} {lo que mando|mi dinero|mis pagos}',
    '{la otra persona|quien recibe|el destinatario} {necesita|tiene que tener} {cuenta|parley|registrarse}',
  ],
  'answer.not-recognised': [
    '{yo|eso} no {compré|autoricé|hice|pedí} {eso|nada de <amount>|ese pago|nada}',
    '{me apareció|salió|veo} {algo|un gasto|un retiro} que {no es mío|no hice|no reconozco}',
  ],
  'answer.age': [
    '{desde|a partir de|con} {qué edad|cuántos años} {se puede|dejan|puede uno} {abrir cuenta|registrarse|tener esto}',
    '{mi hijo|mi hija|un menor} de {15|16|diez} años {puede|quiere} {tener cuenta|abrir cuenta|usarlo}',
  ],
  'answer.add-money': [
    '{opciones|formas|maneras} {de|para} {cargar|meter|depositar} {dinero|saldo|}',
    '{por dónde|con qué} {se le mete|se carga|se agrega} {dinero|saldo}',
  ],
  'answer.branch': [
    '{tienen|hay} {un lugar|un local|oficina} {físico|donde ir|para ir en persona}',
    '{quiero|puedo|prefiero} ir {en persona|al banco|a una oficina}',
  ],
  'answer.card-arrival': [
    '{mi tarjeta|el plástico} {cuándo viene|ya viene|ya la mandaron|dónde anda}',
    '{esperando|sigo esperando} {mi tarjeta|la tarjeta}{| hace semanas|}',
  ],
  'answer.robot': [
    '{contesta|atiende|responde} {un robot|una máquina|una persona}{| aquí|}',
    '{parece|creo} que {eres un bot|estoy hablando con una máquina|sos un robot}',
  ],
  'people.human': [
    '{a qué número|dónde} {les marco|llamo|los llamo|les hablo|puedo llamar}',
    '{que me|necesito que me|quiero que me} {atienda|ayude|conteste|hable} {una persona|un ser humano|alguien|alguien que sí entienda}',
    '{me pasas|pásenme|pasame} {con|a} {alguien|una persona|el encargado|el gerente|alguien que sí sepa}',
  ],
  'people.complaint': [
    '{los|las} {demando|voy a demandar|voy a denunciar}{| si no responden|}',
    '{nunca|jamás} {responden|ayudan|sirven}{|, qué mal servicio|, qué banco tan malo}',
    '{quiero dejar|tengo} una {queja|inconformidad}{| por escrito|}',
  ],
  'people.fraud': [
    '{caí|creo que caí|mi <relative> cayó} en {una estafa|un engaño|una trampa|un fraude}',
    '{le piqué|le di|di clic} a un {link|enlace|mensaje} {y puse mis datos|raro|falso}',
    '{alguien|no sé quién} {se metió|anda|entró} {a|en} mi {cuenta|perfil}',
  ],
  'people.wrong-payment': [
    '{ese dinero|el pago|la plata} {se fue|llegó|cayó} {a otra persona|a quien no era|a otro lado}',
    '{uy|ay no|chin}{|,} {mandé|le mandé|pagué} {mal|a otro|de más|a quien no era}',
  ],
  'none.small': [
    '{me caes bien|qué onda contigo|qué haces|qué cuentas|qué hay de nuevo}',
    '{te quiero|te extraño|besos|abrazos|feliz navidad|felicidades|buen provecho|salud}',
  ],
  'none.other': [
    '{vendo|cambio|regalo|se renta} {mi carro|un departamento|una moto|mi <phone>|ropa usada}{|, buen precio|, está como nuevo|}',
    '{mi|el} {esposo|novio|jefe|vecino} {no me contesta|está enojado|es muy celoso|me gritó}',
  ],
  'answer.cutoff': [
    '{a qué hora|hasta cuándo} {puedo|tengo para} {pagar|mandar|enviar} {y que salga hoy|para que llegue hoy|para el mismo día}',
    '{los domingos|en navidad|en la noche|en fin de semana} {también|sí} {mandan|salen|pasan|trabajan}{| los pagos|}',
  ],
  'answer.rewards': [
    'qué {gano|me dan|regalan} {por usarlo|por invitar|si invito a alguien|si recomiendo}',
    '{me dan|hay} {algo|dinero|premio} por {invitar|traer un amigo|recomendarlos}',
  ],
  'answer.apple-pay': [
    '{pagar|pago} {en las tiendas|en el súper|en la caja} con {el <phone>|mi reloj}',
    '{manejan|usan|puedo mandar por} {zelle|paypal|venmo|cash app}',
  ],
}
