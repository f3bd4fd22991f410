/** What every view is given. */

/** The parts of the path that the view's pattern names. */
export interface ViewProps {
  readonly params: Readonly<Record<string, string>>;
}
