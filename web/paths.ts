/** The addresses of the pages. */
export const paths = {
  home: '/',
  submit: '/submit',
  lookUp: '/look-up',
  mine: '/mine',
  book: '/book',
} as const
