/** Keeps what is read on every call and changes once a month. Another process's change is seen after `ms` at the latest. */
export function cached<Key, Args extends unknown[], T>(
  read: (key: Key, ...args: Args) => Promise<T>,
  ms = 5000,
): { get(key: Key, ...args: Args): Promise<T>; forget(): void } {
  const kept = new Map<Key, { at: number; value: T }>()
  return {
    async get(key, ...args) {
      const found = kept.get(key)
      if (found && performance.now() - found.at < ms) return found.value
      const value = await read(key, ...args)
      kept.set(key, { at: performance.now(), value })
      return value
    },
    forget: () => kept.clear(),
  }
}
