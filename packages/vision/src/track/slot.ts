import type { Kernels } from '../kernels/kernels.js';
import type { Template } from './template.js';

/** The template at work, copied into the kernels' memory: a link may have many targets, but one is looked at at a time. */
export class TemplateSlot {
  private readonly memory: Uint8Array;
  private readonly starts: number[] = [];
  private loaded: Template | undefined;

  /** Bytes of the kernels' memory that a slot for any of these templates takes. */
  static bytes(templates: readonly Template[]): number {
    return Math.max(0, ...templates.map((t) => t.scales.reduce((sum, s) => sum + s.plane.data.length, 0))) + 64;
  }

  constructor(kernels: Kernels, templates: readonly Template[]) {
    this.memory = kernels.bytes(TemplateSlot.bytes(templates) - 64);
  }

  /** Puts a template in place unless it is there already. */
  load(template: Template): void {
    if (this.loaded === template) return;
    this.loaded = template;
    let at = 0;
    template.scales.forEach(({ plane }, i) => {
      this.memory.set(plane.data, at);
      this.starts[i] = this.memory.byteOffset + at;
      at += plane.data.length;
    });
  }

  /** Where the picture of a scale lies. */
  at(scale: number): number {
    return this.starts[scale]!;
  }
}
