/** Values that fill the blanks of a refusal's sentence, and tell a program what stood in the way. */
export type Facts = Record<string, string | number>

export type Refusal<Code extends string = string> = { code: Code; facts?: Facts }

/** What is expected to go wrong comes back as a refusal; bugs are thrown. */
export type Result<T, R = Refusal> = { ok: true; value: T } | { ok: false; refusal: R }

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

export const refuse = <Code extends string>(code: Code, facts?: Facts): { ok: false; refusal: Refusal<Code> } => ({
  ok: false,
  refusal: facts ? { code, facts } : { code },
})
