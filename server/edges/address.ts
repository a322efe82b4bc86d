import { BlockList, isIP, isIPv4 } from 'node:net'

/**
 * Under what an address is counted: IPv4 as it is, IPv6 by its first 64 bits, which is what one household or telephone gets and
 * can change the rest of at will. An IPv4 address in IPv6's clothes is itself.
 */
export function addressKey(address: string): string {
  const plain = address.replace(/%.*$/, '').toLowerCase()
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1]
  if (mapped !== undefined) return mapped
  if (isIP(plain) !== 6) return plain
  const [head = '', tail] = plain.split('::')
  const front = groupsOf(head)
  const zeros = tail === undefined ? 0 : 8 - front.length - groupsOf(tail).length
  const groups = [...front, ...Array<string>(Math.max(0, zeros)).fill('0'), ...groupsOf(tail ?? '')]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

/** An IPv4 address at the end stands for two groups. */
function groupsOf(part: string): string[] {
  return part
    .split(':')
    .filter(Boolean)
    .flatMap((group) => (isIPv4(group) ? ['0', '0'] : [group]))
}

/** Whether these are addresses and networks separated by commas: `10.0.0.5, 10.1.0.0/16, fd00::/8`. */
export function isNetworks(text: string): boolean {
  return text.split(',').every((one) => isNetwork(one.trim()))
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  if (bits === undefined) return true
  if (!/^[1-9]\d{0,2}$/.test(bits)) return false
  try {
    new BlockList().addSubnet(address, Number(bits), version === 4 ? 'ipv4' : 'ipv6')
    return true
  } catch {
    return false
  }
}
