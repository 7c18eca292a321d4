import type { MessageEntity } from '@grammyjs/types'
import type { Piece } from './split.ts'

type Styled = Piece['styled'][number]

/**
 * What Telegram makes a link of by itself, whoever wrote it: addresses with and without a scheme, e-mail addresses. The label
 * before the last dot and the name behind it decide; what it is more exact about is only shown plainly here.
 */
const ADDRESS = String.raw`(?:[a-z][a-z\d+.-]{1,20}:\/\/\S+)|(?:(?:[\p{L}\p{N}_+%-]+[.@])*[\p{L}\p{N}_-]+\.\p{L}{2,}(?=$|[^\p{L}\p{N}])(?:[\/?#:]\S*)?)`
/**
 * Names with a sign in front. A handle of ours is the name of a stranger there, to be written to by a tap; a tap on a command
 * sends it; tags are searched for in the chats of others.
 */
const TAPPED = String.raw`(?<![\p{L}\p{N}_@])@\w{2,}|(?<![\p{L}\p{N}_\/<>])\/\w+(?![\/<>\w])|(?<![\p{L}\p{N}_])#[\p{L}\p{N}_]+|(?<![\p{L}\p{N}_$])\$[A-Z]{1,8}(?![A-Za-z])`
const LINK = new RegExp(`${ADDRESS}|${TAPPED}`, 'giu')

/** Parts of a stretch that lie outside of all the others. */
const without = (stretch: Styled, cuts: readonly Styled[]): readonly Styled[] =>
  cuts.reduce<readonly Styled[]>(
    (left, cut) =>
      left.flatMap((each) => [
        ...(cut.from > each.from ? [{ ...each, to: Math.min(each.to, cut.from) }] : []),
        ...(cut.to < each.to ? [{ ...each, from: Math.max(each.from, cut.to) }] : []),
      ]),
    [stretch],
  )

/** The styles of a text, where what would become a link, or an act by a tap, stands as code, which Telegram leaves alone and takes no other style. */
export const entitiesOf = ({ text, styled }: Piece): MessageEntity[] => {
  const code = styled.filter(({ style }) => style === 'code')
  const links = [...text.matchAll(LINK)]
    .map((found): Styled => ({ style: 'code', from: found.index, to: found.index + found[0].length }))
    .flatMap((link) => without(link, code))
  const all = [...styled.flatMap((each) => (each.style === 'code' ? [each] : without(each, links))), ...links]
  return all
    .filter(({ from, to }) => to > from)
    .toSorted((a, b) => a.from - b.from)
    .map(({ style, from, to }) => ({ type: style, offset: from, length: to - from }))
}
