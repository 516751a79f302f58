import { join, resolve } from 'node:path';
import {
  createHome,
  launchChromium,
  listPhotographs,
  makeTempFolder,
  type Photograph,
  type Platform,
  type PlatformAddress,
  startPlatform,
  writeTestVideo,
} from '@argument/testing';
import type { Browser } from 'playwright-core';
import { Client, fileUpload, type Upload } from './client.js';
import { type Clip, renderClip } from './clip.js';

export const ROOT = resolve(__dirname, '../../..');

/** A photograph with a marker, a video and a link, on their way through the platform. */
export interface Campaign {
  photograph: Photograph;
  projectId: string;
  imageId: string;
  markerId: string;
  linkId: string;
  slug: string;
}

/** What the demo campaign has printed. */
const POSTER = join(ROOT, 'apps/launcher/art/demo-poster.jpg');

/** Runs the installation, once the address is confirmed and the platform is told of it. */
export const OPERATOR = 'operator@clients.example';

/** Stands in the address of a page that does what its policy forbids, so that the other pages can be told from it. */
export const BLOCKED_ON_PURPOSE = 'blocked-on-purpose';

/** Frames of a clip: four seconds. */
const CLIP_FRAMES = 120;

/** One running platform and what all suites share, so that each photograph is compiled once. */
export interface Stage {
  /** As it runs now. */
  readonly platform: Platform;
  address: PlatformAddress;
  /** Starts it again on the same data, once it was stopped. */
  restart: () => Promise<Platform>;
  /** Everything it has printed, restarts included. */
  log: () => string;
  folder: string;
  video: Upload;
  videoFile: string;
  /** Owner of the photographs' campaigns. */
  owner: Awaited<ReturnType<typeof Client.registered>>;
  /** The campaign of photograph `index`, 0 to 2. */
  campaign: (index: number) => Campaign;
  /** One browser for all that need no camera of their own; once rendered, photograph 0 is before its camera. */
  browser: () => Promise<Browser>;
  /** A clip of the same print, rendered while the first suites run. */
  clip: (index: number) => Promise<Clip>;
  /** A clip of the demo campaign's poster, which is taken away for a while and brought back. */
  posterClip: () => Promise<Clip>;
  close: () => Promise<void>;
}

export interface StageOptions {
  /** Whether clips are rendered for cameras; they are unless told otherwise. */
  hasClips?: boolean;
  /** Variables of the platform beside what a bare machine has. */
  env?: Record<string, string>;
}

/** Opens a stage before the suites of a file and closes it after them: starting a platform is most of their time. */
export function sharedStage(options: StageOptions = {}): () => Stage {
  let opened: Stage | undefined;
  beforeAll(async () => {
    opened = await openStage(options);
  });
  afterAll(() => opened?.close());
  return () => {
    if (!opened) throw new Error('The platform did not start.');
    return opened;
  };
}

async function openStage({ hasClips = true, env = {} }: StageOptions = {}): Promise<Stage> {
  const { path: folder, remove } = await makeTempFolder();
  const { home, remove: removeHome } = await createHome();
  const videoFile = join(folder, 'quarters.mp4');
  await writeTestVideo(videoFile);
  const photographs = (await listPhotographs()).slice(0, 3);
  const starts = [await startPlatform({ root: ROOT, home, env })];
  const platform = () => starts.at(-1) as Platform;
  let browser: Promise<Browser> | undefined;
  const { address } = platform();
  const video = await fileUpload(videoFile, 'video/mp4');
  const owner = await Client.registered(address.api, 'photographs');
  const campaigns: Campaign[] = [];
  for (const photograph of photographs) campaigns.push(await startCampaign(owner, photograph, video));
  const clips = hasClips ? renderAll(folder, photographs) : [];
  const posterClip = hasClips
    ? Promise.all(clips).then(() => renderPoster(folder))
    : Promise.reject<Clip>(new Error('This stage has no clips.'));
  // Whoever asks for them is told; the others need not wait for them.
  for (const clip of [...clips, posterClip]) clip.catch(() => undefined);
  const campaign = (index: number): Campaign => {
    const found = campaigns[index];
    if (!found) throw new Error(`There are ${campaigns.length} photographs; the suites need ${index + 1}.`);
    return found;
  };
  return {
    get platform() {
      return platform();
    },
    address,
    restart: async () => {
      starts.push(await startPlatform({ root: ROOT, home, env, ports: platform().ports }));
      return platform();
    },
    log: () => starts.map(({ output }) => output()).join('\n'),
    folder,
    video,
    owner,
    videoFile,
    campaign,
    browser: () => {
      const [first] = hasClips ? photographs : [];
      browser ??= launchChromium(first && { cameraFile: cameraFile(folder, first) });
      return browser;
    },
    clip: async (index) => {
      campaign(index);
      return clips[index] as Promise<Clip>;
    },
    posterClip: () => posterClip,
    close: async () => {
      await (await browser)?.close();
      await platform().stop();
      if (hasClips) await posterClip;
      await Promise.all([remove(), removeHome()]);
    },
  };
}

const cameraFile = (folder: string, { name }: Photograph): string => join(folder, `${name}.mjpeg`);

/** One after the other: the platform needs the other half of a small machine. */
function renderAll(folder: string, photographs: readonly Photograph[]): Promise<Clip>[] {
  let last: Promise<unknown> = Promise.resolve();
  return photographs.map((photograph) => {
    const { name: seed, file: picture } = photograph;
    const file = cameraFile(folder, photograph);
    const clip = last.then(() => renderClip({ picture, maxSide: 1280, file, frames: CLIP_FRAMES, seed }));
    last = clip;
    return clip;
  });
}

function renderPoster(folder: string): Promise<Clip> {
  const absent = { from: 100, to: 144 };
  return renderClip({ picture: POSTER, file: join(folder, 'poster.mjpeg'), frames: 164, seed: 'poster', absent });
}

/** Makes everything without waiting for the work behind it. */
async function startCampaign(client: Client, photograph: Photograph, video: Upload): Promise<Campaign> {
  const { id: projectId } = await client.createProject(photograph.name);
  const imageId = await client.uploaded('images', projectId, await fileUpload(photograph.file, 'image/jpeg'));
  const videoId = await client.uploaded('videos', projectId, video);
  const markerId = await client.generateMarker({ imageId, videoId, name: photograph.name });
  const { id: linkId, slug } = await client.createLink(projectId, { markerIds: [markerId], name: photograph.name });
  return { photograph, projectId, imageId, markerId, linkId, slug };
}
