/** Every way in which the viewer can come to a halt. The words for each stand in `ui/texts`. */
export type ViewerErrorCode =
  | 'link.missing'
  | 'link.unknown'
  | 'link.inactive'
  | 'link.early'
  | 'link.expired'
  | 'link.gated'
  | 'link.empty'
  | 'link.broken'
  | 'network'
  | 'browser.old'
  | 'browser.insecure'
  | 'camera.denied'
  | 'camera.missing'
  | 'camera.busy'
  | 'tracking'
  | 'video';

/** A dead end with a name; `cause` keeps what led to it. */
export class ViewerError extends Error {
  override readonly name = 'ViewerError';

  /** When there will be something to see. */
  readonly opens: Date | null;

  constructor(
    readonly code: ViewerErrorCode,
    { opens, ...options }: ErrorOptions & { opens?: Date } = {},
  ) {
    super(`The viewer stopped: ${code}`, options);
    this.opens = opens ?? null;
  }
}
