import { expect, test } from 'vitest'
import { deviceOf } from './device.ts'

const webKit = 'AppleWebKit/537.36 (KHTML, like Gecko)'

test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/130.0 Safari/537.36 Edg/130.0`, 'Edge · Windows'],
  [`Mozilla/5.0 (X11; Linux x86_64) ${webKit} Chrome/130.0 Safari/537.36`, 'Chrome · Linux'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14.5; rv:131.0) Gecko/20100101 Firefox/131.0', 'Firefox · macOS'],
  [`Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) ${webKit} Version/17.5 Mobile Safari/604.1`, 'Safari · iOS'],
  [
    `Mozilla/5.0 (Linux; Android 13) ${webKit} Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0`,
    'WeChat · Android',
  ],
  ['curl/8.5.0', 'curl/8.5.0'],
])('%s is %s', (agent, device) => {
  expect(deviceOf(agent)).toBe(device)
})
