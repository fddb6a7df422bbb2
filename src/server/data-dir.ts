import { access, chmod, constants, mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { ok, type Result } from '#kernel/result'
import type { Said } from '#kernel/words'

/** Left in every data folder, so that a mistyped DATA_DIR never shuts a folder that is something else. */
const mark = '.oneneedle-data'

const words = {
  notFolder: (path: string): Said => ({
    zh: `DATA_DIR 指向的不是文件夹：${path}。请换一个位置。`,
    en: `DATA_DIR is not a folder: ${path}. Please choose another place.`,
  }),
  notWritable: (path: string, why: string): Said => ({
    zh: `数据文件夹无法写入：${path}（${why}）。请检查权限和磁盘，或者用 DATA_DIR 另选一个文件夹。`,
    en: `The data folder cannot be written: ${path} (${why}). Check its permissions and the disk, or choose another folder with DATA_DIR.`,
  }),
  notOurs: (path: string): Said => ({
    zh: `文件夹 ${path} 里已有别的东西，一根针不会占用它。请用 DATA_DIR 指定一个空文件夹，或者还不存在的文件夹。`,
    en: `The folder ${path} already holds other things, so OneNeedle leaves it alone. Point DATA_DIR at an empty folder, or at one that does not exist yet.`,
  }),
}

const refused = (said: Said): Result<string, Said> => ({ ok: false, refusal: said })

async function isForeign(path: string): Promise<boolean> {
  const entries = await readdir(path)
  return entries.length > 0 && !entries.includes(mark)
}

/**
 * The folder for everything that lasts: `setting` (DATA_DIR) or `./data`, made when absent, shut to other accounts (0700).
 * Returns its absolute path, or the sentence that tells what to do. The folders above it are made as folders usually are,
 * or the database's own account could not come through.
 */
export async function openDataDir(setting: string | undefined): Promise<Result<string, Said>> {
  const path = resolve(setting || 'data')
  try {
    await mkdir(dirname(path), { recursive: true })
    await mkdir(path, { recursive: true, mode: 0o700 })
    if (await isForeign(path)) return refused(words.notOurs(path))
    await writeFile(join(path, mark), '')
    await chmod(path, 0o700)
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK)
    return ok(path)
  } catch (error) {
    if (!isSystemError(error)) throw error
    const isFile = await stat(path).then(
      (found) => !found.isDirectory(),
      () => false,
    )
    return refused(isFile ? words.notFolder(path) : words.notWritable(path, error.code))
  }
}

const isSystemError = (error: unknown): error is Error & { code: string } => error instanceof Error && 'code' in error
