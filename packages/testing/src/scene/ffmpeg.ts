import { spawn } from 'node:child_process';
import { once } from 'node:events';
import installer from '@ffmpeg-installer/ffmpeg';

/**
 * Runs ffmpeg and feeds `input` to it.
 * @throws Error with the end of what ffmpeg said when it fails.
 */
export async function runFfmpeg(args: string[], input: Iterable<Uint8Array> = []): Promise<void> {
  const child = spawn(process.env.FFMPEG_PATH ?? installer.path, ['-hide_banner', '-nostdin', '-y', ...args]);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2000);
  });
  const ended = once(child, 'close');
  child.stdin.on('error', () => undefined); // ffmpeg stopped early; its exit code tells.
  for (const chunk of input) {
    if (child.exitCode !== null) break;
    if (!child.stdin.write(chunk)) await Promise.race([once(child.stdin, 'drain'), ended]);
  }
  child.stdin.end();
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`ffmpeg ended with code ${code}:\n${said}`);
}
