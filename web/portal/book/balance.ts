import type { Book } from '../use-book.ts'

type Figures = Book['balance']
type Term = Readonly<{ name: keyof Figures; sign: 'plus' | 'minus' | 'equals' | null; count: number }>

/**
 * The month as an equation, term by term: opening + opened + reopened − cleared − written off = closing. What moves
 * between prefecture books is shown only where something moved.
 */
export function termsOf(figures: Figures): readonly Term[] {
  const term = (name: keyof Figures, sign: Term['sign']): Term => ({ name, sign, count: figures[name] })
  const moved = (name: 'movedIn' | 'movedOut', sign: Term['sign']) => (figures[name] === 0 ? [] : [term(name, sign)])
  return [
    term('opening', null),
    term('opened', 'plus'),
    term('reopened', 'plus'),
    ...moved('movedIn', 'plus'),
    ...moved('movedOut', 'minus'),
    term('cleared', 'minus'),
    term('writtenOff', 'minus'),
    term('closing', 'equals'),
  ]
}

/** By how much the equation fails; 0: the book balances. */
export function imbalanceOf(figures: Figures): number {
  const { opening, opened, reopened, movedIn, movedOut, cleared, writtenOff, closing } = figures
  return opening + opened + reopened + movedIn - movedOut - cleared - writtenOff - closing
}
