import { sql } from 'kysely'
import { rows, type Tx } from '#kernel/db'

export type AttachedFile = { id: string; mime: string; request: string | null; public: boolean }

/** Files already stored become part of a case. false when one of them is unknown or belongs to something else. */
export async function attach(
  tx: Tx,
  tenant: number,
  files: readonly string[],
  to: { caseId: string; request?: string; act?: string; public?: boolean },
): Promise<boolean> {
  if (files.length === 0) return true
  const done = await rows(
    sql<{ file: string }>`insert into casework.attachment (tenant, file, case_id, request, act, public)
      select ${tenant}, id, ${to.caseId}, ${to.request ?? null}, ${to.act ?? null}, ${to.public ?? false}
      from kernel.file where tenant = ${tenant} and id = any(${[...files]}::uuid[]) on conflict do nothing returning file`,
    tx,
  )
  return done.length === files.length
}

export const filesOf = (tx: Tx, tenant: number, caseId: string) =>
  rows(
    sql<AttachedFile>`select f.id, f.mime, t.request, t.public from casework.attachment t
      join kernel.file f on f.tenant = t.tenant and f.id = t.file
      where t.tenant = ${tenant} and t.case_id = ${caseId} order by f.id`,
    tx,
  )

export const isPicture = ({ mime }: Pick<AttachedFile, 'mime'>): boolean => mime.startsWith('image/')

/** A picture that was released with the public words of the case it belongs to. */
export const findReleased = async (tx: Tx, tenant: number, file: string) =>
  (
    await rows(
      sql<{ id: string; mime: string }>`select f.id, f.mime from casework.attachment t
        join kernel.file f on f.tenant = t.tenant and f.id = t.file
        join casework."case" c on c.tenant = t.tenant and c.id = t.case_id and c.public_text is not null
          and t.file = any(c.public_files)
        where t.tenant = ${tenant} and t.file = ${file}`,
      tx,
    )
  )[0]

/** An attachment of a case that the transaction may see. */
export const findAttached = async (tx: Tx, tenant: number, file: string) =>
  (
    await rows(
      sql<{
        id: string
        mime: string
        case: string
      }>`select f.id, f.mime, t.case_id as "case" from casework.attachment t
        join kernel.file f on f.tenant = t.tenant and f.id = t.file
        where t.tenant = ${tenant} and t.file = ${file}`,
      tx,
    )
  )[0]
