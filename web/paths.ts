/** The addresses of the pages. */
export const paths = {
  home: '/',
  submit: '/submit',
  lookUp: '/look-up',
  book: '/book',
} as const
