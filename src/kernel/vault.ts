import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/** Keeps texts in the database that the database alone does not tell: the key lies outside it. */
export type Vault = {
  /** `about` is bound to the text: what was closed about one thing does not open about another. */
  close(text: string, about: string): string
  /** undefined for whatever was not closed with this key about this. */
  open(closed: string, about: string): string | undefined
  /** The same for the same text about the same thing; nobody without the key can try out what it stands for. */
  fingerprint(text: string, about: string): string
}

const [nonceBytes, tagBytes] = [12, 16]

/** AES-256-GCM. `secret` is 32 bytes in hexadecimal, as from `secretOf`. */
export function vaultOf(secret: string): Vault {
  const key = Buffer.from(secret, 'hex')
  // a key of its own: the other one only encrypts
  const marking = createHmac('sha256', key).update('fingerprint').digest()
  return {
    fingerprint: (text, about) =>
      createHmac('sha256', marking).update(`${about}\n${text}`).digest('base64url').slice(0, 22),
    close(text, about) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about))
      return Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString('base64')
    },
    open(closed, about) {
      const bytes = Buffer.from(closed, 'base64')
      const [nonce, text, tag] = [
        bytes.subarray(0, nonceBytes),
        bytes.subarray(nonceBytes, -tagBytes),
        bytes.subarray(-tagBytes),
      ]
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
        decipher.setAAD(Buffer.from(about)).setAuthTag(tag)
        return Buffer.concat([decipher.update(text), decipher.final()]).toString()
      } catch {
        return undefined
      }
    },
  }
}
