export { openDb, type Connection, type Db, type Tx } from './db/pool.ts'
export { narrow, rows, transact } from './db/transact.ts'
