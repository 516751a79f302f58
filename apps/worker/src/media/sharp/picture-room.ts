import { fileURLToPath } from 'node:url';
import { OWN_CODE, ownFlags } from '../own-flags.js';
import type { ConfinedProcess } from '../sandbox/confined-process.js';
import { LimitExceededError, ProgramError, type SandboxLimits } from '../sandbox/limits.js';
import type { Sandbox } from '../sandbox/sandbox.js';
import type { PictureAnswer, PictureTaskName, PictureTasks } from './picture-tasks.js';
import { PictureError } from './pictures.js';

type Input<N extends PictureTaskName> = Parameters<PictureTasks[N]>[0];
type Result<N extends PictureTaskName> = Awaited<ReturnType<PictureTasks[N]>>;

/** A picture of 40 million pixels takes 160 MB; encoders want several times that. */
const LIMITS: SandboxLimits = { memoryBytes: 2_048 * 2 ** 20, cpuSeconds: 120, seconds: 120, fileBytes: 256 * 2 ** 20 };

const PROGRAM = fileURLToPath(new URL('./picture-process.js', import.meta.url));

/** A folder and the process that may read and write there, and nowhere else. */
export class PictureRoom {
  private constructor(
    readonly folder: string,
    private readonly process: ConfinedProcess,
  ) {}

  static open(sandbox: Sandbox, folder: string): PictureRoom {
    const args = [...ownFlags(), PROGRAM];
    // One thread each keeps two jobs side by side as fast, and their memory apart.
    const confined = { program: process.execPath, args, folder, readable: OWN_CODE, limits: LIMITS };
    return new PictureRoom(folder, sandbox.start(confined));
  }

  get isUsable(): boolean {
    return this.process.isAlive;
  }

  /** @throws PictureError when the file is at fault: damaged, too large, or made to crash or exhaust the decoder */
  async run<N extends PictureTaskName>(task: N, input: Input<N>, signal?: AbortSignal): Promise<Result<N>> {
    const answer = (await this.ask({ task, input }, signal)) as PictureAnswer;
    if ('error' in answer) throw new PictureError(answer.error.kind);
    return answer.result as Result<N>;
  }

  close(): void {
    this.process.stop();
  }

  private async ask(request: { task: string; input: unknown }, signal?: AbortSignal): Promise<unknown> {
    try {
      return await this.process.request(request, signal);
    } catch (cause) {
      if (cause instanceof LimitExceededError) {
        // Time runs out on a busy machine, too: such a job is tried again.
        if (cause.limit === 'time') throw cause;
        throw new PictureError('too_many_pixels', { cause });
      }
      if (cause instanceof ProgramError) throw new PictureError('unreadable', { cause });
      throw cause;
    }
  }
}
