import { expect, test } from 'vitest'
import { messageOf } from './message.ts'

test.each([
  ['a title of its own', ['供暖\n家里不热'], { title: '供暖', text: '家里不热' }],
  ['a title cut from the text', ['家里不热…\n家里不热，三天了'], { text: '家里不热，三天了' }],
  ['the whole text as title', ['家里不热\n家里不热'], { text: '家里不热' }],
  ['several voices', ['供暖\n家里不热', '我家也是\n我家也是'], { title: '供暖', text: '家里不热\n我家也是' }],
  ['line breaks in the text', ['供暖\n家里\n不热'], { title: '供暖', text: '家里\n不热' }],
  ['nothing', [], { text: '' }],
])('%s', (_name, said, message) => {
  expect(messageOf(said)).toEqual(message)
})
