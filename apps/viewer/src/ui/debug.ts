import type { Quad } from '@argument/vision';
import type { ViewerState } from '../state/state.js';

/** What `?debug=1` shows, and `globalThis.argument` gives to whoever measures. */
export interface Probe {
  readonly state: ViewerState;
  readonly engine: string | null;
  readonly markerId: string | null;
  /** Frames followed per second. */
  readonly fps: number;
  /** Last search for a marker and last following of one, ms. */
  readonly detectMs: number | null;
  readonly trackMs: number | null;
  /** Pixels; null before the camera runs. */
  readonly camera: { width: number; height: number } | null;
  /** Corners of the marker as shown, camera pixels, top left first, clockwise. */
  readonly corners: Quad | readonly number[] | null;
  /** Media time of the camera frame that the corners belong to, ms. */
  readonly frameTime: number | null;
  readonly video: HTMLVideoElement | null;
}

const REFRESH_MS = 250;

/** Publishes `probe` and draws a small panel of it. */
export function showDebug(probe: Probe): void {
  Object.defineProperty(globalThis, 'argument', { value: probe, writable: false, configurable: false });
  const panel = document.createElement('pre');
  panel.className = 'debug';
  panel.dataset.testid = 'debug';
  document.body.append(panel);
  const round = (value: number | null) => (value === null ? '-' : value.toFixed(1));
  setInterval(() => {
    const { state, engine, fps, detectMs, trackMs, camera } = probe;
    panel.textContent = [
      `${state} · ${engine ?? '-'}`,
      `${round(fps)} frames/s · ${camera ? `${camera.width}x${camera.height}` : 'no camera'}`,
      `detect ${round(detectMs)} ms · track ${round(trackMs)} ms`,
    ].join('\n');
  }, REFRESH_MS);
}
