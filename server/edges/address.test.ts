import { expect, test } from 'vitest'
import { addressKey, isNetworks } from './address.ts'

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::FFFF:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8:1:2::', '2001:db8:1:2::/64'],
  ['2001:db8::2:3:4:5:6', '2001:db8:0:2::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
  ['', ''],
])('%s is counted as %s', (address, key) => expect(addressKey(address)).toBe(key))

test.each([
  ['127.0.0.1', true],
  ['10.0.0.5, 10.1.0.0/16,fd00::/8', true],
  ['::1', true],
  ['', false],
  ['true', false],
  ['1', false],
  ['10.0.0.0/33', false],
  ['10.0.0.0/0', false],
  ['10.0.0.0/8/8', false],
  ['proxy.example.org', false],
  ['10.0.0.5,', false],
])('"%s" as proxies: %s', (text, valid) => expect(isNetworks(text)).toBe(valid))
