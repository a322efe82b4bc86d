/** A worker that is built as a file of this site: its address. */
declare module '*?worker&url' {
  const address: string
  export default address
}
