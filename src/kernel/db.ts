export { openDb, type Connection, type Db, type Tx } from './db/pool.ts'
export { gathering, inserting, together, type Writing } from './db/gather.ts'
export { later } from './db/session.ts'
export { lookInto, narrow, rows, transact } from './db/transact.ts'
