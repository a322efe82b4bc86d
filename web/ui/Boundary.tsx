import { Component, type ReactNode } from 'react'

/** Shows `broken` in place of a part that could not be drawn or fetched. React offers this to classes alone. */
export class Boundary extends Component<{ broken: ReactNode; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? this.props.broken : this.props.children
  }
}
