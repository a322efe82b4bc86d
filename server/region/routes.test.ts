import { expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'

const app = useApp()
const below = async (parent?: string) =>
  (await app.call('GET', `/api/regions${parent ? `?parent=${parent}` : ''}`)).body.rows.map(
    ({ name }: { name: string }) => name,
  )

test('anybody finds a place from the county down to the village; below what is not there is nothing', async () => {
  expect(await below()).toEqual(['东旗', '西旗'])
  expect(await below('159901000000')).toEqual(['河口苏木'])
  expect(await below('159901100000')).toEqual(['河口嘎查'])
  expect(await below('159901100201')).toEqual([])
  expect(await below('nowhere')).toEqual([])
})
