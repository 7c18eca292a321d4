import { coinName, COINS } from '#bank/ground/coins.ts'
import { listed } from './listed.ts'
import type { common as english } from './common.en.ts'
import { bold, code, lines, rich, type Text } from './text.ts'

/** Said between dialogs, and the menu. */
export const common: typeof english = {
  menu: (name: string | undefined): Text =>
    name === undefined
      ? rich`¿Qué quieres hacer? Presiona un botón, o dilo con tus palabras, por ejemplo ${code('envía 20 a alex')}.`
      : rich`Hola, ${bold(name)}. ¿Qué quieres hacer? Presiona un botón, o dilo con tus palabras, por ejemplo ${code('envía 20 a alex')}.`,
  greeting: (name: string): Text => rich`Hola, ${bold(name)}.`,
  welcomeBack: (handle: string): Text =>
    rich`Hola de nuevo, ${bold(`@${handle}`)}. Inicia sesión con tu PIN y puedo ayudarte con todo.`,
  hello: lines(
    rich`${bold('Hola, soy Parley, un banco con el que hablas.')}`,
    rich`Abre una cuenta, envía dinero y compra ${listed(
      COINS.map((coin) => coinName(coin).toLowerCase()),
      'o',
    )} aquí mismo, en el chat. Registrarte toma unos dos minutos.`,
  ),
  fallback: rich`No entendí eso. Esto es lo que puedo hacer.`,
  examples: rich`Presiona un botón, o dilo con tus palabras: ${code('envía 20 a alex')}, ${code('saldo')}, ${code('precio de bitcoin')}, ${code('avísame cuando btc suba de 70 mil')}.`,
  help: lines(
    rich`${bold('Lo que puedo hacer')}`,
    rich`${bold('Cuentas')}: ${code('saldo')}, ${code('abre una cuenta llamada renta')}, ${code('cambia el nombre de renta a casa')}, ${code('cierra renta')}`,
    rich`${bold('Agregar o retirar dinero')}: ${code('agregar dinero')}, ${code('retira 50 a mi banco')}`,
    rich`${bold('Enviar')}: ${code('envía 20 a @alex por el almuerzo')}`,
    rich`${bold('Pedir dinero')}: ${code('pide 20 a alex por la pizza')}, ${code('divide 60 entre alex y sam')}`,
    rich`${bold('Pagos programados')}: ${code('envía 800 a sam por la renta cada mes el día 1')}, ${code('pausa renta')}`,
    rich`${bold('Historial')}: ${code('historial')}, ${code('¿dónde está mi pago?')}, ${code('cancela mi pago')}`,
    rich`${bold('Precios')}: ${code('¿a cuánto está bitcoin?')}`,
    rich`${bold('Cripto')}: ${code('compra $50 de bitcoin')}, ${code('vende $20 de eth')}, ${code('compra $50 de btc si baja de 60k')}, ${code('compra $20 de bitcoin cada viernes')}`,
    rich`${bold('Alertas de precio')}: ${code('avísame cuando btc suba de 70 mil')}`,
    rich`${bold('Preguntas')}: ${code('¿cuánto cobran de comisión?')}, ${code('¿cuánto tarda?')}, ${code('¿por qué rechazaron mi pago?')}`,
    rich`${bold('Un problema')}: ${code('reportar un problema')}, ${code('mis reportes')}, ${code('hablar con una persona')}`,
    rich`${bold('Si no puedes entrar o algo te preocupa')}: ${code('olvidé mi PIN')}, ${code('perdí mi teléfono')}, ${code('congelar')}`,
    rich`${bold('Mis datos')}: ${code('cambiar mi correo')}, ${code('cambiar pin')}, ${code('vincular')}`,
    '',
    rich`Di ${code('atrás')} para corregir tu última respuesta y ${code('cancelar')} para parar. Nada se mueve hasta que presiones Confirmar en un resumen que lo muestra todo.`,
    rich`Te pido tu número de Seguro Social solo para verificar tu identidad, y tu PIN cuando inicias sesión o haces algo importante, siempre donde quedan ocultos. Nadie más debería pedírtelos.`,
  ),
  needsLogin: rich`Primero inicia sesión.`,
}
