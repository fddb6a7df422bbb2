import type { Said } from '#kernel/words'

/** The file itself cannot be read, or no further: what came in before stays, and the sentence says what to do. */
export class Stopped extends Error {
  readonly said: Said
  constructor(said: Said) {
    super(`${said.zh} ${said.en}`)
    this.said = said
  }
}
