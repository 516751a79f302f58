import type { Confined, Isolation } from './command.js';
import { ConfinedProcess } from './confined-process.js';
import { findIsolation } from './isolation.js';
import { type RunControl, runConfined } from './run-confined.js';

/** Runs programs on files of strangers, shut off as far as the machine allows. */
export class Sandbox {
  private constructor(readonly isolation: Isolation) {}

  static async open(): Promise<Sandbox> {
    return new Sandbox(await findIsolation());
  }

  /** For machines, and for tests of machines, that allow less than this one. */
  static with(isolation: Isolation): Sandbox {
    return new Sandbox(isolation);
  }

  /** Starts a program that waits for requests. */
  start(confined: Confined): ConfinedProcess {
    return new ConfinedProcess(this.isolation, confined);
  }

  run(confined: Confined, control?: RunControl): Promise<string> {
    return runConfined(this.isolation, confined, control);
  }
}
