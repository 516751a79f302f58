/** A country database in the MMDB format (version 2, 24-bit records) of IPv4 networks; whatever is in none of them is unknown. */
export function countryFile(networks: Readonly<Record<string, string>>): Buffer {
  const nodes: [number, number][] = [[-1, -1]];
  const data: Buffer[] = [];
  let dataBytes = 0;
  /** Leaves are kept as -2 - offset until the number of nodes is known. */
  for (const [network, country] of Object.entries(networks)) {
    const [address = '', length = '32'] = network.split('/');
    const bits = address.split('.').flatMap((part) => [...Number(part).toString(2).padStart(8, '0')].map(Number));
    const record = map({ country: map({ iso_code: text(country) }) });
    let at = 0;
    for (const [depth, bit] of bits.slice(0, Number(length)).entries()) {
      const node = nodes[at] as [number, number];
      if (depth === Number(length) - 1) node[bit] = -2 - dataBytes;
      else {
        if (node[bit] === -1) node[bit] = nodes.push([-1, -1]) - 1;
        at = node[bit] as number;
      }
    }
    data.push(record);
    dataBytes += record.length;
  }
  const tree = Buffer.alloc(nodes.length * 6);
  const value = (record: number) => {
    if (record === -1) return nodes.length;
    return record < -1 ? nodes.length + 16 + (-2 - record) : record;
  };
  for (const [number, [left, right]] of nodes.entries()) {
    tree.writeUIntBE(value(left), number * 6, 3);
    tree.writeUIntBE(value(right), number * 6 + 3, 3);
  }
  const metadata = map({
    binary_format_major_version: uint16(2),
    binary_format_minor_version: uint16(0),
    build_epoch: uint16(1),
    database_type: text('Test-Country'),
    ip_version: uint16(4),
    node_count: uint32(nodes.length),
    record_size: uint16(24),
    languages: Buffer.from([0x00, 0x04]),
    description: map({}),
  });
  return Buffer.concat([tree, Buffer.alloc(16), ...data, Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1'), metadata]);
}

/** Short values: the size stands in the lower five bits. */
const text = (value: string) => Buffer.concat([Buffer.from([0x40 | value.length]), Buffer.from(value)]);
const uint16 = (value: number) => Buffer.from([0xa2, value >> 8, value & 0xff]);
const uint32 = (value: number) =>
  Buffer.from([0xc4, value >>> 24, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff]);
const map = (fields: Record<string, Buffer>) =>
  Buffer.concat([
    Buffer.from([0xe0 | Object.keys(fields).length]),
    ...Object.entries(fields).flatMap(([name, value]) => [textOf(name), value]),
  ]);
/** Names of the metadata may be longer than 28 bytes: then one more byte says how much. */
const textOf = (value: string) =>
  value.length < 29 ? text(value) : Buffer.concat([Buffer.from([0x5d, value.length - 29]), Buffer.from(value)]);
