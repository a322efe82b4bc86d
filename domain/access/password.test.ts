import fc from 'fast-check'
import { expect, test } from 'vitest'
import { passwordFault } from './password.ts'

const owner = { administrator: false, username: 'suhe.b', name: '苏和', prefecture: '赛音郭勒市' }
const administrator = { ...owner, administrator: true }

test.each([
  ['Kx7#mTq2w', owner, 'too-short'],
  ['Kx7#mTq2wz', owner, null],
  ['Kx7#mTq2wzL', administrator, 'too-short'],
  ['Kx7#mTq2wzLp', administrator, null],
  ['kxmtqwzlpdfe', owner, 'too-few-classes'],
  ['kxmtq7wzlpdfe', owner, 'too-few-classes'],
  ['kxmtq7wzLpdfe', owner, null],
  ['草原的风吹过河9', owner, 'too-short'],
  ['草原的风吹过河口嘎查9', owner, 'too-few-classes'],
  ['草原的风吹过河口嘎查9Kx', owner, null],
  ['Password123!', owner, 'too-common'],
  ['P@ssw0rd2026', owner, 'too-common'],
  ['Admin@12345678', owner, 'too-common'],
  ['Qwerty!23456', owner, 'too-common'],
  ['1qaz@WSX3edc', owner, 'too-common'],
  ['Aa123456789!', owner, 'too-common'],
  ['Lianxin@2026', owner, 'too-common'],
  ['Woaini1314520!', owner, 'too-common'],
  ['AAAAaaaa1111!', owner, 'too-common'],
  ['L1anx1n#2026!', owner, 'too-common'],
  ['Adm1n1str@tor99', administrator, 'too-common'],
  ['Zhangwei@2020', owner, 'too-common'],
  ['Hohhot#Mima2024', administrator, 'too-common'],
  ['WeiRenMinFuWu@123', administrator, 'too-common'],
  ['Huawei@12345', administrator, 'too-common'],
  ['Chifeng_1998!', owner, 'too-common'],
  ['Abcdefgh1234!', owner, 'too-common'],
  ['Suhe.B#k93xQwm', owner, 'names-its-owner'],
  ['苏和的密码K9x#mm', owner, 'names-its-owner'],
  ['ＳＵＨＥ.Ｂ#k93xQwm', owner, 'names-its-owner'],
  [`Kx7#${'mTq2wz'.repeat(40)}`, owner, 'too-long'],
] as const)('%s: %s', (password, whose, fault) => {
  expect(passwordFault(password, whose)).toBe(fault)
})

test('a password of chance is taken', () => {
  const letters = fc.constantFrom(...Array.from('abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789#%+=?'))
  fc.assert(
    fc.property(fc.array(letters, { minLength: 20, maxLength: 20 }), (drawn) => {
      const password = `aK7#${drawn.join('')}`
      const fault = passwordFault(password, administrator)
      return fault === null || fault === 'names-its-owner'
    }),
  )
})
