import { accessSync, constants } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { PlainError } from '../plain-error/index.js'

/** The data folder can't be used; the message says so in both languages. */
export class DataDirError extends PlainError {
  override readonly name = 'DataDirError'
}

/**
 * Makes the data folder unless it is there.
 *
 * @throws DataDirError when it can't be made or written to.
 */
export async function ensureDataDir(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true })
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new DataDirError(
      `无法写入数据目录 ${path}。请检查权限，或用 ZHENGMEI_DATA_DIR 另选目录。\n` +
        `The data folder ${path} can't be written to. Check its permissions, or choose another one by ZHENGMEI_DATA_DIR.`,
      { cause },
    )
  }
}
