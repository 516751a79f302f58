import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { image, marker, pageOf, project } from '@argument/contracts';
import { encodeJpeg, encodePng, listPhotographs } from '@argument/testing';
import sharp from 'sharp';
import { type Answer, askUntil, Client, fileUpload, problemOf, type Upload } from '../support/client.js';
import type { Stage } from '../support/stage.js';

const plain = (width: number, height: number) => ({
  width,
  height,
  data: new Uint8Array(width * height * 3).fill(140),
});

/** What outsiders send by mistake or on purpose, and the answer to each. */
export function describeBadInput(stage: () => Stage): void {
  describe('bad input', () => {
    let client: Awaited<ReturnType<typeof Client.registered>>;
    let projectId: string;

    beforeAll(async () => {
      client = await Client.registered(stage().address.api, 'careless');
      projectId = (await client.createProject('Mistakes')).id;
    });

    /** Refused at once with 415, or failed soon after with a reason; never taken. */
    async function expectRefused(kind: 'images' | 'videos', file: Upload): Promise<void> {
      const answer = await client.upload(kind, projectId, file);
      if (answer.status !== 202) {
        expect(answer.status).toBe(415);
        expect(problemOf(answer).detail.length).toBeGreaterThan(20);
        return;
      }
      const { id } = answer.json as { id: string };
      const settled = kind === 'images' ? await client.settledImage(id) : await client.settledVideo(id);
      expect(settled.status).toBe('failed');
      expect(settled.error?.message.length).toBeGreaterThan(20);
    }

    it.each([
      ['text that is called a JPEG', 'photo.jpg', 'image/jpeg', Buffer.from('I am not a picture. '.repeat(100))],
      ['nothing at all', 'empty.png', 'image/png', Buffer.alloc(0)],
      [
        'an SVG',
        'logo.svg',
        'image/svg+xml',
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>'),
      ],
    ])('refuses %s as an image', async (_what, name, type, bytes) => {
      await expectRefused('images', { name, type, bytes });
    });

    it('refuses a truncated JPEG', async () => {
      const [photograph] = await listPhotographs();
      const whole = await fileUpload(photograph?.file ?? '', 'image/jpeg');
      await expectRefused('images', { ...whole, bytes: whole.bytes.subarray(0, whole.bytes.length / 3) });
    });

    it('refuses an animated GIF', async () => {
      const { width, height, data } = plain(640, 480 * 2);
      data.subarray(0, data.length / 2).fill(30);
      const gif = await sharp(data, { raw: { width, height, channels: 3, pageHeight: 480 } })
        .gif()
        .toBuffer();
      await expectRefused('images', { name: 'moving.gif', type: 'image/gif', bytes: gif });
    });

    it('refuses a picture as a video, and a truncated video', async () => {
      const png = await encodePng(plain(700, 500));
      await expectRefused('videos', { name: 'clip.mp4', type: 'video/mp4', bytes: png });
      const { bytes } = stage().video;
      await expectRefused('videos', { name: 'cut.mp4', type: 'video/mp4', bytes: bytes.subarray(0, bytes.length / 3) });
    });

    it('refuses too many bytes while they stream, and says how many may come', async () => {
      const bytes = Buffer.concat([await encodeJpeg(plain(800, 600)), Buffer.alloc(11 * 1024 * 1024)]);
      const answer = await client.upload('images', projectId, { name: 'huge.jpg', type: 'image/jpeg', bytes });
      expect(answer.status).toBe(413);
      expect(problemOf(answer).detail).toContain('10 MB');
    });

    it.each([
      ['too many', 4200, 600],
      ['too few', 320, 240],
    ])('refuses a picture with %s pixels', async (_what, width, height) => {
      const file = { name: 'size.png', type: 'image/png', bytes: await encodePng(plain(width, height)) };
      const answer = await client.upload('images', projectId, file);
      if (answer.status === 202) {
        const settled = await client.settledImage((answer.json as { id: string }).id);
        expect(settled.status).toBe('failed');
        expect(settled.error?.message).toMatch(/\d{3,4}/);
      } else {
        expect([413, 415, 422]).toContain(answer.status);
        expect(problemOf(answer).detail).toMatch(/\d{3,4}/);
      }
    });

    it('leaves nothing of all that in storage', async () => {
      const { workspaceId } = client.account.user;
      const kept = async () => {
        const paths = await readdir(join(stage().address.home, 'storage'), { recursive: true, withFileTypes: true });
        return paths.filter((path) => path.isFile() && path.parentPath.includes(workspaceId)).map(({ name }) => name);
      };
      await askUntil('the refused files to go', async () => ((await kept()).length === 0 ? true : undefined));
    });

    it('keeps what it takes where that is looked for', async () => {
      const { workspaceId } = client.account.user;
      const bytes = await encodePng(plain(800, 600));
      await client.uploaded('images', projectId, { name: 'kept.png', type: 'image/png', bytes });
      const paths = await readdir(join(stage().address.home, 'storage'), { recursive: true });
      expect(paths.some((path) => path.includes(workspaceId))).toBe(true);
    });

    it('scores a plain picture as unfit, says why and what to change, and warns on its link', async () => {
      const bytes = await encodePng(plain(800, 600));
      const imageId = await client.uploaded('images', projectId, { name: 'plain.png', type: 'image/png', bytes });
      const markerId = await client.generateMarker({ imageId });
      const settled = marker.parse(await client.settledMarker(markerId));
      const said = [settled.error?.message ?? '', ...settled.reasons.map(({ message }) => message)].join(' ');
      expect(said.length).toBeGreaterThan(30);
      if (settled.status !== 'failed') expect(settled.trackability).toBeLessThan(10);
      const link = await client.createLink(projectId, { markerIds: [markerId] });
      expect(link.warnings.length).toBeGreaterThan(0);
    });

    it("answers 404 to another user's ids", async () => {
      const stranger = await Client.registered(stage().address.api, 'stranger');
      const { projectId: theirs, imageId, markerId, linkId } = stage().campaign(0);
      const paths = [
        `/projects/${theirs}`,
        `/images/${imageId}`,
        `/markers/${markerId}`,
        `/links/${linkId}`,
        `/links/${linkId}/qr`,
        `/analytics/projects/${theirs}`,
        `/projects/${theirs}/links`,
      ];
      for (const path of paths) {
        const answer = await stranger.send('GET', path);
        expect([path, answer.status]).toEqual([path, 404]);
        problemOf(answer);
      }
      for (const path of paths.slice(0, 4)) expect((await stranger.send('DELETE', path)).status).toBe(404);
      expect((await stage().owner.get(`/images/${imageId}`, image)).id).toBe(imageId);
      const upload = await stranger.upload('images', theirs, {
        name: 'a.png',
        type: 'image/png',
        bytes: await encodePng(plain(700, 500)),
      });
      expect(upload.status).toBe(404);
    });

    it('names every wrong field at once', async () => {
      const wrong = { email: 'nobody', password: 'short', name: '' };
      const answer = await new Client(stage().address.api).send('POST', '/auth/register', wrong);
      expect(answer.status).toBe(422);
      expect(
        problemOf(answer)
          .errors?.map(({ path }) => path)
          .sort(),
      ).toEqual(['email', 'name', 'password']);
      expect((await client.send('POST', '/projects', { name: '', visibility: 'secret' })).status).toBe(422);
    });

    it.each([
      ['GET', '/projects'],
      ['POST', '/markers/generate'],
      ['GET', '/users/me'],
    ])('asks who is there: %s %s', async (method, path) => {
      const answer: Answer = await new Client(stage().address.api).send(
        method,
        path,
        method === 'POST' ? {} : undefined,
      );
      expect(answer.status).toBe(401);
      problemOf(answer);
    });

    it('shows nobody else in its lists', async () => {
      const list = await client.get('/projects', pageOf(project));
      expect(list.items.map(({ id }) => id)).toEqual([projectId]);
    });
  });
}
