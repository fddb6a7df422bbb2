/** Markup that is already safe to send. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export type Piece = Html | string | number | null | undefined | false | readonly Piece[]

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (mark) => marks[mark] ?? mark)

const render = (piece: Piece): string => {
  if (piece instanceof Html) return piece.text
  if (Array.isArray(piece)) return piece.map(render).join('')
  return typeof piece === 'string' || typeof piece === 'number' ? escape(String(piece)) : ''
}

/** A template whose blanks are escaped unless they are markup themselves: there is no way to forget it. */
export const html = (parts: TemplateStringsArray, ...blanks: Piece[]): Html =>
  new Html(parts.map((part, i) => part + (i < blanks.length ? render(blanks[i]) : '')).join(''))
