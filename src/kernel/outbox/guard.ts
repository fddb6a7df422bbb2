import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { SendFailure } from './sending.ts'

/** Addresses that are not somebody else's public machine (IANA special-purpose registries, IPv4 and IPv6). */
const special: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  ['::', 96],
  // these two carry an IPv4 address inside and would lead back in
  ['64:ff9b::', 16],
  ['2002::', 16],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
]

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

const closed = new BlockList()
for (const [address, prefix] of special) closed.addSubnet(address, prefix, familyOf(address))

/** An IPv4 address that is written as IPv6 is judged as what it is. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

export type Guard = {
  /** Throws for a host that is itself a forbidden address; names are judged by `lookup`, when they are resolved. */
  checkHost(host: string): void
  /** Resolves a name and lets only permitted addresses through, so that what was checked is what is connected to. */
  lookup: LookupFunction
}

/** `10.1.2.0/24,10.9.9.9`: inner addresses that an operator opens on purpose. Throws on what is not an address. */
function listOf(allowed: string, setting: string): BlockList {
  const open = new BlockList()
  for (const entry of allowed.split(',').map((part) => part.trim())) {
    if (entry === '') continue
    const [address = '', prefix] = entry.split('/')
    if (isIP(address) === 0) throw new Error(`${setting}: “${entry}” is not an address or network`)
    if (prefix === undefined) open.addAddress(address, familyOf(address))
    else open.addSubnet(address, Number(prefix), familyOf(address))
  }
  return open
}

/**
 * Keeps this server from being talked into calling its own network: a webhook's address comes from outside. Only public
 * addresses are called, and those that `allowed` opens. `setting`: where an operator writes that.
 */
export function guardOf(allowed = '', setting = 'WEBHOOK_ALLOW'): Guard {
  const open = listOf(allowed, setting)
  const permitted = (written: string): boolean => {
    const address = plain(written)
    return open.check(address, familyOf(address)) || !closed.check(address, familyOf(address))
  }
  return {
    checkHost(host) {
      const address = host.replace(/^\[|\]$/g, '')
      if (isIP(address) !== 0 && !permitted(address)) throw new SendFailure('address-refused')
    },
    lookup(host, options, answer) {
      lookup(host, { ...options, all: true }, (error, found) => {
        const good = found?.filter(({ address }) => permitted(address)) ?? []
        const [first] = good
        if (error || !first) return answer(error ?? new SendFailure('address-refused'), [])
        return options.all ? answer(null, good) : answer(null, first.address, first.family)
      })
    },
  }
}
