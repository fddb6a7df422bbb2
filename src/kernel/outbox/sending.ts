/** How long one step of a sending may take. Well below the outbox's lease: nobody else takes over a sending that lives. */
export const sendingMs = 8000

/** Why a sending failed, in a word without address or text: the outbox keeps it and people see it. */
export class SendFailure extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.name = 'SendFailure'
    this.code = code
  }
}
