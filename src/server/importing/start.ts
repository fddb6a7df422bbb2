import { open } from 'node:fs/promises'

/** The first bytes of a file, by which one sees what it is; none where it is empty. */
export async function startOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** An old Excel file, or a package with a password: both lie in the same container. */
export const isOldExcel = (start: Buffer): boolean => start.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))
