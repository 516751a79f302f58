import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pageOf, project, video } from '@argument/contracts';
import { choosePorts, createHome, descendants, runUntilExit, writeTestVideo } from '@argument/testing';
import { askUntil, Client, fileUpload } from '../support/client.js';
import { ROOT, type Stage } from '../support/stage.js';

const SECOND_START_MS = 10_000;
const STOP_MS = 10_000;

/** What happens to a running platform from outside. It ends stopped, with all that the suites before have left in it. */
export function describeLifecycle(stage: () => Stage): void {
  describe('starting, stopping and starting again', () => {
    it('says in one line that a port is taken', async () => {
      const ports = await choosePorts();
      const holder = createServer().listen(ports.viewer, '127.0.0.1');
      const other = await createHome();
      const { code, output } = await runUntilExit({ root: ROOT, home: other.home, ports });
      holder.close();
      await other.remove();
      expect(code).not.toBe(0);
      const said = output.split('\n').filter((line) => line.includes(String(ports.viewer)));
      expect(said).toHaveLength(1);
      expect(said[0]).toMatch(/taken/);
      expect(output).not.toMatch(/\n\s+at /);
    });

    it('says in one line that the data folder is in use', async () => {
      const { code, output } = await runUntilExit({ root: ROOT, home: stage().address.home });
      expect(code).not.toBe(0);
      expect(output.split('\n').filter((line) => line.includes('in use'))).toHaveLength(1);
    });

    it('runs the job of a killed worker again, and it ends once in effect', async () => {
      const { owner: client, folder, platform } = stage();
      const { id: projectId } = await client.createProject('Kept');
      const clip = join(folder, 'long.mp4');
      await writeTestVideo(clip, { width: 854, height: 480, seconds: 12 });
      const videoId = await client.uploaded('videos', projectId, await fileUpload(clip, 'video/mp4'));
      await askUntil(
        'the video to be worked on',
        async () => {
          const { status } = await client.get(`/videos/${videoId}`, video);
          return status === 'processing' ? true : undefined;
        },
        { everyMs: 200 },
      );

      const workers = (await descendants(platform.pid)).filter(({ command }) =>
        /\/worker\/dist\/main\.js/.test(command),
      );
      expect(workers.length).toBeGreaterThan(0);
      for (const { pid } of workers) process.kill(pid, 'SIGKILL');

      const settled = await client.settledVideo(videoId);
      expect(settled).toMatchObject({ status: 'ready', progress: 100 });
      expect(new Set(settled.renditions.map(({ name }) => name)).size).toBe(settled.renditions.length);
      const { counts } = await client.get(`/projects/${projectId}`, project);
      expect(counts).toMatchObject({ images: 0, videos: 1, markers: 0 });
    });

    it('stops on Ctrl-C within ten seconds and leaves no process behind', async () => {
      const { platform } = stage();
      const family = await descendants(platform.pid);
      const { ms } = await platform.stop('SIGINT');
      expect(ms).toBeLessThan(STOP_MS);
      expect(platform.output()).toMatch(/launcher +stopped/);
      // The kernel takes a moment to clear away what it has killed.
      const alive = () => family.filter(({ pid }) => isAlive(pid));
      for (let waits = 0; waits < 15 && alive().length > 0; waits++) await sleep(200);
      expect(alive()).toEqual([]);
    });

    it('goes on with all data in under ten seconds', async () => {
      const { owner, campaign } = stage();
      expect((await stage().restart()).readyMs).toBeLessThan(SECOND_START_MS);
      const list = await owner.get('/projects', pageOf(project));
      expect(list.items.map(({ name }) => name)).toEqual(expect.arrayContaining(['Kept', campaign(0).photograph.name]));
      const kept = await owner.markerNow(campaign(0).markerId);
      expect(kept).toMatchObject({ status: 'ready' });
      for (const { url, bytes } of kept.files) {
        expect((await new Client('').send('GET', url)).bytes.length).toBe(bytes);
      }
    });

    it('stops on SIGTERM within ten seconds', async () => {
      const { platform } = stage();
      const { ms } = await platform.stop('SIGTERM');
      expect(ms).toBeLessThan(STOP_MS);
      expect(platform.output()).toMatch(/launcher +stopped/);
    });
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
