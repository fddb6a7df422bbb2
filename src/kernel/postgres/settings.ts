import { totalmem } from 'node:os'

const MB = 1024 * 1024

/** Memory we may use, in bytes: a container's limit counts, not its host's. */
const memory = (): number => Math.min(totalmem(), process.constrainedMemory() || Infinity)

const between = (low: number, value: number, high: number): number => Math.round(Math.min(high, Math.max(low, value)))

/**
 * What the embedded server runs with. `fsync`, `full_page_writes` and `synchronous_commit` stay on: what was
 * acknowledged is on disk.
 *
 * The log must hold no personal data. An error's text quotes the value it refuses, its detail the row, its context the
 * statement; the application reports its own errors. So only the server's own life is logged (`log` ranks above `error`
 * there), tersely, and never a statement or a parameter.
 */
export function serverSettings(bytes = memory()): Record<string, string> {
  return {
    listen_addresses: '',
    unix_socket_permissions: '0700',
    max_connections: '60',
    shared_buffers: `${between(64, bytes / MB / 8, 1024)}MB`,
    effective_cache_size: `${between(256, bytes / MB / 2, 8192)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: `${between(64, bytes / MB / 32, 256)}MB`,
    jit: 'off',
    // a plan made while a table was empty is made anew once the table has been counted: not a minute later
    autovacuum_naptime: '5s',
    random_page_cost: '1.1',
    wal_compression: 'on',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_destination: 'stderr',
    logging_collector: 'off',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    log_min_duration_statement: '-1',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_checkpoints: 'off',
    log_autovacuum_min_duration: '-1',
    log_line_prefix: '%m [%p] ',
  }
}
