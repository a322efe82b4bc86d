import { expect, test } from 'vitest'
import { readNotice } from '../../../domain/deadline/read-notice.ts'
import { changeOf } from './change.ts'

test('a notice that is entered again takes out what it does not have, and leaves other years and local days alone', () => {
  const notice = readNotice('一、元旦：1月1日（周五）至3日（周日）放假，共3天。', 2027)
  const standing = [
    { code: '2026-10-01', kind: 'holiday', name: '国庆节' },
    { code: '2027-01-01', kind: 'holiday', name: '元旦' },
    { code: '2027-01-04', kind: 'holiday', name: '元旦' },
    { code: '2027-01-09', kind: 'makeUpDay', name: '元旦' },
    { code: '2027-07-15', kind: 'localDay', name: '那达慕' },
  ] as const
  expect(changeOf(notice, 2027, standing)).toEqual({
    days: ['2027-01-01', '2027-01-02', '2027-01-03'].map((code) => ({ code, kind: 'holiday', name: '元旦' })),
    daysOut: ['2027-01-04', '2027-01-09'],
  })
})
