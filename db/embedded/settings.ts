import type { Address } from "./place";

// Durability is never traded; memory is kept small: the tree of processes stays below 300 MB with 30 busy sessions.
const SETTINGS = {
  fsync: "on",
  full_page_writes: "on",
  synchronous_commit: "on",
  max_connections: "60",
  shared_buffers: "96MB",
  work_mem: "4MB",
  maintenance_work_mem: "48MB",
  autovacuum_work_mem: "24MB",
  autovacuum_max_workers: "2",
  effective_cache_size: "1GB",
  huge_pages: "off",
  io_method: "sync",
  jit: "off",
  max_parallel_workers_per_gather: "0",
  max_parallel_maintenance_workers: "0",
  max_logical_replication_workers: "0",
  wal_level: "replica",
  max_wal_senders: "0",
  // A backup holds its log back with a temporary slot.
  max_replication_slots: "4",
  wal_compression: "pglz",
  min_wal_size: "48MB",
  max_wal_size: "512MB",
  checkpoint_timeout: "10min",
  random_page_cost: "1.1",
  timezone: "Asia/Ho_Chi_Minh",
  log_timezone: "Asia/Ho_Chi_Minh",
  client_encoding: "UTF8",
  lc_messages: "C",
  logging_collector: "off",
  log_checkpoints: "off",
  // The log must not hold members' data: no statements, no parameters, no row values in details.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
} as const;

export function serverArguments(pgData: string, address: Address): string[] {
  const listening =
    "socketFolder" in address
      ? {
          listen_addresses: "",
          port: "5432",
          unix_socket_directories: address.socketFolder,
          unix_socket_permissions: "0700",
        }
      : { listen_addresses: "127.0.0.1", port: String(address.port), unix_socket_directories: "" };
  return [
    "-D",
    pgData,
    ...Object.entries({ ...SETTINGS, ...listening }).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
}
