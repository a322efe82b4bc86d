/** In the place of Ant Design's own lock of the page below a dialog: `sheet.css` does it, without a style at run time. */
export default function useScrollLocker(): void {}
