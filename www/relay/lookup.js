// To which addresses a name leads, as Node finds them. A name of a public host may lead into a private network.
import { lookup } from 'node:dns/promises';

export async function addressesOf(host) {
  const found = await lookup(host.replace(/^\[|\]$/g, ''), { all: true });
  return found.map(({ address }) => address);
}
