/** The addresses of the pages. */
export const paths = {
  home: '/',
  submit: '/submit',
  lookUp: '/look-up',
  mine: '/mine',
  book: '/book',
  answers: '/answers',
  rate: '/rate',
  signIn: '/sign-in',
  setUp: '/set-up',
  desk: '/desk',
  ownDesk: '/desk/own',
} as const
