import { Component } from 'react';
import type { ReactNode } from 'react';

type BoundaryProps = { fallback: ReactNode; children: ReactNode };

/** Keeps a part that throws (or a chunk that is gone) from taking the page with it. */
export class Boundary extends Component<BoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
