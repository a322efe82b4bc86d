import { afterAll, beforeAll, expect, test } from 'vitest'
import { violations } from './axe.ts'
import { openPortal, type Portal, troubles } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal?.close())

test('a voice note is recorded, played back, removed, recorded again and arrives', async () => {
  const context = await portal.browser.newContext({ serviceWorkers: 'block' })
  // A tone where the microphone would be; everything behind it is the browser's own.
  await context.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = async () => {
      const audio = new AudioContext()
      const [tone, out] = [audio.createOscillator(), audio.createMediaStreamDestination()]
      tone.connect(out)
      tone.start()
      return out.stream
    }
  })
  const page = await portal.visit('/submit', { context })
  await page.getByLabel('您想说什么？').fill('说不清楚，请听录音。')
  const record = async () => {
    await page.getByRole('button', { name: '录一段话' }).click()
    await page.getByRole('timer').getByText('已录 1 秒').waitFor()
    await page.getByRole('button', { name: '录好了' }).click()
    await page.locator('audio').waitFor()
  }
  await record()
  // What a browser records carries no length before it has been played to its end.
  const heard = await page.locator('audio').evaluate(async (sound: HTMLAudioElement) => {
    const ended = new Promise((resolve) => sound.addEventListener('ended', resolve))
    sound.playbackRate = 4
    await sound.play()
    await ended
    return sound.currentTime
  })
  expect(heard).toBeGreaterThan(0.5)
  await page.getByRole('button', { name: '去掉 录音.webm' }).click()
  expect(await page.locator('audio').count()).toBe(0)

  await record()
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('已上传').waitFor()
  const [number = '', code = ''] = await page.locator('.receipt dd').allInnerTexts()
  const found = await portal.served.call('GET', `/api/submissions/${number}?code=${code}`)
  expect(found.body.attachments).toMatchObject([{ name: '录音.webm', mediaType: 'audio/webm' }])
  expect(troubles(page)).toEqual([])
  await context.close()
})

test('where there is no microphone it is said what to do', async () => {
  const page = await portal.visit('/submit', { permissions: ['microphone'] })
  await page.getByRole('button', { name: '录一段话' }).click()
  await page.getByRole('alert').getByText('没有找到麦克风').waitFor()
  await page.getByRole('button', { name: '录一段话' }).waitFor()
  await page.context().close()
})

test('where the microphone is refused it is said how to allow it, and allowed it records at the next press', async () => {
  const context = await portal.browser.newContext({ serviceWorkers: 'block' })
  // As a browser answers whose user, or whose company, has said no: by the name that Media Capture gives to it.
  await context.addInitScript(() => {
    const ask = () => Promise.reject(new DOMException('Permission denied', 'NotAllowedError'))
    navigator.mediaDevices.getUserMedia = async () => {
      navigator.mediaDevices.getUserMedia = async () => new AudioContext().createMediaStreamDestination().stream
      return ask()
    }
  })
  const page = await portal.visit('/submit', { context })
  await page.getByLabel('您想说什么？').fill('不让录音，就写字。')
  await page.getByRole('button', { name: '录一段话' }).click()
  await page.getByRole('alert').getByText('没有得到使用麦克风的许可').waitFor()
  expect(await page.getByLabel('您想说什么？').inputValue()).toBe('不让录音，就写字。')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: '录一段话' }).click()
  await page.getByRole('timer').waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
  expect(troubles(page)).toEqual([])
  await context.close()
})

test('a browser that cannot record says what else can be done', async () => {
  const page = await portal.visit('/submit')
  await page.evaluate(() => Reflect.deleteProperty(window, 'MediaRecorder'))
  await page.getByRole('button', { name: '录一段话' }).click()
  await page.getByRole('alert').getByText('这个浏览器不能录音').waitFor()
  await page.context().close()
})
