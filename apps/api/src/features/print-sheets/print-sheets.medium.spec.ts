import type { Link, MarkerAccepted, Problem, UploadAccepted } from '@argument/contracts';
import { keys } from '@argument/storage';
import { drawPicture, encodeJpeg } from '@argument/testing';
import { PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { startTestApi, type TestApi, type TestClient } from '../../../test/test-api.js';

const POINTS_PER_MM = 72 / 25.4;
const JPEG = { width: 900, height: 600 };

let api: TestApi;
let me: TestClient;
let link: Link;
let markerId: string;
let jpeg: Buffer;

beforeAll(async () => {
  api = await startTestApi();
  me = await api.newUser();
  const { id: projectId } = await me.newProject();
  const picture = await drawPicture(JPEG);
  const { id: imageId } = (await me.upload('images', projectId, picture, 'poster.jpg')).json as UploadAccepted;
  ({ id: markerId } = await me.expect<MarkerAccepted>(202, 'POST', '/api/v1/markers/generate', { imageId }));
  const body = { markerIds: [markerId], name: 'Łódź – Summer 夏', slug: `sheet-${Date.now()}` };
  link = await me.expect<Link>(201, 'POST', `/api/v1/projects/${projectId}/links`, body);
  // What the worker leaves behind.
  jpeg = await encodeJpeg({ ...JPEG, data: new Uint8Array(JPEG.width * JPEG.height * 3).fill(90) });
  const sha256 = 'a'.repeat(64);
  const key = keys.rendition(sha256, 'jpg');
  await api.resources.store.put(key, jpeg, { contentType: 'image/jpeg' });
  const rendition = { id: crypto.randomUUID(), name: 'large', key, sha256, contentType: 'image/jpeg' };
  await api.resources.database.client.image.update({
    where: { id: imageId },
    data: { ...JPEG, status: 'ready', renditions: { create: { ...rendition, bytes: jpeg.length } } },
  });
});
afterAll(() => api.close());

const path = (search = '') => `/api/v1/links/${link.id}/print-sheet${search}`;

async function sheet(search = ''): Promise<PDFDocument> {
  const answer = await fetch(`${api.url}${path(search)}`, {
    headers: { authorization: `Bearer ${me.session?.accessToken}` },
  });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  return PDFDocument.load(await answer.arrayBuffer());
}

const sizeInMm = (pdf: PDFDocument) => {
  const { width, height } = pdf.getPage(0).getSize();
  return [width, height].map((side) => Math.round(side / POINTS_PER_MM));
};

/** The pictures that the file holds, as they were stored. */
const picturesIn = (pdf: PDFDocument) =>
  pdf.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object) => object instanceof PDFRawStream)
    .filter(({ dict }) => dict.get(PDFName.of('Subtype')) === PDFName.of('Image'))
    .map(({ contents }) => Buffer.from(contents));

it('holds the picture byte for byte on paper of the size that is asked for', async () => {
  const pdf = await sheet();
  expect(pdf.getTitle()).toBe('Łódź – Summer 夏');
  expect([pdf.getPageCount(), sizeInMm(pdf)]).toEqual([1, [297, 210]]);
  expect(picturesIn(pdf).map((bytes) => bytes.equals(jpeg))).toEqual([true]);
  expect(sizeInMm(await sheet('?paper=a3&language=de&cropMarks=false'))).toEqual([420, 297]);
  expect(sizeInMm(await sheet('?paper=a6'))).toEqual([105, 148]);
});

it('says how wide the picture can be, and names every wrong field', async () => {
  const wide = await me.send('GET', path('?paper=a6&pictureWidth=300'));
  expect(wide.status).toBe(422);
  expect((wide.json as Problem).errors).toEqual([
    { path: 'pictureWidth', message: expect.stringMatching(/at most \d+ mm wide/) },
  ]);
  const wrong = await me.send('GET', path('?paper=a0&language=xx&cropMarks=perhaps'));
  expect(wrong.status).toBe(422);
  expect((wrong.json as Problem).errors?.map((error) => error.path).sort()).toEqual(['cropMarks', 'language', 'paper']);
});

it('is drawn for one marker of the link, and for nobody else', async () => {
  expect((await sheet(`?markerId=${markerId}`)).getPageCount()).toBe(1);
  expect((await me.send('GET', path(`?markerId=${crypto.randomUUID()}`))).status).toBe(404);
  const stranger = await api.newUser();
  expect((await stranger.send('GET', path())).status).toBe(404);
});
