import { useEffect, useState } from 'react'

/** A value once it has stood still for a moment, so that a row of clicks or letters asks the house once. */
export function useSettled<T>(value: T, ms = 200): T {
  const [settled, settle] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => settle(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
