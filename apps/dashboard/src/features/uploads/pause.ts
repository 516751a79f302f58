/** One pause of one upload: asked for at any time, over when somebody says so. */
export class Pause {
  wanted = false;
  /** Told when the pause is asked for while the upload is running. */
  onWanted: (() => void) | null = null;
  readonly over: Promise<void>;
  #end: () => void = () => undefined;

  constructor() {
    this.over = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  begin(): void {
    if (this.wanted) return;
    this.wanted = true;
    this.onWanted?.();
  }

  end(): void {
    this.#end();
  }
}
