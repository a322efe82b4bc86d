/** Names that begin alike share their beginning; all of it lies in a few typed arrays. Node 0 is the beginning of every name. */
export type NameTrie = Readonly<{
  /** The node behind `node` by one letter; -1 where no name goes on so. */
  next: (node: number, letter: number) => number
  /** What ends at a node: numbers given to `add`, the last first. */
  endsAt: (node: number) => Iterable<number>
  nodes: number
  /** Bytes of the arrays. */
  bytes: number
}>

/** Takes names one by one, `finish` makes them ready to read. */
export type NameTrieBuilder = Readonly<{ add: (name: string, value: number) => void; finish: () => NameTrie }>

/**
 * Where a node goes on by a letter stands in one open hash table of the nodes themselves: a step costs one probe or two,
 * whatever the letter, and adding costs the same, so that nothing has to be sorted or packed.
 */
export function nameTrie(): NameTrieBuilder {
  let size = 1
  let parents = new Int32Array(1024)
  let letters = new Uint16Array(1024)
  let heads = new Int32Array(1024)
  let table = new Int32Array(4096)
  let values = new Int32Array(1024)
  let following = new Int32Array(1024)
  let count = 1

  const slotOf = (node: number, letter: number) => {
    const mask = table.length - 1
    let slot = Math.imul(Math.imul(node, 0x9e3779b1) ^ (letter * 0x85eb + (node >>> 7)), 0xc2b2ae35) >>> 7
    for (slot &= mask; ; slot = (slot + 1) & mask) {
      const held = table[slot] as number
      if (held === 0 || (parents[held] === node && letters[held] === letter)) return slot
    }
  }

  const grow = () => {
    parents = longer(parents, parents.length * 2)
    letters = longer(letters, letters.length * 2)
    heads = longer(heads, heads.length * 2)
    table = new Int32Array(table.length * 2)
    for (let node = 1; node < size; node += 1) table[slotOf(parents[node] as number, letters[node] as number)] = node
  }

  const step = (node: number, letter: number) => {
    const slot = slotOf(node, letter)
    if (table[slot] !== 0) return table[slot] as number
    if (size === parents.length) {
      grow()
      return step(node, letter)
    }
    parents[size] = node
    letters[size] = letter
    table[slot] = size
    size += 1
    return size - 1
  }

  return {
    add: (name, value) => {
      let node = 0
      for (let n = 0; n < name.length; n += 1) node = step(node, name.charCodeAt(n))
      if (count === values.length) {
        values = longer(values, count * 2)
        following = longer(following, count * 2)
      }
      values[count] = value
      following[count] = heads[node] as number
      heads[node] = count
      count += 1
    },

    finish: () => {
      parents = parents.slice(0, size)
      letters = letters.slice(0, size)
      heads = heads.slice(0, size)
      values = values.slice(0, count)
      following = following.slice(0, count)
      const arrays = [parents, letters, heads, table, values, following]
      return {
        nodes: size,
        bytes: arrays.reduce((sum, { byteLength }) => sum + byteLength, 0),
        next: (node, letter) => (table[slotOf(node, letter)] as number) || -1,
        *endsAt(node) {
          for (let at = heads[node] as number; at !== 0; at = following[at] as number) yield values[at] as number
        },
      }
    },
  }
}

function longer<A extends Int32Array | Uint16Array>(array: A, length: number): A {
  const made = new (array.constructor as new (length: number) => A)(length)
  made.set(array)
  return made
}
