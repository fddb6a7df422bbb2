import type { Said } from '#kernel/words'

export const words = {
  initialising: {
    zh: '首次启动，正在建立数据库，通常只要几秒……',
    en: 'First start: creating the database, which usually takes a few seconds …',
  },
  copying: {
    zh: '正在把数据库程序复制到运行账号能够读取的位置……',
    en: 'Copying the database programs to a place where its account can read them …',
  },
  recovering: {
    zh: '上次没有正常退出，数据库正在自行恢复，请稍候……',
    en: 'The last run did not end cleanly; the database is recovering by itself, please wait …',
  },
  leftOver: {
    zh: '发现上次遗留的数据库进程，正在把它正常关闭……',
    en: 'A database process was left over from an earlier run; shutting it down …',
  },
  fellOver: {
    zh: '数据库意外停止，正在重新启动……',
    en: 'The database stopped unexpectedly; starting it again …',
  },
  back: { zh: '数据库已恢复运行。', en: 'The database is running again.' },
  movedOut: (place: string): Said => ({
    zh: `数据文件夹所在的位置不允许数据库账号进入，数据库改放在 ${place}。`,
    en: `The database’s account may not enter the data folder’s place, so the database is kept in ${place}.`,
  }),
  alreadyRunning: (folder: string, pid: number): Said => ({
    zh: `这个数据文件夹正在被另一个一根针使用（数据库进程号 ${pid}）：${folder}。请先停止那一个，或者用 DATA_DIR 另选一个文件夹。`,
    en: `Another OneNeedle is using this data folder (database process ${pid}): ${folder}. Stop that one first, or choose another folder with DATA_DIR.`,
  }),
  platform: (platform: string): Said => ({
    zh: `内置数据库没有 ${platform} 平台的版本。请用 DATABASE_URL 指向一个 PostgreSQL 15 或更新的服务器；Windows 上也可以在 WSL 里运行。`,
    en: `The embedded database has no build for ${platform}. Point DATABASE_URL at a PostgreSQL server (15 or newer); on Windows, WSL works too.`,
  }),
  notRunnable: (why: string): Said => ({
    zh: `内置数据库的程序在这台机器上无法运行：${why}。请用 DATABASE_URL 指向一个 PostgreSQL 15 或更新的服务器。`,
    en: `The embedded database’s programs do not run on this machine: ${why}. Point DATABASE_URL at a PostgreSQL server (15 or newer).`,
  }),
  noAccount: {
    zh: '以 root 身份启动时，数据库须换一个普通账号运行，但这台机器上找不到 oneneedle、postgres 或 nobody 账号。请先建立 oneneedle 账号。',
    en: 'Started as root, the database must run under an ordinary account, but there is no account oneneedle, postgres or nobody here. Please add an account named oneneedle.',
  },
  gone: (link: string, place: string): Said => ({
    zh: `${link} 指向的数据库文件夹不见了：${place}。请把它放回原处；确实不要旧数据时，删除这个链接再启动。`,
    en: `${link} points to a database folder that is gone: ${place}. Put it back; if the old data is truly not wanted, delete the link and start again.`,
  }),
  notYours: (folder: string): Said => ({
    zh: `当前账号无权使用数据库文件夹 ${folder}，它属于另一个账号。请换回那个账号启动，或者用 DATA_DIR 另选一个文件夹。`,
    en: `The database folder ${folder} belongs to another account. Start under that account, or choose another folder with DATA_DIR.`,
  }),
  otherMajor: (found: string, ours: string): Said => ({
    zh: `数据文件夹里的数据库是 PostgreSQL ${found} 版，本程序自带的是 ${ours} 版，不能直接打开。请用原来的版本导出，再在这里导入。`,
    en: `The data folder holds a PostgreSQL ${found} database; this program brings version ${ours} and cannot open it. Export with the former version and import here.`,
  }),
  initFailed: (why: string): Said => ({
    zh: `建立数据库没有成功：${why}`,
    en: `The database could not be created: ${why}`,
  }),
  startFailed: (why: string, log: string): Said => ({
    zh: `数据库没有启动成功：${why}。详情见日志 ${log}`,
    en: `The database did not start: ${why}. See the log ${log}`,
  }),
}
